"""The finished site, read as a browser would: what is broken for a reader, whatever made it."""

from __future__ import annotations

import marshal
import re
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

from ..content.addresses import HOST, NOT_FOUND, built_file, climbs_out, is_foreign, scheme_of
from ..content.page import Page
from ..content.problems import Problem
from ..rules.pages import texts
from ..weaving.page import Keep, afresh
from .document import CSS_REQUEST, SCRIPT_REQUEST, Document, read_document
from .standing import paths_below

SCHEMES = {"", "http", "https", "mailto", "tel"}  # of links that a reader may follow


def verify(
    site: Path,
    pages: Iterable[Page] = (),
    base: str = "",
    assets: Collection[str] = (),
    shared: Mapping[str, str] = {},
    keep: Keep = afresh,
) -> list[Problem]:
    """All that is broken in a finished site, reported at the file that was written where there is one.

    Shape: ``base`` is the part of the site's address that a root-absolute link has, ``assets`` the project's paths,
    ``shared`` the text of each file that is shown on many pages, a template or the words of one, by its path.
    """
    files = set(paths_below(site))
    written = {built_file(page.url): page for page in pages}
    moved = {built_file(old) for page in written.values() for old in page.old_urls}
    names = sorted(name for name in files if name.endswith(".html"))

    def reader(name: str) -> Document:
        """One HTML file of the site."""
        return read_document((site / name).read_text(encoding="utf-8"), name, name in moved)

    def given(name: str) -> tuple[str, bool]:
        """What it is read from."""
        return keep.sum(f"{site}/{name}"), name in moved

    read = Pages(zip(names, read_each(reader, names, base, given, keep), strict=True))
    found = faults_of_each(read, files, reader, base)
    placed = {at_source(problem, written.get(problem.path), shared, base) for problem in found}
    problems = list(reported_once(sorted(placed), len(read)))
    for name, page in written.items():
        problems += check_marks_shown(page, read.get(name))
    for name in sorted(name for name in files if name.endswith((".css", ".js"))):
        problems += check_asset(site, name, assets, shared, base)
    return sorted(set(problems))


def check_asset(
    site: Path, name: str, assets: Collection[str], shared: Mapping[str, str], base: str
) -> Iterator[Problem]:
    """A style sheet or a script asks no other host; told at the project's own file, or at what it came from."""
    pattern = CSS_REQUEST if name.endswith(".css") else SCRIPT_REQUEST
    own = f"docs/{name}" if f"docs/{name}" in assets else name
    asked = check_requests(own, (site / name).read_text(encoding="utf-8", errors="replace"), pattern)
    yield from asked if own != name else (at_source(one, None, shared, base) for one in asked)


class Read(NamedTuple):
    """What a page has that others lead to, where it leads, the marks that were filled, what is wrong with it by itself.

    Shape: ``leads`` are places as ``place_of`` writes them, each once; ``wrong`` are fields and texts of problems.
    """

    ids: Sequence[str]
    leads: Sequence[str]
    sources: Sequence[str]
    wrong: Sequence[tuple[str, str]]


class Pages(Mapping[str, Read]):
    """What was read of each page, by its path, held as bytes: a page has a hundred words, and a site all of them."""

    def __init__(self, read: Iterable[tuple[str, bytes]]) -> None:
        """Hold these."""
        self.held = dict(read)

    def __getitem__(self, name: str) -> Read:
        """What was read of a page."""
        return Read(*marshal.loads(self.held[name]))

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self.held)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.held)


Reader = Callable[[str], Document]  # reads an HTML file again, by its path


def read_each(
    reader: Reader, names: Sequence[str], base: str, given: Callable[[str], object], keep: Keep
) -> list[bytes]:
    """Each HTML file of a site as bytes of ``Read``; not read again if what is ``given`` is as it was."""

    def read(name: str) -> bytes:
        """What is read of a page."""
        document = reader(name)
        wrong, away = read_page(document, base)
        leads = sorted({place_of(aim.target, aim.anchor) for aim in away})
        return marshal.dumps((document.ids, leads, document.sources, wrong))

    return keep.together("read", names, lambda name: (base, name, given(name)), read)


def place_of(file: str, anchor: str = "") -> str:
    """A place that an address leads to: a file, with a sign that no name has, and an id where it may have some."""
    return f"{file}\0{anchor}" if file.endswith(".html") else f"{file}\0"


