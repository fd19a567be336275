"""The whole of it, as one pure function: from a source to the files that come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .blocks import Block, blocks_of, is_html
from .claims import Match, Matcher
from .encoding import Mended, decode, mend
from .flags import flags, marks, numbering
from .knowledge import Name
from .pieces import Page, Piece, Role, State, counts, cut, judge
from .readers import read_twice
from .snapshot import Snapshot, Source, snapshot

LEAST_STATEMENT = 4  # words


@dataclass(frozen=True)
class Row:
    """A piece that stays, with all that is to be known of it."""

    piece: Piece
    line: int
    flags: tuple[tuple[str, str], ...]
    marks: tuple[tuple[str, str], ...]
    names: tuple[Name, ...]
    match: Match | None


@dataclass(frozen=True)
class Article:
    """An article that was taken in."""

    source: str
    snapshot: Snapshot
    mended: Mended
    blocks: Sequence[Block]
    pieces: Sequence[Piece]
    rows: Sequence[Row]
    counts: Mapping[str, int]


def cut_and_judge(text: str, matcher: Matcher) -> tuple[list[Block], list[Piece]]:
    """The blocks of a text, and its pieces with what becomes of each."""
    words = matcher.knowledge.words
    blocks = blocks_of(text)
    read = read_twice(text) if is_html(text) else ()
    return blocks, judge(cut(blocks, words, matcher.knowledge.small), Page(blocks, words, read))


def take_in(source: Source, matcher: Matcher) -> Article:
    """All that is to be known of an article."""
    text, encoding = decode(source.data, source.charset)
    mended = mend(text)
    blocks, pieces = cut_and_judge(mended.text, matcher)
    return Article(
        source=source.name,
        snapshot=snapshot(source, text, encoding, is_html(text)),
        mended=mended,
        blocks=blocks,
        pieces=pieces,
        rows=rows_of(mended, pieces, matcher),
        counts=counts(len(mended.text), pieces),
    )


def rows_of(mended: Mended, pieces: Sequence[Piece], matcher: Matcher) -> list[Row]:
    """What is to be known of each piece that stays."""
    starts = line_starts(mended.before)
    stays = [piece for piece in pieces if piece.state is not State.REMOVED]
    broken = dict(numbering(stays))
    return [row_of(piece, at, mended, starts, broken, matcher) for at, piece in enumerate(stays)]


def row_of(
    piece: Piece, at: int, mended: Mended, starts: Sequence[int], broken: Mapping[int, str], matcher: Matcher
) -> Row:
    """What is to be known of one piece."""
    knowledge = matcher.knowledge
    names = knowledge.names_in(piece.text)
    found = list(flags(piece, knowledge.words.data, names, knowledge))
    found += [("broken numbering", broken[at])] if at in broken else []
    states = piece.role in {Role.SENTENCE, Role.HEAD} and len(piece.text.split()) >= LEAST_STATEMENT
    return Row(
        piece=piece,
        line=bisect_right(starts, mended.place(piece.spans[0][0])),
        flags=tuple(found),
        marks=tuple(marks(piece, knowledge.words.data)) if piece.role is not Role.MARKER else (),
        names=tuple(names),
        match=matcher.match(piece.text) if states and not piece.text.endswith("?") else None,
    )


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins."""
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    return starts[:-1] or [0]
