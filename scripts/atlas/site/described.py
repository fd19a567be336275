"""What docs/open-data.yml tells of the open data: each file, each column, and each change of their forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import Any

from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.problems import Problem
from ..rules.messages import suggest
from ..rules.schema import closed
from ..weaving.published import DATA_FILES
from .code_data import codes_schema
from .edition import json_line
from .opendata import PAGE, atlas_schema
from .page_files import page_schema_file
from .standing import checksum
from .tables import VERSION, tables

NAME, PATH = "open-data", "docs/open-data.yml"


def forms_sum(atlas: Atlas) -> str:
    """What tells the forms of all files from every other: the schemas, and the columns of tables."""
    columns = {table.name: list(table.columns) for table in tables(atlas)}
    forms = json_line([atlas_schema(), page_schema_file(closed(PAGE)), codes_schema(), columns])
    return checksum(forms.encode())[:8]


def check_open_data(atlas: Atlas) -> Iterator[Problem]:
    """Each file and column of the open data is described, nothing else is, and their forms are those of the log."""
    if not atlas.has(NAME):
        return
    told = atlas.data(NAME)
    columns = {column for table in tables(atlas) for column in (*table.columns, VERSION)}
    yield from differing(atlas, "files", told.get("files", {}), set(DATA_FILES))
    yield from differing(atlas, "columns", told.get("columns", {}), columns)
    yield from log_mistakes(atlas, told.get("schema", ()))


def differing(atlas: Atlas, field: str, told: Mapping[str, str], made: Collection[str]) -> Iterator[Problem]:
    """What is described and not made, and what is made and not described."""
    for name in sorted(told.keys() - made):
        text = f'the open data have no "{name}"; {suggest(name, made)}'
        yield Problem(PATH, atlas.line(NAME, f"{field}.{name}"), f"{field}.{name}", text)
    for name in sorted(set(made) - told.keys()):
        text = f'"{name}" is not described; add it with what it says'
        yield Problem(PATH, atlas.line(NAME, field), field, text)


def log_mistakes(atlas: Atlas, log: Collection[Mapping[str, Any]]) -> Iterator[Problem]:
    """The newest entry is that of the forms as they are; versions count down to 1, and days are in order."""
    for number, (newer, older) in enumerate(pairwise(log), 1):
        if older["version"] != newer["version"] - 1 or older["on"] > newer["on"]:
            where = f"schema.{number}.version"
            text = "does not come before the one above it; write one number less, and a day that is not later"
            yield Problem(PATH, atlas.line(NAME, where), where, text)
    for number, entry in enumerate(log):
        if is_future(entry["on"]):
            where = f"schema.{number}.on"
            yield Problem(PATH, atlas.line(NAME, where), where, f"{entry['on']} {FUTURE}; write the day of the change")
    newest = next(iter(log), None)
    if newest and newest.get("sum") != (now := forms_sum(atlas)):
        fix = f'say above it what changed for programs, with the next version and sum: "{now}"'
        text = f"the forms of the open data have changed since version {newest['version']}; {fix}"
        yield Problem(PATH, atlas.line(NAME, "schema.0.sum"), "schema.0.sum", text)
