"""What a selector of a style sheet weighs, which elements it may be for, and what a declaration sets.

That is enough to tell whether two rules may meet, so that their order counts.

In: selectors as tokens. Out: plain values. May import nothing of ours but ``style_rules``,
``used_styles`` and ``page_signs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import tinycss2  # type: ignore[import-untyped]

from .page_signs import Shape
from .style_rules import Tokens, split
from .used_styles import ANY_OF, Names

COMBINED = (" ", ">", "+", "~")  # what stands between two elements
PARTS = ("before", "after", "first-line", "first-letter", "marker", "placeholder", "backdrop", "selection")
SET_ALIKE = {  # the first words of properties that may set the same
    **dict.fromkeys(("top", "right", "bottom", "left", "inset"), "inset"),
    **dict.fromkeys(("row", "column", "columns", "gap"), "gap"),
    **dict.fromkeys(("align", "justify", "place"), "place"),
    **dict.fromkeys(("width", "height", "inline", "block"), "size"),
    "line": "font",
}
ANY, MADE = -1, 1  # as bits: every element; those that scripts make
Weight = tuple[int, int, int]


@dataclass(frozen=True)
class Elements:
    """The elements of some pages as bits, one for all that have the same tag and classes, by tag and by class."""

    tags: Mapping[str, int]
    classes: Mapping[str, int]


@dataclass(frozen=True)
class Target:
    """What a selector is for: its weight, the part of an element, the tag and the classes of the element."""

    weight: Weight
    part: str
    tag: str
    classes: tuple[str, ...]

    def within(self, elements: Elements) -> int:
        """The elements that it may be for, as bits."""
        found = elements.tags.get(self.tag, 0) if self.tag else ANY
        for name in self.classes:
            found &= elements.classes.get(name, 0)
        return found


def elements_of(shapes: Iterable[Shape], given: Iterable[str], names: Names) -> Elements:
    """The elements of some pages from their tags with their classes.

    A script may make any that it names; the classes that scripts have ``given`` may be on any element.
    """
    tags, classes = dict.fromkeys(names.said, MADE), dict.fromkeys(names.said, MADE)
    classes |= dict.fromkeys(given, ANY)
    for at, (tag, own) in enumerate(sorted(shapes), 1):
        tags[tag] = tags.get(tag, 0) | 1 << at
        for name in own:
            classes[name] = classes.get(name, 0) | 1 << at
    return Elements(tags, classes)


def target(selector: Tokens) -> Target:
    """What a selector is for."""
    pairs = list(zip(["", *map(sign, selector)], selector, strict=False))
    while pairs and sign(pairs[-1][1]) == " ":
        pairs.pop()
    start = max((at for at, (_, token) in enumerate(pairs) if sign(token) in COMBINED), default=-1)
    last = [(before, token.value) for before, token in pairs[start + 1 :] if token.type == "ident"]
    part = next((name for before, name in last if before == ":" and name in PARTS), "")
    tag = next((name for before, name in last if before not in (":", ".", "*", "|")), "")
    classes = tuple(name for before, name in last if before == ".")
    return Target(added([weight_of(token, before) for before, token in pairs]), part, tag, classes)


def sign(token: tinycss2.ast.Node) -> str:
    """A sign that stands between names: ``.``, ``:``, ``>``; one space for white space."""
    if token.type == "whitespace":
        return " "
    return str(token.value) if token.type == "literal" else ""


def weight_of(token: tinycss2.ast.Node, before: str) -> Weight:
    """What one token of a selector weighs: ids, then classes, attributes and states, then tags and parts."""
    if token.type == "hash":
        return (1, 0, 0)
    if token.type == "ident":
        return (0, 1, 0) if before == "." or (before == ":" and token.value not in PARTS) else (0, 0, 1)
    if token.type == "function" and token.lower_name in (*ANY_OF, "not"):
        choices = [target(one).weight for one in split(token.arguments, ",")]
        return max(choices) if token.lower_name != "where" else (0, 0, 0)
    return (0, 1, 0) if token.type in ("[] block", "function") else (0, 0, 0)


def added(weights: Sequence[Weight]) -> Weight:
    """Weights taken together."""
    ids, classes, tags = (sum(column) for column in zip((0, 0, 0), *weights, strict=True))
    return (ids, classes, tags)


def set_by(declaration: str) -> str:
    """What a declaration sets, coarsely: ``margin:0`` and ``margin-left:0`` set the same; a variable is its own."""
    name = declaration.partition(":")[0].strip()
    if name.startswith("--"):
        return name
    first = re.sub(r"^-[a-z]+-", "", name).partition("-")[0]
    return SET_ALIKE.get(first, first)
