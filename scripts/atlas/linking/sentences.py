"""The sentence around a mention and the heading above it, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from ..content.marks import WHOLE_MARK
from .markup import Place
from .tags import BLOCK, BREAK, BREAK_OFF, EDGE, TAG, attributes, read_tag, shape_of

UNSAID = re.compile(rf"\s?(?:{WHOLE_MARK.pattern})")
SENTENCE_END = re.compile(
    rf"[.!?…][\"'”’)\]{EDGE}]*(?:\s+(?:{WHOLE_MARK.pattern}))*[\s{BREAK_OFF}]+(?=[\"'“‘(\[]*[^\W_a-z])"
)
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|U\.S|U\.K|Dr|Mr|Mrs|Prof|vs|St|approx|cf)\.$")
NEAR, NEAR_WORD = 200, 8  # characters: where most sentences begin, what an abbreviation takes
START, STOP = "\3", "\4"  # around a mention, while its sentence is made readable
CAPITAL = r"[^\W\d_a-z]"
LOUD = re.compile(rf"{CAPITAL}{{6}}|{CAPITAL}[\"'”’)]* +[\"'“‘(]*{CAPITAL}")  # a long word, or two beside each other


class Sentence(NamedTuple):
    """A sentence as it is read, in three parts: what stands before a mention, the mention, and what follows."""

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


def sentence_span(text: str, start: int, end: int, near: int | None = None) -> tuple[int, int]:
    """Where the sentence around a span begins and ends; nothing beyond ``near`` characters is looked at."""
    first, last = text.rfind(BLOCK, 0, start) + 1, text.find(BLOCK, end)
    if near is not None:
        first, last = max(first, start - near), min(last, end + near)
    close = max(first, start - NEAR)
    before = [gap[1] for gap in sentence_gaps(text, close, end) if gap[1] <= start]
    if not before and close > first:
        before = [gap[1] for gap in sentence_gaps(text, first, end) if gap[1] <= start]
    after = next(sentence_gaps(text, end, last), (last, last))
    return before[-1] if before else first, after[0]


def sentence_gaps(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a sentence ends and where the next one begins, for every two sentences that meet in a span."""
    for gap in SENTENCE_END.finditer(text, start, end):
        if not ABBREVIATION.search(text, max(0, gap.start() - NEAR_WORD), gap.start() + 1):
            yield gap.start() + len(gap[0].rstrip()), gap.end()


def plain_text(parts: Sequence[str]) -> str:
    """The words of text, tags, text, tags, …, text: decoded, without marks and signs that are not read."""
    kept = [parts[0]]
    for tags, text in zip(parts[1::2], parts[2::2], strict=True):
        tag = read_tag(shape_of(tags))
        if tag.step == BREAK:
            kept.append(BREAK_OFF)
        if not tag.unheard:
            kept.append(text)
    return spoken("".join(kept))


def spoken(text: str) -> str:
    """A text of the HTML as it is read: decoded, without marks, with single spaces."""
    if "[" in text:
        text = UNSAID.sub("", text)
    if "&" in text:
        text = unescape(text)
    return " ".join(text.replace(EDGE, "").replace(BREAK_OFF, " ").split())


def heading_above(parts: Sequence[str], place: Place) -> str:
    """The HTML of the heading above a place, or the beginning of its footnote; nothing before the first `h2`."""
    index, cell = place
    start = TAG.findall(parts[cell])[-1] if cell else ""
    if start and read_tag(start).name == "li":
        return start
    if not index or parts[index][1:3] not in ("h2", "H2"):
        return ""
    end = index + 2
    while end < len(parts) - 1 and not parts[end].lower().startswith("</h"):
        end += 2
    return "".join(parts[index:end])


@lru_cache(maxsize=4096)
def read_heading(html: str) -> tuple[str, str]:
    """The id and the words of a heading."""
    parts = TAG.split(html)
    if len(parts) < 2:
        return "", ""
    words = "Footnotes" if read_tag(parts[1]).name == "li" else plain_text(parts[2:])
    return attributes(parts[1]).get("id", ""), words


def is_shouted(text: str, start: int, end: int) -> bool:
    """The sentence around a name is all in capitals; a list of acronyms is no sentence."""
    first, last = sentence_span(text, start, end, NEAR)
    rest = f"{text[first:start]}X{text[end:last]}"
    return rest.upper() == rest and bool(LOUD.search(rest))
