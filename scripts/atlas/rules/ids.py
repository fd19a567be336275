"""The rules of ids: numbers without a gap, so that no entry gets lost unseen, entries that name others, works."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

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


class OldId(NamedTuple):
    """An id that no entry may have: it moved to another entry, or is retired; and where that is reported."""

    id: str
    path: str
    line: int
    field: str


def old_ids(atlas: Atlas) -> Iterator[OldId]:
    """Every id that was given out, or never will be, and is no entry's own."""
    for number, entry in enumerate(atlas.data("claims")):
        for at, identifier in enumerate(entry.get("moved_from", ())):
            field = f"{number}.moved_from.{at}"
            yield OldId(identifier, "docs/claims.yml", atlas.line("claims", field), field)
    for key in atlas.data("retired"):
        for identifier in run_of(key):
            yield OldId(identifier, "docs/retired.yml", atlas.line("retired", key), key)


def check_gaps(atlas: Atlas) -> Iterator[Problem]:
    """The ids of a letter have no gap, so that an entry that got lost is missed, unless it moved or is retired."""
    gone = {old.id for old in old_ids(atlas)}
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
    digits = min(len(one) - len(letter) - 1 for one in {after, *known} if one.startswith(letter))
    for before in range(int(number) - 1, 0, -1):
        identifier = f"{letter}-{before:0{digits}}"
        if identifier in known:
            break
        missing.insert(0, identifier)
    return missing


def check_old_ids(atlas: Atlas) -> Iterator[Problem]:
    """An id that moved or is retired is reported once and has no entry; the first of a run comes before its last."""
    for key in atlas.data("retired"):
        if not run_of(key):
            text = "is not a range of ids; write the lower one first, of one letter"
            yield Problem("docs/retired.yml", atlas.line("retired", key), key, text)
    told: dict[str, OldId] = {}
    for old in old_ids(atlas):
        if name := atlas.file_of.get(old.id):
            text = f"{old.id} has an entry in docs/{name}.yml; give that one a new number, or take it out here"
            yield Problem(old.path, old.line, old.field, text)
        elif (first := told.setdefault(old.id, old)) is not old:
            text = f"{old.id} is reported in {first.path}:{first.line} too; keep one"
            yield Problem(old.path, old.line, old.field, text)


def check_works(atlas: Atlas) -> Iterator[Problem]:
    """A work is one reference, so that it never counts as two that agree: no DOI and no PMID is there twice."""
    first: dict[str, str] = {}
    for key, entry in atlas.references.items():
        for field, value in (("doi", entry.doi.lower()), ("pmid", entry.pmid)):
            if value and (other := first.setdefault(value, key)) != key:
                where = f"{key}.{field}"
                text = f'is the {field.upper()} of "{other}" too; keep one entry and cite it in both places'
                yield Problem("docs/references.yml", atlas.line("references", where), where, text)


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
