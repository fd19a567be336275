"""The first mention of every page, linked: HTML and a vocabulary in, HTML with links out, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html import escape
from itertools import accumulate
from typing import NamedTuple

from .markup import Article, Place, read_article
from .mentions import Mention, Span, Spot, around, find_mentions
from .sentences import heading_of, sentence_of
from .tags import TAG
from .vocabulary import Form, Term, Vocabulary
from .written import Written, address_of_page, written_links

OURS = 'data-atlas="term"'

HOME = frozenset({"", "index"})


@dataclass(frozen=True)
class Link:
    """One link that was made.

    Shape: ``start`` is its place in the HTML without our links, ``span`` that of its words in the text of the article.
    """

    page: str
    url: str
    text: str
    section_id: str
    section: str
    start: int
    span: tuple[int, int]
    article: str = field(repr=False)

    @cached_property
    def sentence(self) -> str:
        """The sentence around the link, found when somebody asks for it."""
        return sentence_of(self.article, self.span)


class Found(NamedTuple):
    """A name in the prose, and why it is no link.

    Shape: ``why`` is "own page", "no_links", "ambiguous", "budget", "nested" (it would cut an element), or "".
    """

    form: Form
    text: str
    start: int
    place: Place
    why: str


@dataclass(frozen=True)
class Linked:
    """An article with its links, with all names that were found in it, and with the links of its writer."""

    html: str
    links: tuple[Link, ...] = ()
    found: tuple[Found, ...] = ()
    written: tuple[Written, ...] = ()


def link_article(
    html: str,
    vocabulary: Vocabulary,
    page: str,
    *,
    page_url: str | None = None,
    root: str = "",
    no_links: Collection[str] = (),
    never: Collection[str] = (),
) -> Linked:
    """Link the first mention of each page in each section of an article.

    Shape:  ``html`` is the inner HTML of the article of ``page`` (an id), at ``page_url``; ``root`` leads to the site's
            root, as "../../". Names in ``no_links`` keep their words plain, names in ``never`` do not exist.
    Errors: none; HTML that is broken stays as it is from there on.
    """
    html = unlink(html)
    article = read_article(html)
    offsets = [0, *accumulate(map(len, article.parts))]
    written = tuple(written_links(article, vocabulary, address_of_page(page) if page_url is None else page_url))
    plain = vocabulary.named(no_links) if no_links else frozenset()
    absent = vocabulary.named(never) if never else frozenset()
    decided = decide(find_mentions(article, vocabulary, absent), article.parts, page, plain, written)
    made = [(mention, span) for mention, span, _ in decided if span]
    headings: dict[Place, tuple[str, str]] = {}
    return Linked(
        html=insert(html, ((span, opening(mention.form.term, root)) for mention, span in made), offsets),
        links=tuple(make_link(article, mention, headings, offset_of(mention.first, offsets)) for mention, _ in made),
        found=tuple(
            Found(mention.form, mention.text, offset_of(mention.first, offsets), mention.place, why)
            for mention, _, why in decided
        ),
        written=written,
    )


def unlink(html: str) -> str:
    """The HTML without our links, byte for byte as it was before they came."""
    if OURS not in html:
        return html
    parts, inside = TAG.split(html), False
    for index in range(1, len(parts), 2):
        if parts[index].startswith('<a class="term ') and OURS in parts[index]:
            parts[index], inside = "", True
        elif inside and parts[index] == "</a>":
            parts[index], inside = "", False
    return "".join(parts)


def decide(
    mentions: Iterable[Mention],
    parts: Sequence[str],
    page: str,
    plain: Collection[str],
    written: Iterable[Written],
) -> list[tuple[Mention, Span | None, str]]:
    """Which mentions become links, and where; each of the others with the reason why not."""
    spent = {(scope_of(link.place), link.page) for link in written}
    decided = []
    for mention in mentions:
        target = (scope_of(mention.place), mention.form.term.page)
        why = refusal(mention.form, page, plain) or ("budget" if target in spent else "")
        span = None if why else around(parts, mention.first, mention.last)
        if span:
            spent.add(target)
        decided.append((mention, span, why if why or span else "nested"))
    return decided


def refusal(form: Form, page: str, plain: Collection[str]) -> str:
    """Why a name is no link anywhere on a page; empty if it may be one."""
    if form.term.page == page or {form.term.page, page} <= HOME:
        return "own page"
    if form.match in plain:
        return "no_links"
    return "ambiguous" if form.state == "ambiguous" else ""


def scope_of(place: Place) -> int:
    """What shares a budget: the section, or the one cell or footnote."""
    return place.cell or place.section


def insert(html: str, links: Iterable[tuple[Span, str]], offsets: Sequence[int]) -> str:
    """The HTML with links around spans, which come in order and never overlap."""
    pieces: list[str] = []
    position = 0
    for (first, last), tag in links:
        start, end = offset_of(first, offsets), offset_of(last, offsets)
        pieces += (html[position:start], tag, html[start:end], "</a>")
        position = end
    return "".join([*pieces, html[position:]])


def opening(term: Term, root: str) -> str:
    """The opening tag of a link to a term."""
    return opening_tag(term.kind, f"{root}{term.url}" or "./", term.description)


@lru_cache(maxsize=8192)
def opening_tag(kind: str, address: str, description: str) -> str:
    """The opening tag of a link; the description is no title, so that a screen reader does not say it twice."""
    tip = f' data-tip="{escape(description)}"' if description else ""
    return f'<a class="term term--{escape(kind)}" href="{escape(address)}" {OURS}{tip}>'


def make_link(article: Article, mention: Mention, headings: dict[Place, tuple[str, str]], start: int) -> Link:
    """What is known about a link, for the pages that it leads to."""
    term, place = mention.form.term, mention.place
    if place not in headings:
        headings[place] = heading_of(article.parts, place)
    return Link(term.page, term.url, mention.text, *headings[place], start, mention.span, article.text)


def offset_of(spot: Spot, offsets: Sequence[int]) -> int:
    """A spot as the number of characters from the start of the HTML."""
    return offsets[spot[0]] + spot[1]