def read_page(document: Document, base: str) -> tuple[list[tuple[str, str]], list[Aim]]:
    """What is wrong with a document by itself, and where it leads; a place on itself is looked at here."""
    wrong, away = list(wrong_by_itself(document)), list[Aim]()
    here = {document.path: frozenset(document.ids)}
    for address in sorted({*document.links, *document.requests}):
        if not address.startswith(OURS) and is_foreign(address):
            continue
        aim = aim_of(address, document.path, base)
        if aim.wrong or aim.target == document.path:
            text = broken(aim, here, here)
            wrong += [("link", text)] if text else []
        elif aim.target:
            away.append(aim)
    return wrong, away


def faults_of_each(read: Mapping[str, Read], files: Collection[str], reader: Reader, base: str) -> Iterator[Problem]:
    """What is wrong with each page by itself, and with where it leads. Shape: the pages by their path."""
    places, leads = set(map(place_of, files)), set[str]()
    for name, page in read.items():
        places.update(place_of(name, one) for one in page.ids)
        leads.update(page.leads)
    astray = leads - places
    ids = {name: frozenset(page.ids) for name, page in read.items()} if astray else {}
    for name, page in read.items():
        yield from (Problem(name, 1, field, text) for field, text in page.wrong)
        if astray and not astray.isdisjoint(page.leads):
            told = (broken(aim, ids, files) for aim in read_page(reader(name), base)[1])
            yield from (Problem(name, 1, "link", text) for text in told if text)


def at_source(problem: Problem, page: Page | None, shared: Mapping[str, str], base: str) -> Problem:
    """A problem of a built page at the line where what it quotes was written.

    That is in the page's text or front matter, in a file that is shared by pages, or else the page's first line.
    """
    quoted = QUOTED.search(problem.text)
    whole = quoted[1] if quoted else ""
    if page and whole and whole in page.body:
        return replace(problem, path=page.path, line=page.line_at(page.body.index(whole)))
    if page and (where := next((where for where, text in texts(page.front.value) if whole and text == whole), "")):
        return replace(problem, path=page.path, line=page.front.line(where))
    if problem.field in LOCATED and (found := in_shared(problem, whole, shared, base)):
        return found
    if not page:
        return problem
    ends = whole.rpartition("#")[2], whole.rstrip("/").rpartition("/")[2]  # as a writer may have written it, in a link
    for said in (f"""(?<=[(/#"'<=]){re.escape(end)}""" for end in ends if end):
        if place := re.search(said, page.body):
            return replace(problem, path=page.path, line=page.line_at(place.start()))
    return replace(problem, path=page.path)


LOCATED = {"link", "request"}  # problems whose quoted address a template holds as it is, or from the root


def in_shared(problem: Problem, whole: str, shared: Mapping[str, str], base: str) -> Problem | None:
    """The problem at the line of the shared file that holds what it quotes, and in the words of that file."""
    for said in spellings(whole, problem.path, base):
        for path, text in shared.items():
            if place := re.search(rf"(?<![\w/#.-]){re.escape(said)}(?![\w/#-])", text):
                line = text.count("\n", 0, place.start()) + 1
                return Problem(path, line, problem.field, problem.text.replace(f'"{whole}"', f'"{said}"'))
    return None


def spellings(address: str, document: str, base: str) -> Iterator[str]:
    """How a template or its words may spell an address of a page: as it is, from the site's root, as the id of a page.

    ``../now/#calf`` of ``help/index.html`` is also ``now/#calf`` and ``now#calf``.
    """
    yield address
    if scheme_of(address) or is_foreign(address):
        return
    whole = urljoin(f"/{document}", address)
    whole = whole.removeprefix(base).lstrip("/") if address.startswith("/") else whole.lstrip("/")
    path, anchor = urldefrag(whole)
    place = f"#{anchor}" if anchor else ""
    if len(path) > 1:
        yield from (whole, f"{path.rstrip('/')}/index{place}", f"{path.rstrip('/')}{place}")


def reported_once(found: Collection[Problem], pages: int) -> Iterator[Problem]:
    """What is wrong in the same words on most pages comes from a template, and is reported there, once."""
    spread = Counter((problem.field, problem.text) for problem in found)
    common = {what for what, count in spread.items() if count > max(MANY, pages / 2)}
    yield from (problem for problem in found if (problem.field, problem.text) not in common)
    for field, text in common:
        yield Problem("overrides", 1, field, f"{text}; look in the templates, for it is on {spread[field, text]} pages")


MANY = 9  # pages: a small site is reported page by page


QUOTED = re.compile(r'"([^"]+)"')  # in a problem: "../a/" leads to no file


