"""The open data: the whole atlas as JSON with its schema, the medicines as CSV, and the names for the search."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from ..content.addresses import split_anchor
from ..content.marks import Mark, MarkKind, replace_marks
from ..content.model import CONTENT, NAMED, RELATIONS, Atlas, Data, Kind, Page
from ..content.scales import LEVEL, TIMING, VERDICT
from ..linking.names import medicine_names
from ..rules.schema import FILES, MEDICINE, REFERENCE_KINDS, closed
from ..weaving.heads import grade_of
from ..weaving.medicines import medicine_rows

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def to_json(value: Mapping[str, Any]) -> str:
    """A mapping as JSON: a line a field, and in a list a line an entry, so that two versions can be compared."""
    fields = ",\n".join(
        f"{line(key)}: {entries(field) if isinstance(field, list) else line(field)}" for key, field in value.items()
    )
    return f"{{\n{fields}\n}}\n"


def entries(found: list[Any]) -> str:
    return "[\n" + ",\n".join(map(line, found)) + "\n]" if found else "[]"


def line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def data_files(atlas: Atlas) -> dict[str, str]:
    """The files of ``site/data``, by their address."""
    return {
        "data/atlas.json": to_json(atlas_data(atlas)),
        "data/atlas.schema.json": to_json(atlas_schema()),
        "data/medicines.csv": medicines_csv(atlas),
    }


def atlas_data(atlas: Atlas) -> dict[str, Any]:
    return {
        "$schema": "atlas.schema.json",
        "name": "Cramp Atlas",
        "licence": LICENCE,
        "notice": "No clinician has reviewed this. It does not replace one.",
        "pages": [page_data(atlas, page) for page in atlas.pages],
        "medicines": [{"page": page.id, **entry} for page, entry in medicine_rows(atlas)],
        "claims": placed(atlas, "claims"),
        "facts": placed(atlas, "facts"),
        "red_flags": placed(atlas, "red-flags"),
        "warnings": [{"key": key, **entry} for key, entry in atlas.data("warnings").items()],
        "glossary": [{"word": word, "text": text} for word, text in atlas.data("glossary").items()],
        "references": [
            {"key": key, **entry, "cited_by": [page.id for page in atlas.cited_by.get(key, ())]}
            for key, entry in sorted(atlas.references.items())
        ],
    }


def page_data(atlas: Atlas, page: Page) -> dict[str, Any]:
    grade = grade_of(page)
    return {
        "id": page.id,
        "kind": page.kind.value,
        "title": page.title,
        "description": page.description,
        "url": page.url,
        **{field: page.listed(field) for field in NAMED},
        "reviewed": page.meta["reviewed"],
        "relations": relations_data(atlas, page),
        "evidence": {"scale": grade[0], "grade": grade[1].key, "label": grade[1].label, "why": grade[2]}
        if grade
        else None,
        "purpose": page.listed("purpose"),
        "references": list(atlas.citations(page)),
        "claims": atlas.statements(page, "claims"),
        "facts": atlas.statements(page, "facts"),
        "red_flags": list(atlas.told_flags(page)),
    }


def relations_data(atlas: Atlas, page: Page) -> list[dict[str, str]]:
    """The declared relations of a page in both directions."""
    forward = [{"relation": field, "direction": "to", "page": target} for field, target in page.relations()]
    backward = [
        {"relation": field, "direction": "from", "page": other.id}
        for field in RELATIONS
        for other in atlas.incoming.get((field, page.id), ())
    ]
    return forward + backward


def placed(atlas: Atlas, name: str) -> list[dict[str, Any]]:
    """The entries of a data file, each with the pages that carry it."""
    return [{**entry, "pages": [page.id for page in atlas.places.get(entry["id"], ())]} for entry in atlas.data(name)]


# -- the schema


TEXT: Data = {"type": "string"}
TEXTS: Data = {"type": "array", "items": TEXT}
RELATION: Data = {
    "type": "object",
    "properties": {"relation": {"enum": list(RELATIONS)}, "direction": {"enum": ["to", "from"]}, "page": TEXT},
    "required": ["relation", "direction", "page"],
    "additionalProperties": False,
}
PAGE: Mapping[str, Data] = {
    **dict.fromkeys(("id", "title", "description", "url", "reviewed"), TEXT),
    "kind": {"enum": [kind.value for kind in Kind]},
    **dict.fromkeys((*NAMED, "purpose", "references", "claims", "facts", "red_flags"), TEXTS),
    "evidence": {"type": ["object", "null"], "required": ["scale", "grade", "label", "why"]},
    "relations": {"type": "array", "items": RELATION},
}
SCALES_TOLD = {"Verdicts": VERDICT, "Levels of red flags": LEVEL, "Kinds of reference": REFERENCE_KINDS}


def atlas_schema() -> dict[str, Any]:
    """The JSON Schema of ``atlas.json``, made from the schemas that the content is checked with."""
    lists = {
        "pages": {"type": "object", "properties": PAGE, "required": list(PAGE), "additionalProperties": False},
        "medicines": extend(MEDICINE, {"page": TEXT}),
        "claims": extend(FILES["claims"]["items"], {"pages": TEXTS}),
        "facts": extend(FILES["facts"]["items"], {"pages": TEXTS}),
        "red_flags": extend(FILES["red-flags"]["items"], {"pages": TEXTS}),
        "warnings": extend(FILES["warnings"]["additionalProperties"], {"key": TEXT}),
        "glossary": closed({"word": TEXT, "text": TEXT}),
        "references": extend(FILES["references"]["additionalProperties"], {"key": TEXT, "cited_by": TEXTS}),
    }
    heads = dict.fromkeys(("$schema", "name", "licence", "notice"), TEXT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cramp Atlas, open data",
        "description": " ".join(f"{name}: {', '.join(keys)}." for name, keys in SCALES_TOLD.items()),
        "type": "object",
        "required": [*heads, *lists],
        "properties": heads | {name: {"type": "array", "items": item} for name, item in lists.items()},
        "additionalProperties": False,
    }


def extend(schema: Data, more: Mapping[str, Data]) -> dict[str, Any]:
    """A closed schema with more required fields."""
    return {
        **schema,
        "properties": {**schema["properties"], **more},
        "required": [*schema["required"], *more],
    }


# -- the medicines as a table

COLUMNS = (
    *("id", "name", "includes", "us_names", "other_names", "brands", "class", "used_for", "how", "how_often"),
    *("strength", "timing", "what_to_do", "caution", "also_helps", "references", "page"),
)


def medicines_csv(atlas: Atlas) -> str:
    """One row a medicine; several values of a cell are parted by semicolons."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    warnings = atlas.data("warnings")
    for page, entry in medicine_rows(atlas):
        row = {column: "; ".join(listed(entry[column])) for column in COLUMNS if column in entry}
        warning = warnings[entry["warning"]]
        row |= {
            "timing": "; ".join(TIMING[key] for key in entry["timing"]),
            "what_to_do": f"{warning['title']}. {warning['text']}",
            "page": page.url,
        }
        writer.writerow(row)
    return out.getvalue()


