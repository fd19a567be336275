"""The sentence around a mention and the heading above it, as plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape

from .markup import Place
from .tags import BLOCK, BREAK, BREAK_OFF, EDGE, TAG, attributes, read_tag, shape_of

SLOT = re.compile(r"\[\[[^\]\n]*\]\]|\[[@#][^\[\]\n]*\]")
UNSAID = re.compile(rf"\s?(?:{SLOT.pattern})")
SENTENCE_END = re.compile(rf"[.!?…][\"'”’)\]]*(?:\s+(?:{SLOT.pattern}))*\s+(?=[\"'“‘(\[]*[^\W_a-z])")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|vs|St|approx|cf)\.$")
SENTENCE_EDGES = (BLOCK, BREAK_OFF, ". ", "! ", "? ")
NEAR, NEAR_WORD = 200, 8  # characters: where most sentences begin, what an abbreviation takes
CAPITAL_BEFORE = re.compile(r"(?<![\w-])[^\W\d_a-z]{2,} $")
CAPITAL_AFTER = re.compile(r" [^\W\d_a-z]{2,}(?![\w-])")


def sentence_of(text: str, span: tuple[int, int]) -> str:
    """The sentence that holds a mention, given as a span of the text of an article."""
    start, end = span
    first, last = text.rfind(BLOCK, 0, start) + 1, text.find(BLOCK, end)
    near = max(first, start - NEAR)
    before = [gap[1] for gap in sentence_gaps(text, near, end) if gap[1] <= start]
    if not before and near > first:
        before = [gap[1] for gap in sentence_gaps(text, first, end) if gap[1] <= start]
    after = next(sentence_gaps(text, end, last), (last, last))
    return spoken(text[before[-1] if before else first : after[0]])


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


def heading_of(parts: Sequence[str], place: Place) -> tuple[str, str]:
    """The id and the words of the heading above a place: of its `h2`, or of the footnotes; nothing before the first."""
    index, cell = place
    start = TAG.findall(parts[cell])[-1] if cell else ""
    if start and read_tag(start).name == "li":
        return attributes(start).get("id", ""), "Footnotes"
    if not index or parts[index][1:3] not in ("h2", "H2"):
        return "", ""
    end = index + 2
    while end < len(parts) - 1 and not parts[end].lower().startswith("</h"):
        end += 2
    return attributes(parts[index]).get("id", ""), plain_text(parts[index + 1 : end])


def is_shouted(text: str, start: int, end: int) -> bool:
    """The sentence around a name is all in capitals, and so is a word beside it; a list of acronyms is no sentence."""
    if not CAPITAL_BEFORE.search(text, max(0, start - 40), start) and not CAPITAL_AFTER.match(text, end):
        return False
    begin = max(text.rfind(sign, 0, start) for sign in SENTENCE_EDGES)
    stop = min((place for sign in SENTENCE_EDGES if (place := text.find(sign, end)) >= 0), default=end)
    rest = f"{text[begin + 1 : start]} {text[end:stop]}"
    return rest.upper() == rest
