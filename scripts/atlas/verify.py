"""The finished site, read as a browser would: what is broken for a reader, whatever made it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from .document import CSS_REQUEST, Document, read_document
from .marks import WHOLE_MARK
from .model import Page, Problem

NOT_FOUND = "404.html"  # the one page whose address nobody knows: its links begin at the root
SCHEMES = {"", "http", "https", "mailto", "tel"}  # of links that a reader may follow


def verify(site: Path, pages: Iterable[Page] = (), base: str = "", assets: Collection[str] = ()) -> list[Problem]:
    """All that is broken in a finished site, told at the page or asset that was written where there is one.

    Shape: ``base`` is the part of the site's address that a root-absolute link has, ``assets`` the project's paths.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    documents = {name: read_document(site, name) for name in sorted(files) if name.endswith(".html")}
    written = {built_file(page): page for page in pages}
    problems = [
        at_source(problem, written[name]) if name in written else problem
        for name, document in documents.items()
        for problem in check_document(document, documents, files, base)
    ]
    for name, page in written.items():
        problems += check_marks_shown(page, documents.get(name))
    for name in sorted(files):
        if name.endswith(".css"):
            path = f"docs/{name}" if f"docs/{name}" in assets else name
            problems += check_css(path, (site / name).read_text(encoding="utf-8", errors="replace"))
    return sorted(set(problems))


def at_source(problem: Problem, page: Page) -> Problem:
    """A problem of a built page at the line of the text where what it quotes was written, or else at the first."""
    quoted = QUOTED.search(problem.text)
    for said in (quoted[1], quoted[1].rpartition("#")[2], quoted[1].rstrip("/").rpartition("/")[2]) if quoted else ():
        if said and (place := page.body.find(said)) >= 0:
            return replace(problem, path=page.path, line=page.line_at(place))
    return replace(problem, path=page.path)


QUOTED = re.compile(r'"([^"]+)"')


def built_file(page: Page) -> str:
    """The file of the finished site that a page becomes."""
    return page.url if page.url.endswith(".html") else f"{page.url}index.html"


def check_marks_shown(page: Page, document: Document | None) -> Iterator[Problem]:
    """What a page marks is there for the reader: one in indented code, a link's text or raw HTML would be text."""
    if document is None:
        yield Problem(page.path, 1, "file", "was not built; give it a name that does not begin with a dot")
        return
    filled = Counter(document.sources)
    for source, count in Counter(match[0] for match in WHOLE_MARK.finditer(page.text)).items():
        if filled[source] < count:
            line = page.line_at(page.text.index(source))
            yield Problem(page.path, line, "mark", f"{source} does not work where it stands; move it into plain text")


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
    for address in document.links:
        if scheme_of(address) not in SCHEMES or not ADDRESS.match(address):
            yield Problem(document.path, 1, "link", f'"{address}" is no address that a reader can follow; mend it')
    for address in {*document.links, *document.requests}:
        if not is_foreign(address) and (text := broken(address, document, documents, files, base)):
            yield Problem(document.path, 1, "link", text)


ADDRESS = re.compile(r"(?!https?:)|https?://[^/?#\s\[\]]+")  # to another host: it has a name


def scheme_of(address: str) -> str:
    """What stands before the first colon of an address, in small letters; empty when there is no such part."""
    match = re.match(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    return match[1].lower() if match else ""


def is_foreign(address: str) -> bool:
    """Whether an address leads to another host."""
    return address.lstrip().startswith("//") or scheme_of(address) in ("http", "https")


def broken(address: str, document: Document, documents: Mapping[str, Document], files: Iterable[str], base: str) -> str:
    """What is wrong with a link of a page, or nothing."""
    if scheme_of(address):
        return ""
    if climbs_out(address, document.path):
        return f'"{address}" climbs out of the site; take one ../ away'
    path, anchor = urldefrag(urljoin(f"/{document.path}", address))
    path = unquote(path.split("?")[0]).lstrip("/")
    if address.startswith("/"):
        if document.path != NOT_FOUND or not f"/{path}/".startswith(f"{base}/"):
            return f'"{address}" begins at the root of the host, and the site may stand below; make it relative'
        path = path[len(base.lstrip("/")) :].lstrip("/")
    target = path + "index.html" if not path or path.endswith("/") else path
    if target not in files:
        return f'"{address}" leads to no file; mend or remove it'
    if anchor and target in documents and unquote(anchor) not in documents[target].ids:
        return f'"{address}" leads to no place on its page; no id "{unquote(anchor)}" there'
    return ""


def climbs_out(address: str, page: str) -> bool:
    """A relative address has more steps up than its page has folders above it."""
    depth = page.count("/")
    for step in re.split("[?#]", address, maxsplit=1)[0].split("/")[:-1] if not address.startswith("/") else ():
        depth += -1 if step == ".." else 0 if step in ("", ".") else 1
        if depth < 0:
            return True
    return False


def check_css(name: str, text: str) -> Iterator[Problem]:
    """A style sheet asks no other host."""
    for match in CSS_REQUEST.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem(name, line, "request", f'"{match[1]}" asks another host; keep a copy or leave it out')
