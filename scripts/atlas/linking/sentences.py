"""The sentence around a mention and the heading above it, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..content.marks import WHOLE_MARK
from .article import BLOCK, BREAK_OFF, EDGE, TAG, Place, attributes, read_tag

UNSAID = re.compile(rf"\s?(?:{WHOLE_MARK.pattern})")  # " [@key]"
SENTENCE_GAP = re.compile(  # ".) [@key] " of "(It helps.) [@key] Ask first"
    rf"[.!?…][\"'”’)\]{EDGE}]*(?:\s+(?:{WHOLE_MARK.pattern}))*[\s{BREAK_OFF}]+(?=[\"'“‘(\[]*[^\W_a-z])"
)
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|U\.S|U\.K|Dr|Mr|Mrs|Prof|vs|St|approx|cf)\.$")  # "Dr." of "ask Dr."
NEAR, NEAR_WORD = 200, 8  # characters: where most sentences begin, what an abbreviation takes
START, STOP = "\3", "\4"  # around a mention, while its sentence is made readable

Heading = tuple[str, ...]  # the parts of a heading: tag, text, tag, …, text


class Sentence(NamedTuple):
    """A sentence as it is read, in three parts: what is before a mention, the mention, and what follows."""

    before: str
    mention: str
    after: str


def sentence_of(text: str, span: tuple[int, int]) -> Sentence:
    """The sentence that holds a mention, given as a span of the text of an article."""
    start, end = span
    first, last = sentence_span(text, start, end)
    marked = f"{text[first:start]}{START}{text[start:end]}{STOP}{text[end:last]}"
    before, _, rest = spoken(marked).partition(START)
    mention, _, after = rest.partition(STOP)
    return Sentence(before, mention, after)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a span begins and ends."""
    first, last = text.rfind(BLOCK, 0, start) + 1, text.find(BLOCK, end)
    close = max(first, start - NEAR)
    before = [gap[1] for gap in sentence_gaps(text, close, end) if gap[1] <= start]
    if not before and close > first:
        before = [gap[1] for gap in sentence_gaps(text, first, end) if gap[1] <= start]
    after = next(sentence_gaps(text, end, last), (last, last))
    return before[-1] if before else first, after[0]


def sentence_gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one begins, for every two sentences that meet in a span."""
    for gap in SENTENCE_GAP.finditer(text, start, end):
        if not ABBREVIATION.search(text, max(0, gap.start() - NEAR_WORD), gap.start() + 1):
            yield gap.start() + len(gap[0].rstrip()), gap.end()


def plain_text(parts: Sequence[str]) -> str:
    """The words of text, tag, text, tag, …, text: decoded, without marks and without signs that are not read."""
    kept = [parts[0]]
    for raw, text in zip(parts[1::2], parts[2::2], strict=True):
        tag = read_tag(raw)
        if tag.void and tag.edge:
            kept.append(BREAK_OFF)
        if tag.edge != EDGE:
            kept.append(text)
    return spoken("".join(kept))


def spoken(text: str) -> str:
    """A text of the HTML as it is read: decoded, without marks, with single spaces."""
    if "[" in text:
        text = UNSAID.sub("", text)
    if "&" in text:
        text = unescape(text)
    return " ".join(text.replace(EDGE, "").replace(BREAK_OFF, " ").split())


def heading_above(parts: Sequence[str], place: Place) -> Heading:
    """The heading above a place, or the opening tag of its footnote; nothing before the first `h2`."""
    index, cell = place
    if cell and read_tag(begin := TAG.findall(parts[cell])[-1]).name == "li":
        return (begin,)
    if not index or read_tag(parts[index]).name != "h2":
        return ()
    end = index + 2
    while end < len(parts) - 1 and not parts[end].lower().startswith("</h"):
        end += 2
    return tuple(parts[index:end])


@lru_cache(maxsize=4096)
def read_heading(heading: Heading) -> tuple[str, str]:
    """The id and the words of a heading."""
    if not heading:
        return "", ""
    opening, *words = heading
    return attributes(opening).get("id", ""), plain_text(words) if words else "Footnotes"
