"""All names of all pages, ready to be found: which form leads where, and which names clash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

import ahocorasick_rs

from .boundary import is_word, script
from .forms import clean, forms_of, is_exact, is_name, match_of, matches_of
from .normalise import loose

WIDE = re.compile("[^\0-\xff]")
STAND_IN = "ÿ"  # for a Latin letter whose small or capital letter has no byte of its own
LATIN = bytes(
    ord(STAND_IN) if chr(byte) in "ßÿ" else ord(chr(byte).lower()) if is_word(chr(byte)) else 32 for byte in range(256)
)
INDEX = re.compile(r"(^|/)index\.html?$")


class Term(NamedTuple):
    """One name of one target."""

    name: str
    page: str
    kind: str
    url: str
    description: str
    where: str = ""
    linkable: bool = True
    plurals: bool = True
    is_title: bool = False
    refused: tuple[str, ...] = ()


class Form(NamedTuple):
    """One way to write a name, for the finder and for the report.

    Shape:  ``match`` is what the text is compared with; ``how`` is "written", "plural", "spelling, plural", …;
            ``state`` is "links", "ambiguous" (covers its words, links nothing), "beaten" (another form has the
            words), "same" (another name of the page has them) or "short" (never found);
            ``family`` is the ``match`` of every form of the name.
    """

    text: str
    match: str
    term: Term
    how: str
    exact: bool
    state: str = "links"
    family: frozenset[str] = frozenset()


class Conflict(NamedTuple):
    """Two pages that claim one name, or two names that are forms of each other."""

    name_a: str
    where_a: str
    name_b: str
    where_b: str


@dataclass(frozen=True)
class Vocabulary:
    """The names of all pages and what finds them.

    Shape: ``groups`` are all forms by ``match``, the first in rank first; ``short`` are those that are never found;
           ``table`` has the one form that answers; ``addresses`` give the page of a URL;
           ``latin`` and ``other`` find spans, ``edges`` trim those of ``latin``.
    """

    conflicts: tuple[Conflict, ...]
    table: Mapping[str, Form]
    groups: Mapping[str, Sequence[Form]] = field(repr=False)
    short: Sequence[Form] = field(repr=False)
    addresses: Mapping[str, str] = field(repr=False)
    latin: ahocorasick_rs.BytesAhoCorasick = field(repr=False)
    edges: Sequence[tuple[int, int]] = field(repr=False)
    other: ahocorasick_rs.AhoCorasick | None = field(repr=False)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form with what became of it, by term."""
        return tuple(report(self.groups, self.table, self.short))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where any form may stand, overlapping ones too, by start and the longest first."""
        edges = self.edges
        found = [
            (start + edges[index][0], edges[index][1] - end)
            for index, start, end in self.latin.find_matches_as_indexes(latin_bytes(text), overlapping=True)
        ]
        if self.other and not text.isascii():
            found += [(start, -end) for _, start, end in self.other.find_matches_as_indexes(loose(text), True)]
        found.sort()
        return [(start, -end) for start, end in found]

    def form_of(self, words: str) -> Form | None:
        """The form that some words are, if they are a name as a whole."""
        words = clean(words).replace("-", " ")
        return self.table.get(words) or self.table.get(loose(words))

    def named(self, names: Iterable[str]) -> frozenset[str]:
        """The ``match`` of every form of some names; a form stands for the names it is made from."""
        return frozenset(match for name in names for match in self.family(clean(name)))

    def family(self, name: str) -> Iterator[str]:
        """The ``match`` of every form of the names that are written so, or else of those that have such a form."""
        group = self.groups.get(match_of(name)) or self.groups.get(loose(name)) or ()
        for form in group:
            if form.how == group[0].how == "written" or group[0].how != "written":
                yield from form.family


def build_vocabulary(terms: Iterable[Term]) -> Vocabulary:
    """Make the vocabulary of all terms; their order does not matter."""
    groups: dict[str, list[Form]] = defaultdict(list)
    short: list[Form] = []
    for term in sorted(set(terms)):
        for form in forms_of_term(term):
            (groups[form.match] if form.state == "links" else short).append(form)
    for group in groups.values():
        group.sort(key=rank)
    conflicts = find_conflicts(groups)
    clashing = {frozenset(pair) for pair, _ in conflicts}
    table = {match: answer(group, clashing) for match, group in groups.items()}
    patterns = sorted({pattern for match in table if not is_foreign(match) for pattern in [latin_pattern(match)]})
    foreign = sorted({loose(match) for match in table if is_foreign(match)})
    return Vocabulary(
        conflicts=tuple(sorted({conflict for _, conflict in conflicts})),
        table=table,
        groups=groups,
        short=short,
        addresses=addresses_of(groups),
        latin=ahocorasick_rs.BytesAhoCorasick(
            [pattern for pattern, _ in patterns], implementation=ahocorasick_rs.Implementation.DFA
        ),
        edges=[edges for _, edges in patterns],
        other=ahocorasick_rs.AhoCorasick(foreign) if foreign else None,
    )


def without(terms: Iterable[Term], never: Iterable[str]) -> Iterator[Term]:
    """The terms whose names are not among those that are no names at all, in any of their forms and in any letters."""
    gone = {loose(match) for name in never for match in matches_of(name)}
    return (term for term in terms if loose(clean(term.name)) not in gone)


def forms_of_term(term: Term) -> Iterator[Form]:
    """Every form of one name that can be found, or the name alone when it is too short to be found."""
    name = clean(term.name)
    if not is_name(name):
        yield Form(name, "", term, "written", False, "short")
        return
    exact, refused = is_exact(name), {loose(clean(form)) for form in term.refused}
    made: dict[str, tuple[str, str]] = {}
    for text, how in forms_of(name, term.plurals).items():
        if how == "written" or loose(text) not in refused:
            made.setdefault(text.replace("-", " ") if exact else loose(text), (text, how))
    for match, (text, how) in made.items():
        yield Form(text, match, term, how, exact, family=frozenset(made))


def rank(form: Form) -> tuple[bool, bool, Term]:
    """Written before generated, titles before aliases."""
    return form.how != "written", not form.term.is_title, form.term


def answer(group: Sequence[Form], clashing: Collection[frozenset[Term]]) -> Form:
    """The form that has the words: the first in rank, marked ambiguous when another page has as good a claim."""
    first = group[0]
    equals = [form for form in group if (form.how == "written") == (first.how == "written")]
    clear = all(form.term.linkable and form.term.page == first.term.page for form in equals)
    if clear and not any(frozenset(pair) in clashing for pair in combinations([form.term for form in group], 2)):
        return first
    return first._replace(state="ambiguous")


def find_conflicts(groups: Mapping[str, Sequence[Form]]) -> list[tuple[tuple[Term, Term], Conflict]]:
    """Names that two pages claim: written alike, or each a form of the other."""
    found = []
    for group in groups.values():
        for one, two in combinations(group, 2):
            if one.term.page != two.term.page and one.how == "written" and one.term.linkable and two.term.linkable:
                written = match_of(clean(two.term.name))
                if two.how == "written" or written in one.family:
                    found.append(((one.term, two.term), conflict_of(one.term, two.term)))
    return found


def conflict_of(one: Term, two: Term) -> Conflict:
    """What to tell about two terms, in an order that does not depend on theirs."""
    first, second = sorted((one, two), key=lambda term: (term.where, term))
    return Conflict(first.name, first.where, second.name, second.where)


def report(groups: Mapping[str, Sequence[Form]], table: Mapping[str, Form], short: Iterable[Form]) -> list[Form]:
    """Every form with what became of it, by term."""
    told = list(short)
    for match, group in groups.items():
        winner = table[match]
        for form in group:
            if winner.state == "ambiguous" or form == winner:
                told.append(form._replace(state=winner.state))
            else:
                told.append(form._replace(state="same" if form.term.page == winner.term.page else "beaten"))
            told += hyphen_forms(told[-1])
    return sorted(told, key=lambda form: (form.term, form.how != "written", form.text))


def hyphen_forms(form: Form) -> Iterator[Form]:
    """A form with spaces for hyphens and hyphens for spaces: found like the form itself."""
    for text in {form.text.replace("-", " "), form.text.replace(" ", "-")} - {form.text}:
        yield form._replace(text=text, how="hyphen" if form.how == "written" else f"{form.how}, hyphen")


def addresses_of(groups: Mapping[str, Sequence[Form]]) -> dict[str, str]:
    """The page of each address that a term leads to, without anchors."""
    terms = sorted({form.term for group in groups.values() for form in group}, reverse=True)
    return {address_of(term.url): term.page for term in terms}


def address_of(url: str) -> str:
    """An address on the site in the one way that two writings of it share."""
    return INDEX.sub("", re.split("[?#]", url, maxsplit=1)[0]).strip("/")


# --- what the finder searches: bytes, where everything that is no word character is a space ---------------------


def latin_pattern(match: str) -> tuple[bytes, tuple[int, int]]:
    """What to search for a name, with the edge of a word where it has one, and how much of the find is edge."""
    before, after = is_word(match[0]), is_word(match[-1])
    return b" " * before + latin_bytes(match) + b" " * after, (int(before), int(after))


def latin_bytes(text: str) -> bytes:
    """A text as one byte a character: Latin letters and digits as small letters, the rest as spaces."""
    if not text.isascii():
        for letter in set(WIDE.findall(text)):
            if is_word(letter) and script(letter) in ("LATIN", ""):
                text = text.replace(letter, STAND_IN)
    return text.encode("latin-1", "replace").translate(LATIN)


def is_foreign(match: str) -> bool:
    """A name with a letter of another script than the Latin one."""
    return not match.isascii() and any(script(letter) not in ("LATIN", "") for letter in match)
