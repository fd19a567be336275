"""The closed schema of each kind of page and of each data file, and its mistakes in an author's words."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from .grades import LEVEL, PURPOSE, SCALES, STRENGTH, TIMING, VERDICT
from .model import RELATIONS, Data, Kind, Problem, Sheet

TEXT: Data = {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"}
NAMES: Data = {"type": "array", "items": {**TEXT, "minLength": 2}, "uniqueItems": True, "minItems": 1}
DATE: Data = {"type": "string", "format": "date"}
KEYS: Data = {"type": "array", "items": {"type": "string", "pattern": r"^[A-Za-z0-9_-]+$"}, "uniqueItems": True}
WHOLE = "front matter"  # the field of a problem of a file's value as a whole
FLAG: Data = {"type": "boolean"}
COUNTRIES = ("UK", "US", "Canada", "Australia", "India", "Europe", "any")
REFERENCE_KINDS = (
    "guideline",
    "systematic review",
    "review",
    "trial",
    "study",
    "case report",
    "label",
    "regulator",
    "reference work",
    "patient information",
    "news and opinion",
)


def choice(values: Iterable[str]) -> Data:
    return {"enum": list(values)}


def many(item: Data) -> Data:
    return {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}


def closed(required: Mapping[str, Data], optional: Mapping[str, Data] | None = None) -> Data:
    """A mapping with these fields and no other."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


MEDICINE = closed(
    {
        "id": {"type": "string", "pattern": r"^[a-z0-9-]+$"},
        "name": TEXT,
        "class": TEXT,
        "used_for": TEXT,
        "how": TEXT,
        "how_often": TEXT,
        "strength": choice(STRENGTH),
        "timing": many(choice(TIMING)),
        "warning": TEXT,
        "references": {**KEYS, "minItems": 1},
    },
    {
        "includes": NAMES,
        "us_names": NAMES,
        "other_names": NAMES,
        "brands": {
            "type": "object",
            "properties": dict.fromkeys(COUNTRIES, NAMES),
            "additionalProperties": False,
        },
        "caution": TEXT,
        "also_helps": TEXT,
    },
)
REFERENCE = closed(
    {"title": TEXT, "publisher": TEXT, "year": {"type": ["integer", "null"]}, "kind": choice(REFERENCE_KINDS)},
    {
        "doi": {"type": "string", "pattern": r"^10\."},
        "pmid": {"type": "string", "pattern": r"^\d+$"},
        "url": {"type": "string", "pattern": r"^https?://"},
        "copy": FLAG,
        "read_at": {"type": "string", "pattern": r"^https?://"},
        "address_unseen": FLAG,
        "note": TEXT,
    },
)
CLAIM = closed(
    {
        "id": {"type": "string", "pattern": r"^[CDMRP]-\d{3}$"},
        "articles": many({"type": "string", "pattern": r"^\d{3}$"}),
        "verdict": choice(VERDICT),
        "claim": TEXT,
        "finding": TEXT,
        "references": KEYS,
    },
    {"defects": many(TEXT), "dropped": TEXT, "harm": {"type": "integer", "minimum": 0, "maximum": 3}},
)
FACT = closed({"id": {"type": "string", "pattern": r"^F-\d{3}$"}, "topic": TEXT, "fact": TEXT, "references": KEYS})
RED_FLAG = closed(
    {
        "id": {"type": "string", "pattern": r"^H-\d{2}$"},
        "level": choice(LEVEL),
        "title": TEXT,
        "signs": many(TEXT),
        "means": TEXT,
        "references": KEYS,
    },
    {"lead": TEXT, "action": {"type": "array", "items": TEXT}, "unconfirmed": TEXT},
)
FILES: Mapping[str, Data] = {
    "references": {"type": "object", "additionalProperties": REFERENCE},
    "claims": {"type": "array", "items": CLAIM},
    "facts": {"type": "array", "items": FACT},
    "red-flags": {"type": "array", "items": RED_FLAG},
    "warnings": {"type": "object", "additionalProperties": closed({"title": TEXT, "text": TEXT})},
    "glossary": {"type": "object", "additionalProperties": TEXT},
}


