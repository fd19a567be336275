"""The rules of files: which must be there, which addresses they take, and what a drawing or a template is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from ..content.atlas import Atlas
from ..content.marks import MarkKind
from ..content.page import CONTENT, Page
from ..content.problems import Problem
from .drawing import drawing_fault
from .messages import suggest
from .pages import texts


def check_home(atlas: Atlas) -> Iterator[Problem]:
    """The site has a home page."""
    if "index" not in atlas.by_id and "docs" not in atlas.unread:
        yield Problem("docs/index.md", 1, "file", "missing; add the home page, with title, description and reviewed")


NEEDS: Mapping[str, tuple[str, Callable[[Page], bool]]] = {
    "references": ("cites from it", lambda page: bool(page.citations)),
    "red-flags": ("shows cards of it", lambda page: bool(page.red_flags) or page.shows("signs")),
    "signs": ("shows every danger sign, with the numbers to dial", lambda page: page.shows("signs")),
    "warnings": ("has medicines, which carry a warning of it", lambda page: bool(page.medicine_entries)),
    "mixtures": ("shows them", lambda page: page.shows("mixtures")),
    "studies": ("shows rows of it", lambda page: bool(page.studies or page.marks_of(MarkKind.FIGURE))),
    "charts": ("shows charts of it", lambda page: bool(page.charts)),
    "lists": ("shows what works, in its words", lambda page: page.shows("ranking")),
    "codes": ("shows them", lambda page: page.shows("codes")),
    "glossary": ("shows it", lambda page: page.shows("glossary")),
    "tools": ("has a tool, which shows its words", lambda page: page.shows("my-medicines") or page.shows("fill-tools")),
    "search": ("looks names up with it", lambda page: page.shows("my-medicines")),
    "open-data": ("shows it", lambda page: page.shows("data-files") or page.shows("schema-log")),
    "changes": ("shows changes", lambda page: page.shows("changes") or page.shows("corrections")),
    "home": ("has its template", lambda page: page.template == "home.html"),
}


def check_data_files(atlas: Atlas) -> Iterator[Problem]:
    """A data file that a page needs exists and is not empty."""
    for name, (why, needs) in NEEDS.items():
        path = f"docs/{name}.yml"
        user = next(filter(needs, atlas.pages), None)
        if user and not atlas.has(name) and path not in atlas.unread:
            yield Problem(path, 1, "file", f"missing or empty, and {user.path} {why}; bring it back, or fill it")


def check_statement_files(atlas: Atlas) -> Iterator[Problem]:
    """The data files of claims and facts are there when a page has a mark that none of them knows."""
    known = {*atlas.file_of, *atlas.moved_ids}
    marks = ((page, one) for page in atlas.pages for one in page.statements if one not in known)
    if found := next(marks, None):
        why = f"{found[0].path} has [#{found[1]}], which no data file knows"
        for name in ("claims", "facts"):
            if not atlas.has(name) and f"docs/{name}.yml" not in atlas.unread:
                text = f"missing or empty, and {why}; bring it back, or mend the mark"
                yield Problem(f"docs/{name}.yml", 1, "file", text)


def check_frame_words(atlas: Atlas) -> Iterator[Problem]:
    """The words around the pages are there, lead to pages, name folders, and count what can be counted."""
    if atlas.templates and not atlas.has("frame") and "docs/frame.yml" not in atlas.unread:
        yield Problem("docs/frame.yml", 1, "file", "missing or empty, and every page shows its words; bring it back")
    for name in ("frame", "home", "tools", "which-cause"):
        for where, text in texts(atlas.data(name)):
            if wrong := wrong_words(atlas, where, text):
                yield Problem(f"docs/{name}.yml", atlas.line(name, where), where, wrong)
    for where in atlas.data("frame").get("names", {}):
        if f"{where}/index" not in atlas.by_id:
            field = f"names.{where}"
            yield Problem("docs/frame.yml", atlas.line("frame", field), field, no_page(atlas, f"{where}/index"))


def wrong_words(atlas: Atlas, where: str, text: str) -> str:
    """What is wrong with one text of the words around the pages; nothing if it is right."""
    key = where.rpartition(".")[2]
    if key == "to":
        page = text.partition("#")[0]
        return "" if page in atlas.by_id else no_page(atlas, page)
    if where.startswith("sections."):
        names = atlas.data("frame").get("names", {})
        return "" if text in names else f'"{text}" has no name in names:; {suggest(text, names)}'
    if key == "folder" and f"{text}/index" not in atlas.by_id:
        return no_page(atlas, f"{text}/index")
    asked = [text] if key == "count" else COUNTED.findall(text)
    unknown = next((name for name in asked if name not in atlas.counts), None)
    return "" if unknown is None else f'"{unknown}" is not counted; {suggest(unknown, atlas.counts)}'


def no_page(atlas: Atlas, name: str) -> str:
    """What is wrong with the id of a page that does not exist, with a guess at what was meant."""
    return f'no page "{name}"; {suggest(name, atlas.by_id)}'


COUNTED = re.compile(r"\{([^}]*)\}?")  # "{claims} statements"


def check_indexes(atlas: Atlas) -> Iterator[Problem]:
    """A folder of content has an index page, which lists it."""
    for kind in CONTENT:
        index = atlas.by_id.get(f"{kind}/index")
        if index and index.path not in atlas.unread and not index.shows("list"):
            yield Problem(index.path, index.body_line, "slot", "its pages are not listed; add [[list]]")
        elif not index and atlas.of_kind(kind):
            yield Problem(f"docs/{kind}/index.md", 1, "file", "missing; add it, with [[list]] in its text")


def check_addresses(atlas: Atlas) -> Iterator[Problem]:
    """An address has one page, whatever the case of its letters, and an old address leads to one that exists."""
    first: dict[str, Page] = {}
    for page in atlas.pages:
        other = first.setdefault(page.url.lower(), page)
        if other is not page:
            yield Problem(page.path, 1, "id", f"{other.path} has the same address; rename one of the two files")
    old: dict[str, Page] = {}
    for page in atlas.pages:
        for number, url in enumerate(page.old_urls):
            field = f"moved_from.{number}"
            if owner := first.get(url.lower()):
                text = f'"{url}" is the address of {owner.path}; take it out'
                yield Problem(page.path, page.front.line(field), field, text)
            elif (other := old.setdefault(url.lower(), page)) is not page:
                text = f'"{url}" is an old address of {other.path} too; keep one'
                yield Problem(page.path, page.front.line(field), field, text)


def check_templates_exist(atlas: Atlas) -> Iterator[Problem]:
    """The template of a page is one of overrides/."""
    for page in atlas.pages:
        if page.template and page.template not in atlas.templates:
            text = f'no template "{page.template}" in overrides/; {suggest(page.template, atlas.templates)}'
            yield Problem(page.path, page.front.line("template"), "template", text)


def check_drawings(atlas: Atlas) -> Iterator[Problem]:
    """A drawing is a whole SVG picture and runs nothing."""
    for name, text in atlas.drawings.items():
        path = f"docs/assets/drawings/{name}.svg"
        if path not in atlas.unread and (fault := drawing_fault(text)):
            yield Problem(path, fault[0], "drawing", fault[1])


def check_drawings_shown(atlas: Atlas) -> Iterator[Problem]:
    """A drawing is shown on a page."""
    shown = {mark.argument for page in atlas.pages for mark in page.slots if mark.key in ("drawing", "drawing-file")}
    for name in atlas.drawings.keys() - shown if atlas.texts_read else ():
        text = f"is shown on no page; write [[drawing: {name}]] where the text tells what it shows, or delete it"
        yield Problem(f"docs/assets/drawings/{name}.svg", 1, "drawing", text)
