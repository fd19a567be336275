"""One page, its kind, and the relations that it can declare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Generic, TypeVar

from .addresses import address_of, folder_of, id_of
from .digest import mark
from .marks import Mark, MarkKind, read_marks, without_code
from .records import Evidence, Medicine, records
from .sheets import Data, Sheet
from .states import Purpose


class Kind(StrEnum):
    """A kind of page: the folder, the URL part and the key in the open data."""

    CAUSE = "causes"
    DISEASE = "diseases"
    DRUG = "drugs"
    REMEDY = "remedies"
    GUIDE = "guides"
    SOURCE = "sources"
    SECTION = "sections"
    PAGE = "pages"


CONTENT = (Kind.CAUSE, Kind.DISEASE, Kind.DRUG, Kind.REMEDY, Kind.GUIDE)
NAME_FIELDS = {"aliases": True, "covers": True, "ambiguous": False}  # lists of names; whether they link
Value = TypeVar("Value")


@dataclass(frozen=True)
class Relation:
    """What one page declares about another, and how each side names it."""

    name: str
    inverse: str
    sources: tuple[Kind, ...]
    targets: tuple[Kind, ...]


RELATIONS: Mapping[str, Relation] = {
    "leads_to": Relation("Can lead to", "Can come from", (Kind.DISEASE, Kind.DRUG), (Kind.CAUSE,)),
    "treats": Relation("Medicine for", "Medicines for it that can bring on cramps", (Kind.DRUG,), (Kind.DISEASE,)),
    "helps": Relation("May help with", "What may help", (Kind.REMEDY,), (Kind.CAUSE, Kind.DISEASE, Kind.GUIDE)),
    "unlike": Relation("Easily confused with", "Easily confused with", tuple(Kind), tuple(Kind)),
    "related": Relation("See also", "See also", tuple(Kind), tuple(Kind)),
}


class Field(Generic[Value]):
    """A field of front matter as a value of its type; the empty one when it is left out."""

    def __init__(self, kind: Callable[..., Value]) -> None:
        """A field of this type."""
        self.kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        """Called with the name under which the field is declared: the key in front matter."""
        self.name = name

    def __get__(self, page: Page, owner: type) -> Value:
        """The value that a page has."""
        return self.kind(page.meta[self.name]) if self.name in page.meta else self.kind()


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter with the line of each key, and its body."""

    path: str
    kind: Kind
    front: Sheet
    body: str
    body_line: int

    description = Field(str)  # what lists and searches say of the page
    group = Field(str)  # its group in the list of its folder
    groups = Field(dict[str, str])  # the groups of the list on the page, with their titles
    article = Field(str)  # the number of the article that a source page is about
    template = Field(str)  # when the page has one of its own
    reading_grade = Field(float)  # the limit that the page sets itself
    effort = Field(str)  # what a remedy asks of a reader
    risk = Field(str)  # what a reader must take care of with it
    how_we_work = Field(bool)  # whether the page says how the site is made
    reviewed = Field(str)  # the day of the last check

    @cached_property
    def meta(self) -> Data:
        """The front matter as it was written; empty when it cannot be read."""
        return self.front.value if isinstance(self.front.value, dict) else {}

    @cached_property
    def id(self) -> str:
        """The path below ``docs`` without its ending: ``causes/cold``; never written in front matter."""
        return id_of(self.path)

    @cached_property
    def url(self) -> str:
        """The address from the site's root: ``causes/cold/``; the home page has the empty one."""
        return address_of(self.id)

    @cached_property
    def lists(self) -> Kind | None:
        """The kind of the pages that an index page lists: causes, for ``causes/index``."""
        folder = folder_of(self.id)
        return Kind(folder) if folder in (*CONTENT, Kind.SOURCE) else None

    @cached_property
    def title(self) -> str:
        """The title; the id when it is missing."""
        return str(self.meta.get("title", self.id))

    @cached_property
    def draft(self) -> bool:
        """Whether only the preview shows it; anything but a plain true is a mistake, which is told, and no draft."""
        return self.meta.get("draft") is True

    @property
    def medicine_entries(self) -> list[Data]:
        """The medicines as they were written."""
        return list(self.meta.get("medicines", ()))

    @cached_property
    def medicines(self) -> list[Medicine]:
        """The medicines of the page."""
        return records(Medicine, self.medicine_entries)

    @cached_property
    def evidence(self) -> Evidence | None:
        """How sure the page is; nothing when its front matter does not say."""
        return next(iter(records(Evidence, [self.meta.get("evidence", {})])), None)

    @property
    def purposes(self) -> list[Purpose]:
        """What a remedy is for."""
        return [Purpose(purpose) for purpose in self.listed("purpose")]

    @property
    def old_urls(self) -> list[str]:
        """The addresses that the page, or a page that is a part of it now, had before."""
        return [address_of(old) for old in self.listed("moved_from")]

    @property
    def moved_places(self) -> Data:
        """Old places, of this page (``#at-night``) or another (``causes/brine#at-night``), by the heading of today."""
        return dict(self.meta.get("moved_places", {}))

    def listed(self, field: str) -> list[str]:
        """The entries of a list in front matter; none when it is left out."""
        return list(self.meta.get(field, ()))

    @cached_property
    def mark(self) -> str:
        """What tells the file from all others: its path, and all that it says."""
        return mark((self.path, self.front.value, self.body))

    @cached_property
    def text(self) -> str:
        """The body with its code and comments blanked: where marks count."""
        return without_code(self.body)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every citation, statement, search and slot of the body, in order, with its line in the file."""
        return tuple(read_marks(self.text, self.body_line))

    def marks_of(self, kind: MarkKind) -> list[Mark]:
        """The marks of one kind."""
        return [mark for mark in self.marks if mark.kind is kind]

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """The keys cited, in the order of their first mention: those of the body, then those of the medicines."""
        listed = [key for medicine in self.medicine_entries for key in medicine.get("references", ())]
        return tuple(dict.fromkeys([*(mark.key for mark in self.marks_of(MarkKind.CITATION)), *listed]))

    @cached_property
    def statements(self) -> tuple[str, ...]:
        """The ids of the claims and facts that this page carries."""
        return tuple(dict.fromkeys(mark.key for mark in self.marks_of(MarkKind.STATEMENT)))

    @cached_property
    def searches(self) -> tuple[str, ...]:
        """The ids of the searches that this page tells of: in its text, its head, its grade and its medicines."""
        named = (self.meta, self.meta.get("evidence", {}), *self.medicine_entries)
        heads = (entry["search"] for entry in named if "search" in entry)
        return tuple(dict.fromkeys([*(mark.key for mark in self.marks_of(MarkKind.SEARCH)), *heads]))

    @cached_property
    def slots(self) -> list[Mark]:
        """The slots of the body."""
        return self.marks_of(MarkKind.SLOT)

    @cached_property
    def cards(self) -> tuple[str, ...]:
        """The ids of the care cards that this page shows in full."""
        return self.words_of("red-flags")

    @cached_property
    def red_flags(self) -> tuple[str, ...]:
        """The ids of the red flags that this page shows, as a card or as a line."""
        return self.words_of("red-flags", "danger-signs")

    @cached_property
    def studies(self) -> tuple[str, ...]:
        """The ids of the comparisons that the tables of this page show."""
        return self.words_of("studies")

    @cached_property
    def charts(self) -> tuple[str, ...]:
        """The names of the charts that this page shows."""
        return self.words_of("chart")

    @property
    def limits(self) -> str:
        """What the evidence of a remedy cannot say."""
        return str(self.meta.get("limits", ""))

    def shows(self, name: str) -> bool:
        """Whether the page has the slot of this name."""
        return any(slot.key == name for slot in self.slots)

    def words_of(self, *names: str) -> tuple[str, ...]:
        """The ids after the slots of these names, each once."""
        return tuple(dict.fromkeys(word for slot in self.slots if slot.key in names for word in slot.words))

    def line_at(self, offset: int) -> int:
        """The line in the file of a place in the body."""
        return self.body_line + self.body.count("\n", 0, offset)

    def relations(self) -> Iterator[tuple[str, str]]:
        """The declared relations: name of the field, id of the other page."""
        for name in RELATIONS:
            yield from ((name, target) for target in self.listed(name))