@cache
def page_schema(kind: Kind) -> Data:
    """The front matter of one kind of page."""
    required: dict[str, Data] = {
        "title": TEXT,
        "description": {**TEXT, "minLength": 40, "maxLength": 170},
        "reviewed": DATE,
    }
    optional: dict[str, Data] = {"aliases": NAMES, "ambiguous": NAMES, "never_link": NAMES, "no_links": NAMES}
    optional["plurals"] = FLAG
    for name, relation in RELATIONS.items():
        if kind in relation.sources:
            optional[name] = many({"type": "string", "pattern": r"^[a-z0-9/-]+$"})
    if kind in (Kind.CAUSE, Kind.DISEASE, Kind.DRUG, Kind.REMEDY, Kind.GUIDE):
        required["group"] = TEXT
    if kind in (Kind.CAUSE, Kind.DISEASE, Kind.REMEDY):
        required["evidence"] = closed({"grade": choice(SCALES[kind][1]), "why": {**TEXT, "maxLength": 160}})
    if kind is Kind.REMEDY:
        required["purpose"] = many(choice(PURPOSE))
    if kind is Kind.DRUG:
        optional["medicines"] = {"type": "array", "items": MEDICINE, "minItems": 1}
    if kind is Kind.SOURCE:
        required["article"] = {"type": "string", "pattern": r"^\d{3}$"}
    if kind is Kind.SECTION:
        optional["groups"] = {"type": "object", "additionalProperties": TEXT}
    if kind in (Kind.SECTION, Kind.PAGE):
        optional |= {"template": TEXT, "hide": many(choice(["navigation", "toc", "footer"]))}
    return closed(required, optional)


@cache
def validator(kind: Kind) -> Draft202012Validator:
    return Draft202012Validator(page_schema(kind), format_checker=FORMATS)


FORMATS = FormatChecker([])


@FORMATS.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    return not isinstance(value, str) or (len(value) == 10 and bool(date.fromisoformat(value)))


def page_mistakes(kind: Kind, front: Sheet) -> Iterator[Problem]:
    """Front matter has the keys of its kind and no other, each of its type."""
    yield from mistakes(validator(kind), front, front.value if front.value is not None else {})


def file_mistakes(name: str, sheet: Sheet) -> Iterator[Problem]:
    """A data file has the shape that CONTRIBUTING.md shows."""
    if sheet.value is not None:
        yield from mistakes(Draft202012Validator(FILES[name], format_checker=FORMATS), sheet, sheet.value)


def mistakes(schema: Draft202012Validator, sheet: Sheet, value: Any) -> Iterator[Problem]:
    for error in schema.iter_errors(value):
        where = ".".join(map(str, error.absolute_path))
        for field, text in explain(error):
            path = ".".join(filter(None, (where, field)))
            yield Problem(sheet.path, sheet.line(path), path or WHOLE, text)


def explain(error: ValidationError) -> Iterator[tuple[str, str]]:
    """The field below the error's place (or ""), and what is wrong and what to do, in an author's words."""
    wanted: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    if error.validator == "required":
        yield from ((key, f"missing; add {hint(schema, key)}") for key in wanted if key not in instance)
    elif error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        unknown = [key for key in instance if key not in known]
        yield from ((str(key), f"unknown key; {suggest(str(key), known)}") for key in unknown)
    else:
        yield "", EXPLANATIONS[str(error.validator)](instance, wanted)


def hint(schema: Data, key: str) -> str:
    """What to add where a key is missing."""
    if key == "reviewed":
        return "the date of the last check, as 2026-11-21"
    wanted = schema["properties"][key]
    if "enum" in wanted:
        return "one of " + ", ".join(wanted["enum"])
    return {"array": "a list", "object": "its fields"}.get(str(wanted.get("type")), "its text")


def show(value: object) -> str:
    if value is None:
        return "nothing"
    text = str(value)
    return f'"{text if len(text) < 60 else text[:57] + "..."}"'


def suggest(name: str, known: Iterable[str]) -> str:
    """A guess at what was meant, or the list to choose from."""
    names = sorted(known)
    if near := difflib.get_close_matches(name, names, n=1):
        return f'did you mean "{near[0]}"?'
    return "use one of " + ", ".join(names) if len(names) < 30 else "all of them stand in site/data/atlas.json"


TYPES = {
    "string": "text",
    "array": "a list",
    "object": "keys with values",
    "boolean": "true or false",
    "integer": "a whole number",
    "null": "null",
}


def type_name(wanted: str | Iterable[str]) -> str:
    return TYPES[wanted] if isinstance(wanted, str) else " or ".join(TYPES[name] for name in wanted)


EXPLANATIONS: Mapping[str, Callable[[Any, Any], str]] = {
    "type": lambda value, want: "{0} is not {1}; write {1}".format(show(value), type_name(want)),
    "enum": lambda value, want: f"{show(value)} is not allowed; {suggest(str(value), want)}",
    "format": lambda value, want: f"{show(value)} is no {want}; write it as 2026-11-21",
    "minLength": lambda value, want: f"{show(value)} has {len(value)} characters; write at least {want}",
    "maxLength": lambda value, want: f"{show(value)} has {len(value)} characters; shorten it to {want}",
    "pattern": lambda value, want: f"{show(value)} has the wrong form; it must match {want}",
    "minItems": lambda value, want: "the list is empty; fill it or leave the key out",
    "minimum": lambda value, want: f"{value} is too small; write {want} or more",
    "maximum": lambda value, want: f"{value} is too large; write {want} or less",
    "uniqueItems": lambda value, want: "an entry stands twice; keep one",
}
