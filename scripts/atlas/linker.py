"""The first mention of every page, linked: HTML and a vocabulary in, HTML with links out, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import NamedTuple

from .markup import Article, Place, Span, read_article
from .mentions import Mention, around, find_mentions
from .sentences import heading_of, sentence_of
from .tags import TAG
from .vocabulary import Form, Term, Vocabulary
from .written import Written, address_of_page, written_links

OURS = 'data-atlas="term"'

HOME = frozenset({"", "index"})


class Link(NamedTuple):
    """One link that was made; ``span`` is the place of its words in ``article``, the text that was read."""

    page: str
    url: str
    text: str
    section_id: str
    section: str
    span: tuple[int, int]
    article: str

    @property
    def sentence(self) -> str:
        """The sentence around the link, found when somebody asks for it."""
        return sentence_of(self.article, self.span)


class Found(NamedTuple):
    """A name in the prose, the span of its link, and why it has none.

    Shape: ``why`` is "own page", "no_links", "ambiguous", "budget", "nested" (it would cut an element), or "".
    """

    mention: Mention
    place: Place
    span: Span | None
    why: str

    @property
    def form(self) -> Form:
        return self.mention.form

    @property
    def text(self) -> str:
        return self.mention.text


@dataclass(frozen=True)
class Linked:
    """An article with its links, with all names that were found in its text, and with the links of its writer.

    Shape: ``headings`` are the id and the words of the heading above each place that has a link.
    """

    html: str
    text: str
    found: tuple[Found, ...]
    written: tuple[Written, ...]
    headings: Mapping[Place, tuple[str, str]]

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """What is known about each link, for the pages that it leads to."""
        return tuple(
            Link(form.term.page, form.term.url, text, *self.headings[place], span, self.text)
            for (form, text, span, _, _), place, link, _ in self.found
            if link
        )


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
    written = tuple(written_links(article, vocabulary, address_of_page(page) if page_url is None else page_url))
    plain = vocabulary.named(no_links) if no_links else frozenset()
    absent = vocabulary.named(never) if never else frozenset()
    mentions = find_mentions(article, vocabulary, absent)
    found = tuple(decide(mentions, article, page, plain, written))
    headings = {place: heading_of(article.parts, place) for place in {one.place for one in found if one.span}}
    return Linked(insert(article.parts, found, root), article.text, found, written, headings)


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
) -> Iterator[Found]:
    """Which mentions become links, and where; each of the others with the reason why not."""
    spent = {(scope_of(link.place), link.page) for link in written}
    for mention in mentions:
        place = article.place(mention.first[0])
        target = scope_of(place), mention.form.term.page
        why = refusal(mention.form, page, plain) or ("budget" if target in spent else "")
        span = None if why else around(article.parts, mention.first, mention.last)
        if span:
            spent.add(target)
        yield Found(mention, place, span, why if why or span else "nested")


def refusal(form: Form, page: str, plain: Collection[str]) -> str:
    """Why a name is no link anywhere on a page; empty if it may be one."""
    target = form.term.page
    if target == page or (target in HOME and page in HOME):
        return "own page"
    if form.match in plain:
        return "no_links"
    return "ambiguous" if form.state == "ambiguous" else ""


def scope_of(place: Place) -> int:
    """What shares a budget: the section, or the one cell or footnote."""
    section, cell = place
    return cell or section


def insert(parts: Iterable[str], found: Iterable[Found], root: str) -> str:
    """The HTML with links around spans, which come in order and never overlap."""
    pieces = list(parts)
    for mention, _, span, _ in reversed(tuple(found)):  # from the end on, so that the offsets before stay true
        if span:
            (first, start), (last, end) = span
            pieces[last] = f"{pieces[last][:end]}</a>{pieces[last][end:]}"
            pieces[first] = f"{pieces[first][:start]}{opening(mention.form.term, root)}{pieces[first][start:]}"
    return "".join(pieces)


def opening(term: Term, root: str) -> str:
    """The opening tag of a link to a term."""
    return opening_tag(term.kind, f"{root}{term.url}" or "./", term.description)


@lru_cache(maxsize=8192)
def opening_tag(kind: str, address: str, description: str) -> str:
    """The opening tag of a link; the description is no title, so that a screen reader does not say it twice."""
    tip = f' data-tip="{escape(description)}"' if description else ""
    return f'<a class="term term--{escape(kind)}" href="{escape(address)}" {OURS}{tip}>'
