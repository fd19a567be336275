"""Blocks cut to pieces, and what becomes of each: kept, removed or doubtful. No sign of the text is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from atlas.linking.article import BLOCK
from atlas.linking.sentences import sentence_gaps

from .blocks import Block
from .furniture import PROSE_WORDS, ZONE_PROSE, Words, is_prose, large_elements, linked, teasers, zone_starts
from .lists import Marker, head_end, runs
from .readers import Taken
from .stamps import stamps

OTHER_EDGE = re.compile(r"[。！？](?=.)|(?<=[.!?])\s+(?=©)")  # ends of sentences that our texts never have
ENDS_SENTENCE = re.compile(r"[.!。！][\"'”’)]*$")
STRAY = re.compile(r"\s[|*•·_=#~-]+$")  # " |" at the end of a block: the edge of a cell that was lost
HEADINGS, MOST_HEADING = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "caption")), 14
LONGEST_LINE = 300  # signs of a line that is furniture as a whole
Span = tuple[int, int]


class State(StrEnum):
    """What becomes of a piece."""

    KEPT = "kept"
    REMOVED = "removed"
    DOUBTFUL = "doubtful"


class Role(StrEnum):
    """What a piece is in its block."""

    SENTENCE = "sentence"
    HEADING = "heading"
    MARKER = "marker"
    HEAD = "head"  # of an item
    STAMP = "stamp"


@dataclass(frozen=True)
class Piece:
    """A sentence, a heading or the sign of an item.

    Shape: ``spans`` are its places in the whole text, tags inside it among them; ``at`` is its place in its block.
    """

    text: str
    spans: tuple[Span, ...]
    block: int
    at: Span
    role: Role = Role.SENTENCE
    number: int = 0
    state: State = State.KEPT
    reason: str = ""

    @property
    def size(self) -> int:
        """How many signs of the whole text it has."""
        return sum(end - start for start, end in self.spans)


# -- cutting


def cut(blocks: Sequence[Block], words: Words, small: Collection[str]) -> list[Piece]:
    """The pieces of all blocks in their order."""
    found = stamps([block.text for block in blocks], words.stamps)
    holes = [block.span(0, len(block.text)) for block in blocks if block.repeated]
    return [
        piece
        for number, block in enumerate(blocks)
        for piece in pieces_of(block, number, found[number], [] if block.repeated else holes, small)
    ]


@dataclass(frozen=True)
class Cuts:
    """Where a block is cut, and what begins at some of its edges: stamps, signs of items, heads of items."""

    edges: list[int]
    stamps: frozenset[int]
    marks: dict[int, Marker]
    heads: frozenset[int]


def cuts_of(text: str, found: Sequence[Span], small: Collection[str]) -> Cuts:
    """Where a block is cut: between sentences, at stamps, around the signs and after the heads of items."""
    marks = {one.start: one for run in runs(text) for one in run}
    stamp_edges = {edge for span in found for edge in span}
    stray = STRAY.search(text)
    edges, heads = {0, len(text), *stamp_edges, *sentence_edges(text)}, set[int]()
    edges |= {stray.start()} if stray else set()
    for one in marks.values():
        length = head_end(text[one.end :][:300], small)
        if length:
            heads.add(one.end)
        last = one.end + length
        edges = {edge for edge in edges if not one.start < edge < last} | {one.start, one.end, last}
    return Cuts(sorted(edges | stamp_edges), frozenset(start for start, _ in found), marks, frozenset(heads))


def pieces_of(
    block: Block, number: int, found: Sequence[Span], holes: Sequence[Span], small: Collection[str]
) -> Iterator[Piece]:
    """The pieces of a block."""
    cuts = cuts_of(block.text, found, small)
    for start, end in pairwise(cuts.edges):
        raw = block.text[start:end]
        if text := raw.strip():
            first = start + raw.index(text)
            at = first, first + len(text)
            mark = cuts.marks.get(start)
            yield Piece(
                text,
                tuple(without(block.span(*at), holes)),
                number,
                at,
                role_of(block, text, start, end, cuts),
                mark.number if mark else 0,
            )


def role_of(block: Block, text: str, start: int, end: int, cuts: Cuts) -> Role:
    """What a piece is in its block."""
    if start in cuts.stamps:
        return Role.STAMP
    if start in cuts.marks:
        return Role.MARKER
    if start in cuts.heads:
        return Role.HEAD
    alone = (start, end) == (0, len(block.text)) or end in cuts.marks
    titled = block.tag in HEADINGS or (alone and not ENDS_SENTENCE.search(text) and len(text.split()) <= MOST_HEADING)
    return Role.HEADING if titled else Role.SENTENCE


def sentence_edges(text: str) -> Iterator[int]:
    """Where the sentences of a block begin."""
    for _, following in sentence_gaps(text + BLOCK, 0, len(text)):
        yield following
    yield from (hit.end() for hit in OTHER_EDGE.finditer(text))


def without(span: Span, holes: Iterable[Span]) -> Iterator[Span]:
    """A span less what stands in it and is no part of it."""
    start, end = span
    for first, last in holes:
        if start < first and last < end:
            yield start, first
            start = last
    yield start, end


# -- judging


@dataclass(frozen=True)
class Page:
    """What is known of a page when its pieces are judged."""

    blocks: Sequence[Block]
    words: Words
    read: Sequence[Taken]

    @cached_property
    def zones(self) -> list[str]:
        """For each block the part in which it stands."""
        return zone_starts(self.blocks, self.words)

    @cached_property
    def teasers(self) -> list[bool]:
        """Which blocks are teasers."""
        return teasers(self.blocks)

    @cached_property
    def large(self) -> frozenset[int]:
        """The elements that hold much of the page."""
        return large_elements(self.blocks)

    def said_before(self, number: int) -> bool:
        """Whether a block says what the one before it said."""
        here = self.blocks[number]
        return number > 0 and here.text == self.blocks[number - 1].text and not here.repeated


def judge(pieces: Sequence[Piece], page: Page) -> list[Piece]:
    """Each piece with what becomes of it, and why. Where nothing would be kept, what reads as prose is doubtful."""
    judged = [judged_piece(piece, page) for piece in pieces]
    if any(piece.state is State.KEPT and is_prose(piece.text) for piece in judged):
        return judged
    rest = "nothing else was kept"
    return [replace(one, state=State.DOUBTFUL, reason=rest) if is_prose(one.text) else one for one in judged]


def judged_piece(piece: Piece, page: Page) -> Piece:
    """A piece with what becomes of it."""
    state, reason = by_words(piece, page) or by_place(piece, page) or by_readers(piece, page)
    return replace(piece, state=state, reason=reason)


def by_words(piece: Piece, page: Page) -> tuple[State, str] | None:
    """What becomes of a piece by what it says; nothing when that does not tell."""
    block = page.blocks[piece.block]
    if piece.role is Role.STAMP:
        return State.REMOVED, "copyright"
    if not any(sign.isalnum() for sign in piece.text):
        return State.REMOVED, "stray sign"
    if block.repeated:
        return State.REMOVED, "said on every page"
    if page.said_before(piece.block):
        return State.REMOVED, "said twice in a row"
    if reason := page.words.line_reason(piece.text) if piece.role is not Role.MARKER else "":
        return State.REMOVED, reason
    reason = page.words.line_reason(block.text) if len(block.text) <= LONGEST_LINE else ""
    return (State.DOUBTFUL if is_prose(piece.text) else State.REMOVED, reason) if reason else None


def by_place(piece: Piece, page: Page) -> tuple[State, str] | None:
    """What becomes of a piece by where it stands; nothing when that does not tell."""
    block, prose = page.blocks[piece.block], is_prose(piece.text)
    if around := page.words.around_reason(block, page.large):
        taken = prose and page.read and all(votes(piece, page)) and around not in page.words.data["certain"]
        return (State.DOUBTFUL if taken and not linked(block) else State.REMOVED), around
    zone, teaser = page.zones[piece.block], page.teasers[piece.block]
    if zone or teaser:
        least = PROSE_WORDS if page.read and all(votes(piece, page)) else ZONE_PROSE
        reads_on = not teaser and is_prose(piece.text, least) and not linked(block)
        return (State.DOUBTFUL if reads_on else State.REMOVED), zone or "teaser"
    return None


def by_readers(piece: Piece, page: Page) -> tuple[State, str]:
    """What becomes of a piece by whether the readers took it."""
    block, prose, taken = page.blocks[piece.block], is_prose(piece.text), votes(piece, page)
    if all(taken) or (any(taken) and not linked(block)):
        return State.KEPT, ""
    if any(taken):
        return (State.DOUBTFUL if prose else State.REMOVED), "a link that only one reader took"
    if linked(block):
        return State.REMOVED, "neither reader took it"
    if prose:
        return State.DOUBTFUL, "neither reader took it"
    known = piece.role is Role.MARKER or block.tag in PART_OF_TEXT
    return (State.KEPT, "") if known else (State.REMOVED, "neither reader took it")


def votes(piece: Piece, page: Page) -> list[bool]:
    """Whether each reader took a piece, alone or with its block."""
    return [one.has(piece.text) or one.has(page.blocks[piece.block].text) for one in page.read]


PART_OF_TEXT = frozenset(("h1", "h2", "h3", "h4", "td", "th", "dt", "dd", "caption", "figcaption", "li"))


# -- the law


def gaps(size: int, pieces: Iterable[Piece]) -> Iterator[Span]:
    """What of the whole text is in no piece: tags and white space. Errors: ValueError when two pieces overlap."""
    at = 0
    for start, end in sorted(span for piece in pieces for span in piece.spans):
        if start < at:
            raise ValueError(f"two pieces have the sign at {start}")
        if start > at:
            yield at, start
        at = end
    if at < size:
        yield at, size


def counts(size: int, pieces: Sequence[Piece]) -> dict[str, int]:
    """How many signs were kept, removed and doubtful; what is in no piece is removed too, as markup and space."""
    found = {state.value: sum(piece.size for piece in pieces if piece.state is state) for state in State}
    between = sum(end - start for start, end in gaps(size, pieces))
    found["removed"] += between
    return {**found, "markup": between}
