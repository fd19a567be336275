"""The days of checks: of pages, medicines, entries of data files and the clinical review. One list serves all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from ..content.atlas import STATEMENTS, Atlas
from ..content.dates import FUTURE, is_future, next_check
from ..content.problems import Problem
from ..content.sheets import Data

HARM = {"red-flags": 4, "warnings": 4, "medicines": 2, "facts": 1, "pages": 1, "studies": 1}  # a claim: up to 3
DAYS = ("checked", "second_check")  # of an entry: the day of its last check, and of one by somebody else


class Dated(NamedTuple):
    """One thing that is checked against its sources: the harm that a mistake can do, its name and place, its days.

    Shape: ``days`` are by their field, as it was written; none for what has not been checked, or nobody said when.
    """

    harm: int
    name: str
    path: str
    line: Callable[[str], int]
    days: Mapping[str, str]

    @property
    def last(self) -> tuple[str, str]:
        """The field and the day of the last check; both empty when there is none."""
        return max(self.days.items(), key=lambda told: told[1], default=("", ""))


def dated(atlas: Atlas) -> Iterator[Dated]:
    """Everything that people check: a medicine without a day of its own is checked with its page."""
    for page in atlas.pages:
        days = {"reviewed": page.reviewed} if page.reviewed else {}
        yield Dated(HARM["pages"], page.id, page.path, page.front.line, days)
        for number, entry in enumerate(page.medicine_entries):
            own = days_of(entry, f"medicines.{number}") or days
            yield Dated(HARM["medicines"], f"{page.id}#{entry.get('id')}", page.path, page.front.line, own)
    for number, row in enumerate(atlas.study_rows):
        name, own = str(row.get("id", number)), days_of(row, f"rows.{number}")
        yield Dated(HARM["studies"], name, "docs/studies.yml", atlas.sheets["studies"].line, own)
    for name in (*STATEMENTS, "warnings"):
        if name in atlas.sheets:
            yield from dated_entries(atlas, name)
    if review := atlas.data("frame").get("reviewer"):
        sheet = atlas.sheets["frame"]
        yield Dated(HARM["pages"], "reviewer", sheet.path, sheet.line, days_of(review, "reviewer"))


def dated_entries(atlas: Atlas, name: str) -> Iterator[Dated]:
    """The entries of one data file."""
    sheet, value = atlas.sheets[name], atlas.data(name)
    for key, entry in value.items() if isinstance(value, dict) else enumerate(value):
        harm = HARM.get(name, entry.get("harm", 0))
        yield Dated(harm, str(entry.get("id", key)), sheet.path, sheet.line, days_of(entry, str(key)))


def days_of(entry: Data, where: str) -> dict[str, str]:
    """The days that an entry tells, by their field."""
    return {f"{where}.{name}": entry[name] for name in DAYS if name in entry}


def check_days(atlas: Atlas) -> Iterator[Problem]:
    """A check was done today or before; tomorrow is allowed, for the day begins earlier elsewhere."""
    for one in dated(atlas):
        for field, day in one.days.items():
            if is_future(day):
                text = f"{day} {FUTURE}; write the day of the last check"
                yield Problem(one.path, one.line(field), field, text)


def advise_days(atlas: Atlas) -> Iterator[Problem]:
    """Everything was checked within the last 12 months."""
    today = date.today().isoformat()
    old = {(one.path, one.line, one.last) for one in dated(atlas) if one.days and next_check(one.last[1]) < today}
    for path, line, (field, day) in old:
        text = f"the check of {day} is over a year old; check the whole against its sources, then set the day"
        yield Problem(path, line(field), "review", text)


def next_checks(atlas: Atlas) -> list[Dated]:
    """Everything in the order in which to look at it: the most harmful first, then the oldest."""
    return sorted(dated(atlas), key=lambda one: (-one.harm, one.last[1], one.path, one.name))


def due_lines(atlas: Atlas, most: int = 30) -> Iterator[str]:
    """The report of what to check next."""
    found = next_checks(atlas)
    without = sum(not one.days for one in found)
    yield f"To check next, by the harm of a mistake and by age: {len(found)}, {without} of them without a day"
    yield from (f"  harm {one.harm}  {one.last[1] or 'no day':<10}  {one.name} ({one.path})" for one in found[:most])