def listed(value: Any) -> Iterable[str]:
    """The values of a cell; a brand carries its country where that is known."""
    if isinstance(value, dict):
        for country, names in value.items():
            yield from (name if country == "any" else f"{name} ({country})" for name in names)
    elif isinstance(value, list):
        yield from map(str, value)
    elif value:
        yield str(value)


# -- the search

FIRST = ("now", "help", "drugs/index", "sheet")  # what a reader in need looks for


def search_index(index: str, atlas: Atlas) -> str:
    """The theme's search index with every other name and the grade of a page, and without our marks and slots."""
    data = json.loads(index)
    # A name is worth more than a word of the text and less than a title; the theme would put it before everything.
    data["config"]["fields"]["tags"]["boost"] = 100
    by_url = {page.url: page for page in atlas.pages}
    for entry in data["docs"]:
        url, place = split_anchor(entry["location"])
        page = by_url.get(url)
        entry["text"] = said(entry["text"], page, atlas)
        if page and not place:
            entry["tags"] = tags(page)
            entry["boost"] = 4 if page.id in FIRST else 2 if page.kind in CONTENT else 1
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def said(text: str, page: Page | None, atlas: Atlas) -> str:
    """The text of an entry as a reader sees it: without marks, with the words of cards, boxes and counts."""

    def words(mark: Mark) -> str:
        return slot_words(mark.key, mark.argument, page, atlas) if mark.kind is MarkKind.SLOT else ""

    return re.sub(r" +", " ", replace_marks(text, words)).strip()


def slot_words(name: str, argument: str, page: Page | None, atlas: Atlas) -> str:
    """The words that stand in place of a slot; none for lists, which name pages that are found by themselves."""
    if name == "count":
        return str(atlas.counts[argument])
    if name == "danger-signs":
        lines = [atlas.red_flags[identifier] for identifier in argument.split()]
        return " ".join(f"{card['short']}: {card['act']}." for card in lines)
    if name in ("red-flags", "signs"):
        cards = [atlas.red_flags[identifier] for identifier in argument.split() or atlas.red_flags]
        return " ".join(
            " ".join((card["title"], f"{'; '.join(card['signs'])}. {card['means']}.", *card.get("action", ())))
            for card in cards
        )
    if name == "medicines" and page:
        return " ".join(f"{entry['name']}: {entry['how']} {entry['how_often']}" for entry in page.medicines)
    return ""


def tags(page: Page) -> list[str]:
    """How sure we are, then every other name of the page and of its medicines."""
    grade = grade_of(page)
    names = [name for entry in page.medicines for name, _ in medicine_names(entry)]
    other = [name for field in NAMED for name in page.listed(field) if name.casefold() != page.title.casefold()]
    return list(dict.fromkeys([*([grade[1].label] if grade else []), *other, *names]))
