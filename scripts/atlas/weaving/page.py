"""From the pages that the engine rendered to the knowledge site: links, cards, lists, related pages, references."""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import zlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from html import escape
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..content.addresses import NOT_FOUND, root_from, way
from ..content.atlas import Atlas
from ..content.digest import digest, mark
from ..content.marks import MarkKind
from ..content.page import Kind, Page
from ..content.scales import PLACES
from ..linking.held import Held, Plainly, told_of
from ..linking.linker import Link, Linked, Plain, link_article
from ..linking.names import vocabulary
from ..linking.vocabulary import Vocabulary
from . import (
    backlinks,
    bibliography,
    changes,
    citing,
    factcheck,
    foot,
    heads,
    linked_data,
    mixtures,
    moves,
    searches,
    studies,
)
from .citations import Token, tokens
from .filling import Filling
from .published import Published
from .slots import SLOTS, SlotPlace

Thing = TypeVar("Thing")
Value = TypeVar("Value")
Told = TypeVar("Told")
ARTICLE = re.compile(r"<article\b[^>]*>")  # <article class="md-content__inner">
TABLE = re.compile(r"<table>\n.*?</table>", re.DOTALL)  # a table of Markdown; those of our blocks have a class
ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)  # <tr> <td>a</td> </tr>
COLUMN = re.compile(r"<th(?=[ >])[^>]*>(.*?)</th>", re.DOTALL)  # "Sign" of <th>Sign</th>; <thead> is none
HTML_TAG = re.compile(r"<[^>]*>")  # <b>
SIGN = re.compile(r'<a class="headerlink".*?</a>')  # what Markdown puts after a heading
HEADING = re.compile(r'<h[1-6]\b[^>]*? id="([^"]+)"')  # <h2 id="what-helps">
HEADER = re.compile(r"<th(?=[ >])")  # <th> and <th style="…">, not <thead>
CELL = re.compile(r"<td(?=[ >])")  # <td> and <td style="…">, not <tdx>
FIGURE_LINK = '<sup class="figure" data-atlas="figure"'
PARAGRAPH = re.compile(r"\s*<p>.*?</p>", re.DOTALL)  # <p>Text.</p>, not one of our blocks, which have a class
COUNT = re.compile(r'(<span data-count="([a-z-]+)">)[^<]*(</span>)')  # <span data-count="causes"></span>


@dataclass(frozen=True)
class Loom:
    """What every page is woven with: the atlas, its names and the templates, and what is known of the whole site."""

    atlas: Atlas
    names: Vocabulary
    templates: Environment
    site: Published = field(default_factory=Published)
    source: str = ""  # of all templates
    listed: Mapping[str, Sequence[str]] = field(default_factory=dict)  # the listings that each page tells of, by its id

    def render(self, template: str, context: Mapping[str, object]) -> str:
        """A template of overrides/fragments/ with its values."""
        return self.templates.get_template(f"{template}.html").render(context).strip()


class Keep(Protocol):
    """Gives a result by its name and all that it is made of, both plain values: made now, or kept from earlier."""

    def __call__(self, name: str, given: object, make: Callable[[], Value]) -> Value:
        """The result of ``make``."""

    def each(
        self, name: str, things: Sequence[Thing], given: Callable[[Thing], object], make: Callable[[Thing], Value]
    ) -> Iterator[Value]:
        """The result of ``make`` for each of many things, in their order."""

    def together(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], Value],
        common: str = "",
    ) -> list[Value]:
        """The same for small results; ``common`` tells what all are made of besides what is given for each."""

    def placed(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], bytes],
        path: Callable[[Thing], str],
        common: str = "",
    ) -> list[str]:
        """The sum of a file for each thing, which is put at its path."""

    def apart(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], tuple[Told, Value]],
        common: str = "",
    ) -> list[tuple[Told, Callable[[], Value]]]:
        """The same for results with a small part, which is told at once; the other is given when it is asked for."""

    def sum(self, path: Path | str) -> str:
        """What tells the bytes of a file from all others (SHA-256)."""

    def place(self, path: Path | str, wanted: str, make: Callable[[], bytes]) -> None:
        """Put a file with this sum at a path."""


