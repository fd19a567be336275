"""Every name of every page and medicine, as the linker, the A–Z and the search know it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from .forms import clean, is_name
from .model import CONTENT, NAMED, Atlas, Data, Page, Problem
from .vocabulary import Term, Vocabulary, build_vocabulary

GLOSSARY = "glossary"


def terms(atlas: Atlas) -> list[Term]:
    """All names: titles of content pages, aliases, medicines and their brands; ambiguous ones are not linkable."""
    return [term for page in atlas.pages for term in page_terms(page)]


def words(atlas: Atlas) -> list[Term]:
    """The medical words that have no page of their own; each is explained where a section first uses it."""
    return [
        Term(
            name=word,
            page=f"{GLOSSARY}/{word_id(word)}",
            kind=GLOSSARY,
            url=f"{GLOSSARY}/#{word_id(word)}",
            description=text,
            where=f"docs/{GLOSSARY}.yml:{atlas.line(GLOSSARY, word)}",
        )
        for word, text in atlas.data(GLOSSARY).items()
    ]


def word_id(word: str) -> str:
    """The place of a word on the glossary page."""
    return "word-" + re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")


def page_terms(page: Page) -> Iterator[Term]:
    """The names of one page. The title of a section or a service page is too general to become a link."""
    refused = {name.casefold() for name in page.listed("never_link")}
    if page.kind in CONTENT and "title" in page.meta and page.title.casefold() not in refused:
        yield term(page, page.title, "title", is_title=True)
    for field, linkable in NAMED.items():
        for number, name in enumerate(page.listed(field)):
            if name.casefold() not in refused:
                yield term(page, name, f"{field}.{number}", linkable=linkable)
    for number, medicine in enumerate(page.medicines):
        for name, field in medicine_names(medicine):
            if name.casefold() not in refused:
                yield term(page, name, f"medicines.{number}.{field}", anchor=str(medicine.get("id", "")))


def medicine_names(medicine: Data) -> Iterator[tuple[str, str]]:
    """Each name of a medicine, its brands too, with the field that it stands in."""
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
        plurals=page.meta.get("plurals", True) is not False,
        is_title=is_title,
    )


@lru_cache(maxsize=2)
def vocabulary(atlas: Atlas) -> Vocabulary:
    """The names of an atlas, ready to be found; made once for the rules and the weaving."""
    return build_vocabulary([*terms(atlas), *words(atlas)])


def check_names(atlas: Atlas) -> Iterator[Problem]:
    """A name belongs to one page: two pages that claim it, or a form of it, are told with both places."""
    for name, first, second in vocabulary(atlas).conflicts:
        path, _, line = second.rpartition(":")
        text = f'"{name}" belongs to {first} too; take it out of one, or list it under `ambiguous` on both'
        yield Problem(path, int(line), "name", text)


def check_own_names(atlas: Atlas) -> Iterator[Problem]:
    """A page says each of its names once, in letters or digits that can be found."""
    for page in atlas.pages:
        seen = {page.title.casefold(): "title"} if "title" in page.meta else {}
        for field in NAMED:
            for number, name in enumerate(page.listed(field)):
                place = f"{field}.{number}"
                if not is_name(clean(name)):
                    text = f'"{name}" has too few letters to be found; write at least two'
                    yield Problem(page.path, page.front.line(place), place, text)
                elif name.casefold() in seen:
                    text = f'"{name}" stands under {seen[name.casefold()]} too; keep one'
                    yield Problem(page.path, page.front.line(place), place, text)
                seen.setdefault(name.casefold(), field)


def check_glossary(atlas: Atlas) -> Iterator[Problem]:
    """Two words of the glossary have two places on its page."""
    first: dict[str, str] = {}
    for word in atlas.data(GLOSSARY):
        other = first.setdefault(word_id(word), word)
        if other != word:
            text = f'"{word}" and "{other}" would have one place on the page; keep one'
            yield Problem(f"docs/{GLOSSARY}.yml", atlas.line(GLOSSARY, word), word, text)


def check_refused_names(atlas: Atlas) -> Iterator[Problem]:
    """What a page keeps plain under ``no_links`` is a name; under ``never_link`` it is one of its own."""
    names = vocabulary(atlas)
    every = [form.term.name for form in names.forms]
    for page in atlas.pages:
        own = {name.casefold(): name for name in own_names(page)}
        for field, candidates in (("no_links", every), ("never_link", list(own.values()))):
            for number, word in enumerate(page.listed(field)):
                if not (names.form_of(word) if field == "no_links" else word.casefold() in own):
                    near = difflib.get_close_matches(word, candidates, n=1)
                    guess = f'did you mean "{near[0]}"?' if near else "take it out"
                    line = page.front.line(f"{field}.{number}")
                    yield Problem(page.path, line, field, f'"{word}" is no name; {guess}')


def own_names(page: Page) -> Iterator[str]:
    """Every name that a page declares, its medicines' too."""
    yield from ([page.title] if "title" in page.meta else [])
    yield from (name for field in NAMED for name in page.listed(field))
    yield from (name for medicine in page.medicines for name, _ in medicine_names(medicine))
