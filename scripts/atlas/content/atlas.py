"""The atlas: all that people wrote, and what follows from it: who cites what, what is where, how many."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from .charts import Chart
from .finder import Question, Row
from .page import CONTENT, Kind, Page
from .records import (
    Change,
    Claim,
    Fact,
    GlossaryWord,
    Keyed,
    LeafletSign,
    Listing,
    Medicine,
    Mixture,
    RedFlag,
    Reference,
    Search,
    Sign,
    Together,
    Warning,
    Withdrawn,
    records,
)
from .sheets import Data, Sheet
from .states import ChangeSize, Level
from .studies import Study

Name = TypeVar("Name", bound=Hashable)
STATEMENTS = ("claims", "facts", "red-flags")  # the data files whose entries have an id and are placed on pages
ASSETS = "docs/assets/"
SHEETS: Mapping[str, type] = {
    **dict.fromkeys((*STATEMENTS, "mixtures", "addresses"), list),
    **dict.fromkeys(("references", "studies", "signs", "warnings", "glossary", "plain-words"), dict),
    **dict.fromkeys(("frame", "home", "tools", "retired", "search", "searches", "second-hand", "withdrawn"), dict),
    **dict.fromkeys(("medicines", "charts", "which-cause", "lists", "changes", "open-data", "codes"), dict),
}


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything that people wrote, read once: the pages, the data files they share, drawings, templates, assets.

    Shape: ``unread`` are the files without a value, and the folders, because of a problem that was reported already;
    ``drafts`` are not among the ``pages``.
    """

    pages: tuple[Page, ...]
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    drawings: Mapping[str, str] = field(default_factory=dict)
    templates: frozenset[str] = frozenset()
    assets: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    drafts: tuple[Page, ...] = ()

    def data(self, name: str) -> Any:
        """The value of a data file, ``references`` for ``docs/references.yml``; empty when it has none."""
        return self.sheets[name].value if self.has(name) else SHEETS[name]()

    def has(self, name: str) -> bool:
        """Whether a data file has a value: it exists, and can be read."""
        return name in self.sheets and self.sheets[name].value is not None

    def broken(self, name: str) -> bool:
        """Whether a data file is there and cannot be read: that is told, and nothing can be said of what names it."""
        return f"docs/{name}.yml" in self.unread

    def line(self, name: str, where: str) -> int:
        """The line of a place in a data file."""
        return self.sheets[name].line(where) if name in self.sheets else 1

    @cached_property
    def by_id(self) -> Mapping[str, Page]:
        """The pages by their id."""
        return {page.id: page for page in self.pages}

    @cached_property
    def texts_read(self) -> bool:
        """Whether every folder and page could be read; while one could not, what is on no page may be on that one."""
        folders = any(not path.endswith((".md", ".yml")) for path in self.unread)
        return not folders and all(page.path not in self.unread or bool(page.body.strip()) for page in self.pages)

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
        return Keyed(Reference, "key", self.data("references"))

    @cached_property
    def warnings(self) -> Mapping[str, Warning]:
        """The warnings of medicines by their key."""
        return Keyed(Warning, "key", self.data("warnings"))

    @cached_property
    def glossary(self) -> list[GlossaryWord]:
        """The medical words without a page."""
        return [GlossaryWord(word, text) for word, text in self.data("glossary").items()]

    @property
    def study_rows(self) -> list[Data]:
        """The rows of the studies as they were written."""
        return list(self.data("studies").get("rows", ()))

    @cached_property
    def studies(self) -> Mapping[str, Study]:
        """The comparisons of the studies by their id."""
        return {study.id: study for study in records(Study, self.study_rows)}

    @cached_property
    def benefits(self) -> list[Study]:
        """The comparisons that speak for or against a remedy: those of how well it works, not of its harms."""
        return [study for study in self.studies.values() if study.outcome not in self.study_words("harms")]

    def study_words(self, name: str) -> Mapping[str, str]:
        """The groups of people, the outcomes or the harms that studies have, with their words for readers."""
        return dict(self.data("studies").get(name, {}))

    @cached_property
    def charts(self) -> Mapping[str, Chart]:
        """The charts by their name."""
        return Keyed(Chart, "key", self.data("charts"))

    @cached_property
    def shown_in(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages whose tables show each comparison, by its id."""
        return self.pages_by(lambda page: page.studies)

    @cached_property
    def searches(self) -> Mapping[str, Search]:
        """The searches of the literature that found nothing, by their id."""
        return {search.id: search for search in records(Search, self.data("searches").get("searches", ()))}

    @cached_property
    def searched_on(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that tell of each search, by its id; a source page tells of those of its article's claims."""
        return self.pages_by(lambda page: {*page.searches, *(claim.search for claim in self.claims_of(page))} - {""})

    @cached_property
    def searches_page(self) -> Page | None:
        """The page that shows every search, where each mark of one leads to."""
        return self.showing("searches")

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

    @cached_property
    def listings(self) -> list[Listing]:
        """What product information says of each medicine that was looked up, by name."""
        return sorted(records(Listing, self.listing_entries), key=lambda one: one.name.casefold())

    @cached_property
    def listing_by_id(self) -> Mapping[str, Listing]:
        """The same by the id of the medicine."""
        return {one.id: one for one in self.listings}

    @property
    def listing_entries(self) -> list[Any]:
        """The listings as they were written."""
        return list(self.data("medicines").get("medicines", ()))

    @cached_property
    def leaflet_signs(self) -> Mapping[str, LeafletSign]:
        """What cramps can be a sign of, says product information, by its key."""
        signs = self.data("medicines").get("signs", {})
        return {one.key: one for one in records(LeafletSign, [{"key": key, **entry} for key, entry in signs.items()])}

    @cached_property
    def questions(self) -> list[Question]:
        """The questions that lead a reader to the pages that fit, after that for danger signs."""
        return records(Question, self.data("which-cause").get("questions", ()))

    @cached_property
    def finder_rows(self) -> list[Row]:
        """The pages that fit answers to these questions, in their order."""
        return records(Row, self.data("which-cause").get("rows", ()))

    @cached_property
    def mixtures(self) -> list[Mixture]:
        """The medicines that do harm together."""
        return records(Mixture, self.data("mixtures"))

    @cached_property
    def file_of(self) -> Mapping[str, str]:
        """The data file that has each claim, fact and red flag, by its id."""
        return {entry["id"]: name for name in STATEMENTS for entry in self.data(name) if "id" in entry}

    def line_of(self, identifier: str) -> int:
        """The line of the entry of a claim, fact or red flag."""
        return self.line(self.file_of[identifier], str(self.number_of[identifier]))

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """The number of each claim, fact and red flag in its file, by its id; of two with one id it is the first's."""
        backwards = (entry for name in STATEMENTS for entry in reversed([*enumerate(self.data(name))]))
        return {entry["id"]: number for number, entry in backwards if "id" in entry}

    def ids(self, name: str) -> list[str]:
        """The ids of the entries of a data file, whatever else these lack."""
        return [identifier for identifier, file in self.file_of.items() if file == name]

    def statements(self, page: Page, name: str) -> list[str]:
        """The ids of the entries of one data file, claims or facts, that a page carries."""
        return [identifier for identifier in page.statements if self.file_of.get(identifier) == name]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many pages of each kind, medicines, studies, references, claims, facts and red flags there are."""
        found = {kind.value: len(self.of_kind(kind)) for kind in (*CONTENT, Kind.SOURCE)}
        listed = self.listing_entries  # as they are, for records of all of them would be made for these counts alone
        found["medicines"] = len({one.id for _, one in self.medicines} | {entry.get("id") for entry in listed})
        found["looked-up"] = sum(bool(entry.get("listed") or entry.get("danger_signs")) for entry in listed)
        found["mixtures"] = len(self.data("mixtures"))
        found["studies"] = len(self.study_rows)
        return found | {name: len(self.data(name)) for name in ("references", *STATEMENTS)}

    def of_kind(self, kind: Kind) -> list[Page]:
        """The pages of one kind."""
        return list(self.by_kind.get(kind, ()))

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Page, ...]]:
        """The pages of each kind."""
        return self.pages_by(lambda page: [page.kind])

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

    @cached_property
    def in_full(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that show each red flag in full, by its id."""
        return self.pages_by(lambda page: set(page.cards))

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

    def showing(self, slot: str, argument: str = "") -> Page | None:
        """The first page that shows a slot, with this word after its colon if there is one."""
        return next(iter(self.pages_by_slot.get((slot, argument), ())), None)

    @cached_property
    def pages_by_slot(self) -> Mapping[tuple[str, str], tuple[Page, ...]]:
        """The pages that show each slot, by its name and by what follows its colon."""
        return self.pages_by(lambda page: {(slot.key, slot.argument) for slot in page.slots})

    @cached_property
    def cited_by(self) -> Mapping[str, tuple[Page, ...]]:
        """The pages that cite each reference, by its key."""
        return self.pages_by(self.citations)

    def citations(self, page: Page) -> tuple[str, ...]:
        """The keys that a page cites: those of its text, of its article's claims, of its tables of studies."""
        claimed = (key for claim in self.claims_of(page) for key in claim.references)
        tested = (self.studies[one].reference for one in page.studies if one in self.studies)
        shown = (*self.listing_references(page), *self.mixture_references(page), *self.chart_references(page))
        return tuple(dict.fromkeys([*page.citations, *claimed, *tested, *shown]))

    def listing_references(self, page: Page) -> list[str]:
        """What was read for the listings, on the page that shows them."""
        shown = self.listings if page.shows("medicine-list") else []
        return list(dict.fromkeys(key for one in shown for key in one.references))

    def mixture_references(self, page: Page) -> list[str]:
        """What the mixtures cite, on the page that shows them."""
        shown = self.mixtures if page.shows("mixtures") else []
        return list(dict.fromkeys(key for one in shown for key in one.references))

    def chart_references(self, page: Page) -> list[str]:
        """What the charts on a page cite."""
        shown = (self.charts[name] for name in page.charts if name in self.charts)
        return list(dict.fromkeys(key for one in shown for key in self.references_of(one)))

    def references_of(self, chart: Chart) -> list[str]:
        """What the figures of a chart come from; nothing for a count of what the site itself has."""
        rows = (self.studies[one].reference for one in chart.study_ids if one in self.studies)
        return list(dict.fromkeys([*(one.reference for one in chart.surveys), *rows]))

    def claims_of(self, page: Page) -> list[Claim]:
        """The claims of the article that a source page is about."""
        return [claim for claim in self.claims.values() if page.article and claim.told_in(page.article)]

    @cached_property
    def moved_ids(self) -> Mapping[str, str]:
        """The id that each old id of a claim has now."""
        return {old: claim.id for claim in self.claims.values() for old in claim.moved_from}

    @cached_property
    def changes(self) -> list[Change]:
        """The changes that readers are told of, the newest first."""
        return [one for one in records(Change, self.change_entries) if one.size is ChangeSize.MAJOR]

    @property
    def change_entries(self) -> list[Data]:
        """All changes as they were written."""
        return list(self.data("changes").get("changes", ()))

    @cached_property
    def history(self) -> Mapping[str, list[Change]]:
        """The changes of each page, by its id."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            for page in change.pages:
                found.setdefault(page, []).append(change)
        return found

    @cached_property
    def withdrawn(self) -> list[Withdrawn]:
        """The pages that were taken away, in the order of their ids."""
        return sorted(Keyed(Withdrawn, "id", self.data("withdrawn")).values(), key=lambda one: one.id)