class Afresh:
    """Keeps nothing."""

    def __call__(self, name: str, given: object, make: Callable[[], Value]) -> Value:
        """The result of ``make``."""
        del name, given
        return make()

    def each(
        self, name: str, things: Sequence[Thing], given: Callable[[Thing], object], make: Callable[[Thing], Value]
    ) -> Iterator[Value]:
        """The result of ``make`` for each of many things, in their order."""
        del name, given
        return map(make, things)

    def together(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], Value],
        common: str = "",
    ) -> list[Value]:
        """The same for small results."""
        del name, given, common
        return [*map(make, things)]

    def placed(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], bytes],
        path: Callable[[Thing], str],
        common: str = "",
    ) -> list[str]:
        """The sum of a file for each thing, which is put at its path."""
        del name, given, common
        for thing in things:
            data = make(thing)
            self.place(path(thing), hashlib.sha256(data).hexdigest(), partial(bytes, data))
        return [self.sum(path(thing)) for thing in things]

    def apart(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], tuple[Told, Value]],
        common: str = "",
    ) -> list[tuple[Told, Callable[[], Value]]]:
        """The same for results with a small part, which is told at once; the other is held packed."""
        del name, given, common
        return [(told, packed(value)) for told, value in map(make, things)]

    def sum(self, path: Path | str) -> str:
        """What tells the bytes of a file from all others (SHA-256)."""
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()

    def place(self, path: Path | str, wanted: str, make: Callable[[], bytes]) -> None:
        """Put a file with this sum at a path, if none is there."""
        if not os.path.exists(path) or self.sum(path) != wanted:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).write_bytes(make())


def packed(value: Value) -> Callable[[], Value]:
    """Gives a plain value, which is held in a fraction of its space meanwhile."""
    data = zlib.compress(marshal.dumps(value), 1)  # type: ignore[arg-type]
    return lambda: marshal.loads(zlib.decompress(data))


afresh = Afresh()


def link_site(rendered: Mapping[str, str], loom: Loom, keep: Keep = afresh) -> Held:
    """The linked article of every page that was given, by the id of the page. ``rendered`` is by address."""
    pages = {page.url: page for page in loom.atlas.pages}
    shown = [page for url in rendered if (page := pages.get(url))]

    def given(page: Page) -> tuple[str, str]:
        """What the linked article is made of, but for the names."""
        return page.id, marks_of(rendered, page.url).article

    def link(page: Page) -> tuple[Plainly, Plain]:
        """What is told of the linked article, and the article."""
        linked = link_page(article_of(rendered[page.url]), page, loom.names)
        return told_of(page.id, linked, loom.names), linked.plain()

    found = keep.apart("link", shown, given, link, digest(loom.names.told))
    return Held(loom.names, zip([page.id for page in shown], found, strict=True))


def link_page(article: str, page: Page, names: Vocabulary) -> Linked:
    """The linked article of one page."""
    return link_article(article, names, page.id, page_url=page.url, root=root_from(page.url))


def weave_site(rendered: Mapping[str, str], linked: Held, loom: Loom, keep: Keep = afresh) -> Woven:
    """Every address with its woven HTML; one that is not a page keeps its HTML."""
    incoming, whole = backlinks.Incoming(linked), content_digest(loom.atlas)
    loom = replace(loom, listed=keep("listings", whole, lambda: mixtures.listings_by_page(loom.atlas)))
    common = digest(repr((whole, loom.source, less_known(loom.site))))
    known = digest(repr(loom.site))

    def given(page: Page) -> tuple[str, ...]:
        """What the woven article is made of, but for what is common to all."""
        return known if tells_of_data(page) else "", page.mark, linked.told[page.id].html, incoming.mark(page.id)

    def weave(page: Page) -> tuple[str, str]:
        """What tells the woven article from all others, and the article."""
        woven = weave_article(linked.html(page.id), page, loom_for(page, loom), incoming.to(page.id))
        return digest(woven), woven

    pages = {page.url: page for page in loom.atlas.pages if page.id in linked}
    urls = [url for url in rendered if url in pages]
    woven = keep.apart("weave", [pages[url] for url in urls], given, weave, common)
    return Woven(rendered, dict(zip(urls, woven, strict=True)), loom.atlas)


class Marks(NamedTuple):
    """What tells a rendered page, and its article, from all others."""

    page: str
    article: str


