"""All names of all pages, ready to be found: which form leads where, and which names clash."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple

import ahocorasick_rs

from .boundary import is_word
from .forms import Derivation, How, clean, forms_of, is_exact, is_name, match_of, matches_of
from .normalise import loose

WIDE = re.compile("[^\0-\xff]")  # "β", "—": has no byte of its own
STAND_IN = "ÿ"  # for a letter whose small or capital letter has no byte of its own
LATIN = bytes(
    ord(STAND_IN) if chr(byte) in "ßÿ" else ord(chr(byte).lower()) if is_word(chr(byte)) else 32 for byte in range(256)
)
INDEX_FILE = re.compile(r"(^|/)index\.html?$")  # "/index.html" of "a/b/index.html"


class Term(NamedTuple):
    """One name of one target."""

    name: str
    page: str
    kind: str
    url: str
    description: str
    where: str = ""
    linkable: bool = True
    is_title: bool = False


class State(StrEnum):
    """What became of a form among those of all names."""

    LINKS = "links"
    AMBIGUOUS = "ambiguous"  # covers its words, and links nothing
    BEATEN = "beaten"  # a form of another page has the words
    SAME = "same"  # another name of the page has the words
    SHORT = "short"  # too short to be found


class Form(NamedTuple):
    """One way to write a name, for the finder and for the report.

    Shape:  ``match`` is what the text is compared with; ``made`` is how the form was made from the name, nothing for
            the name as it was written; ``family`` is the ``match`` of every form of the name.
    """

    text: str
    match: str
    term: Term
    made: Derivation
    state: State = State.LINKS
    family: frozenset[str] = frozenset()

    @property
    def how(self) -> str:
        """How the form was made, in words."""
        return ", ".join(self.made) or "written"


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
           ``table`` has the one form that counts for its ``match``; ``addresses`` have the page of a URL;
           ``finder`` finds spans, which are cut by ``edges``.
    """

    conflicts: tuple[Conflict, ...]
    table: Mapping[str, Form]
    groups: Mapping[str, Sequence[Form]] = field(repr=False)
    short: Sequence[Form] = field(repr=False)
    addresses: Mapping[str, str] = field(repr=False)
    finder: ahocorasick_rs.BytesAhoCorasick = field(repr=False)
    edges: Sequence[tuple[int, int]] = field(repr=False)

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Every form with what became of it, by term."""
        return tuple(settled(self.groups, self.table, self.short))

    @cached_property
    def told(self) -> str:
        """All that linking reads of it, in one text: what leads where, and the names that are known."""
        forms = [(match, form.term._replace(where=""), form.state.value) for match, form in sorted(self.table.items())]
        return repr((forms, sorted(self.addresses.items())))

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where any form may be, overlapping ones too, by start and the longest first."""
        edges = self.edges
        found = [
            (start + edges[index][0], edges[index][1] - end)
            for index, start, end in self.finder.find_matches_as_indexes(as_bytes(text), overlapping=True)
        ]
        found.sort()
        return [(start, -end) for start, end in found]

    def form_at(self, words: str) -> Form | None:
        """The form that some words of a text are: in exactly these letters, or else in any."""
        words = words.replace("-", " ")
        return self.table.get(words) or self.table.get(loose(words))

    def form_of(self, words: str) -> Form | None:
        """The form that the words of a link are, if they are a name as a whole."""
        return self.form_at(clean(words))


def build_vocabulary(terms: Iterable[Term]) -> Vocabulary:
    """Make the vocabulary of all terms, if it is not that which was made last; their order does not matter."""
    return vocabulary_of(tuple(sorted(set(terms))))


@lru_cache(maxsize=2)  # a change of a text leaves the names as they are
def vocabulary_of(terms: tuple[Term, ...]) -> Vocabulary:
    """The vocabulary of all terms, each once and in their order."""
    groups: dict[str, list[Form]] = defaultdict(list)
    short: list[Form] = []
    for term in terms:
        for form in forms_of_term(term):
            (short if form.state is State.SHORT else groups[form.match]).append(form)
    for group in groups.values():
        group.sort(key=rank)
    conflicts = find_conflicts(groups)
    clashing = {frozenset(pair) for pair, _ in conflicts}
    table = {match: answer(group, clashing) for match, group in groups.items()}
    patterns = sorted(set(map(pattern_of, table)))
    return Vocabulary(
        conflicts=tuple(sorted({conflict for _, conflict in conflicts})),
        table=table,
        groups=groups,
        short=short,
        addresses=addresses_of(groups),
        finder=ahocorasick_rs.BytesAhoCorasick(
            [pattern for pattern, _ in patterns], implementation=ahocorasick_rs.Implementation.DFA
        ),
        edges=[edges for _, edges in patterns],
    )


