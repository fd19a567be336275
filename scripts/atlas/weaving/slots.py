"""The registry of slots: what an author may write as [[name: words]], and the block that a reader gets.

A new block is one entry here, one function that makes its values, and one template in overrides/fragments/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.marks import Mark
from ..content.page import Kind, Page
from ..content.states import ReferenceKind
from . import (
    bibliography,
    cards,
    changes,
    charts,
    codes,
    drawings,
    factcheck,
    finder,
    listings,
    lists,
    medicines,
    mixtures,
    my_medicines,
    open_data,
    ranking,
    relation_map,
    searches,
    studies,
)
from .heads import Context
from .published import CHECKSUMS, DATA_FILES, Published


@dataclass(frozen=True)
class SlotPlace:
    """Where a slot appears: its page, the numbers that the references have there, and what is known of the site."""

    atlas: Atlas
    page: Page
    mark: Mark
    numbers: Mapping[str, int] = field(default_factory=dict)
    site: Published = field(default_factory=Published)


@dataclass(frozen=True)
class Argument:
    """What follows the name of a slot.

    Shape: ``what`` and ``one`` name it for authors; ``known`` gives what is allowed, or nothing when everything is.
    """

    what: str
    one: str
    known: Callable[[Atlas], Iterable[str] | None]
    several: bool = False


def on_a_page_of_its_own(page: Page) -> bool:
    """Lists of the whole site belong on index and service pages."""
    return page.kind in (Kind.SECTION, Kind.PAGE)


@dataclass(frozen=True)
class Slot:
    """One slot. Its template has its name, unless ``template`` says another.

    Shape: ``values`` is what the template shows, ``words`` what the search reads, ``cites`` the references of a block,
    ``again`` whether it may appear more than once on a page, ``published`` whether it tells of the data as published.
    The template of one ``in_sentence`` keeps its own source.
    """

    name: str
    values: Callable[[SlotPlace], Context]
    template: str = ""
    argument: Argument | None = None
    home: Callable[[Page], bool] = lambda page: True
    words: Callable[[SlotPlace], str] = lambda place: ""  # a list names pages that are found by themselves
    cites: Callable[[SlotPlace], Iterable[str]] = lambda at: ()
    in_sentence: bool = False
    again: bool = False
    published: bool = False


CARDS = Argument(
    what="the ids of red flags",
    one="red-flag",
    known=lambda atlas: atlas.ids("red-flags") if atlas.has("red-flags") else None,
    several=True,
)
ROWS = Argument(
    what="the ids of studies",
    one="study",
    known=lambda atlas: atlas.studies if atlas.has("studies") else None,
    several=True,
)
CHART = Argument("the name of a chart", "chart", lambda atlas: None if atlas.broken("charts") else atlas.charts)
DRAWING = Argument("the name of a drawing", "drawing", lambda atlas: atlas.drawings)
ALL = (
    Slot(
        "red-flags",
        lambda at: cards.red_flags(at.atlas, at.page, at.mark.words),
        argument=CARDS,
        words=lambda at: cards.card_words(at.atlas.red_flags[identifier] for identifier in at.mark.words),
    ),
    Slot(
        "danger-signs",
        lambda at: cards.red_flags(at.atlas, at.page, at.mark.words),
        argument=CARDS,
        words=lambda at: cards.line_words(at.atlas.red_flags[identifier] for identifier in at.mark.words),
    ),
    Slot(
        "signs",
        lambda at: cards.signs(at.atlas, at.page),
        home=on_a_page_of_its_own,
        words=lambda at: cards.card_words(at.atlas.red_flags.values()),
    ),
    Slot(
        "which-cause",
        lambda at: finder.which_cause(at.atlas, at.page),
        words=lambda at: finder.finder_words(at.atlas),
    ),
    Slot(
        "medicines",
        lambda at: medicines.medicine_boxes(at.atlas, at.page, at.numbers),
        template="medicine",
        home=lambda page: bool(page.medicine_entries),
        words=lambda at: medicines.box_words(at.page.medicines),
        cites=lambda at: (key for medicine in at.page.medicines for key in medicine.references),
    ),
    Slot(
        "studies",
        lambda at: studies.study_table(at.atlas, at.mark.words, at.numbers),
        argument=ROWS,
        words=lambda at: studies.table_words(at.atlas, at.mark.words),
        cites=lambda at: (at.atlas.studies[one].reference for one in at.mark.words if one in at.atlas.studies),
    ),
    Slot(
        "chart",
        lambda at: charts.chart(at.atlas, at.page, at.mark.argument, at.numbers),
        argument=CHART,
        words=lambda at: charts.chart_words(at.atlas.charts[at.mark.argument]),
        cites=lambda at: at.atlas.references_of(at.atlas.charts[at.mark.argument]),
        again=True,
    ),
    Slot("grading", lambda at: studies.grading(), home=on_a_page_of_its_own),
    Slot("medicine-table", lambda at: medicines.medicine_table(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot(
        "medicine-list",
        lambda at: listings.medicine_list(at.atlas, at.page),
        home=on_a_page_of_its_own,
        cites=lambda at: at.atlas.listing_references(at.page),
    ),
    Slot(
        "mixtures",
        lambda at: mixtures.mixtures(at.atlas, at.page, at.numbers),
        words=lambda at: mixtures.mixture_words(at.atlas),
        cites=lambda at: at.atlas.mixture_references(at.page),
    ),
    Slot("my-medicines", lambda at: my_medicines.my_medicines(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("fill-tools", lambda at: my_medicines.fill_tools(at.atlas), home=on_a_page_of_its_own),
    Slot("list", lambda at: lists.page_list(at.atlas, at.page), home=lambda page: page.lists is not None),
    Slot("ranking", lambda at: ranking.ranking(at.atlas, at.page), words=lambda at: ranking.ranking_words(at.atlas)),
    Slot("a-z", lambda at: lists.names_index(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("map", lambda at: relation_map.relation_map(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("glossary", lambda at: lists.glossary(at.atlas), home=on_a_page_of_its_own),
    Slot("scale", lambda at: lists.evidence_scale(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("bibliography", lambda at: bibliography.bibliography(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot(
        "reference-kind",
        lambda at: bibliography.reference_kind(at.atlas, at.page, at.mark.argument),
        argument=Argument("a kind of reference", "kind of reference", lambda atlas: list(ReferenceKind)),
        home=on_a_page_of_its_own,
    ),
    Slot("second-hand", lambda at: bibliography.second_hand(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("claims", lambda at: factcheck.claims(at.atlas, at.page), home=lambda page: page.kind is Kind.SOURCE),
    Slot("statements", lambda at: factcheck.statements(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("mistakes", lambda at: factcheck.worst_claims(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("scores", lambda at: factcheck.scores(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("codes", lambda at: codes.all_codes(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("codes-missing", lambda at: codes.uncoded(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot("searches", lambda at: searches.all_searches(at.atlas, at.page), home=on_a_page_of_its_own),
    Slot(
        "changes",
        lambda at: changes.all_changes(at.atlas, at.page),
        home=on_a_page_of_its_own,
        words=lambda at: changes.change_words(at.atlas.changes),
    ),
    Slot(
        "corrections",
        lambda at: changes.all_corrections(at.atlas, at.page),
        template="changes",
        home=on_a_page_of_its_own,
        words=lambda at: changes.change_words(changes.corrections(at.atlas)),
    ),
    Slot(
        "drawing",
        lambda at: {"drawing": at.atlas.drawings[at.mark.argument]},
        argument=DRAWING,
        again=True,
    ),
    Slot(
        "drawing-file",
        lambda at: drawings.drawing_file(at.atlas, at.page, at.mark.argument),
        argument=DRAWING,
        home=lambda page: bool(page.template),
        again=True,
    ),
    Slot(
        "hold",
        lambda at: {"seconds": at.mark.argument},
        argument=Argument("a number of seconds, 5 to 120", "number of seconds", lambda atlas: map(str, range(5, 121))),
        home=lambda page: bool(page.template),
        again=True,
    ),
    Slot(
        "count",
        lambda at: {"number": at.atlas.counts[at.mark.argument], "source": at.mark.source},
        argument=Argument("what is to be counted", "count", lambda atlas: atlas.counts),
        words=lambda at: str(at.atlas.counts[at.mark.argument]),
        in_sentence=True,
        again=True,
    ),
    Slot(
        "file",
        lambda at: {
            "name": at.mark.argument,
            "address": way(at.page.url, f"data/{at.mark.argument}"),
            "source": at.mark.source,
        },
        template="data-file",
        argument=Argument("a file of the open data", "file", lambda atlas: (*DATA_FILES, CHECKSUMS)),
        in_sentence=True,
        again=True,
    ),
    Slot(
        "size",
        lambda at: {"text": at.site.size_of(at.mark.argument), "source": at.mark.source},
        template="fact",
        argument=Argument("a file of the open data", "file", lambda atlas: DATA_FILES),
        in_sentence=True,
        again=True,
        published=True,
    ),
    Slot(
        "data-files",
        lambda at: open_data.files(at.atlas, at.page, at.site),
        home=on_a_page_of_its_own,
        published=True,
    ),
    Slot("schema-log", lambda at: open_data.schema_log(at.atlas), home=on_a_page_of_its_own),
    Slot(
        "data-version",
        lambda at: {"text": at.site.version, "source": at.mark.source},
        template="fact",
        home=on_a_page_of_its_own,
        in_sentence=True,
        published=True,
    ),
)
SLOTS: Mapping[str, Slot] = {slot.name: slot for slot in ALL}
