"""The entries of the data files and of front matter as typed values, with what an author may leave out.

They are made of values that the rules of shape have passed: an entry that lacks a required field is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from .states import (
    Band,
    Certainty,
    ChangeKind,
    ChangeSize,
    Help,
    Level,
    Need,
    ReadAs,
    ReferenceKind,
    Share,
    Standing,
    Strength,
    Timing,
    Verdict,
)

Record = TypeVar("Record")
Texts = tuple[str, ...]
ANY_COUNTRY = "any"  # of a brand that is not of one country


@dataclass(frozen=True)
class Evidence:
    """How sure a page is, and why; a remedy may be graded apart for a group, an outcome or one treatment of it.

    Of a cause or a disease also how often it is the reason for cramps.

    Shape: ``advised_by`` are references, ``overruled`` says why the grade is not what the comparisons alone would give,
    ``also`` are the further grades of the page, ``search`` is the id of a search that found nothing.
    """

    grade: Certainty | Help
    why: str
    group: str = ""
    outcome: str = ""
    of: str = ""
    advised_by: Texts = ()
    overruled: str = ""
    search: str = ""
    share: Share | None = None
    share_why: str = ""
    also: tuple[Evidence, ...] = ()

    @property
    def all(self) -> tuple[Evidence, ...]:
        """This grade and the further ones."""
        return (self, *self.also)


@dataclass(frozen=True)
class Medicine:
    """One medicine of a class page; ``warning`` is a key of the warnings, ``search`` the id of a search."""

    id: str
    name: str
    class_: str
    used_for: str
    how: str
    how_often: str
    strength: Strength
    timing: tuple[Timing, ...]
    warning: str
    references: Texts
    includes: Texts = ()
    us_names: Texts = ()
    other_names: Texts = ()
    brands: Mapping[str, Texts] = field(default_factory=dict)
    caution: str = ""
    also_helps: str = ""
    search: str = ""
    checked: str = ""
    second_check: str = ""

    @property
    def names(self) -> list[str]:
        """Every name of it, its brands too."""
        brands = (name for names in self.brands.values() for name in names)
        return [self.name, *self.includes, *self.us_names, *self.other_names, *brands]


@dataclass(frozen=True)
class ListedRow:
    """What one product text says of cramps; ``reference`` is what was read, ``file`` where in it."""

    source: str
    product: str
    reference: str
    band: Band
    term: str = ""
    in_100: str = ""
    placebo_in_100: str = ""
    note: str = ""
    file: str = ""


@dataclass(frozen=True)
class NamedSign:
    """A product text that names cramps as a sign of something serious; ``sign`` is a key of the leaflet signs."""

    sign: str
    product: str
    reference: str
    file: str = ""


@dataclass(frozen=True)
class LeafletSign:
    """What cramps can be a sign of, and what to do then."""

    key: str
    sign_of: str
    what_to_do: str
    card: str = ""


@dataclass(frozen=True)
class Listing:
    """What product information says of one medicine and cramps."""

    id: str
    name: str
    class_: str
    used_for: str
    us_names: Texts = ()
    other_names: Texts = ()
    brands: Mapping[str, Texts] = field(default_factory=dict)
    listed: tuple[ListedRow, ...] = ()
    danger_signs: tuple[NamedSign, ...] = ()
    stopping: str = ""
    checked: str = ""

    @property
    def names(self) -> list[str]:
        """Every name of it, its brands too."""
        brands = (name for names in self.brands.values() for name in names)
        return list(dict.fromkeys([self.name, *self.us_names, *self.other_names, *brands]))

    @property
    def standing(self) -> Standing:
        """The highest band of its rows, or else what the texts name cramps as; unread when there is no text."""
        bands = {row.band for row in self.listed}
        if found := next((standing for band, standing in STANDINGS.items() if band in bands), None):
            return found
        if self.danger_signs:
            return Standing.SIGN
        return Standing.NOT_LISTED if bands else Standing.UNREAD

    @property
    def references(self) -> list[str]:
        """The keys of what was read for it, each once."""
        rows, named = (row.reference for row in self.listed), (sign.reference for sign in self.danger_signs)
        return list(dict.fromkeys([*rows, *named]))


STANDINGS: Mapping[Band, Standing] = {  # the highest band first
    Band.VERY_COMMON: Standing.VERY_COMMON,
    Band.COMMON: Standing.COMMON,
    Band.UNCOMMON: Standing.UNCOMMON,
    Band.RARE: Standing.RARE,
    Band.VERY_RARE: Standing.RARE,
    Band.NOT_KNOWN: Standing.REPORTED,
}


@dataclass(frozen=True)
class Side:
    """One side of a mixture; ``medicines`` are ids of medicines, or of pages for a whole class."""

    name: str
    medicines: Texts


@dataclass(frozen=True)
class Mixture:
    """Two medicines, or kinds of them, that do harm together."""

    id: str
    one: Side
    with_: Side
    happens: str
    what_to_do: str
    level: Level
    references: Texts
    card: str = ""

    @property
    def medicines(self) -> frozenset[str]:
        """The ids of both sides."""
        return frozenset((*self.one.medicines, *self.with_.medicines))


@dataclass(frozen=True)
class Together:
    """What must appear on the same page as an entry, cards or words, and why."""

    why: str
    cards: Texts = ()
    words: Texts = ()


@dataclass(frozen=True)
class Telling:
    """One article that makes a statement: the line of its text, its own words in ours, what is wrong with them."""

    article: str
    line: int
    says: str = ""
    defect: str = ""


@dataclass(frozen=True)
class Claim:
    """A statement of source articles, and what a check of it found; ``moved_from`` are ids that it had before."""

    id: str
    topic: str
    claim: str
    verdict: Verdict
    finding: str
    references: Texts
    articles: tuple[Telling, ...]
    harm: int = 0
    dropped: str = ""
    search: str = ""
    moved_from: Texts = ()
    checked: str = ""
    second_check: str = ""
    together: Together | None = None

    def told_in(self, article: str) -> Telling | None:
        """How an article makes the statement; nothing if it does not."""
        return next((telling for telling in self.articles if telling.article == article), None)


@dataclass(frozen=True)
class Fact:
    """What the source articles leave out."""

    id: str
    topic: str
    fact: str
    references: Texts
    checked: str = ""
    second_check: str = ""
    together: Together | None = None


@dataclass(frozen=True)
class RedFlag:
    """A care card: its signs, how soon they need help, and what to do."""

    id: str
    level: Level
    group: str
    short: str
    act: str
    title: str
    signs: Texts
    means: str
    references: Texts
    need: Need | None = None
    lead: str = ""
    action: Texts = ()
    unconfirmed: str = ""
    asked: Texts = ()
    taken: Texts = ()
    checked: str = ""
    second_check: str = ""
    together: Together | None = None


@dataclass(frozen=True)
class Reference:
    """A work that pages cite by its key."""

    key: str
    title: str
    publisher: str
    year: int | None
    kind: ReferenceKind
    read_as: ReadAs
    read_on: str
    authors: str = ""
    doi: str = ""
    pmid: str = ""
    url: str = ""
    read_at: str = ""
    archived: str = ""
    address_unseen: bool = False
    note: str = ""

    @property
    def first_hand(self) -> bool:
        """Whether we read the work's own words where they are published, and it is more than news or opinion."""
        second_hand = self.read_as in (ReadAs.COPY, ReadAs.REPORT)
        return not second_hand and self.kind is not ReferenceKind.NEWS_AND_OPINION


