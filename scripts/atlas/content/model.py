"""The plain values that flow through the build: pages, terms, relations, references, problems."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from .marks import CITATION, MARK, SLOT, without_code

Name = TypeVar("Name", bound=Hashable)
Data = Mapping[str, Any]
Context = dict[str, Any]


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
STATEMENTS = ("claims", "facts", "red-flags")  # the data files whose entries have an id and stand on pages
NAMED: Mapping[str, bool] = {"aliases": True, "covers": True, "ambiguous": False}  # lists of names; whether they link
ASSETS = "docs/assets/"
SHEETS: Mapping[str, type] = {
    **dict.fromkeys(STATEMENTS, list),
    **dict.fromkeys(("references", "signs", "warnings", "glossary", "search"), dict),
}


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


@dataclass(frozen=True, order=True)
class Problem:
    """An author's mistake: where it is, which field, what is wrong and what to do."""

    path: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        path = self.path.replace("\n", "\\n")  # one problem, one line
        return f"{path}:{self.line}: {self.field}: {self.text}"


def counted(number: int, thing: str) -> str:
    """ "1 problem", "2 problems"."""
    return f"{number} {thing}{'s' * (number != 1)}"


@dataclass(frozen=True, eq=False)
class Sheet:
    """One data file: its value and the line of each key and entry, by dotted path (``3.references.0``).

    The same text gives the same object, and what was found out about it is kept by it.
    """

    path: str
    value: Any
    lines: Mapping[str, int]

    def line(self, where: str) -> int:
        """The line of an entry, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where.rpartition(".")[0]
        return self.lines.get(where, 1)


@dataclass(frozen=True)
class Page:
    """One Markdown file: its front matter with the line of each key, and its body."""

    path: str
    kind: Kind
    front: Sheet
    body: str
    body_line: int

    @cached_property
    def meta(self) -> Data:
        return self.front.value if isinstance(self.front.value, dict) else {}

    @cached_property
    def id(self) -> str:
        """The path below ``docs`` without its ending: ``causes/cold``; never written in front matter."""
        return self.path.removeprefix("docs/").removesuffix(".md")

    @cached_property
    def url(self) -> str:
        """The address from the site's root: ``causes/cold/``; the home page has the empty one."""
        if self.id == "404":
            return "404.html"
        stem = re.sub(r"(^|/)index$", r"\1", self.id)
        return stem if not stem or stem.endswith("/") else f"{stem}/"

    @cached_property
    def title(self) -> str:
        return str(self.meta.get("title", self.id))

    @property
    def description(self) -> str:
        return str(self.meta.get("description", ""))

    @property
    def medicines(self) -> list[Data]:
        return list(self.meta.get("medicines", ()))

    def listed(self, field: str) -> list[str]:
        """The entries of a list in front matter; none when it is left out."""
        return list(self.meta.get(field, ()))

    @cached_property
    def text(self) -> str:
        """The body with its code and comments blanked: where citations, marks and slots count."""
        return without_code(self.body)

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """The keys cited, in the order of their first mention: those of the body, then those of the medicines."""
        listed = [key for medicine in self.medicines for key in medicine.get("references", ())]
        return tuple(dict.fromkeys([*CITATION.findall(self.text), *listed]))

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """The ids of the claims and facts that this page carries."""
        return tuple(dict.fromkeys(MARK.findall(self.text)))

    @cached_property
    def slots(self) -> tuple[tuple[str, str, int], ...]:
        """The slots of the body: name, argument, line."""
        return tuple((m[1], m[2] or "", self.line_at(m.start())) for m in SLOT.finditer(self.text))

    @cached_property
    def cards(self) -> tuple[str, ...]:
        """The ids of the care cards that stand in full on this page."""
        return self.flags_of("red-flags")

    @cached_property
    def red_flags(self) -> tuple[str, ...]:
        """The ids of the red flags that this page tells of, as a card or as a line."""
        return self.flags_of("red-flags", "danger-signs")

    def shows(self, slot: str) -> bool:
        return any(name == slot for name, _, _ in self.slots)

    def flags_of(self, *names: str) -> tuple[str, ...]:
        ids = [i for name, argument, _ in self.slots if name in names for i in argument.split()]
        return tuple(dict.fromkeys(ids))

    def line_at(self, offset: int) -> int:
        """The line in the file of a place in the body."""
        return self.body_line + self.body.count("\n", 0, offset)

    def relations(self) -> Iterator[tuple[str, str]]:
        """The declared relations: name of the field, id of the other page."""
        for name in RELATIONS:
            yield from ((name, target) for target in self.listed(name))


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything that people wrote, read once: the pages, the data files they share, drawings, templates, assets.

    Shape: ``unread`` are the files that say nothing because of a problem that was told already.
    """

    pages: tuple[Page, ...]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def data(self, name: str) -> Any:
        """The value of a data file, ``references`` for ``docs/references.yml``; empty when it says nothing."""
        return self.sheets[name].value if self.has(name) else SHEETS[name]()

    def has(self, name: str) -> bool:
        """Whether a data file says anything: it is there, and can be read."""
        return name in self.sheets and self.sheets[name].value is not None

    def line(self, name: str, where: str) -> int:
        """The line of a place in a data file."""
        return self.sheets[name].line(where) if name in self.sheets else 1

    @cached_property
    def by_id(self) -> Mapping[str, Page]:
        return {page.id: page for page in self.pages}

    @cached_property
    def references(self) -> Mapping[str, Data]:
        return dict(self.data("references"))

    @cached_property
    def red_flags(self) -> Mapping[str, Data]:
        return {entry["id"]: entry for entry in self.data("red-flags") if "id" in entry}

    @property
    def emergency_numbers(self) -> list[str]:
        """The numbers that a reader can dial from a card."""
        return list(self.data("signs").get("numbers", ()))

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many pages of each kind, medicines, references, claims, facts and red flags there are."""
        found = {kind.value: len(self.of_kind(kind)) for kind in (*CONTENT, Kind.SOURCE)}
        found["medicines"] = sum(len(page.medicines) for page in self.of_kind(Kind.DRUG))
        return found | {name: len(self.data(name)) for name in ("references", *STATEMENTS)}

    def of_kind(self, kind: Kind) -> list[Page]:
        return [page for page in self.pages if page.kind is kind]

    def pages_by(self, names: Callable[[Page], Iterable[Name]]) -> Mapping[Name, tuple[Page, ...]]:
        """The pages that have each name, in the order of the pages."""
        found: dict[Name, list[Page]] = {}
        for page in self.pages:
            for name in names(page):
                found.setdefault(name, []).append(page)
        return {name: tuple(pages) for name, pages in found.items()}

    @cached_property
    def incoming(self) -> Mapping[tuple[str, str], tuple[Page, ...]]:
        """The pages that declare a relation to a page, by the field and the id of that page."""
        return self.pages_by(Page.relations)

    @cached_property
    def places(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that carry each claim, fact and red flag, by its id."""
        return self.pages_by(lambda page: (*page.marks, *self.told_flags(page)))

    def told_flags(self, page: Page) -> tuple[str, ...]:
        """The ids of the red flags that a page tells of; the page that shows every sign tells of all."""
        return tuple(self.red_flags) if page is self.signs_page else page.red_flags

    @cached_property
    def signs_page(self) -> Page | None:
        """The page that shows every danger sign, where each line about one leads to."""
        return next((page for page in self.pages if page.shows("signs")), None)

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that cite each reference, by its key."""
        return self.pages_by(self.citations)

    def citations(self, page: Page) -> tuple[str, ...]:
        """The keys that a page cites; a source page cites those of its article's claims."""
        article = page.meta.get("article") if page.kind is Kind.SOURCE else None
        own = [entry for entry in self.data("claims") if article in entry.get("articles", ())] if article else []
        claimed = (key for entry in own for key in entry.get("references", ()))
        return tuple(dict.fromkeys([*page.citations, *claimed]))
