"""The first mention of every page becomes a link: HTML and a vocabulary in, HTML with links out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from html import escape
from typing import Any, NamedTuple

from .article import Article, Place, read_article
from .authored import Written, written_links
from .mentions import Mention, find_mentions
from .sentences import Heading, Sentence, heading_above, read_heading, sentence_of
from .vocabulary import Form, State, Term, Vocabulary

OURS = 'data-atlas="term"'


class Why(StrEnum):
    """Why a name in a text is not a link."""

    OWN_PAGE = "own page"
    AMBIGUOUS = "ambiguous"
    BUDGET = "budget"  # the section, cell or footnote has a link to the page already


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
        """The sentence around the link, found when it is asked for; the words alone when they are not read."""
        start, end = self.span
        return sentence_of(self.article, self.span) if start < end else Sentence("", self.text, "")


class Found(NamedTuple):
    """A name in the text, and why it is not a link, if it is none: flat, for a large site has very many.

    Shape: ``start`` and ``end`` are its place in the text of the article, ``section`` and ``cell`` where it counts.
    """

    form: Form
    text: str
    start: int
    end: int
    section: int
    cell: int
    why: Why | None


@dataclass(frozen=True)
class Linked:
    """An article with its links, with all names that were found in its text, and with the links of its writer.

    Shape: ``headings`` is the heading above each place that has a link, ours or not, as parts of HTML.
    """

    html: str
    text: str
    found: tuple[Found, ...]
    written: tuple[Written, ...]
    headings: Mapping[Place, Heading]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links that we made."""
        return tuple(
            Link(form.term.page, text, *read_heading(self.headings[Place(section, cell)]), (start, end), self.text)
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

    def plain(self) -> Plain:
        """All of it in tuples and texts, each name by its ``match``."""
        found = [(one.form.match, *one[1:-1], one.why and one.why.value) for one in self.found]
        written = [(one.page, one.text, tuple(one.place), one.span, one.would_link) for one in self.written]
        return self.html, self.text, found, written, [(tuple(place), head) for place, head in self.headings.items()]


Plain = tuple[str, str, list[Any], list[Any], list[Any]]


def from_plain(plain: Plain, names: Vocabulary) -> Linked:
    """The linked article that ``plain`` tells of, with these names."""
    html, text, found, written, headings = plain
    return Linked(
        html,
        text,
        tuple(Found._make((names.table[match], *rest, why and Why(why))) for match, *rest, why in found),
        tuple(Written(page, said, Place(*place), span, would) for page, said, place, span, would in written),
        {Place(*place): head for place, head in headings},
    )


def link_article(html: str, vocabulary: Vocabulary, page: str, *, page_url: str, root: str) -> Linked:
    """Link the first mention of each page in each section of an article.

    Shape:  ``html`` is the inner HTML of the article of ``page`` (an id), which is at ``page_url``; ``root`` leads to
            the site's root, as "../../".
    Errors: none; HTML that is broken stays as it is.
    """
    article = read_article(html)
    written = tuple(written_links(article, vocabulary, page_url, lambda form: not refusal(form, page)))
    mentions = list(find_mentions(article, vocabulary))
    found = tuple(decide(mentions, article, page, written))
    places = {Place(one.section, one.cell) for one in found if not one.why} | {one.place for one in written}
    headings = {place: heading_above(article.parts, place) for place in places}
    links = [mention for mention, one in zip(mentions, found, strict=True) if not one.why]
    return Linked(insert(article.parts, links, root), article.text, found, written, headings)


def decide(mentions: Iterable[Mention], article: Article, page: str, written: Iterable[Written]) -> Iterator[Found]:
    """What becomes of each mention: a link, unless there is a reason why not."""
    spent = {(scope_of(link.place), link.page) for link in written}
    for form, text, start, end, part, _ in mentions:
        place = article.places.at(part)
        target = scope_of(place), form.term.page
        why = refusal(form, page) or (Why.BUDGET if target in spent else None)
        if not why:
            spent.add(target)
        yield Found(form, text, start, end, *place, why)


def refusal(form: Form, page: str) -> Why | None:
    """Why a name is not a link anywhere on a page; nothing if it may be one."""
    if is_own(form.term.page, page):
        return Why.OWN_PAGE
    return Why.AMBIGUOUS if form.state is State.AMBIGUOUS else None


def is_own(target: str, page: str) -> bool:
    """The target is the page itself, or a place on it, as a word of the glossary is."""
    return target == page or target.startswith(f"{page}/")


def scope_of(place: Place) -> int:
    """What shares a budget: the section, or the one cell or footnote."""
    return place.cell or place.section


def insert(parts: Iterable[str], mentions: Sequence[Mention], root: str) -> str:
    """The HTML with links around mentions, which come in order and never overlap."""
    pieces = list(parts)
    for form, _, start, end, part, offset in reversed(mentions):  # from the end on, so that the offsets before hold
        text, last = pieces[part], offset + end - start
        pieces[part] = f"{text[:offset]}{opening(form.term, root)}{text[offset:last]}</a>{text[last:]}"
    return "".join(pieces)


def opening(term: Term, root: str) -> str:
    """The opening tag of a link to a term."""
    return opening_tag(term.kind, f"{root}{term.url}" or "./", term.description)


@lru_cache(maxsize=8192)
def opening_tag(kind: str, address: str, description: str) -> str:
    """The opening tag of a link; the description is not a title, so that a screen reader does not say it twice."""
    tip = f' data-tip="{escape(description)}"' if description else ""
    return f'<a class="term term--{escape(kind)}" href="{escape(address)}" {OURS}{tip}>'