@dataclass(frozen=True)
class Search:
    """A search of the literature that found nothing: what was asked, in which places and words, and what came up."""

    id: str
    group: str
    question: str
    where: Texts
    words: Texts
    on: str
    found: str
    references: Texts = ()


@dataclass(frozen=True)
class GlossaryWord:
    """A medical word without a page of its own, and what it means."""

    word: str
    text: str


@dataclass(frozen=True)
class Sign:
    """A danger sign: how texts name it, how soon it needs help, and the card about it."""

    id: str
    level: Level
    words: Texts
    card: str = ""
    unless: Texts = ()


@dataclass(frozen=True)
class Withdrawn:
    """A page that was taken away: the id that it had, and why; ``see`` are ids of pages to read in its place."""

    id: str
    title: str
    why: str
    on: str
    see: Texts = ()


@dataclass(frozen=True)
class Change:
    """What changed on a day, and why; ``pages`` are the ids of the pages that it is about, none for the whole site."""

    id: str
    on: str
    title: str
    what: str
    why: str
    kind: ChangeKind
    size: ChangeSize
    pages: Texts = ()
    references: Texts = ()


@dataclass(frozen=True)
class Warning:
    """What to do with a medicine."""

    key: str
    title: str
    text: str
    checked: str = ""
    second_check: str = ""


