"""The sentence around a mention and the heading above it, as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from .markup import Article, Place
from .tags import BLOCK, BREAK, EDGE, GLUE, attributes, read_tag

SLOT = re.compile(r"\[\[[^\]\n]*\]\]|\[[@#][^\[\]\n]*\]")
UNSAID = re.compile(rf"\s?(?:{SLOT.pattern})")
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W_a-z])")
ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|Dr|Mr|Mrs|vs|St|approx|cf)\.$")
SENTENCE_EDGES = (BLOCK, EDGE, GLUE, ". ", "! ", "? ")
CAPITAL_BEFORE = re.compile(r"(?<![\w-])[^\W\d_a-z]{2,} $")
CAPITAL_AFTER = re.compile(r" [^\W\d_a-z]{2,}(?![\w-])")


def sentence_of(article: Article, span: tuple[int, int]) -> str:
    """The sentence that holds a mention, given as a span of the article's text."""
    start, end = span
    first, last = article.text.rfind(BLOCK, 0, start) + 1, article.text.find(BLOCK, end)
    line = article.text[first:last]
    if EDGE in line or GLUE in line:
        _, begin, stop = article.span(start, end)
        return sentence_in(*whole_line(article.parts, begin, stop))
    return sentence_in(*map(spoken, (line[: start - first], line[start - first : end - first], line[end - first :])))


def sentence_in(before: str, mention: str, after: str) -> str:
    """The sentence with a mention in a line of text."""
    text, start, stop = f"{before}{mention}{after}", len(before), len(before) + len(mention)
    begins, ends = 0, len(text)
    for gap in SENTENCE_END.finditer(text):
        if (start < gap.end() and gap.start() < stop) or ABBREVIATION.search(text, 0, gap.start() + 1):
            continue
        if gap.start() >= stop:
            ends = gap.start() + len(gap[0].rstrip())
            break
        begins = gap.end()
    return " ".join(text[begins:ends].split())


def whole_line(parts: Sequence[str], first: tuple[int, int], last: tuple[int, int]) -> list[str]:
    """The line around a mention with its code and links: what is before, the mention, what is after."""
    begin, end = first[0], last[0]
    while begin > 1 and not read_tag(parts[begin - 1]).block:
        begin -= 2
    while end + 2 < len(parts) and not read_tag(parts[end + 1]).block:
        end += 2
    line = list(parts[begin : end + 1])
    for index, offset in (last, first):
        text = line[index - begin]
        line[index - begin] = f"{text[:offset]}{EDGE}{text[offset:]}"
    return plain_text(line).split(EDGE)


def plain_text(parts: Sequence[str]) -> str:
    """The words of parts that are text, tag, text, …: decoded, without marks and footnote numbers."""
    kept = [parts[0]]
    for index in range(1, len(parts) - 1, 2):
        tag = read_tag(parts[index])
        if tag.step == BREAK:
            kept.append(" ")
        if not tag.unheard:
            kept.append(parts[index + 1])
    return spoken("".join(kept))


def spoken(text: str) -> str:
    """A text of the HTML as it is read: without marks, decoded."""
    if "[" in text:
        text = UNSAID.sub("", text)
    return unescape(text) if "&" in text else text


def heading_of(parts: Sequence[str], place: Place) -> tuple[str, str]:
    """The id and the words of the heading above a place: of its `h2`, or of the footnotes; nothing before the first."""
    start = read_tag(parts[place.cell]) if place.cell else None
    if start and start.name == "li":
        return attributes(parts[place.cell]).get("id", ""), "Footnotes"
    index = place.section
    if not index or read_tag(parts[index]).name != "h2":
        return "", ""
    end = index + 2
    while end < len(parts) - 1 and not parts[end].lower().startswith("</h"):
        end += 2
    words = plain_text(["", *parts[index:end]])
    return attributes(parts[index]).get("id", ""), " ".join(words.split())


def is_shouted(text: str, start: int, end: int) -> bool:
    """The sentence around a name is all in capitals, and so is a word beside it; a list of acronyms is no sentence."""
    if not CAPITAL_BEFORE.search(text, max(0, start - 40), start) and not CAPITAL_AFTER.match(text, end):
        return False
    begin = max(text.rfind(sign, 0, start) for sign in SENTENCE_EDGES)
    stop = min((place for sign in SENTENCE_EDGES if (place := text.find(sign, end)) >= 0), default=end)
    rest = f"{text[begin + 1 : start]} {text[end:stop]}"
    return rest.upper() == rest
