"""What leads to a page and from it: declared relations in both directions, and mentions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from markupsafe import Markup, escape

from ..linker import Link
from ..model import RELATIONS, Atlas, Context, Page
from .heads import address, page_link

Item = TypeVar("Item")
MOST, SHOWN = 6, 4  # how many pages that mention one are shown, and how many of more than that
MOST_RELATED, SHOWN_RELATED = 10, 8  # the same for the pages of one relation


class Passage(NamedTuple):
    """One place that names a page."""

    section: str
    url: str
    sentence_html: Markup


class Mentioning(NamedTuple):
    """A page that names another one. Templates read a field in less time than a key, and these are many."""

    title: str
    url: str
    description: str
    kind: str
    kind_name: str
    places: Sequence[Passage]


def relations(atlas: Atlas, here: Page) -> Context:
    """The declared relations of a page in both directions, under the name that each direction has."""
    found: dict[str, list[Page]] = {}
    for field, relation in RELATIONS.items():
        forward = [atlas.by_id[target] for target in here.listed(field)]
        backward = atlas.incoming.get((field, here.id), ())
        for name, pages in ((relation.name, forward), (relation.inverse, backward)):
            found.setdefault(name, []).extend(pages)
    return {
        "relations": [
            {
                "name": name,
                "parts": folded([page_link(here, page) for page in ordered(pages)], MOST_RELATED, SHOWN_RELATED),
            }
            for name, pages in found.items()
            if pages
        ]
    }


def folded(items: Sequence[Item], most: int, shown: int) -> list[Context]:
    """A list in two parts: of more than ``most``, all after the first ``shown`` are folded."""
    if len(items) <= most:
        return [{"folded": 0, "pages": items}] if items else []
    return [{"folded": 0, "pages": items[:shown]}, {"folded": len(items) - shown, "pages": items[shown:]}]


def ordered(pages: Iterable[Page]) -> list[Page]:
    return sorted({page.id: page for page in pages}.values(), key=lambda page: page.title.casefold())


def by_target(links: Mapping[str, Sequence[Link]]) -> dict[str, dict[str, list[Link]]]:
    """The links of all pages, by the page they lead to, then by the page they stand on."""
    found: dict[str, dict[str, list[Link]]] = {}
    for source, made in links.items():
        for link in made:
            found.setdefault(link.page, {}).setdefault(source, []).append(link)
    return found


def mentions(atlas: Atlas, here: Page, links: Mapping[str, Sequence[Link]]) -> Context:
    """Where other pages name this one, from the links that lead here, by their page; of many, most are folded."""
    pages = [mention(here, page, links[page.id]) for page in ordered(atlas.by_id[source] for source in links)]
    return {"mentions": folded(pages, MOST, SHOWN)}


def mention(here: Page, page: Page, links: Iterable[Link]) -> Mentioning:
    """The places of one page that name this one: section and sentence."""
    return Mentioning(
        **page_link(here, page),
        places=[
            Passage(link.section, address(here, page, link.section_id), marked(link.sentence, link.text))
            for link in links
        ],
    )


def marked(sentence: str, text: str) -> Markup:
    """A sentence with the mention in it marked."""
    before, found, after = sentence.partition(text)
    return Markup(f"{escape(before)}<mark>{escape(found)}</mark>{escape(after)}" if found else escape(sentence))