def check_marks_shown(page: Page, document: Read | None) -> Iterator[Problem]:
    """What a page marks is there for the reader: one in indented code, a link's text or raw HTML would be text."""
    if document is None:
        fix = "look for a dot at the beginning of its name, and for it in exclude_docs of mkdocs.yml"
        yield Problem(page.path, 1, "file", f"was not built; {fix}")
        return
    if [mark.source for mark in page.marks] == [*document.sources]:
        return
    shown = deque(document.sources)
    missing = Counter(mark.source for mark in page.marks) - Counter(shown)
    for mark in page.marks:
        if shown and shown[0] == mark.source:
            shown.popleft()
        elif missing[mark.source] > 0:
            missing[mark.source] -= 1
            text = f"{mark.source} does not work where it is; move it into plain text"
            yield Problem(page.path, mark.line, "mark", text)


def wrong_by_itself(document: Document) -> Iterator[tuple[str, str]]:
    """What is wrong with one document, as field and text: its faults, ids that appear twice, addresses."""
    for fault in document.faults:
        field, _, text = fault.partition(": ")
        yield field, text
    for identifier in (identifier for identifier, count in Counter(document.ids).items() if count > 1):
        yield "id", f'"{identifier}" appears twice; ids are unique on a page'
    for address in dict.fromkeys(document.requests):
        if is_foreign(address):
            yield "request", f'"{address}" asks another host; keep a copy or leave it out'
    for address in dict.fromkeys(document.links):
        if address.startswith(OURS):
            continue
        if scheme_of(address) not in SCHEMES or not WELL_FORMED.match(address):
            yield "link", f'"{address}" is not an address that a reader can follow; mend it'


WELL_FORMED = re.compile(rf"(?!https?:)|{HOST}")  # ../a/, tel:112, https://example.org; not https:///a
OURS = ("#", "../")  # how addresses begin that lead to this site, as most do
STEPS_UP = re.compile(r"(?:\.\./)+")  # ../../ of ../../a/
PLACE = re.compile(r"#[\w.-]+")  # #what-helps
IN_ADDRESS = re.compile("[%?#]")  # what has a meaning in an address, should a file have it in its name


class Aim(NamedTuple):
    """Where an address leads: the address, what is wrong with it, or else the file and the id that it leads to."""

    address: str
    wrong: str
    target: str
    anchor: str


def aim_of(address: str, path: str, base: str) -> Aim:
    """Where an address on a page leads, as far as the two tell; nowhere for another scheme.

    Most addresses go up to a folder that many pages are below, and lead on from there, which is worked out once.
    """
    if IN_ADDRESS.search(path):
        return led_to(address, path, base)
    if PLACE.fullmatch(address):
        return Aim(address, "", path, address[1:])
    folders = path.split("/")[:-1]
    up = found.end() if (found := STEPS_UP.match(address)) else 0
    if not up or up // 3 > len(folders):
        return led_to(address, path, base)
    above = "/".join([*folders[: len(folders) - up // 3], "index.html"])
    aim = aim_from(f"./{address[up:]}", above, base)
    return led_to(address, path, base) if aim.wrong else Aim(address, *aim[1:])


def led_to(address: str, path: str, base: str) -> Aim:
    """The same, worked out anew."""
    if scheme_of(address):
        return Aim(address, "", "", "")
    if climbs_out(address, path):
        return Aim(address, f'"{address}" climbs out of the site; take one ../ away', "", "")
    whole, anchor = urldefrag(urljoin(f"/{path}", address))
    target = unquote(whole.split("?")[0]).lstrip("/")
    if address.startswith("/"):
        if path != NOT_FOUND or not f"/{target}/".startswith(f"{base}/"):
            text = "begins at the root of the host, and the site may be below it; make it relative"
            return Aim(address, f'"{address}" {text}', "", "")
        target = target[len(base.lstrip("/")) :].lstrip("/")
    return Aim(address, "", built_file(target), unquote(anchor))


aim_from = lru_cache(maxsize=20_000)(led_to)


def broken(aim: Aim, ids: Mapping[str, Collection[str]], files: Collection[str]) -> str:
    """What is wrong with where an address leads, or nothing. Shape: ``ids`` are those of each document."""
    address, wrong, target, anchor = aim
    if wrong or not target:
        return wrong
    if target not in files:
        return f'"{address}" leads to no file; mend or remove it'
    if anchor and target in ids and anchor not in ids[target]:
        return f'"{address}" leads to no place on its page; no id "{anchor}" there'
    return ""


def check_requests(name: str, text: str, pattern: re.Pattern[str]) -> Iterator[Problem]:
    """A style sheet or a script asks no other host."""
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Problem(name, line, "request", f'"{match[1]}" asks another host; keep a copy or leave it out')
