"""The rules of codes: each is of a thing and a collection that exist, has its form, and is given to one thing."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.atlas import Atlas
from ..content.codes import MEDICINE, Code, System, codes_of, systems, things
from ..content.dates import FUTURE, is_future
from ..content.problems import Problem
from .medicines import unknown
from .messages import suggest

PATH = "docs/codes.yml"
PARTS = ("codes", "none")


def problem(atlas: Atlas, field: str, text: str) -> Problem:
    """What is wrong in a field of the file of codes, at its line."""
    return Problem(PATH, atlas.line("codes", field), field, text)


def check_coded_things(atlas: Atlas) -> Iterator[Problem]:
    """What has codes, or a reason for having none, is a medicine or a page about a thing, and has one of the two."""
    known, sheet = things(atlas), atlas.data("codes")
    for part in PARTS:
        for name in sheet.get(part, {}):
            if name not in known:
                text = f'no medicine, and no page about one thing, "{name}"; {suggest(name, known)}'
                yield problem(atlas, f"{part}.{name}", text)
    for name in sheet.get("none", {}):
        if name in sheet.get("codes", {}):
            yield problem(atlas, f"none.{name}", "has codes above; take the reason out, or the codes")


def check_codes(atlas: Atlas) -> Iterator[Problem]:
    """A code is of a collection under systems:, has its form, a reference that exists, and a day that has come."""
    known, whole = atlas.data("codes").get("systems", {}), systems(atlas)
    for name, own in atlas.data("codes").get("codes", {}).items():
        for key in own:
            if key not in known:
                text = f'no system "{key}" under systems:; {suggest(key, known)}'
                yield problem(atlas, f"codes.{name}.{key}", text)
        for key, code in codes_of(atlas, name).items():
            for field, text in code_faults(atlas, whole[key], code):
                yield problem(atlas, f"codes.{name}.{key}.{field}", text)


def code_faults(atlas: Atlas, system: System, code: Code) -> Iterator[tuple[str, str]]:
    """The fields of a code that are wrong, and how."""
    if not system.fits(code.code):
        yield "code", f'"{code.code}" is no code of {system.name}; write it as {system.example}'
    if text := unknown(atlas, "references", code.reference, "reference"):
        yield "reference", text
    if is_future(code.seen_on):
        yield "seen_on", f'"{code.seen_on}" {FUTURE}; write the day on which you saw it'


def check_codes_are_of_one_thing(atlas: Atlas) -> Iterator[Problem]:
    """A code is given to one medicine and to one page, for two things are never the same."""
    first: dict[tuple[str, str, bool], str] = {}
    known = things(atlas)
    for name in atlas.data("codes").get("codes", {}):
        medicine = name in known and known[name].kind == MEDICINE
        for key, code in codes_of(atlas, name).items():
            if (other := first.setdefault((key, code.code, medicine), name)) != name:
                text = f'"{code.code}" is the code of {other} too; keep it where it is the same thing'
                yield problem(atlas, f"codes.{name}.{key}.code", text)


def check_systems(atlas: Atlas) -> Iterator[Problem]:
    """A collection has an example of its own form, is used, and its credit is on a page, as it asks."""
    used = {key for own in atlas.data("codes").get("codes", {}).values() for key in own}
    for key, system in systems(atlas).items():
        field = f"systems.{key}"
        if not system.fits(system.example):
            text = f'"{system.example}" is not of the form that letters, fewest and most tell; mend one of them'
            yield problem(atlas, f"{field}.example", text)
        if key not in used:
            yield problem(atlas, field, "nothing has a code of it; use it, or take it out")
    if used and not atlas.showing("codes") and atlas.texts_read:
        text = "no page gives the credits that the systems ask for; write [[codes]] on a page"
        yield problem(atlas, "systems", text)
