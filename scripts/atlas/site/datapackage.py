"""The description of the open data as a Frictionless Data Package: each file, and the columns of each table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..content.atlas import Atlas
from ..content.sheets import Data
from ..weaving.linked_data import LANGUAGE, LICENCE
from ..weaving.published import DataFile, Published
from .edition import Edition, headed, to_json
from .tables import VERSION, Table, tables

PACKAGE = "datapackage.json"
ODD = re.compile(r"[^a-z0-9]+")  # what a name of a package or resource does not have
MEDIA = {"csv": "text/csv", "json": "application/json"}


def table_schemas(atlas: Atlas) -> dict[str, dict[str, Any]]:
    """The columns of each table, by its name."""
    return {table.name: table_schema(atlas, table) for table in tables(atlas)}


def data_package(
    atlas: Atlas, site: Published, edition: Edition, facts: Mapping[str, DataFile], schemas: Mapping[str, Data]
) -> str:
    """The text of the file. Shape: ``facts`` are the files that it describes, by their name."""
    home = atlas.showing("data-version")
    package = {
        "profile": "data-package",
        "name": name_of(site.name) or "data",
        "id": site.at("data/" + PACKAGE),
        "title": site.name,
        "description": home.description if home else "",
        "homepage": site.at(home.url) if home else "",
        "created": f"{edition.day}T00:00:00Z" if edition.day else "",
        "licenses": [{"name": "CC-BY-4.0", "path": LICENCE, "title": "Creative Commons Attribution 4.0"}],
        "contributors": [{"title": site.name, "role": "publisher"}] if site.name else [],
        "languages": [LANGUAGE],
        "resources": [resource(atlas, one, schemas.get(name)) for name, one in facts.items()],
    }
    head = {key: value for key, value in headed({}, edition).items() if value}
    return to_json({**head, **{key: value for key, value in package.items() if value}})


def name_of(text: str) -> str:
    """The name of a package or a resource: ``cramp-atlas``."""
    return ODD.sub("-", text.lower()).strip("-")


def resource(atlas: Atlas, one: DataFile, table: Data | None) -> dict[str, Any]:
    """One file: where it is, how large, its checksum; the columns of a table."""
    ending = one.name.rpartition(".")[2]
    about = atlas.data("open-data").get("files", {}).get(one.name, "")
    own = {
        "profile": "tabular-data-resource" if table else "data-resource",
        "type": "table" if table else ending,
        "name": name_of(one.name.removesuffix(f".{ending}")) if table else name_of(one.name),
        "path": one.name,
        "description": about,
        "format": ending,
        "mediatype": MEDIA[ending],
        "encoding": "utf-8",
        "bytes": one.bytes,
        "hash": f"sha256:{one.checksum}",
        "schema": table,
    }
    return {key: value for key, value in own.items() if value}


def table_schema(atlas: Atlas, table: Table) -> dict[str, Any]:
    """The columns of a table, the one that names a row, and where others lead."""
    leads = [
        {"fields": column, "reference": {"resource": name_of(there.removesuffix(".csv")), "fields": key}}
        for column, (there, key) in table.leads.items()
    ]
    columns = [column_of(atlas, table, name) for name in (*table.columns, VERSION)]
    found = {"fields": columns, "primaryKey": table.key, "foreignKeys": leads, "missingValues": [""]}
    return {key: value for key, value in found.items() if value}


def column_of(atlas: Atlas, table: Table, name: str) -> dict[str, Any]:
    """A column: its type, what it says, and whether each row says it."""
    about = atlas.data("open-data").get("columns", {}).get(name, "")
    found = {"name": name, "type": type_of(table.form, name), "description": about}
    if name in (table.key, VERSION):
        found["constraints"] = {"required": True, "unique": True} if name == table.key else {"required": True}
    return {key: value for key, value in found.items() if value}


def type_of(form: Data, column: str) -> str:
    """The type of a column, from the form of the entries that it is made of: date, integer, number, or string."""
    for part in column.split("."):
        form = form.get("properties", {}).get(part, {})
    if form.get("format") == "date":
        return "date"
    kinds = form.get("type", "string")
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return next((kind for kind in kinds if kind in ("integer", "number")), "string")
