"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .steps import CELL, HEARD, SECTION, first_steps
from .tags import BLOCK, BREAK_OFF, EDGE, TAGS

EDGES = (BLOCK, EDGE, BREAK_OFF)

Spot = tuple[int, int]  # a part of the HTML, and the offset in it
Span = tuple[Spot, Spot]
Place = tuple[int, int]  # where text counts: the part that opened its section, and that of its cell or footnote, or 0


@dataclass(frozen=True, slots=True)
class Article:
    """The prose of an article as one text.

    Shape:  ``parts`` are text, tags, text, tags, … of the HTML. ``text`` is made of chunks: chunk ``k`` is what stands
            for the tags before ``parts[2 * k]`` (BLOCK, EDGE, BREAK_OFF or nothing), then that part if it is read;
            ``ends`` are the offsets where chunks end, ``heard`` the chunks that are read but not linked.
            ``marks`` are the parts where a place begins, ``places`` the section and the cell of what follows.
            ``anchors`` are the opening tags of links: their part, and whether they stand in prose.
    """

    parts: Sequence[str]
    text: str
    ends: Sequence[int]
    heard: Collection[int]
    marks: Sequence[int]
    places: Sequence[Place]
    anchors: Sequence[tuple[int, bool]]

    def spots(self, start: int, end: int) -> Span | None:
        """The two ends of a span of the text, as parts with offsets in them; nothing unless all of it may be linked."""
        ends, heard = self.ends, self.heard
        first = last = bisect_right(ends, start)
        if first in heard or self.text[start] in EDGES:
            return None
        if end > ends[first]:
            last = bisect_left(ends, end)
            if any(chunk in heard or self.has_edge(chunk) for chunk in range(first + 1, last + 1)):
                return None
        return self.spot(first, start), self.spot(last, end)

    def spot(self, chunk: int, offset: int) -> Spot:
        """A place in a chunk, given as an offset in the text."""
        return 2 * chunk, offset - self.ends[chunk] + len(self.parts[2 * chunk])

    def has_edge(self, chunk: int) -> bool:
        """Something stands for the tags before a chunk."""
        return self.text.startswith(EDGES, self.ends[chunk - 1], self.ends[chunk])

    def place(self, part: int) -> Place:
        """The place of a part."""
        return self.places[bisect_right(self.marks, part) - 1]


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    parts = TAGS.split(html)
    steps = first_steps()
    chunks = [BLOCK]
    heard: set[int] = set()
    section, cells = 0, {0: 0}
    marks, places = [0], [(0, 0)]
    anchors: list[tuple[int, bool]] = []
    pairs = iter(parts)
    next(pairs)
    for tags, text in zip(pairs, pairs, strict=True):
        steps, edge, hidden, note = steps[tags]
        if note:
            part = 2 * len(chunks) - 1
            depth, begins, anchor = note
            if anchor is not None:
                anchors.append((part, anchor))
            if depth is not None:
                if begins == SECTION:
                    section = part
                elif begins == CELL:
                    cells[depth] = part
                marks.append(part)
                places.append((section, cells[depth]))
        if not hidden:
            chunks.append(edge + text)
        elif hidden == HEARD and text:
            heard.add(len(chunks))
            chunks.append(edge + text)
        else:
            chunks.append(edge)
    ends = list(accumulate(map(len, chunks)))
    return Article(parts, "".join([*chunks, BLOCK]), ends, heard, marks, places, anchors)
