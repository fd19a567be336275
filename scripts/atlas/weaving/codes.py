"""The codes of other collections: what they are, each thing with its codes, and the things that have none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.codes import CODED, MEDICINE, Code, Codes, System, Thing, coded, codes_of, systems, things
from ..content.page import Page
from .bibliography import reference_address
from .heads import Context

ORDER = (*CODED, MEDICINE)


def all_codes(atlas: Atlas, here: Page) -> Context:
    """The collections with what they ask to be said, and every thing that has codes, by its kind."""
    found, known = list(coded(atlas)), systems(atlas)
    used = {key: [own[key] for _, own in found if key in own] for key in known}
    return {
        "systems": [system(atlas, here, one, used[key]) for key, one in known.items()],
        "groups": by_kind([(one, {**link(here, one), "codes": shown(one, own, known)}) for one, own in found]),
    }


def system(atlas: Atlas, here: Page, one: System, codes: list[Code]) -> Context:
    """A collection, how many codes of it there are, and the references in which these were seen."""
    seen = {key: atlas.references[key] for key in sorted({code.reference for code in codes}) if key in atlas.references}
    return {
        **{field: getattr(one, field) for field in ("name", "about", "credit", "terms", "example")},
        "count": len(codes),
        "seen": [
            {"short": ref.year or ref.title, "address": reference_address(atlas, here, key)}
            for key, ref in seen.items()
        ],
    }


def uncoded(atlas: Atlas, here: Page) -> Context:
    """The things without any code, by their kind, with the reason where somebody wrote one."""
    reasons = atlas.data("codes").get("none", {})
    found = [one for one in things(atlas).values() if not codes_of(atlas, one.id)]
    return {"groups": by_kind([(one, {**link(here, one), "why": reasons.get(one.id, "")}) for one in found])}


def by_kind(rows: Iterable[tuple[Thing, Context]]) -> list[Context]:
    """What is shown of things, by their kind."""
    groups: dict[str, list[Context]] = {kind: [] for kind in ORDER}
    for one, row in rows:
        groups[one.kind].append(row)
    return [{"kind": kind, "things": own} for kind, own in groups.items() if own]


def link(here: Page, one: Thing) -> Context:
    """The name of a thing, and the way to it."""
    return {"name": one.name, "url": way(here.url, one.page.url, one.anchor)}


def shown(one: Thing, codes: Codes, known: Mapping[str, System]) -> list[Context]:
    """The codes of a thing; its name there only where it is another."""
    return [
        {
            "system": known[key].name,
            "code": code.code,
            "address": known[key].address + code.code,
            "name": code.name if code.name.casefold() != one.name.casefold() else "",
        }
        for key, code in codes.items()
    ]


def linked_codes(atlas: Atlas, identifier: str) -> dict[str, list[Any]]:
    """The codes of a thing in the words of schema.org: what is the same elsewhere, and each code; empty without any."""
    known, own = systems(atlas), codes_of(atlas, identifier)
    return {
        "sameAs": [known[key].address + code.code for key, code in own.items()],
        "code": [
            {"@type": "MedicalCode", "codeValue": code.code, "codingSystem": known[key].name}
            for key, code in own.items()
        ],
    }