def without_names(terms: Iterable[Term], never: Iterable[str]) -> Iterator[Term]:
    """The terms but for those with some names, in any of their forms and in any letters."""
    gone = {loose(match) for name in never for match in matches_of(name)}
    return (term for term in terms if loose(clean(term.name)) not in gone)


def forms_of_term(term: Term) -> Iterator[Form]:
    """Every form of one name that can be found, or the name alone when it is too short to be found."""
    name = clean(term.name)
    if not is_name(name):
        yield Form(name, "", term, (), State.SHORT)
        return
    exact = is_exact(name)
    forms: dict[str, tuple[str, Derivation]] = {}
    for text, made in forms_of(name).items():
        forms.setdefault(text.replace("-", " ") if exact else loose(text), (text, made))
    for match, (text, made) in forms.items():
        yield Form(text, match, term, made, family=frozenset(forms))


def rank(form: Form) -> tuple[bool, bool, Term]:
    """Written before generated, titles before aliases."""
    return bool(form.made), not form.term.is_title, form.term


def answer(group: Sequence[Form], clashing: Collection[frozenset[Term]]) -> Form:
    """The form that counts: the first in rank, marked ambiguous when another page has as good a claim."""
    first = group[0]
    equals = [form for form in group if bool(form.made) == bool(first.made)]
    clear = all(form.term.linkable and form.term.page == first.term.page for form in equals)
    if clear and not any(frozenset(pair) in clashing for pair in combinations([form.term for form in group], 2)):
        return first
    return first._replace(state=State.AMBIGUOUS)


def find_conflicts(groups: Mapping[str, Sequence[Form]]) -> list[tuple[tuple[Term, Term], Conflict]]:
    """Names that two pages claim: written alike, or each a form of the other."""
    found = []
    for group in groups.values():
        for one, two in combinations(group, 2):
            if one.term.page != two.term.page and not one.made and one.term.linkable and two.term.linkable:
                written = match_of(clean(two.term.name))
                if not two.made or written in one.family:
                    found.append(((one.term, two.term), conflict_of(one.term, two.term)))
    return found


def conflict_of(one: Term, two: Term) -> Conflict:
    """What to report of two terms, in an order that does not depend on theirs."""
    first, second = sorted((one, two), key=lambda term: (term.where, term))
    return Conflict(first.name, first.where, second.name, second.where)


def settled(groups: Mapping[str, Sequence[Form]], table: Mapping[str, Form], short: Iterable[Form]) -> list[Form]:
    """Every form with what became of it, by term."""
    forms = list(short)
    for match, group in groups.items():
        winner = table[match]
        for form in group:
            if winner.state is State.AMBIGUOUS or form == winner:
                state = winner.state
            else:
                state = State.SAME if form.term.page == winner.term.page else State.BEATEN
            forms.append(form._replace(state=state))
            forms += hyphen_forms(forms[-1])
    return sorted(forms, key=lambda form: (form.term, bool(form.made), form.text))


def hyphen_forms(form: Form) -> Iterator[Form]:
    """A form with spaces for hyphens and hyphens for spaces: found like the form itself."""
    for text in {form.text.replace("-", " "), form.text.replace(" ", "-")} - {form.text}:
        yield form._replace(text=text, made=(*form.made, How.HYPHEN))


def addresses_of(groups: Mapping[str, Sequence[Form]]) -> dict[str, str]:
    """The page of each address that a term leads to, without anchors."""
    terms = sorted({form.term for group in groups.values() for form in group}, reverse=True)
    return {bare_address(term.url): term.page for term in terms}


def bare_address(url: str) -> str:
    """An address on the site in one form: "a/b" for "/a/b/", "a/b/index.html" and "a/b/#c"."""
    return INDEX_FILE.sub("", re.split("[?#]", url, maxsplit=1)[0]).strip("/")  # "a" of "a/?b#c"


# --- what the finder searches: bytes, where each character that is in no word is a space -------------------------


def pattern_of(match: str) -> tuple[bytes, tuple[int, int]]:
    """What to search for a name, with the edge of a word where it has one, and how much of the find is edge."""
    before, after = is_word(match[0]), is_word(match[-1])
    return b" " * before + as_bytes(match) + b" " * after, (int(before), int(after))


def as_bytes(text: str) -> bytes:
    """A text as one byte a character: small letters and digits, STAND_IN for letters beyond Latin-1, else spaces."""
    if not text.isascii():
        for letter in set(WIDE.findall(text)):
            if is_word(letter):
                text = text.replace(letter, STAND_IN)
    return text.encode("latin-1", "replace").translate(LATIN)
