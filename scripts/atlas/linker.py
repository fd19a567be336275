"""The first mention of every page, linked: HTML and a vocabulary in, HTML with links out, and the way back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import accumulate
from typing import NamedTuple

from .markup import Article, Place, Span, Spot, read_article
from .mentions import Mention, around, find_mentions
from .sentences import heading_of, sentence_of
from .tags import TAG
from .vocabulary import Form, Term, Vocabulary
from .written import Written, address_of_page, written_links

OURS = 'data-atlas="term"'

HOME = frozenset({"", "index"})

Decision = tuple[Mention, Place, Span | None, str]  # a mention, its place, the span of its link, or why it has none


class Link(NamedTuple):
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
    article: str

    @property
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
    written = tuple(written_links(article, vocabulary, address_of_page(page) if page_url is None else page_url))
    plain = vocabulary.named(no_links) if no_links else frozenset()
    absent = vocabulary.named(never) if never else frozenset()
    mentions = find_mentions(article, vocabulary, absent)
    decided = list(decide(mentions, article, page, plain, written))
    offsets = list(accumulate(map(len, article.parts), initial=0))
    return Linked(
        html=insert(html, decided, root, offsets),
        links=tuple(make_links(article, decided, offsets)),
        found=tuple(
            Found(mention.form, mention.text, offset_of(mention.first, offsets), place, why)
            for mention, place, _, why in decided
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
    mentions: Iterable[Mention], article: Article, page: str, plain: Collection[str], written: Iterable[Written]
) -> Iterator[Decision]:
    """Which mentions become links, and where; each of the others with the reason why not."""
    spent = {(scope_of(link.place), link.page) for link in written}
    for mention in mentions:
        place = article.place(mention.first[0])
        target = scope_of(place), mention.form.term.page
        why = refusal(mention.form, page, plain) or ("budget" if target in spent else "")
        span = None if why else around(article.parts, mention.first, mention.last)
        if span:
            spent.add(target)
        yield mention, place, span, why if why or span else "nested"


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
    return place.cell or place.section


def insert(html: str, decided: Iterable[Decision], root: str, offsets: Sequence[int]) -> str:
    """The HTML with links around spans, which come in order and never overlap."""
    pieces: list[str] = []
    position = 0
    for mention, _, span, _ in decided:
        if span:
            start, end = offset_of(span[0], offsets), offset_of(span[1], offsets)
            pieces += (html[position:start], opening(mention.form.term, root), html[start:end], "</a>")
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


def make_links(article: Article, decided: Iterable[Decision], offsets: Sequence[int]) -> Iterator[Link]:
    """What is known about each link, for the pages that it leads to."""
    headings: dict[Place, tuple[str, str]] = {}
    for mention, place, span, _ in decided:
        if span:
            term, start = mention.form.term, offset_of(mention.first, offsets)
            heading = headings.get(place) or headings.setdefault(place, heading_of(article.parts, place))
            yield Link(term.page, term.url, mention.text, *heading, start, mention.span, article.text)


def offset_of(spot: Spot, offsets: Sequence[int]) -> int:
    """A spot as the number of characters from the start of the HTML."""
    return offsets[spot[0]] + spot[1]
