"""The HTML of an article, read once: which text may be linked, in which section it is, where the writer's links are.

One pass over the tags follows the open elements, as a browser does with HTML that closes what it opens; the rule
``rules/markup.py`` sees to that. The text stays in the parts it came in, so that each place leads back to the HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from html import unescape
from itertools import accumulate
from typing import NamedTuple

# In the text of an article, a tag that separates words is one of these signs; other tags leave nothing.
BLOCK = "\0"  # a block begins or ends: <p>, </li>, <hr>
EDGE = "\1"  # the words before and after are separate, and nothing between them is read: a footnote number
BREAK_OFF = "\2"  # a line break, a picture or a field: <br>, <img>


class Text(Enum):
    """What may be done with the text inside an element."""

    LINKED = "prose: the names in it become links"
    SKIPPED = "is neither linked nor read, but elements inside may be: text straight in a <div>"
    READ = "is read as a part of its sentence, but never linked: code or a link in a paragraph"
    BARRED = "is neither linked nor read, and nor is anything inside: headings, quotes, blocks of code"


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


# Elements by what becomes of their text; in all others, as <em> or <span>, the text is what it is around them.
TEXT_IN = {
    **dict.fromkeys(word_set("p li td dd figcaption caption"), Text.LINKED),
    **dict.fromkeys(
        word_set(
            "address article aside details dialog div dl fieldset figure footer form header hgroup legend main menu"
            " nav ol search section table tbody tfoot tr colgroup ul"
        ),
        Text.SKIPPED,
    ),
    **dict.fromkeys(
        word_set(
            "a code kbd samp var dfn del label button math svg noscript object video audio canvas iframe progress meter"
            " datalist select option template"
        ),
        Text.READ,
    ),
    **dict.fromkeys(word_set("h1 h2 h3 h4 h5 h6 pre blockquote dt th thead summary"), Text.BARRED),
}
UNLINKED_CLASSES = word_set("no-link arithmatex admonition-title tabbed-labels")
UNREAD_CLASSES = word_set("footnote-ref headerlink")  # numbers of footnotes, signs beside headings
VOID = word_set("area base br col embed hr img input link meta param source track wbr")  # never have an end
RAW = word_set("script style textarea title")  # the text inside of these is not HTML: it belongs to the tag
BREAKS = word_set("area br embed img input textarea")
CELLS = word_set("td th")
SECTIONS = ("h1", "h2")
MOST_STEPS = 4096  # to remember of one element

RAW_ELEMENT = "|".join(rf"{name}(?=[\s/>]).*?(?:</{name}\s*>|\Z)" for name in sorted(RAW))
WHOLE_TAG = rf"""<(?:
    (?=[sStT])(?i:{RAW_ELEMENT})             # <script>if (a<b)</script>
    | [/a-zA-Z][^=>]*+>                      # <p>, </em>
    | /?[a-zA-Z][^\s/>]*+                    # <a title="a > b" id=x>: a value in quotes may hold a >
      [^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|(?!["']))[^>=]*+)*+>
    | !--(?:-?>|.*?(?:--!?>|\Z))             # <!-- a > b -->, <!-->
    | [!?][^>]*>                             # <!doctype html>, <?php ?>
)"""
ONE_TAG = rf"{WHOLE_TAG} | <[a-zA-Z/!?].*"  # '<p title="x>': has no end, so nothing after it is text
TAG = re.compile(f"({ONE_TAG})", re.DOTALL | re.VERBOSE)
# Bare tags of blocks with nothing between them are read together, for speed: they are two in five of all tags.
BARE = r"<(?:/(?:p|li|t[dhr]|[uo]l|h[1-6]|div|table|thead|tbody)|p|tr|[uo]l|table|thead|tbody)>"
TAGS = re.compile(  # "</td>\n</tr>\n<tr>\n<td>": ends and beginnings, and of cells one beginning, the last
    rf"({BARE}(?:\s*+{BARE})*+(?:\s*+<(?:li|t[dh])>)?+ | {ONE_TAG})", re.DOTALL | re.VERBOSE
)
TAG_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")  # "<h2" of '<h2 id="x">'
ATTRIBUTE = re.compile(  # 'id="x"', "id = 'x'", "id=x", "hidden"
    r"""(?<=[\s/"'])([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?"""
)


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """One kind of tag; equal ones are one object.

    Shape: ``text`` is what becomes of the text inside, or nothing when that does not change; ``edge`` is the sign that
           the tag is in the text; ``void`` tags open and close nothing: <br>, comments; ``ours`` are tags that the
           build wrote; ``footnotes`` holds the footnotes.
    """

    name: str
    text: Text | None = None
    edge: str = ""
    closing: bool = False
    void: bool = False
    ours: bool = False
    footnotes: bool = False


tag_of = cache(Tag)


@lru_cache(maxsize=8192)
def read_tag(raw: str) -> Tag:
    """What one tag as it is written, a comment or a raw element means for the text around it."""
    match = TAG_NAME.match(raw)
    if not match:
        return tag_of("", edge="" if raw.endswith(">") else BREAK_OFF, void=True)
    name = match[1].lower()
    if name in VOID or name in RAW:
        return tag_of(name, edge=BLOCK if name == "hr" else BREAK_OFF if name in BREAKS else "", void=True)
    text = TEXT_IN.get(name)
    edge = BLOCK if is_block(name) else ""
    if raw[1] == "/":
        return tag_of(name, edge=edge, closing=True)
    found = attributes(raw) if "=" in raw or "data-atlas" in raw else {}
    classes = word_set(found.get("class", ""))
    if classes & UNREAD_CLASSES:
        return tag_of(name, Text.BARRED, EDGE)
    if "data-atlas" in found or classes & UNLINKED_CLASSES:
        text = Text.BARRED if edge else Text.READ
    return tag_of(name, text, edge, ours="data-atlas" in found, footnotes="footnote" in classes)


def is_block(name: str) -> bool:
    """Whether an element begins a line of its own."""
    return TEXT_IN.get(name, Text.READ) is not Text.READ


def attributes(raw: str) -> dict[str, str]:
    """The attributes of an opening tag, decoded, names in small letters; the first of two equal ones counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found


class Step(NamedTuple):
    """What tags do: the innermost open element after them, their sign in the text, and the tag that is to be noted."""

    element: Element
    edge: str
    noted: Tag | None


class Element:
    """An open element and, by ``around``, those that it is in; the same open elements are one object.

    Shape: ``text`` is what becomes of the text straight inside; ``cells`` is how many of the open elements are cells
           of a table or footnotes, in which links count apart; ``ours`` says that the build wrote one of them;
           ``inside`` are the elements seen in it by their opening tags; ``steps`` is what each tag does in it.
    """

    __slots__ = ("around", "cells", "inside", "ours", "steps", "tag", "text")

    def __init__(self, tag: Tag, around: Element | None = None) -> None:
        """The element that a tag opens in another; the outermost one when there is none around."""
        self.tag, self.around = tag, around
        self.text: Text = text_inside(around.text, tag) if around else Text.SKIPPED
        self.cells: int = (around.cells if around else 0) + is_cell(tag, around)
        self.ours: bool = tag.ours or (around is not None and around.ours)
        self.inside: dict[Tag, Element] = {}
        self.steps = Steps(self)

    def after(self, tag: Tag) -> Element:
        """The innermost open element after a tag in this one; an end that closes nothing changes nothing."""
        if tag.void:
            return self
        if tag.closing:
            return end_of(self, tag.name)
        if tag not in self.inside:
            self.inside[tag] = Element(tag, self)
        return self.inside[tag]


class Steps(dict[str, Step]):
    """What each tag does in one element, by the tag as it is written: a site has few, and each is worked out once."""

    def __init__(self, element: Element) -> None:
        """No steps yet, in this element."""
        super().__init__()
        self.element = element

    def __missing__(self, raw: str) -> Step:
        """Work out the step of tags that were not seen in this element before."""
        step = Step(self.element, "", None)
        for tag in map(read_tag, TAG.findall(raw)):
            after = step.element.after(tag)
            noted = tag if is_noted(tag, step.element, after) else step.noted
            step = Step(after, tag.edge, noted)
        if len(self) < MOST_STEPS:
            self[raw] = step
        return step


def is_noted(tag: Tag, before: Element, after: Element) -> bool:
    """Whether a tag begins a section or a link of the writer, or begins or ends a cell."""
    if tag.closing or tag.name not in (*SECTIONS, "a"):
        return after.cells != before.cells
    return tag.name != "a" or not (before.ours or tag.edge == EDGE)


def is_cell(tag: Tag, around: Element | None) -> bool:
    """Whether the links in an element count apart: in a cell of a table or a footnote."""
    return tag.name in CELLS or (tag.name == "li" and bool(around and around.around and around.around.tag.footnotes))


def end_of(element: Element, name: str) -> Element:
    """The element around the nearest open one of a name; what is left open inside is closed too."""
    inner = element
    while inner.around:
        if inner.tag.name == name:
            return inner.around
        inner = inner.around
    return element


def text_inside(around: Text, tag: Tag) -> Text:
    """What becomes of the text in an element, from that of the text around it."""
    if tag.text is None or around is Text.BARRED:
        return around
    if tag.text is Text.READ:  # read with its sentence, so there must be one
        return Text.BARRED if around is Text.SKIPPED else Text.READ
    return Text.BARRED if around is Text.READ else tag.text


TOP = Element(tag_of(""))


class Place(NamedTuple):
    """Where a link counts: the part that opened its section, and that of its cell or footnote; 0 for none."""

    section: int
    cell: int


class Places:
    """Where each part of an article counts: ``turns`` are the parts where a place begins."""

    def __init__(self) -> None:
        """One place, from the beginning on."""
        self.turns, self.sections, self.cells = [0], [0], [0]
        self.open_cells = [0]  # the parts that opened the cells which are still open

    def turn(self, part: int, tag: Tag, element: Element) -> None:
        """A tag begins a section, or begins or ends a cell; an element is open after it."""
        begins_section = tag.name in SECTIONS and not tag.closing
        begins_cell = element.tag is tag and not begins_section
        del self.open_cells[element.cells + 1 - begins_cell :]
        if begins_cell:
            self.open_cells.append(part)
        self.turns.append(part)
        self.sections.append(part if begins_section else self.sections[-1])
        self.cells.append(self.open_cells[-1])

    def at(self, part: int) -> Place:
        """The place of a part."""
        turn = bisect_right(self.turns, part) - 1
        return Place(self.sections[turn], self.cells[turn])


@dataclass(frozen=True, slots=True)
class Article:
    """An article as one text, with the way back to its HTML.

    Shape:  ``parts`` are text, tags, text, tags, … of the HTML. ``text`` has for tags their sign, and for each text
            the text itself if it is read; what part ``k`` gives is ``text[starts[k] : starts[k + 1]]``.
            ``unlinked`` are the parts that are read but never linked.
            ``anchors`` are the opening tags of the writer's links: their part, and whether they are in prose.
    """

    parts: Sequence[str]
    text: str
    starts: Sequence[int]
    unlinked: Collection[int]
    places: Places
    anchors: Sequence[tuple[int, bool]]

    def spot(self, start: int, end: int) -> tuple[int, int] | None:
        """The part that a span of the text is in and the offset there; nothing unless it is one that may be linked."""
        part = bisect_right(self.starts, start) - 1
        if part % 2 or part in self.unlinked or end > self.starts[part + 1]:
            return None
        return part, start - self.starts[part]


def read_article(html: str) -> Article:
    """Read the inner HTML of an article."""
    linked, read_only = Text.LINKED, Text.READ  # the names of a function are found faster, and tags are very many
    parts = TAGS.split(html)
    read = [BLOCK, *parts[1:], BLOCK]  # what is before the first tag is in no paragraph
    unlinked: set[int] = set()
    places = Places()
    anchors: list[tuple[int, bool]] = []
    element = TOP
    for part in range(1, len(parts), 2):
        around = element
        element, read[part], tag = around.steps[parts[part]]
        if tag and tag.name == "a":
            anchors.append((part, around.text is linked))
        elif tag:
            places.turn(part, tag, element)
        if element.text is not linked and parts[part + 1]:
            if element.text is read_only:
                unlinked.add(part + 1)
            else:
                read[part + 1] = ""
    starts = [0, *accumulate(map(len, read))]
    return Article(parts, "".join(read), starts, unlinked, places, anchors)
