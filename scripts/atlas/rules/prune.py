"""The atlas without what has the wrong shape, so that every rule on meanings can trust what it reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

from ..content.atlas import Atlas
from ..content.problems import Problem
from ..content.sheets import Sheet
from .messages import WHOLE


def pruned(atlas: Atlas, problems: Iterable[Problem]) -> Atlas:
    """The atlas less the values that these problems are about; the same atlas if there are none."""
    wrong: dict[str, list[str]] = {}
    for problem in problems:
        wrong.setdefault(problem.path, []).append(problem.field)
    if not wrong:
        return atlas

    def mend(sheet: Sheet) -> Sheet:
        """The sheet less its wrong values; the same sheet if it has none."""
        return replace(sheet, value=prune(sheet.value, wrong[sheet.path])) if sheet.path in wrong else sheet

    pages = tuple(replace(page, front=mend(page.front)) if page.path in wrong else page for page in atlas.pages)
    sheets = {name: mend(sheet) for name, sheet in atlas.sheets.items()}
    gone = {sheet.path for sheet in (*sheets.values(), *(page.front for page in pages)) if sheet.value is None}
    return replace(atlas, pages=pages, sheets=sheets, unread=atlas.unread | (gone & set(wrong)))


def prune(value: Any, places: Iterable[str]) -> Any:
    """A copy of a value without what is at these dotted places; a place that does not exist is ignored."""
    places = set(places)
    if not places.isdisjoint(WHOLE):
        return None
    copy = deepcopy(value)
    for steps in sorted((place.split(".") for place in places), key=order, reverse=True):
        take_out(copy, steps)
    return copy


def order(steps: Sequence[str]) -> list[tuple[int, str]]:
    """Places in the order of the file: entry 10 comes after entry 2."""
    return [(int(step) if step.isdecimal() else -1, step) for step in steps]


def take_out(node: Any, steps: Sequence[str]) -> None:
    """Remove one place from a value; a key may have dots of its own."""
    for cut in range(len(steps), 0, -1):
        key: Any = ".".join(steps[:cut])
        if isinstance(node, list):
            key = int(key) if key.isdecimal() and int(key) < len(node) else None
        elif not isinstance(node, dict) or key not in node:
            key = None
        if key is not None:
            if cut < len(steps):
                take_out(node[key], steps[cut:])
            else:
                del node[key]
            return
