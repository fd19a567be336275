"""The codes of other collections as open data: from a code to what it is of, and from each thing to its codes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..content.atlas import Atlas
from ..content.codes import CODED, MEDICINE, Code, System, Thing, coded, systems, things
from ..content.sheets import Data
from ..rules.schema import CODE, SYSTEM, closed
from .edition import HEADS

SCHEMA = "codes.schema.json"
TEXT: Data = {"type": "string"}
FIELDS: Mapping[str, Data] = CODE["properties"]


def codes_data(atlas: Atlas) -> dict[str, Any]:
    """The collections, each code with the thing that it is of, each thing with its codes, and those that have none."""
    known, found = systems(atlas), list(coded(atlas))
    rows = [code_row(known[key], one, code) for one, own in found for key, code in own.items()]
    ids = {one.id for one, _ in found}
    return {
        "$schema": SCHEMA,
        "name": "Cramp Atlas: codes",
        "systems": [{"key": key, **entry} for key, entry in atlas.data("codes").get("systems", {}).items()],
        "codes": sorted(rows, key=lambda row: (row["system"], row["code"])),
        "things": [{**thing_row(one), "codes": {key: code.code for key, code in own.items()}} for one, own in found],
        "without": [thing_row(one) for one in things(atlas).values() if one.id not in ids],
    }


def code_row(system: System, one: Thing, code: Code) -> dict[str, str]:
    """A code, and the thing that it is of."""
    there = system.address + code.code
    return {"system": system.key, **vars(code), "address": there, "of": one.id, "url": address(one)}


def thing_row(one: Thing) -> dict[str, str]:
    """A thing with its place on the site."""
    return {"id": one.id, "name": one.name, "kind": one.kind, "url": address(one)}


def address(one: Thing) -> str:
    """Where a thing is told of, from the site's root: ``drugs/pills/#pill``."""
    return f"{one.page.url}#{one.anchor}" if one.anchor else one.page.url


def codes_schema() -> dict[str, Any]:
    """The JSON Schema of ``codes.json``."""
    thing = {"id": TEXT, "name": TEXT, "kind": {"enum": [*map(str, CODED), MEDICINE]}, "url": TEXT}
    lists = {
        "systems": {**SYSTEM, "properties": {"key": TEXT, **SYSTEM["properties"]}},
        "codes": closed({**dict.fromkeys(("system", "address", "of", "url"), TEXT), **FIELDS}),
        "things": closed({**thing, "codes": {"type": "object", "additionalProperties": FIELDS["code"]}}),
        "without": closed(thing),
    }
    heads = dict.fromkeys(HEADS, TEXT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cramp Atlas, codes",
        "description": "The codes that other collections have for the pages and medicines of the site, both ways.",
        **closed(heads | {name: {"type": "array", "items": item} for name, item in lists.items()}),
    }
