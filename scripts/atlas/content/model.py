"""The plain values that flow through the build: pages, terms, relations, references, problems."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from .addresses import address_of, folder_of, id_of
from .marks import Mark, MarkKind, read_marks, without_code
from .records import (
    Claim,
    Evidence,
    Fact,
    GlossaryWord,
    Medicine,
    Record,
    RedFlag,
    Reference,
    Sign,
    Together,
    Warning,
    records,
)
from .states import Level, Purpose

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
    **dict.fromkeys(("references", "signs", "warnings", "glossary", "frame", "home", "retired", "search"), dict),
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

    The same text gives the same object, so that what is computed from it can be cached by it.
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

    @property
    def description(self) -> str:
        """What lists and searches say of the page."""
        return str(self.meta.get("description", ""))

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
    def group(self) -> str:
        """The group of the page in the list of its folder."""
        return str(self.meta.get("group", ""))

    @property
    def groups(self) -> Mapping[str, str]:
        """The groups of the list on the page, with their titles."""
        return dict(self.meta.get("groups", {}))

    @property
    def article(self) -> str:
        """The number of the article that a source page is about."""
        return str(self.meta.get("article", ""))

    @property
    def template(self) -> str:
        """The template of the page, when it has one of its own."""
        return str(self.meta.get("template", ""))

    @property
    def reading_grade(self) -> float:
        """The reading grade that the page sets itself as its limit; 0 when it sets none."""
        return float(self.meta.get("reading_grade", 0))

    @property
    def search_first(self) -> bool:
        """Whether the page is what a reader in need looks for."""
        return bool(self.meta.get("search_first"))

    @property
    def how_we_work(self) -> bool:
        """Whether the page says how the site is made."""
        return bool(self.meta.get("how_we_work"))

    @property
    def reviewed(self) -> str:
        """The day of the last check."""
        return str(self.meta.get("reviewed", ""))

    def listed(self, field: str) -> list[str]:
        """The entries of a list in front matter; none when it is left out."""
        return list(self.meta.get(field, ()))

    @cached_property
    def text(self) -> str:
        """The body with its code and comments blanked: where marks count."""
        return without_code(self.body)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Every citation, statement and slot of the body, in order, with its line in the file."""
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
    def slots(self) -> list[Mark]:
        """The slots of the body."""
        return self.marks_of(MarkKind.SLOT)

    @cached_property
    def cards(self) -> tuple[str, ...]:
        """The ids of the care cards that this page shows in full."""
        return self.flags_of("red-flags")

    @cached_property
    def red_flags(self) -> tuple[str, ...]:
        """The ids of the red flags that this page shows, as a card or as a line."""
        return self.flags_of("red-flags", "danger-signs")

    def shows(self, name: str) -> bool:
        """Whether the page has the slot of this name."""
        return any(slot.key == name for slot in self.slots)

    def flags_of(self, *names: str) -> tuple[str, ...]:
        """The ids after the slots of these names, each once."""
        return tuple(dict.fromkeys(word for slot in self.slots if slot.key in names for word in slot.words))

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

    Shape: ``unread`` are the files without a value because of a problem that was reported already.
    """

    pages: tuple[Page, ...]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def data(self, name: str) -> Any:
        """The value of a data file, ``references`` for ``docs/references.yml``; empty when it has none."""
        return self.sheets[name].value if self.has(name) else SHEETS[name]()

    def has(self, name: str) -> bool:
        """Whether a data file has a value: it exists, and can be read."""
        return name in self.sheets and self.sheets[name].value is not None

    def line(self, name: str, where: str) -> int:
        """The line of a place in a data file."""
        return self.sheets[name].line(where) if name in self.sheets else 1

    @cached_property
    def by_id(self) -> Mapping[str, Page]:
        """The pages by their id."""
        return {page.id: page for page in self.pages}

    @cached_property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by their id."""
        return {claim.id: claim for claim in records(Claim, self.data("claims"))}

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """The facts by their id."""
        return {fact.id: fact for fact in records(Fact, self.data("facts"))}

    @cached_property
    def red_flags(self) -> Mapping[str, RedFlag]:
        """The care cards by their id."""
        return {card.id: card for card in records(RedFlag, self.data("red-flags"))}

    @cached_property
    def together(self) -> Mapping[str, Together]:
        """What must appear on the same page as a claim, a fact or a red flag, by its id."""
        entries: list[Claim | Fact | RedFlag] = [
            *self.claims.values(),
            *self.facts.values(),
            *self.red_flags.values(),
        ]
        return {entry.id: entry.together for entry in entries if entry.together}

    @cached_property
    def references(self) -> Mapping[str, Reference]:
        """The references by their key."""
        return {one.key: one for one in self.keyed(Reference, "references", "key")}

    @cached_property
    def warnings(self) -> Mapping[str, Warning]:
        """The warnings of medicines by their key."""
        return {warning.key: warning for warning in self.keyed(Warning, "warnings", "key")}

    @cached_property
    def glossary(self) -> list[GlossaryWord]:
        """The medical words without a page."""
        return [GlossaryWord(word, text) for word, text in self.data("glossary").items()]

    @cached_property
    def signs(self) -> list[Sign]:
        """The danger signs, each with its urgency."""
        return records(Sign, self.data("signs").get("signs", ()))

    @cached_property
    def urgency_words(self) -> Mapping[Level, tuple[str, ...]]:
        """How texts name each level of urgency."""
        words = self.data("signs").get("levels", {})
        return {level: tuple(words.get(level, ())) for level in Level}

    @property
    def emergency_numbers(self) -> list[str]:
        """The numbers that a reader can dial from a card."""
        return list(self.data("signs").get("numbers", ()))

    @cached_property
    def medicines(self) -> list[tuple[Page, Medicine]]:
        """Every medicine with the page that is its home, by name."""
        rows = [(page, medicine) for page in self.of_kind(Kind.DRUG) for medicine in page.medicines]
        return sorted(rows, key=lambda row: row[1].name.casefold())

    def keyed(self, kind: type[Record], name: str, field: str) -> list[Record]:
        """The records of a data file whose entries are named by their keys."""
        return records(kind, [{field: key, **entry} for key, entry in self.data(name).items()])

    @cached_property
    def file_of(self) -> Mapping[str, str]:
        """The data file that has each claim, fact and red flag, by its id."""
        return {entry["id"]: name for name in STATEMENTS for entry in self.data(name) if "id" in entry}

    def line_of(self, identifier: str) -> int:
        """The line of the entry of a claim, fact or red flag."""
        name = self.file_of[identifier]
        ids = [entry.get("id") for entry in self.data(name)]
        return self.line(name, str(ids.index(identifier)))

    def ids(self, name: str) -> list[str]:
        """The ids of the entries of a data file, whatever else these lack."""
        return [identifier for identifier, file in self.file_of.items() if file == name]

    def statements(self, page: Page, name: str) -> list[str]:
        """The ids of the entries of one data file, claims or facts, that a page carries."""
        return [identifier for identifier in page.statements if self.file_of.get(identifier) == name]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many pages of each kind, medicines, references, claims, facts and red flags there are."""
        found = {kind.value: len(self.of_kind(kind)) for kind in (*CONTENT, Kind.SOURCE)}
        found["medicines"] = sum(len(page.medicine_entries) for page in self.of_kind(Kind.DRUG))
        return found | {name: len(self.data(name)) for name in ("references", *STATEMENTS)}

    def of_kind(self, kind: Kind) -> list[Page]:
        """The pages of one kind."""
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
        return self.pages_by(lambda page: (*page.statements, *self.flags_on(page)))

    def flags_on(self, page: Page) -> tuple[str, ...]:
        """The ids of the red flags on a page; the page that shows every sign has all."""
        return tuple(self.ids("red-flags")) if page is self.signs_page else page.red_flags

    @cached_property
    def signs_page(self) -> Page | None:
        """The page that shows every danger sign, where each line about one leads to."""
        return self.showing("signs")

    @cached_property
    def method_page(self) -> Page | None:
        """The page that says how the site is made."""
        return next((page for page in self.pages if page.how_we_work), None)

    def showing(self, slot: str) -> Page | None:
        """The first page that shows a slot."""
        return next(iter(self.pages_by_slot.get(slot, ())), None)

    @cached_property
    def pages_by_slot(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that show each slot, by its name."""
        return self.pages_by(lambda page: {slot.key for slot in page.slots})

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that cite each reference, by its key."""
        return self.pages_by(self.citations)

    def citations(self, page: Page) -> tuple[str, ...]:
        """The keys that a page cites; a source page cites those of its article's claims."""
        claimed = (key for claim in self.claims_of(page) for key in claim.references)
        return tuple(dict.fromkeys([*page.citations, *claimed]))

    def claims_of(self, page: Page) -> list[Claim]:
        """The claims of the article that a source page is about."""
        return [claim for claim in self.claims.values() if page.article in claim.articles]
