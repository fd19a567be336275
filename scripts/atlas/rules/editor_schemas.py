"""The schemas as an editor wants them: the same that check the content, each field with what it is for.

The words are in ``fields.yml``, beside this file: by the file, then by the way inside an entry or the name alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ..content.page import Kind
from ..content.sheets import Data
from .schema import FILES, LINE, TEXT, page_schema

DRAFT = "https://json-schema.org/draft/2020-12/schema"
ANYWHERE, OTHERS, PAGES = "anywhere", "*", "page"
PLAIN = {TEXT["description"], LINE["description"]}  # forms that nobody needs to be told
Words = Mapping[str, Mapping[str, str]]


@cache
def field_words() -> Words:
    """What each field is for, by file."""
    found: Words = yaml.safe_load(Path(__file__).with_name("fields.yml").read_text(encoding="utf-8"))
    return found


def editor_schemas() -> dict[str, dict[str, Any]]:
    """A schema for each data file, by its name, and for each kind of page: ``claims``, ``page-causes``."""
    files = {name: headed(f"docs/{name}.yml", described(schema, name)) for name, schema in FILES.items()}
    pages = {
        f"{PAGES}-{kind}": headed(f"Front matter: {kind}", described(page_schema(kind), PAGES)) for kind in Kind
    }
    return {**files, **pages}


def headed(title: str, schema: Data) -> dict[str, Any]:
    """A schema with its draft and its title."""
    return {"$schema": DRAFT, "title": title, **schema}


def described(schema: Data, name: str, way: tuple[str, ...] = ()) -> Data:
    """A schema whose fields say what they are for, and how they are written where they have a form."""
    whole = dict(schema)
    if "properties" in schema:
        whole["properties"] = {
            key: {**described(inner, name, (*way, key)), "description": told(name, (*way, key), inner)}
            for key, inner in schema["properties"].items()
        }
    for inside in ("items", "additionalProperties"):
        if isinstance(schema.get(inside), Mapping):
            whole[inside] = {**described(schema[inside], name, way), **written(schema[inside])}
    return whole


def written(schema: Data) -> Data:
    """How the entries of a list or a mapping are written, where they have a form of their own."""
    form = schema.get("description", "")
    return {"description": f"Write it {form}."} if form else {}


def told(name: str, way: tuple[str, ...], schema: Data) -> str:
    """What a field is for, then how it is written."""
    form = "as 2026-11-21" if schema.get("format") == "date" else schema.get("description", "")
    return " ".join(filter(None, [meaning(name, way), f"Write it {form}." if form and form not in PLAIN else ""]))


def meaning(name: str, way: tuple[str, ...]) -> str:
    """What a field is for: by its way or its name in the file, by its name anywhere, or as all others of the file."""
    own, words = field_words().get(name, {}), field_words()[ANYWHERE]
    ways = (".".join(way[start:]) for start in range(len(way)))
    if found := next((own[one] for one in ways if one in own), ""):
        return found
    return own[OTHERS] if OTHERS in own else words.get(way[-1], "")