def marks_of(rendered: Mapping[str, str], address: str) -> Marks:
    """The marks of a page: some texts know them without being read again."""
    if isinstance(rendered, Marked):
        return rendered.marks(address)
    return marks_in(rendered[address])


def marks_in(html: str) -> Marks:
    """The marks of a page as text."""
    start, end = article_span(html)
    article = digest(html[start:end])
    return Marks(digest(f"{start} {article} {html[:start]}{html[end:]}"), article)


class Marked(Mapping[str, str]):
    """Texts by their address that know their marks."""

    def marks(self, address: str) -> Marks:
        """The marks of a text."""
        raise NotImplementedError


class Woven(Marked):
    """The woven pages by their address, each put together of the rendered page and its article when it is asked for."""

    def __init__(
        self, rendered: Mapping[str, str], articles: Mapping[str, tuple[str, Callable[[], str]]], atlas: Atlas
    ) -> None:
        """Hold what is told of these."""
        self.rendered, self.articles, self.atlas = rendered, articles, atlas
        self.counts = repr(sorted(atlas.counts.items()))
        self.known: dict[str, Marks] = {}

    def __getitem__(self, address: str) -> str:
        """The page at an address."""
        html = self.rendered[address]
        whole = with_article(html, self.articles[address][1]()) if address in self.articles else html
        return fill_counts(whole, self.atlas)

    def __contains__(self, address: object) -> bool:
        """Whether there is such a page."""
        return address in self.rendered

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return iter(self.rendered)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.rendered)

    def marks(self, address: str) -> Marks:
        """What tells a page from all others; the same for its article."""
        if address not in self.known:
            article = self.articles[address][0] if address in self.articles else ""
            whole = digest(marks_of(self.rendered, address).page + article + self.counts)
            self.known[address] = Marks(whole, whole)
        return self.known[address]


# -- what a page is made of, so that it can be kept


@lru_cache(maxsize=2)
def content_digest(atlas: Atlas) -> str:
    """What tells all that any page may show: heads and marks of all pages, data files, drawings, the names of files."""
    pages = [(page.path, page.front.value, [mark.source for mark in page.marks]) for page in atlas.pages]
    sheets = sorted((name, sheet.value) for name, sheet in atlas.sheets.items())
    files = sorted(atlas.drawings.items()), sorted(atlas.templates), sorted(atlas.assets)
    return mark((pages, sheets, files))


def loom_for(page: Page, loom: Loom) -> Loom:
    """The loom for one page, which knows of the published data only where the page tells of it."""
    return loom if tells_of_data(page) else replace(loom, site=less_known(loom.site))


def tells_of_data(page: Page) -> bool:
    """Whether a page tells of the published data."""
    return any(slot.key in SLOTS and SLOTS[slot.key].published for slot in page.slots)


def less_known(site: Published) -> Published:
    """The site without its data."""
    return Published(site.name, site.address)


def article_of(html: str) -> str:
    """The inner HTML of a page's article, or nothing when it has none."""
    start, end = article_span(html)
    return html[start:end]


def article_span(html: str) -> tuple[int, int]:
    """Where the inner HTML of a page's article begins and ends; an empty span when it has none."""
    begin, end = ARTICLE.search(html, max(0, html.find("<article"))), html.rfind("</article>")
    return (begin.end(), end) if begin and begin.end() <= end else (0, 0)


def with_article(html: str, article: str) -> str:
    """A rendered page with another article, if it has one."""
    start, end = article_span(html)
    return html[:start] + article + html[end:] if end else html


def weave_article(article: str, page: Page, loom: Loom, links: Mapping[str, Sequence[Link]]) -> str:
    """The article of one page, woven: linked, with every block in its place.

    A page with a template of its own is to be light, and has no signs beside its headings that lead to them.
    """
    found = tokens(article)
    numbers = number_references(found, page, loom.atlas)
    cited = {mark.key for mark in page.marks_of(MarkKind.CITATION)}
    body = fill(article, found, page, loom, numbers)
    body = SIGN.sub("", body) if page.template else body
    body = moves.with_old_places(name_tables(label_cells(body), page.title), page)
    return after_answer(body, header(page, loom)) + feet(page, loom, links, numbers, cited)


# -- the text


