"""The site as a book for e-readers (EPUB 3): what ``book:`` of ``docs/frame.yml`` names, a chapter a page.

In: the woven pages by their path, the atlas, the templates of overrides/offline/book/. Out: the files of the book,
in their order.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..content.addresses import address_of_file, built_file, scheme_of
from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.digest import digest
from ..content.page import Page
from ..weaving.page import Keep, afresh
from .copy import drawn
from .offline import Files
from .xhtml import article, ids_of, xhtml

TYPE = "mimetype"  # the first file of the book, not packed, tells what it is
IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"  # signs that an address may hold as they are; some of ours hold others, as <
TEMPLATES = {  # the files of the book that say what is in it, and their templates
    "META-INF/container.xml": "container.xml",
    "book/content.opf": "content.xml",
    "book/nav.xhtml": "nav.xml",
    "book/title.xhtml": "title.xml",
    "book/cover.svg": "cover.xml",
    "book/style.css": "style.css",
}


@dataclass(frozen=True)
class Chapter:
    """One page in the book: its file, its title, its text, and how deep it stands in the contents."""

    address: str
    file: str
    title: str
    html: str
    depth: int

    @property
    def drawn(self) -> bool:
        """Whether it holds drawings, which a book has to say."""
        return "<svg" in self.html


def book(
    files: Files, atlas: Atlas, root: Path, name: str, day: str, keep: Keep = afresh
) -> list[tuple[str, bytes]]:
    """The files of the book. Shape: ``name`` is that of the site, ``day`` the newest of its checks."""
    words = atlas.data("frame")
    pages = chosen(words["offline"]["book"], atlas)
    chapters = [one for page, depth in pages if (one := chapter(page, depth, files, keep))]
    texts = written(chapters, keep)
    mark = hashlib.sha256("".join(texts.values()).encode()).digest()[:16]
    values = {
        **{"name": name, "day": day, "said_day": long_date(day), "id": uuid.UUID(bytes=mark, version=4).urn},
        **{"tagline": words["tagline"], "caution": words["footer"]["caution"]["text"], "chapters": chapters},
        **{"contents": words["parts"]["contents"], "made": words["offline"]["files"]["day"]},
        "folded": folded(chapters),
    }
    templates = Environment(loader=FileSystemLoader(root / "overrides" / "offline" / "book"), undefined=StrictUndefined)
    made = {path: templates.get_template(template).render(values) for path, template in TEMPLATES.items()}
    page = templates.get_template("chapter.xml")
    made |= {f"book/{one.file}": page.render(title=one.title, text=texts[one.file]) for one in chapters}
    return [(TYPE, b"application/epub+zip"), *((path, text.encode()) for path, text in made.items())]


def chosen(names: Iterable[str], atlas: Atlas) -> list[tuple[Page, int]]:
    """The pages of the book, each with how deep it stands; those of a folder follow its index, by their titles."""
    found: list[tuple[Page, int]] = []
    for name in names:
        if page := atlas.by_id.get(name) or atlas.by_id.get(f"{name}/index"):
            found.append((page, 0))
        inside = [page for page in atlas.pages if page.id.startswith(f"{name}/") and page.id != f"{name}/index"]
        found += [(page, 1) for page in sorted(inside, key=lambda page: page.title.casefold())]
    return found


def chapter(page: Page, depth: int, files: Files, keep: Keep = afresh) -> Chapter | None:
    """A page as a chapter; none when it was not built."""
    data = files.get(built_file(page.url))
    if data is None:
        return None
    whole = drawn(built_file(page.url), data.decode(), files)
    if not (html := keep("article", whole, partial(article, whole))):
        return None
    return Chapter(page.url, f"{page.url.strip('/').replace('/', '-') or 'index'}.xhtml", page.title, html, depth)


def folded(chapters: Sequence[Chapter]) -> list[tuple[Chapter, list[Chapter]]]:
    """The contents: each chapter of the first level with those below it."""
    found: list[tuple[Chapter, list[Chapter]]] = []
    for one in chapters:
        if one.depth and found:
            found[-1][1].append(one)
        else:
            found.append((one, []))
    return found


def written(chapters: Sequence[Chapter], keep: Keep = afresh) -> dict[str, str]:
    """The text of each chapter as XHTML, by its file, with links that lead to other chapters."""
    places = {one.address: keep("ids", one.html, partial(ids_of, one.html)) for one in chapters}
    there = {one.address: (one.file, places[one.address]) for one in chapters}
    mark = digest(repr([(one.address, one.file, sorted(places[one.address])) for one in chapters]))

    def text(one: Chapter) -> str:
        """The text of a chapter."""
        return keep("xhtml", (one.address, one.html, mark), lambda: xhtml(one.html, partial(way, there, one.address)))

    return {one.file: text(one) for one in chapters}


def way(there: Mapping[str, tuple[str, set[str]]], here: str, link: str) -> str:
    """Where a link of a page leads in the book; to another site it leads as before, and nowhere to what is left out."""
    if scheme_of(link):
        return escape(quote(unescape(link), safe=IN_ADDRESSES))
    path, anchor = urldefrag(urljoin(f"/{here}", unescape(link)))
    file, ids = there.get(address_of_file(path.split("?")[0].lstrip("/")), ("", set()))
    if not file or unquote(anchor) not in ids:
        return file
    return f"{file}#at-{anchor}" if anchor[0].isdigit() else f"{file}#{anchor}"
