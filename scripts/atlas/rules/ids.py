"""The rules of ids: numbers without a gap, so that no entry gets lost unseen, and entries that name others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content.atlas import STATEMENTS, Atlas
from ..content.problems import Problem
from .messages import suggest

NUMBERED_ID = re.compile(r"([A-Z])-(\d+)")  # C-001


def run_of(key: str) -> list[str]:
    """The ids that a key of docs/retired.yml means: C-007, or C-007 to C-009; none when its ends do not fit."""
    ends = NUMBERED_ID.findall(key)
    (letter, first), (other, last) = ends[0], ends[-1]
    numbers = range(int(first), int(last) + 1) if letter == other else ()
    return [f"{letter}-{number:0{len(first)}}" for number in numbers]


def retired(atlas: Atlas) -> set[str]:
    """Every id that no entry is to have."""
    return {identifier for key in atlas.data("retired") for identifier in run_of(key)}


def check_gaps(atlas: Atlas) -> Iterator[Problem]:
    """The ids of a letter have no gap, so that an entry that got lost is missed, unless docs/retired.yml names it."""
    gone = retired(atlas)
    for name in STATEMENTS:
        if all("id" in entry for entry in atlas.data(name)):  # an id of the wrong form is a problem by itself
            ids = set(atlas.ids(name))
            for after in sorted(ids):
                if missing := gap_before(after, ids | gone):
                    many = missing[0] if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
                    text = (
                        f"no entry has {many} before it; bring it back, or name it in docs/retired.yml with the reason"
                    )
                    yield Problem(atlas.sheets[name].path, atlas.line_of(after), after, text)


def gap_before(after: str, known: set[str]) -> list[str]:
    """The ids without an entry between an id and the known one before it."""
    (letter, number), missing = NUMBERED_ID.findall(after)[0], list[str]()
    for before in range(int(number) - 1, 0, -1):
        identifier = f"{letter}-{before:0{len(number)}}"
        if identifier in known:
            break
        missing.insert(0, identifier)
    return missing


def check_retired(atlas: Atlas) -> Iterator[Problem]:
    """An id of docs/retired.yml has no entry, and the first of a run comes before its last."""
    for key in atlas.data("retired"):
        line = atlas.line("retired", key)
        if not (run := run_of(key)):
            yield Problem(
                "docs/retired.yml", line, key, "is not a range of ids; write the lower one first, of one letter"
            )
        for identifier in run:
            if name := atlas.file_of.get(identifier):
                text = f"{identifier} has an entry in docs/{name}.yml; give that one a new number, or take the line out"
                yield Problem("docs/retired.yml", line, key, text)


def check_together_names(atlas: Atlas) -> Iterator[Problem]:
    """What must appear together names cards that exist, or words."""
    cards = atlas.ids("red-flags")
    for identifier, wanted in atlas.together.items():
        path, line = f"docs/{atlas.file_of[identifier]}.yml", atlas.line_of(identifier)
        if not wanted.cards and not wanted.words:
            text = "names nothing; add cards or words that must be on the same page"
            yield Problem(path, line, f"{identifier}.together", text)
        for card in wanted.cards:
            if atlas.has("red-flags") and card not in cards:
                text = f'no card "{card}" in docs/red-flags.yml; {suggest(card, cards)}'
                yield Problem(path, line, f"{identifier}.together", text)
