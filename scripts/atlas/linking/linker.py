"""The first mention of every page, linked: HTML and a vocabulary in, HTML with links out, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import NamedTuple

from .authored import Written, address_of_page, written_links
from .markup import Article, Place, Span, read_article
from .mentions import Mention, around, find_mentions
from .sentences import Sentence, heading_above, read_heading, sentence_of
from .tags import TAG
from .vocabulary import Form, Term, Vocabulary

OURS = 'data-atlas="term"'

HOME = frozenset({"", "index"})


class Link(NamedTuple):
    """One link to a page, ours or its writer's; ``span`` is the place of its words in ``article``, the text read."""

    page: str
    text: str
    section_id: str
    section: str
    span: tuple[int, int]
    article: str

    @property
    def sentence(self) -> Sentence:
        """The sentence around the link, found when somebody asks for it; the words alone when they are not read."""
        start, end = self.span
        return sentence_of(self.article, self.span) if start < end else Sentence("", self.text, "")


class Found(NamedTuple):
    """A name in the prose, and why it is no link: flat, for a large site has very many.

    Shape: ``start`` and ``end`` are its place in the text of the article, ``section`` and ``cell`` where it counts;
           ``why`` is "own page", "no_links", "ambiguous", "budget" or "nested" (it would cut an element); else "".
    """

    form: Form
    text: str
    start: int
    end: int
    section: int
    cell: int
    why: str


@dataclass(frozen=True)
class Linked:
    """An article with its links, with all names that were found in its text, and with the links of its writer.

    Shape: ``headings`` is the HTML of the heading above each place that has a link, ours or not.
    """

    html: str
    text: str
    found: tuple[Found, ...]
    written: tuple[Written, ...]
    headings: Mapping[Place, str]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that we made."""
        return tuple(
            Link(form.term.page, text, *read_heading(self.headings[section, cell]), (start, end), self.text)
            for form, text, start, end, section, cell, why in self.found
            if not why
        )

    @property
    def mentions(self) -> list[Link]:
        """Our links and those of the writer, in the order of the text."""
        by_hand = (
            Link(one.page, one.text, *read_heading(self.headings[one.place]), one.span, self.text)
            for one in self.written
        )
        return sorted([*self.links, *by_hand], key=lambda link: link.span)


def link_article(
    html: str,
    vocabulary: Vocabulary,
    page: str,
    *,
    page_url: str | None = None,
    root: str = "",
    no_links: Collection[str] = (),
) -> Linked:
    """Link the first mention of each page in each section of an article.

    Shape:  ``html`` is the inner HTML of the article of ``page`` (an id), at ``page_url``; ``root`` leads to the site's
            root, as "../../". Names in ``no_links`` keep their words plain.
    Errors: none; HTML that is broken stays as it is from there on.
    """
    html = unlink(html)
    article = read_article(html)
    plain = vocabulary.named(no_links) if no_links else frozenset()
    url = address_of_page(page) if page_url is None else page_url
    written = tuple(written_links(article, vocabulary, url, lambda form: not refusal(form, page, plain)))
    mentions = find_mentions(article, vocabulary)
    decided = list(decide(mentions, article, page, plain, written))
    found = tuple(one for one, _ in decided)
    places = {(one.section, one.cell) for one in found if not one.why} | {one.place for one in written}
    headings = {place: heading_above(article.parts, place) for place in places}
    return Linked(insert(article.parts, decided, root), article.text, found, written, headings)


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
    mentions: Iterable[Mention], article: Article, page: str, plain: Collection[str], written: Iterable[Written]
) -> Iterator[tuple[Found, Span | None]]:
    """Which mentions become links, each with the span of its link; the others with the reason why not."""
    spent = {(scope_of(link.place), link.page) for link in written}
    for form, text, (start, end), first, last in mentions:
        place = article.place(first[0])
        target = scope_of(place), form.term.page
        why = refusal(form, page, plain) or ("budget" if target in spent else "")
        span = None if why else around(article.parts, first, last)
        if span:
            spent.add(target)
        yield Found(form, text, start, end, *place, why if why or span else "nested"), span


def refusal(form: Form, page: str, plain: Collection[str]) -> str:
    """Why a name is no link anywhere on a page; empty if it may be one."""
    target = form.term.page
    if is_own(target, page):
        return "own page"
    if form.match in plain:
        return "no_links"
    return "ambiguous" if form.state == "ambiguous" else ""


def is_own(target: str, page: str) -> bool:
    """The target is the page itself, or a place on it, as a word of the glossary is."""
    if target.startswith(page):
        return target[len(page) : len(page) + 1] in ("", "/") or target in HOME
    return target in HOME and page in HOME


def scope_of(place: Place) -> int:
    """What shares a budget: the section, or the one cell or footnote."""
    section, cell = place
    return cell or section


def insert(parts: Iterable[str], decided: Sequence[tuple[Found, Span | None]], root: str) -> str:
    """The HTML with links around spans, which come in order and never overlap."""
    pieces = list(parts)
    for found, span in reversed(decided):  # from the end on, so that the offsets before stay true
        if span:
            (first, start), (last, end) = span
            pieces[last] = f"{pieces[last][:end]}</a>{pieces[last][end:]}"
            pieces[first] = f"{pieces[first][:start]}{opening(found.form.term, root)}{pieces[first][start:]}"
    return "".join(pieces)


def opening(term: Term, root: str) -> str:
    """The opening tag of a link to a term."""
    return opening_tag(term.kind, f"{root}{term.url}" or "./", term.description)


@lru_cache(maxsize=8192)
def opening_tag(kind: str, address: str, description: str) -> str:
    """The opening tag of a link; the description is no title, so that a screen reader does not say it twice."""
    tip = f' data-tip="{escape(description)}"' if description else ""
    return f'<a class="term term--{escape(kind)}" href="{escape(address)}" {OURS}{tip}>'
