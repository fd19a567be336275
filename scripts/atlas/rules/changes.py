"""The rules of change notes: days that can be, the newest first, ids of their own, pages and references that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.problems import Problem
from ..content.sheets import Data
from ..content.states import ChangeKind
from .files import no_page
from .messages import suggest

PATH = "docs/changes.yml"


def check_changes(atlas: Atlas) -> Iterator[Problem]:
    """A change has an id of its own, a day that has come, pages that are or were there, and known references."""
    counted: Counter[str] = Counter()
    for number, entry in enumerate(atlas.change_entries):
        counted[entry.get("id", "")] += 1
        for field, text in change_mistakes(atlas, entry, counted):
            where = f"changes.{number}.{field}"
            yield Problem(PATH, atlas.line("changes", where), where, text)


def change_mistakes(atlas: Atlas, entry: Data, counted: Counter[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with one change: the field, and what to do. Shape: ``counted`` are the ids so far, its own too."""
    if entry.get("id") and counted[entry["id"]] > 1:
        yield "id", f'"{entry["id"]}" appears twice; give one of them another id'
    if is_future(entry.get("on", "")):
        yield "on", f"{entry['on']} {FUTURE}; write the day of the change"
    for number, page in enumerate(entry.get("pages", ())):
        if page not in atlas.by_id and page not in atlas.data("withdrawn"):
            yield f"pages.{number}", no_page(atlas, page)
    for number, key in enumerate(entry.get("references", ()) if atlas.has("references") else ()):
        if key not in atlas.references:
            text = f'no reference "{key}" in docs/references.yml; {suggest(key, atlas.references)}'
            yield f"references.{number}", text


def check_order_of_changes(atlas: Atlas) -> Iterator[Problem]:
    """The newest change comes first."""
    days = [entry.get("on", "") for entry in atlas.change_entries]
    for number, (newer, older) in enumerate(pairwise(days), 1):
        if newer and older > newer:
            where = f"changes.{number}.on"
            text = f"{older} is newer than the change above it; put the newest first"
            yield Problem(PATH, atlas.line("changes", where), where, text)


def check_changes_after_pages(atlas: Atlas) -> Iterator[Problem]:
    """No change of a page is older than the page, where a change says that this is new."""
    began = days_of_new_pages(atlas)
    for number, entry in enumerate(atlas.change_entries):
        for at, page in enumerate(entry.get("pages", ())):
            if "on" in entry and entry["on"] < began.get(page, ""):
                where = f"changes.{number}.pages.{at}"
                text = f'"{page}" is new on {began[page]}, after this change; mend one of the two days'
                yield Problem(PATH, atlas.line("changes", where), where, text)


def days_of_new_pages(atlas: Atlas) -> dict[str, str]:
    """The day on which each page was new, by its id, where a change says so."""
    new = [entry for entry in atlas.change_entries if entry.get("kind") == ChangeKind.NEW and "on" in entry]
    return {page: entry["on"] for entry in new for page in entry.get("pages", ())}
