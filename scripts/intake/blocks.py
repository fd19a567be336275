"""Text or HTML as blocks: paragraphs, headings, items, cells; each sign knows its place in the whole."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .tags import INLINE, OPEN_ENDED, VOID, Token, letters, tokens

HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
SOME_HTML = re.compile(r"</(?:p|div|li|h[1-6]|article|table)\s*>", re.IGNORECASE)
UNSEEN = frozenset("\u200b\ufeff\u00ad")  # signs that take no room
SENTENCE_END = re.compile(r"[.!?…。！？:;|][\"'”’)\]]*$")
DIGITS = re.compile(r"\d+")
WRAPPED = (45, 110)  # signs of the lines of a text that was broken into lines


@dataclass(frozen=True)
class Block:
    """A block as it is read, with single spaces.

    Shape: ``places`` has the place of each sign in the whole text, and one more for the end; ``around`` are the
           elements around it with what their author called them, ``inside`` the same as numbers; ``linked`` is how
           much of it is in links.
    """

    text: str
    places: Sequence[int] = field(repr=False)
    tag: str = ""
    around: tuple[str, ...] = ()
    inside: tuple[int, ...] = ()
    linked: float = 0.0
    repeated: bool = False

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the block stands in the whole text."""
        return self.places[start], self.places[end - 1] + 1 if end < len(self.text) else self.places[len(self.text)]


def is_html(text: str) -> bool:
    """Whether a text is a page of the web."""
    return bool(HTML.match(text[:3000])) or len(SOME_HTML.findall(text[:20_000])) > 2


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text."""
    return list(html_blocks(text) if is_html(text) else plain_blocks(text))


# -- HTML


class Element(NamedTuple):
    """An element that is open: its name, what its author called it, its number on the page."""

    name: str
    label: str
    number: int


class Gathering:
    """The signs of a block while it is read."""

    def __init__(self) -> None:
        self.signs: list[str] = []
        self.places = array("l")
        self.end = self.linked = 0

    def add(self, sign: str, place: int, in_link: bool) -> None:
        """One more sign; white space only once, and none at the beginning."""
        if sign.isspace() or sign in UNSEEN:
            if not self.signs or self.signs[-1] == " ":
                return
            sign = " "
        self.signs.append(sign)
        self.places.append(place)
        self.linked += in_link

    def block(self, end: int, stack: Sequence[Element] = ()) -> Iterator[Block]:
        """The block that was gathered, if there is one."""
        text = "".join(self.signs).rstrip()
        if text:
            places = self.places[: len(text)]
            places.append(max(end, places[-1] + 1))
            around = tuple(f"{one.name} {one.label}".strip() for one in stack)
            inside = tuple(one.number for one in stack)
            yield Block(text, places, tag_of(stack), around, inside, self.linked / len(text))


def html_blocks(page: str) -> Iterator[Block]:
    """The blocks of a page, by its elements that begin a line."""
    gathered, stack, links = Gathering(), list[Element](), 0
    end = 0
    for token in tokens(page):
        if token.name == "!":
            continue
        if not token.name:
            for sign, place in letters(page, token.start, token.end):
                gathered.add(sign, place, links > 0)
            end = token.end
            continue
        if token.name not in INLINE:
            yield from gathered.block(end, stack)
            gathered = Gathering()
        if token.name == "a":
            links = 0 if token.closes else 1
        step(stack, token)
    yield from gathered.block(end, stack)


def step(stack: list[Element], token: Token) -> None:
    """The elements that are open after one more tag; end tags that are forgotten do no harm."""
    name = token.name
    if name in VOID:
        return
    if token.closes:
        depth = next((n for n in range(len(stack) - 1, -1, -1) if stack[n].name == name), None)
        if depth is not None:
            del stack[depth:]
        return
    if name in OPEN_ENDED and stack and stack[-1].name == name:
        stack.pop()
    stack.append(Element(name, token.label, token.start))


def tag_of(stack: Sequence[Element]) -> str:
    """The element that a block is."""
    return next((one.name for one in reversed(stack) if one.name not in INLINE), "")


# -- plain text


def plain_blocks(text: str) -> Iterator[Block]:
    """The lines of a text; lines that were broken to a width are joined to paragraphs."""
    lines = list(lines_of(text))
    shapes = Counter(DIGITS.sub("0", text[start:end].strip()) for start, end in lines)
    repeated = {shape for shape, count in shapes.items() if shape and count > 2 and len(shape) < 100}
    joins = is_wrapped([text[start:end] for start, end in lines])
    gathered: list[tuple[int, int]] = []
    width = max((end - start for start, end in lines), default=0)
    for start, end in lines:
        line = text[start:end].strip()
        again = DIGITS.sub("0", line) in repeated
        if not joins or not line or again or not goes_on(text, gathered, line, width):
            if again and joins:
                yield from joined(text, [(start, end)], repeated=True)
                continue
            yield from joined(text, gathered)
            gathered = []
        if line:
            gathered.append((start, end))
    yield from joined(text, gathered)


def lines_of(text: str) -> Iterator[tuple[int, int]]:
    """Where each line begins and ends, without its end."""
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029"))
        start += len(line)


def is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a text was broken to a width: most of its lines are of one length, and do not end a sentence."""
    full = [line.strip() for line in lines if line.strip()]
    long = [line for line in full if WRAPPED[0] <= len(line) <= WRAPPED[1]]
    open_ended = [line for line in long if not SENTENCE_END.search(line)]
    return len(full) > 5 and len(open_ended) > 0.4 * len(full) and max(map(len, full)) <= WRAPPED[1] + 20


def goes_on(text: str, gathered: Sequence[tuple[int, int]], line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph before it."""
    if not gathered:
        return True
    before = text[slice(*gathered[-1])].strip()
    full = len(before) > 0.6 * width
    return full and not re.match(r"(?:[-*•▪–]|\d{1,2}[.)])\s", line)


def joined(text: str, lines: Iterable[tuple[int, int]], repeated: bool = False) -> Iterator[Block]:
    """Some lines as one block; a word that was parted at the end of a line is whole again."""
    gathered, end = Gathering(), 0
    for start, end in lines:
        if gathered.signs:
            if gathered.signs[-1] == "-" and text[start:end].lstrip()[:1].islower() and gathered.signs[-2:-1] != [" "]:
                gathered.signs.pop()
                gathered.places.pop()
            else:
                gathered.add(" ", start, False)
        for place in range(start, end):
            gathered.add(text[place], place, False)
    for block in gathered.block(end):
        yield Block(block.text, block.places, repeated=repeated)
