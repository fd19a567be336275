"""Rendered HTML, read fast: what is prose, in which section it stands, and which links a writer made.

The words stay in the parts they came in, so that a place in the text can be found again in the HTML.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .steps import CELL, HEARD, SECTION, SHOWN, first_steps
from .tags import BLOCK, TAGS

Spot = tuple[int, int]  # a part of the HTML, and the offset in it
Span = tuple[Spot, Spot]
Place = tuple[int, int]  # where text counts: the part that opened its section, and that of its cell or footnote, or 0


@dataclass(frozen=True, slots=True)
class Article:
    """The prose of an article as one text.

    Shape:  ``parts`` are text, tags, text, tags, … of the HTML. ``text`` has for each of them what is read of it: for
            tags what stands for them (BLOCK, EDGE, BREAK_OFF or nothing), for text the text or nothing; what is read
            of part ``k`` is ``text[starts[k] : starts[k + 1]]``. ``heard`` are the parts that are read but not linked.
            ``marks`` are the parts where a place begins, ``places`` the section and the cell of what follows.
            ``anchors`` are the opening tags of links: their part, and whether they stand in prose.
    """

    parts: Sequence[str]
    text: str
    starts: Sequence[int]
    heard: Collection[int]
    marks: Sequence[int]
    places: Sequence[Place]
    anchors: Sequence[tuple[int, bool]]

    def spots(self, start: int, end: int) -> Span | None:
        """The two ends of a span of the text, as parts with offsets in them; nothing unless all of it may be linked."""
        starts = self.starts
        first = last = bisect_right(starts, start) - 1
        if not self.is_open(first):
            return None
        if end > starts[first + 1]:
            last = bisect_left(starts, end) - 1
            if not all(map(self.is_open, range(first + 1, last + 1))):
                return None
        return (first, start - starts[first]), (last, end - starts[last])

    def is_open(self, part: int) -> bool:
        """A part may belong to a name: text that is not only heard, or tags for which nothing stands."""
        return self.starts[part] == self.starts[part + 1] if part % 2 else part not in self.heard

    def place(self, part: int) -> Place:
        """The place of a part."""
        return self.places[bisect_right(self.marks, part) - 1]


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    parts = TAGS.split(html)
    read = [BLOCK, *parts[1:], BLOCK]
    steps = first_steps()
    heard: set[int] = set()
    section, cells = 0, {0: 0}
    marks, places = [0], [(0, 0)]
    anchors: list[tuple[int, bool]] = []
    for part in range(1, len(parts), 2):
        steps, read[part], text, note = steps[parts[part]]
        if text != SHOWN and parts[part + 1]:
            if text == HEARD:
                heard.add(part + 1)
            else:
                read[part + 1] = ""
        if note:
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
    return Article(parts, "".join(read), [0, *accumulate(map(len, read))], heard, marks, places, anchors)