def number_references(found: Iterable[Token], page: Page, atlas: Atlas) -> dict[str, int]:
    """The number of each reference, in the order in which a reader meets it."""
    keys: dict[str, None] = {}
    for token in found:
        if token.mark.kind is MarkKind.CITATION:
            keys.setdefault(token.mark.key)
        elif slot := SLOTS.get(token.mark.key):
            keys.update(dict.fromkeys(slot.cites(SlotPlace(atlas, page, token.mark))))
    shown = atlas.red_flags if page is atlas.signs_page else page.cards
    keys.update(dict.fromkeys(key for identifier in shown for key in atlas.red_flags[identifier].references))
    return {key: number for number, key in enumerate(keys, 1)}


def fill(article: str, found: Iterable[Token], page: Page, loom: Loom, numbers: Mapping[str, int]) -> str:
    """The article with its citations, marks and slots filled; each remembers what it replaced."""
    pieces, position = list[str](), 0
    seen: set[str] = set()
    for token in found:
        follows = position == token.start
        if token.mark.kind is MarkKind.CITATION:
            new = citation(token, numbers, seen, follows)
        elif token.mark.kind is MarkKind.FIGURE:
            new = figure_link(token, page, loom.atlas, again=follows and pieces[-1].startswith(FIGURE_LINK))
        else:
            new = filled_mark(token, page, loom, numbers)
        pieces += [article[position : token.start], new]
        position = token.end
    return "".join([*pieces, article[position:]])


def filled_mark(token: Token, page: Page, loom: Loom, numbers: Mapping[str, int]) -> str:
    """What replaces one statement, search or slot."""
    mark = token.mark
    if mark.kind is MarkKind.STATEMENT:
        return statement(token, loom.atlas)
    if mark.kind is MarkKind.SEARCH:
        address = searches.address_of_search(loom.atlas, page, mark.key)
        return loom.render("looked", {"address": address, "source": token.source})
    slot = SLOTS.get(mark.key)
    if not slot or not (token.block or slot.in_sentence):
        return token.source
    html = loom.render(slot.template or slot.name, slot.values(SlotPlace(loom.atlas, page, mark, numbers, loom.site)))
    return html if slot.in_sentence else remember(html, token.source)


def statement(token: Token, atlas: Atlas) -> str:
    """The place of a statement, by its id and by those that it had before."""
    claim = atlas.claims.get(token.mark.key)
    old = "".join(f'<span id="{one.lower()}"></span>' for one in (claim.moved_from if claim else ()))
    here = token.mark.key.lower()
    return f'<span class="claim" id="{here}" data-atlas="mark" data-src="{token.source}">{old}</span>'


def citation(token: Token, numbers: Mapping[str, int], seen: set[str], follows: bool) -> str:
    """A raised number that leads to the reference, close by its word; the first of a reference can be led back to.

    One that ``follows`` another keeps apart from it, or the two would read as one number.
    """
    key = token.mark.key
    anchor = "" if key in seen else f' id="cite-{key}"'
    seen.add(key)
    number = numbers[key]
    link = f'<a href="#ref-{key}"{anchor} aria-label="Reference {number}">{number}</a>'
    kind = "cite cite--next" if follows else "cite"
    return f'<sup class="{kind}" data-atlas="cite" data-src="{token.source}">{link}</sup>'


def figure_link(token: Token, page: Page, atlas: Atlas, again: bool) -> str:
    """A raised word that leads from a sentence with figures to their row in a table; on this page, if it has it.

    Of marks that follow each other only the first shows the word; ``again`` says that this is another.
    """
    key = token.mark.key
    homes = atlas.shown_in.get(key, ())
    home = page if page in homes else next(iter(homes), page)
    address = way(page.url, home.url, key.lower()) if home is not page else f"#{key.lower()}"
    link = f'<a href="{address}" aria-label="These figures in a table">table</a>'
    return f'{FIGURE_LINK} data-src="{token.source}">{"" if again else link}</sup>'


def remember(html: str, source: str) -> str:
    """A block that knows the text it replaced, so that it can be taken out again."""
    return html.replace(" data-atlas=", f' data-src="{escape(source)}" data-atlas=', 1)


def label_cells(article: str) -> str:
    """Each cell of a Markdown table with the name of its column, for the cards that a phone shows."""
    return TABLE.sub(lambda table: label_table(table[0]), article)