class Keyed(Mapping[str, Record]):
    """Records by their key, less those that lack a required field; each is made when it is first asked for."""

    def __init__(self, kind: type[Record], named: str, entries: Mapping[str, Mapping[str, Any]]) -> None:
        """The entries by their key, which is the field ``named`` of the record."""
        wanted = required(kind) - {named}  # type: ignore[arg-type]
        self.kind, self.named = kind, named
        self.entries = {key: entry for key, entry in entries.items() if wanted <= entry.keys()}
        self.made: dict[str, Record] = {}

    def __getitem__(self, key: str) -> Record:
        """The record of a key."""
        if key not in self.made:
            entry = {self.named: key, **self.entries[key]}
            self.made[key] = self.kind(**typed_fields(self.kind, entry))
        return self.made[key]

    def __contains__(self, key: object) -> bool:
        """Whether there is one."""
        return key in self.entries

    def __iter__(self) -> Iterator[str]:
        """The keys, in their order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.entries)


def records(kind: type[Record], entries: Iterable[Mapping[str, Any]]) -> list[Record]:
    """The entries as records, in their order, less those that lack a required field."""
    wanted = required(kind)  # type: ignore[arg-type]  # mypy takes a class for something without a hash
    return [kind(**typed_fields(kind, entry)) for entry in entries if wanted <= entry.keys()]


@cache
def required(kind: type) -> set[str]:
    """The keys that an author may not leave out."""
    bare = (one for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING)
    return {key_of(one.name) for one in bare}


def key_of(name: str) -> str:
    """What an author writes for a field: ``class`` for ``class_``."""
    return name.rstrip("_")


def typed_fields(kind: type, entry: Mapping[str, Any]) -> dict[str, Any]:
    """The values of an entry by field: lists as tuples, closed states as their enums."""
    return {name: typed(entry[key]) for name, key, typed in ways_of(kind) if key in entry}


@cache
def ways_of(kind: type) -> list[tuple[str, str, Callable[[Any], Any]]]:
    """Each field, what an author writes for it, and how its value is made of what is written."""
    return [(name, key_of(name), way_of(hint)) for name, hint in get_type_hints(kind).items()]


def way_of(hint: Any) -> Callable[[Any], Any]:
    """How a value is made as its field has it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple:
        each = way_of(inner[0])
        return lambda value: tuple(one for one in map(each, value) if one is not None)
    if origin is Mapping:
        each = way_of(inner[1])
        return lambda value: {key: each(one) for key, one in value.items()}
    states = [one for one in inner or (hint,) if isinstance(one, type) and issubclass(one, StrEnum)]
    members = {str(member): member for state in reversed(states) for member in state}

    def typed(value: Any) -> Any:
        """A record, a closed state, or the value as it is."""
        if isinstance(value, dict):
            return next(iter(records((*inner, hint)[0], [value])), None)
        return members.get(value, value) if isinstance(value, str) else value

    return typed
