"""The finished site, read as a browser would: what is broken for a reader, whatever made it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from .marks import CITATION
from .model import Page, Problem

REQUESTS = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "form": ("action",),
    "input": ("src",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
HARMLESS_LINKS = {"canonical", "alternate", "license", "prev", "next", "author", "me"}
CSS_REQUEST = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""")


@dataclass(frozen=True)
class Document:
    """One HTML file of the site: its path, its ids, where it leads, what it asks for."""

    path: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    requests: tuple[str, ...]
    faults: tuple[str, ...]


def verify(site: Path, pages: Iterable[Page] = (), base: str = "") -> list[Problem]:
    """All that is broken in a finished site, told at the page that was written where there is one.

    Shape: ``base`` is the part of the site's address that a root-absolute link has.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    documents = {name: read_document(site, name) for name in sorted(files) if name.endswith(".html")}
    written = {built_file(page): page for page in pages}
    problems = [
        replace(problem, path=written[name].path) if name in written else problem
        for name, document in documents.items()
        for problem in check_document(document, documents, files, base)
    ]
    for name, page in written.items():
        problems += check_marks_shown(page, documents.get(name))
    for name in sorted(files):
        if name.endswith(".css"):
            problems += check_css(name, (site / name).read_text(encoding="utf-8"))
    return sorted(set(problems))


def built_file(page: Page) -> str:
    """The file of the finished site that a page becomes."""
    return page.url if page.url.endswith(".html") else f"{page.url}index.html"


def check_marks_shown(page: Page, document: Document | None) -> Iterator[Problem]:
    """What a page marks is there for the reader: one in indented code or raw HTML would be text."""
    if document is None:
        yield Problem(page.path, 1, "file", "was not built; give it a name that does not begin with a dot")
        return
    cited = {f"[@{key}]": f"cite-{key}" for key in CITATION.findall(page.text)}
    flags = {identifier: identifier.lower() for identifier in page.red_flags}
    places = cited | {f"[#{mark}]": mark.lower() for mark in page.marks} | flags
    ids = set(document.ids)
    for source, place in places.items():
        if place not in ids:
            line = page.line_at(page.text.index(source))
            yield Problem(page.path, line, "mark", f"{source} does not work where it stands; move it into plain text")


def read_document(site: Path, name: str) -> Document:
    tree = LexborHTMLParser((site / name).read_text(encoding="utf-8"))
    return Document(
        name,
        tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        tuple(node.attributes["href"] or "" for node in tree.css("a[href]")),
        tuple(requests(tree)),
        tuple(faults(tree)),
    )


def requests(tree: LexborHTMLParser) -> Iterator[str]:
    """Every address that a browser fetches without being asked."""
    for tag, names in REQUESTS.items():
        for node in tree.css(tag):
            if tag == "link" and set((node.attributes.get("rel") or "").split()) & HARMLESS_LINKS:
                continue
            for name in names:
                value = node.attributes.get(name) or ""
                parts = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
                yield from filter(None, parts)
    for node in tree.css("style, [style]"):
        yield from CSS_REQUEST.findall(node.attributes.get("style") or node.text())


def faults(tree: LexborHTMLParser) -> Iterator[str]:
    """A page has a title, a description, a language and one h1."""
    html = tree.css_first("html")
    if not html or not html.attributes.get("lang"):
        yield "language: missing; set lang on <html>"
    if not text_of(tree.css_first("head > title")):
        yield "title: missing or empty; give the page a title"
    description = tree.css_first('meta[name="description"]')
    if not description or not (description.attributes.get("content") or "").strip():
        yield "description: missing or empty; give the page a description"
    if (count := len(tree.css("h1"))) != 1:
        yield f"h1: {count} found; a page has one"
    elif (first := tree.css_first(":is(h1, h2, h3, h4)")) and first.tag != "h1":
        yield f'h1: comes after another heading, "{text_of(first)}"; it is the first'


def text_of(node: LexborNode | None) -> str:
    return node.text().strip() if node else ""


def check_document(
    document: Document, documents: Mapping[str, Document], files: Iterable[str], base: str
) -> Iterator[Problem]:
    for fault in document.faults:
        field, _, text = fault.partition(": ")
        yield Problem(document.path, 1, field, text)
    for identifier in (identifier for identifier, count in Counter(document.ids).items() if count > 1):
        yield Problem(document.path, 1, "id", f'"{identifier}" stands twice; ids are unique on a page')
    for address in document.requests:
        if is_foreign(address):
            yield Problem(document.path, 1, "request", f'"{address}" asks another host; keep a copy or leave it out')
    for address in {*document.links, *document.requests}:
        if not is_foreign(address) and (text := broken(address, document, documents, files, base)):
            yield Problem(document.path, 1, "link", text)


def is_foreign(address: str) -> bool:
    """Whether an address leads to another host."""
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme in ("http", "https")


def broken(address: str, document: Document, documents: Mapping[str, Document], files: Iterable[str], base: str) -> str:
    """What is wrong with a link of a page, or nothing."""
    if urlsplit(address).scheme:
        return ""
    path, anchor = urldefrag(urljoin(f"/{document.path}", address))
    path = unquote(path.split("?")[0]).lstrip("/")
    if address.startswith("/") and base:
        if not f"/{path}/".startswith(f"{base}/"):
            return f'"{address}" leaves the site; make it relative'
        path = path[len(base.lstrip("/")) :].lstrip("/")
    target = path + "index.html" if not path or path.endswith("/") else path
    if target not in files:
        return f'"{address}" leads to no file; mend or remove it'
    if anchor and target in documents and unquote(anchor) not in documents[target].ids:
        return f'"{address}" leads to no place on its page; no id "{unquote(anchor)}" there'
    return ""


def check_css(name: str, text: str) -> Iterator[Problem]:
    """A style sheet asks no other host."""
    for match in CSS_REQUEST.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem(name, line, "request", f'"{match[1]}" asks another host; keep a copy or leave it out')