def label_table(table: str) -> str:
    """One table whose cells have the name of their column."""
    names = [HTML_TAG.sub("", cell).strip() for cell in COLUMN.findall(table)]

    def label_row(row: re.Match[str]) -> str:
        """One row whose cells have the name of their column."""
        columns = iter(names)
        return CELL.sub(lambda _: f'<td data-label="{next(columns, "").replace(chr(34), "&quot;")}"', row[0])

    return ROW.sub(label_row, table)


def name_tables(article: str, title: str) -> str:
    """Each Markdown table with the heading above it for a name, or the title, and headers that stand over columns."""
    headings = [(found.start(), found[1]) for found in HEADING.finditer(article)]

    def name_table(table: re.Match[str]) -> str:
        """One table with its name."""
        above = [identifier for start, identifier in headings if start < table.start()]
        named = f'aria-labelledby="{above[-1]}"' if above else f'aria-label="{escape(title)}"'
        return f"<table {named}>" + HEADER.sub('<th scope="col"', table[0].removeprefix("<table>"))

    return TABLE.sub(name_table, article)


# -- head and foot


def header(page: Page, loom: Loom) -> str:
    """What comes under the answer: how sure we are, and what it is for."""
    parts = []
    scale = loom.atlas.showing("scale")
    chips = heads.chips(loom.atlas, page, way(page.url, scale.url) if scale else "")
    for chip in chips:
        looked = searches.address_of_search(loom.atlas, page, chip["search"])
        parts.append(loom.render("chip", {**chip, "looked": looked}))
    if page.purposes:
        parts.append(loom.render("purpose", {"purposes": page.purposes}))
    return "".join(parts)


def after_answer(article: str, blocks: str) -> str:
    """The article with blocks under its answer, the paragraph under its title; without one, under its title."""
    start = article.find("</h1>") + len("</h1>") if "</h1>" in article else 0
    answer = PARAGRAPH.match(article, start)
    place = answer.end() if start and answer else start
    return article[:place] + blocks + article[place:]


def feet(
    page: Page,
    loom: Loom,
    links: Mapping[str, Sequence[Link]],
    numbers: Mapping[str, int],
    cited: Iterable[str],
) -> str:
    """What comes under the text: how sure a remedy is, related pages, names, mentions, references, the dates of checks.

    A page with a template of its own has no mentions: nearly every page leads to those, and they are to be light.
    """
    atlas = loom.atlas
    if page.url == NOT_FOUND:
        return ""
    contexts = {
        "not-with": mixtures.not_with(atlas, page, loom.listed.get(page.id, ())),
        "side-effects": foot.side_effects(atlas, page),
        "sureness": studies.sureness(atlas, page),
        "relations": backlinks.relations(atlas, page),
        "moved-places": moves.gone_places(atlas, page),
        "also": heads.other_names(page),
        "mentions": backlinks.mentions(atlas, page, {} if page.template else links),
        "references": bibliography.numbered(atlas, page, numbers, cited),
        "carried": factcheck.carried(atlas, page),
    }
    parts = [loom.render(name, context) for name, context in contexts.items() if any(context.values())]
    if cited_as := citing.cite_page(page, atlas, loom.site):
        parts.append(loom.render("cite-page", cited_as))
    if (past := changes.history(atlas, page))["changes"]:
        parts.append(loom.render("history", past))
    if page.kind is not Kind.SECTION:
        parts.append(loom.render("review", foot.review(page, atlas)))
    return "".join([*parts, loom.render("jsonld", linked_data.json_ld(page, atlas, loom.site))])


def fill_counts(html: str, atlas: Atlas) -> str:
    """The numbers that a template asks for with <span data-count="causes"></span>."""
    if "data-count=" not in html:
        return html
    return COUNT.sub(lambda match: f"{match[1]}{atlas.counts[match[2]]}{match[3]}", html)


def make_loom(atlas: Atlas, templates: Path) -> Loom:
    """A loom for this atlas, with the templates of a folder as they are now."""
    paths = sorted(templates.glob("*.*"))
    source = repr([(path.name, path.read_text(encoding="utf-8")) for path in paths])
    return Loom(atlas, vocabulary(atlas), environment(templates, source), source=source)


@lru_cache(maxsize=4)
def environment(templates: Path, source: str) -> Environment:
    """The templates of a folder, whose text this is; an undefined value in one stops the build."""
    del source
    made = Filling(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["places"] = PLACES
    return made
