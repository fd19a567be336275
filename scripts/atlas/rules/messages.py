"""What breaks a schema, in an author's words: where it is, what is wrong and what to do."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from dataclasses import replace
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ..content.page import Kind
from ..content.problems import Problem
from ..content.sheets import Data, Sheet
from .schema import file_validator, page_validator

WHOLE = ("front matter", "file")  # the fields of a problem of a file's value as a whole: of a page, of a data file


@lru_cache(maxsize=20_000)  # a preview checks all files again after every change; more than a large site has
def page_mistakes(kind: Kind, front: Sheet) -> tuple[Problem, ...]:
    """Front matter has the keys of its kind and no other, each of its type."""
    return tuple(schema_mistakes(page_validator(kind), front, WHOLE[0]))


@lru_cache(maxsize=64)
def file_mistakes(name: str, sheet: Sheet) -> tuple[Problem, ...]:
    """A data file has the shape that CONTRIBUTING.md shows."""
    return tuple(schema_mistakes(file_validator(name), sheet, WHOLE[1]))


def schema_mistakes(schema: Draft202012Validator, sheet: Sheet, whole: str) -> Iterator[Problem]:
    """What breaks a schema in a file, each at its line; ``whole`` is the field of what is wrong with all of it."""
    for error in schema.iter_errors(sheet.value):
        where = ".".join(map(str, error.absolute_path))
        for field, text in explain(error):
            path = ".".join(filter(None, (where, field)))
            yield Problem(sheet.path, sheet.line(path), path or whole, text)


def with_ids(problem: Problem, values: Mapping[str, Any]) -> Problem:
    """The same problem, with each numbered entry on the way to its field named by its id: ``C-010.verdict``.

    Shape: ``values`` is what each file says, by its path.
    """
    node, steps = values.get(problem.path), []
    for step in problem.field.split("."):
        if isinstance(node, list) and step.isdecimal() and int(step) < len(node):
            node = node[int(step)]
            name = node.get("id") if isinstance(node, dict) else None
            step = name if isinstance(name, str) and ENTRY_ID.fullmatch(name) else step
        else:
            node = node.get(step) if isinstance(node, dict) else None
        steps.append(step)
    return replace(problem, field=".".join(steps))


ENTRY_ID = re.compile(r"[A-Za-z][A-Za-z0-9-]*")  # C-010, donepezil


def explain(error: ValidationError) -> Iterator[tuple[str, str]]:
    """The field below the error's place (or ""), and what is wrong and what to do, in an author's words."""
    wanted: Any = error.validator_value
    instance: Any = error.instance
    schema: Any = error.schema
    if error.validator == "required":
        yield from ((key, f"missing; add {hint(schema, key)}") for key in wanted if key not in instance)
    elif error.validator == "additionalProperties":
        known = list(schema.get("properties", {}))
        yield from ((key, f"unknown key; {suggest(key, known)}") for key in instance if key not in known)
    elif error.validator == "pattern":
        # The name of a key is not a part of the path: a wrong one is its own field.
        field = "" if instance_has_place(error) else str(instance)
        yield field, f"{show(instance)} has the wrong form; write it {schema['description']}"
    else:
        yield "", EXPLANATIONS[str(error.validator)](instance, wanted)


def instance_has_place(error: ValidationError) -> bool:
    """Whether an error is about a value, not about the name of a key."""
    return "propertyNames" not in error.absolute_schema_path


def hint(schema: Data, key: str) -> str:
    """What to add where a key is missing."""
    if key == "reviewed":
        return "the date of the last check, as 2026-11-21"
    wanted = schema["properties"][key]
    if "enum" in wanted:
        return "one of " + ", ".join(wanted["enum"])
    kinds = {"array": "a list", "object": "its fields", "string": "its text", "number": "a number"}
    return kinds.get(str(wanted["type"]), "a number, or null when it is not known")


def show(value: object) -> str:
    """A value as its author may have written it, cut when it is long."""
    if value is None:
        return "nothing"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) < 60 else f"{text[:57]}..." + '"' * isinstance(value, str)


def suggest(name: str, known: Iterable[str]) -> str:
    """A guess at what was meant, or the list to choose from."""
    names = sorted(known)
    if near := difflib.get_close_matches(name, names, n=1):
        return f'did you mean "{near[0]}"?'
    if not names:
        return "there is none yet"
    return "use one of " + ", ".join(names) if len(names) < 30 else f"none of the {len(names)} there is like it"


TYPES = {
    "string": "text",
    "array": "a list",
    "object": "keys with values",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "null": "null",
}


def type_name(wanted: str | Iterable[str]) -> str:
    """A type of the schema, or several, in an author's words."""
    return TYPES[wanted] if isinstance(wanted, str) else " or ".join(TYPES[name] for name in wanted)


EMPTY = "the list is empty; fill it or leave the key out"


def entries_wanted(value: Sized, want: int) -> str:
    """What is wrong with a list of the wrong length."""
    return f"has {len(value)} entries; write {want}"


EXPLANATIONS: Mapping[str, Callable[[Any, Any], str]] = {
    "type": lambda value, want: "{0} is not {1}; write {1}".format(show(value), type_name(want)),
    "enum": lambda value, want: f"{show(value)} is not allowed; {suggest(str(value), want)}",
    "format": lambda value, want: f"{show(value)} is not a {want}; write it as 2026-11-21",
    "minLength": lambda value, want: f"{show(value)} has {len(value)} characters; write at least {want}",
    "maxLength": lambda value, want: f"{show(value)} has {len(value)} characters; shorten it to {want}",
    "minItems": lambda value, want: entries_wanted(value, want) if value else EMPTY,
    "maxItems": lambda value, want: entries_wanted(value, want),
    "minimum": lambda value, want: f"{value} is too small; write {want} or more",
    "maximum": lambda value, want: f"{value} is too large; write {want} or less",
    "uniqueItems": lambda value, want: "an entry appears twice; keep one",
}
