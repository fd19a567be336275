"""What leads to a page and from it: declared relations in both directions, and mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.digest import digest
from ..content.page import RELATIONS, Page
from ..linking.held import Held
from ..linking.linker import Link
from ..linking.sentences import Sentence
from .heads import Context, page_link
from .relation_map import place_on_map

FIRST = 3  # of the related pages, before the fold


class Passage(NamedTuple):
    """One place that names a page."""

    section: str
    url: str
    sentence_html: Markup


class Mentioning(NamedTuple):
    """A page that names another one. These are many, and take less room than a dict."""

    title: str
    url: str
    description: str
    kind: str
    kind_name: str
    places: Sequence[Passage]


def relations(atlas: Atlas, here: Page) -> Context:
    """The declared relations of a page in both directions, under the name that each direction has: a few first."""
    found: dict[str, list[Page]] = {}
    for field, relation in RELATIONS.items():
        forward = [atlas.by_id[target] for target in here.listed(field)]
        backward = atlas.incoming.get((field, here.id), ())
        for name, pages in ((relation.name, forward), (relation.inverse, backward)):
            found.setdefault(name, []).extend(pages)
    related = {name: ordered(pages) for name, pages in found.items() if pages}
    every = list(in_turn(related))
    shown = FIRST if len(every) > FIRST + 1 else len(every)  # a single one is not worth a fold
    first, rest = every[:shown], every[shown:]
    folded = [(name, pages) for name in related if (pages := [page for own, page in rest if own == name])]
    return {
        "map": place_on_map(atlas, here),
        "first": [{"relation": name, **page_link(here, page)} for name, page in first],
        "rest": [{"name": name, "pages": [page_link(here, page) for page in pages]} for name, pages in folded],
        "count": len(rest),
    }


def in_turn(related: Mapping[str, Sequence[Page]]) -> Iterator[tuple[str, Page]]:
    """The pages of all relations, one of each in turn and each page once, with the name of the relation."""
    seen = set[Page]()
    for place in range(max(map(len, related.values()), default=0)):
        for name, pages in related.items():
            if place < len(pages) and pages[place] not in seen:
                seen.add(pages[place])
                yield name, pages[place]


def ordered(pages: Iterable[Page]) -> list[Page]:
    """Pages by title, each once."""
    return sorted({page.id: page for page in pages}.values(), key=lambda page: page.title.casefold())


class Incoming:
    """The links of all pages to others by the page they lead to; the texts around them are asked for when wanted."""

    def __init__(self, linked: Held) -> None:
        """Hold the links of all pages but those to themselves."""
        self.linked = linked
        self.sources: dict[str, list[str]] = {}
        for source, told in linked.told.items():
            for page in dict.fromkeys(row[0] for row in told.links):
                if page != source:
                    self.sources.setdefault(page, []).append(source)

    def to(self, page: str) -> dict[str, list[Link]]:
        """The links that lead to a page, by the page they are on."""
        found: dict[str, list[Link]] = {}
        for source in self.sources.get(page, ()):
            text = self.linked.text(source)
            found[source] = [Link(*row, text) for row in self.linked.told[source].links if row[0] == page]
        return found

    def mark(self, page: str) -> str:
        """What tells them from others: the pages that they are on, and what tells the text of each, with its links."""
        return digest("".join(f"{one} {self.linked.told[one].text} " for one in self.sources.get(page, ())))


def mentions(atlas: Atlas, here: Page, links: Mapping[str, Sequence[Link]]) -> Context:
    """Where other pages name this one, from the links that lead here, by their page."""
    pages = ordered(atlas.by_id[source] for source in links)
    return {"mentions": [mention(here, page, links[page.id]) for page in pages]}


def mention(here: Page, page: Page, links: Iterable[Link]) -> Mentioning:
    """The places of one page that name this one: section and sentence."""
    places = (Passage(link.section, way(here.url, page.url, link.section_id), marked(link.sentence)) for link in links)
    return Mentioning(**page_link(here, page), places=list(dict.fromkeys(places)))


def marked(sentence: Sentence) -> Markup:
    """A sentence with the mention in it marked."""
    before, mention, after = map(escape, sentence)
    return Markup(f"{before}<mark>{mention}</mark>{after}")
