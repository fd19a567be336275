"""The codes that other collections have for what the site is about: the same thing there, by its name as it was seen.

A thing is a page of an illness, a cause, a class of medicines or a remedy, or one medicine. A page with one medicine
goes by the codes of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .atlas import Atlas
from .page import Kind, Page
from .records import Texts, records

CODED = (Kind.DISEASE, Kind.CAUSE, Kind.DRUG, Kind.REMEDY)  # the kinds of page that are each about a thing
MEDICINE = "medicine"  # the kind of a thing that is one medicine


@dataclass(frozen=True)
class System:
    """A collection that gives codes.

    Shape: a code is one of the ``letters``, if there are any, and digits, ``fewest`` to ``most`` of them; ``address``
    is what stands before a code in its address, ``credit`` what the collection asks to be said.
    """

    key: str
    name: str
    about: str
    address: str
    fewest: int
    most: int
    example: str
    credit: str
    terms: str
    letters: Texts = ()

    def fits(self, code: str) -> bool:
        """Whether a code has the form that the collection gives its codes."""
        number = code[1:] if self.letters else code
        right_start = not self.letters or code[:1] in self.letters
        return right_start and number.isascii() and number.isdecimal() and self.fewest <= len(number) <= self.most


@dataclass(frozen=True)
class Code:
    """A code of a thing: its name there as it was seen, the reference in which it was, and the day."""

    code: str
    name: str
    reference: str
    seen_on: str


@dataclass(frozen=True)
class Thing:
    """What can have codes: its id, its name and kind, and where it is told of."""

    id: str
    name: str
    kind: str
    page: Page
    anchor: str = ""


Codes = Mapping[str, Code]  # of one thing, by the key of the system


def systems(atlas: Atlas) -> dict[str, System]:
    """The collections by their key, in the order of the file."""
    entries = [{"key": key, **entry} for key, entry in atlas.data("codes").get("systems", {}).items()]
    return {one.key: one for one in records(System, entries)}


def codes_of(atlas: Atlas, identifier: str) -> dict[str, Code]:
    """The codes of a thing, in the order of the systems."""
    own = atlas.data("codes").get("codes", {}).get(identifier, {})
    return {key: one for key in systems(atlas) if key in own for one in records(Code, [own[key]])}


def things(atlas: Atlas) -> dict[str, Thing]:
    """Everything that can have codes, by its id: the pages of each kind by title, then the medicines by name."""
    pages = (page for kind in CODED for page in sorted(atlas.of_kind(kind), key=lambda page: page.title.casefold()))
    found = [Thing(page.id, page.title, page.kind, page) for page in pages if len(page.medicine_entries) != 1]
    return {one.id: one for one in (*found, *medicines(atlas))}


def medicines(atlas: Atlas) -> list[Thing]:
    """Each medicine once, by name: where its fact box is, or else on the page that lists all."""
    own = {one.id: Thing(one.id, one.name, MEDICINE, page, one.id) for page, one in atlas.medicines}
    home = atlas.showing("medicine-list")
    listed = {one.id: Thing(one.id, one.name, MEDICINE, home, one.id) for one in atlas.listings if home}
    return sorted({**listed, **own}.values(), key=lambda one: one.name.casefold())


def coded(atlas: Atlas) -> Iterator[tuple[Thing, Codes]]:
    """The things that have codes, with them."""
    for one in things(atlas).values():
        if own := codes_of(atlas, one.id):
            yield one, own
