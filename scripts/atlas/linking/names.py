"""Every name of every page and medicine, as the linker, the A–Z and the search know it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache

import yaml

from ..content.atlas import Atlas
from ..content.page import CONTENT, NAME_FIELDS, Page
from ..content.problems import Problem
from ..content.sheets import Data
from .forms import clean, is_name, match_of, matches_of
from .normalise import loose
from .vocabulary import Term, Vocabulary, build_vocabulary, without_names

GLOSSARY = "glossary"  # the data file, the slot of the page that shows it, and the kind of its words


def terms(atlas: Atlas) -> list[Term]:
    """All names: titles of content pages, aliases, medicines and their brands; ambiguous ones are never linked."""
    return [term for page in atlas.pages for term in page_terms(page)]


def glossary_terms(atlas: Atlas) -> list[Term]:
    """The medical words without a page of their own; each links to its explanation where a section first uses it."""
    home = atlas.showing(GLOSSARY)
    return [
        Term(
            name=word,
            page=f"{home.id}/{word_id(word)}",
            kind=GLOSSARY,
            url=f"{home.url}#{word_id(word)}",
            description=text,
            where=f"docs/{GLOSSARY}.yml:{atlas.line(GLOSSARY, word)}",
        )
        for word, text in atlas.data(GLOSSARY).items()
        if home
    ]


def word_id(word: str) -> str:
    """The id of a word on the glossary page: "word-blood-clot"."""
    return "word-" + re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")  # " (" in "review (UK)"


def page_terms(page: Page) -> Iterator[Term]:
    """The names of one page, less those that it says are never links."""
    return without_names(declared_terms(page), page.listed("never_link"))


def declared_terms(page: Page) -> Iterator[Term]:
    """What one page declares. The title of a section or a service page is too general to become a link."""
    if page.kind in CONTENT and "title" in page.meta:
        yield term(page, page.title, "title", is_title=True)
    for field, linkable in NAME_FIELDS.items():
        for number, name in enumerate(page.listed(field)):
            yield term(page, name, f"{field}.{number}", linkable=linkable)
    for number, medicine in enumerate(page.medicine_entries):
        for name, field in medicine_names(medicine):
            yield term(page, name, f"medicines.{number}.{field}", anchor=str(medicine.get("id", "")))


def medicine_names(medicine: Data) -> Iterator[tuple[str, str]]:
    """Each name of a medicine, its brands too, with the field that has it."""
    if name := medicine.get("name"):
        yield name, "name"
    for field in ("includes", "us_names", "other_names"):
        yield from ((name, f"{field}.{number}") for number, name in enumerate(medicine.get(field, ())))
    for country, names in medicine.get("brands", {}).items():
        yield from ((name, f"brands.{country}.{number}") for number, name in enumerate(names))


def term(page: Page, name: str, field: str, anchor: str = "", linkable: bool = True, is_title: bool = False) -> Term:
    """One name, at the place where it was written."""
    return Term(
        name=name,
        page=page.id,
        kind=page.kind.value,
        url=f"{page.url}#{anchor}" if anchor else page.url,
        description=page.description,
        where=f"{page.path}:{page.front.line(field)}",
        linkable=linkable,
        is_title=is_title,
    )


def flow_list(name: str) -> str:
    """A list of one name as it is written in front matter, in quotes where YAML needs them."""
    return yaml.safe_dump([name], default_flow_style=True, allow_unicode=True, width=float("inf")).strip()


@lru_cache(maxsize=2)
def vocabulary(atlas: Atlas) -> Vocabulary:
    """The names of an atlas, ready to be found; made once for the rules and the weaving."""
    return build_vocabulary([*terms(atlas), *glossary_terms(atlas)])


@lru_cache(maxsize=2)
def homes(atlas: Atlas) -> Mapping[Hashable, Term]:
    """The page, or the place on it, that tells of each name."""
    found: dict[Hashable, Term] = {}
    for one in terms(atlas):
        if one.linkable:
            for match in matches_of(one.name):
                found.setdefault(match, one)
    return found


@lru_cache(maxsize=8192)  # each page asks for all medicines
def home_of(atlas: Atlas, name: str) -> Term | None:
    """Where the site tells of a name; nothing when it is the name of no page."""
    return homes(atlas).get(match_of(clean(name)))


def check_names(atlas: Atlas) -> Iterator[Problem]:
    """A name, in all its forms, belongs to one page."""
    for name, first, other, second in vocabulary(atlas).conflicts:
        path, _, line = second.rpartition(":")
        here = f"write here: never_link: {flow_list(other)}"
        mend = f"take it out of docs/{GLOSSARY}.yml" if GLOSSARY in path else here
        same = "" if name == other else f', as "{name}"'
        text = f'"{other}" belongs to {first} too{same}; keep it there and {mend}'
        yield Problem(path, int(line), "name", text)


def check_ambiguous_names(atlas: Atlas) -> Iterator[Problem]:
    """A name that is only for the search on one page is not a name of another: its words would link nowhere."""
    owners = {match_of(clean(one.name)): one for one in terms(atlas) if one.linkable}
    for one in terms(atlas):
        owner = owners.get(match_of(clean(one.name)))
        if not one.linkable and owner and owner.page != one.page:
            path, _, line = one.where.rpartition(":")
            text = f'"{one.name}" is a name of {owner.where}; take it out here, or its words link nowhere'
            yield Problem(path, int(line), "ambiguous", text)


def check_own_names(atlas: Atlas) -> Iterator[Problem]:
    """A page lists each of its names once, with enough letters or digits to be found."""
    for page in atlas.pages:
        seen = {match_of(clean(page.title)): "title"} if "title" in page.meta else {}
        for field in NAME_FIELDS:
            for number, name in enumerate(page.listed(field)):
                place, match = f"{field}.{number}", match_of(clean(name))
                if not is_name(clean(name)):
                    text = f'"{name}" has too few letters to be found; write at least two'
                    yield Problem(page.path, page.front.line(place), place, text)
                elif match in seen:
                    text = f'"{name}" is under {seen[match]} too; keep one'
                    yield Problem(page.path, page.front.line(place), place, text)
                seen.setdefault(match, field)


def check_glossary(atlas: Atlas) -> Iterator[Problem]:
    """Two words of the glossary have different ids on its page."""
    first: dict[str, str] = {}
    for word in atlas.data(GLOSSARY):
        other = first.setdefault(word_id(word), word)
        if other != word:
            text = f'"{word}" and "{other}" would have one place on the page; keep one'
            yield Problem(f"docs/{GLOSSARY}.yml", atlas.line(GLOSSARY, word), word, text)


def check_never_link(atlas: Atlas) -> Iterator[Problem]:
    """What a page says is never a link is one of its names, or a form of one."""
    for page in atlas.pages:
        own = [one.name for one in declared_terms(page)]
        known = {loose(match) for name in own for match in matches_of(name)}
        for number, word in enumerate(page.listed("never_link")):
            if loose(clean(word)) not in known:
                line = page.front.line(f"never_link.{number}")
                text = f'"{word}" is not a name of this page; {guess(word, own)}'
                yield Problem(page.path, line, "never_link", text)


def guess(word: str, candidates: Iterable[str]) -> str:
    """What an author may have meant, whatever the capitals."""
    known = {name.casefold(): name for name in sorted(candidates)}
    near = difflib.get_close_matches(word.casefold(), known, n=1)
    return f'did you mean "{known[near[0]]}"?' if near else "take it out"
