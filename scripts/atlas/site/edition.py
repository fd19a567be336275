"""The edition of the open data: its day, its version and that of its forms, as the head of each file tells them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..content.atlas import Atlas

HEADS = ("$schema", "name", "version", "day", "schema_version")  # of each JSON file, in this order
DAY = re.compile(r'"(?:reviewed|checked|second_check|read_on|seen_on|on)": "(\d{4}-\d\d-\d\d)"')  # "on": "2026-11-22"


@dataclass(frozen=True)
class Edition:
    """The newest day that the data tell of, and a version: that day, and a sum that changes with any word of them.

    Shape: ``schema`` is the version of the forms of the files, empty where nobody wrote of it.
    """

    version: str
    day: str
    schema: str = ""


def edition_of(atlas: Atlas, data: Iterable[Mapping[str, Any]]) -> Edition:
    """The edition of an atlas whose open data are these."""
    days, summed = set[str](), hashlib.sha256()
    for text in map(to_json, data):
        days.update(DAY.findall(text))
        summed.update(text.encode())
    day = max(days, default="")
    forms = [str(one["version"]) for one in atlas.data("open-data").get("schema", ())]
    return Edition(f"{day}.{summed.hexdigest()[:8]}".lstrip("."), day, next(iter(forms), ""))


def headed(data: Mapping[str, Any], edition: Edition) -> dict[str, Any]:
    """The data of a file with its head."""
    told = {"version": edition.version, "day": edition.day, "schema_version": edition.schema}
    return {key: {**data, **told}[key] for key in HEADS if key in data or key in told} | dict(data)


class Written(str):
    """The value of a field that is JSON already."""


def written(value: Mapping[str, Any]) -> dict[str, Written]:
    """A mapping with each field as JSON, for one that is wanted more than once."""
    return {key: Written(field_text(field)) for key, field in value.items()}


def to_json(value: Mapping[str, Any]) -> str:
    """A mapping as JSON: a line a field, and in a list a line an entry, so that two versions can be compared."""
    fields = ",\n".join(f"{json_line(key)}: {field_text(field)}" for key, field in value.items())
    return f"{{\n{fields}\n}}\n"


def field_text(field: Any) -> str:
    """The value of a field as JSON."""
    if isinstance(field, Written):
        return field
    return entries(field) if isinstance(field, list) else json_line(field)


def entries(found: list[Any]) -> str:
    """A list as JSON, a line an entry."""
    return "[\n" + ",\n".join(map(json_line, found)) + "\n]" if found else "[]"


def json_line(value: Any) -> str:
    """A value as JSON on one line."""
    return json.dumps(value, ensure_ascii=False)
