"""A page is renamed, or joined to another: its file, relations, links by hand, data, questions, and its old address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from atlas.content.addresses import address_of
from atlas.content.marks import MarkKind, read_marks
from atlas.content.page import NAME_FIELDS, RELATIONS, Page
from atlas.content.reader import FRONT, SLUG
from atlas.rules.messages import suggest
from atlas.rules.schema import FILES, HERE, NAMING_PAGES, page_schema

from .links import New, relinked
from .project import Refused, Texts, pages_of, path_of
from .yaml_text import Swap, field, swapped, with_item, with_line, without_item, without_items

KEPT = ("moved_from", "moved_places")  # old ids of front matter, which stay what they were
LEDGER = "docs/addresses.yml"
GONE = "docs/withdrawn.yml"


def move_page(texts: Texts, old: str, new: str) -> dict[str, str]:
    """A page with another id, or joined to the page that has this id; done by hand already, what is left to do."""
    pages = pages_of(texts)
    refuse_ids(pages, old, new)
    if old in pages and new in pages:
        texts = joined(texts, pages[old], pages[new])
    moved = pointed(texts, lambda page, place: (new if page == old else page, place), {old: new})
    return remembered(moved, old, new)


def refuse_ids(pages: dict[str, Page], old: str, new: str) -> None:
    """What no move can be: from nothing, to itself, to a name that is no address, or of the index of a folder."""
    if wrong := next((part for part in new.split("/") if not SLUG.fullmatch(part)), ""):
        raise Refused(f'TO={new}: "{wrong}" is not a name for an address; use small letters, digits and single -')
    if old == new:
        raise Refused(f"TO={new}: that is its id now; give another")
    if old not in pages and new not in pages:
        near = suggest(old, pages)
        raise Refused(f"FROM={old}: there is no docs/{old}.md, and no docs/{new}.md that it could be by now; {near}")
    if "index" in (part for name in (old, new) for part in name.split("/")):
        raise Refused(f"FROM={old} TO={new}: the index of a folder stays; move its pages, or its words by hand")


# -- all that names a page


def pointed(texts: Texts, new: New, renamed: dict[str, str] | None = None) -> dict[str, str]:
    """The texts with all that leads to a page leading to where it is now; ``renamed`` are pages with another id."""
    renamed, pages = renamed or {}, pages_of(texts)
    urls = {name: address_of(name) for name in (*pages, *renamed, *renamed.values())}
    found = dict(texts)
    for page in pages.values():
        here = renamed.get(page.id, page.id)
        found.pop(page.path)
        found[path_of(here)] = pointed_page(texts[page.path], page, here, new, urls)
    for path, text in texts.items():
        if path.endswith(".yml") and path != LEDGER:
            found[path] = pointed_sheet(path, text, new)
        elif path.endswith(".tsv"):
            found[path] = "".join(pointed_question(line, new) for line in text.splitlines(keepends=True))
    return found


def pointed_sheet(path: str, text: str, new: New) -> str:
    """A data file whose ids of pages are those of today."""
    try:
        return swapped(text, sheet_schema(path), NAMING_PAGES, swap_of(new))
    except Refused as error:
        raise Refused(f"{path}: {error}") from None


def sheet_schema(path: str) -> dict[str, object]:
    """The schema of a data file; of the notes of what went, the ids that went are no names of pages."""
    schema = dict(FILES[path.removeprefix("docs/").removesuffix(".yml")])
    return {**schema, "propertyNames": {}} if path == GONE else schema


def swap_of(new: New, own: str = "") -> Swap:
    """What a text that names a page or a place becomes."""

    def swap(text: str) -> str:
        page, sign, place = text.partition("#")
        now = new(page or own, place)
        if page and "/" not in page and now[0] != page and not sign:
            return now[0]
        return text if now == (page or own, place) else f"{now[0] * bool(page)}{'#' * bool(now[1])}{now[1]}"

    return swap


def pointed_page(text: str, page: Page, here: str, new: New, urls: dict[str, str]) -> str:
    """A page with its relations and its links pointed to where things are now."""
    front = FRONT.match(text)
    if not front:
        return text
    own = {*NAMING_PAGES, HERE["properties"]["to"]["pattern"]}
    head = swapped(front[1], page_schema(page.kind), own, swap_of(new, page.id), KEPT)
    return text[: front.start(1)] + head + text[front.end(1) : front.end()] + relinked(page, here, new, urls)


def pointed_question(line: str, new: New) -> str:
    """A question of the search tests, whose second column names pages."""
    columns = line.split("\t")
    if len(columns) > 1:
        pages = [new(page, "")[0] for page in columns[1].rstrip("\n").split("|")]
        columns[1] = "|".join(dict.fromkeys(pages)) + "\n" * columns[1].endswith("\n")
    return "\t".join(columns)


# -- what is remembered


def remembered(texts: dict[str, str], old: str, new: str) -> dict[str, str]:
    """The page keeps its old id, but not one that it has again; the ledger has the new one."""
    path = path_of(new)
    texts[path] = in_front(texts[path], lambda head: without_items(head, ("moved_from", *RELATIONS), new))
    texts[path] = in_front(texts[path], lambda head: with_item(head, "moved_from", old))
    if LEDGER in texts:
        texts[LEDGER] = with_line(with_line(texts[LEDGER], new), old)
    return without_said_twice(texts, new)


def in_front(text: str, edit: Swap) -> str:
    """A page whose front matter is edited."""
    front = FRONT.match(text)
    if not front:
        raise Refused("a page has no front matter; run `make check` and mend that first")
    return text[: front.start(1)] + edit(front[1]) + text[front.end(1) :]


def without_said_twice(texts: dict[str, str], new: str) -> dict[str, str]:
    """A relation between two pages is written on one of them: where both say it now, the other no longer does."""
    pages = pages_of(texts)
    for other in pages.values():
        twice = [name for name in MUTUAL if new in other.listed(name) and other.id in pages[new].listed(name)]
        if twice:
            texts[other.path] = in_front(texts[other.path], partial(without_items, keys=twice, item=new))
    return texts


MUTUAL = ("unlike", "related")  # relations that mean the same from both sides


# -- joining


def joined(texts: Texts, old: Page, new: Page) -> dict[str, str]:
    """The texts with one page's names, relations and text at the end of another's, and without that page."""
    if fact_boxes := [one["id"] for one in old.medicine_entries]:
        listed = ", ".join(fact_boxes)
        raise Refused(f"{old.path}: has fact boxes ({listed}); move these under medicines: of {new.path} first")
    text = in_front(texts[new.path], lambda head: joined_front(head, old, new))
    text = f"{text.rstrip()}\n\n## {old.title}\n\n{joined_body(old, new)}\n"
    return {path: text if path == new.path else words for path, words in texts.items() if path != old.path}


def joined_front(head: str, old: Page, new: Page) -> str:
    """The front matter of a page with the names, the relations and the old ids of the page that joins it."""
    taken = {new.title.casefold(), *(name.casefold() for key in NAME_FIELDS for name in new.listed(key))}
    said = f"{old.title}\n{old.body}".casefold()
    for name in (old.title, *(name for key in NAME_FIELDS for name in old.listed(key))):
        key = "covers" if name.casefold() in said and name not in old.listed("ambiguous") else "ambiguous"
        head = head if name.casefold() in taken else with_item(head, key, name)
        taken.add(name.casefold())
    for key, relation in RELATIONS.items():
        for target in old.listed(key) if new.kind in relation.sources else ():
            head = head if target in (old.id, new.id) else with_item(head, key, target)
    for one in old.listed("moved_from"):
        head = with_item(head, "moved_from", one)
    return head if not field(head, "unlike") else without_item(head, "unlike", old.id)


def joined_body(old: Page, new: Page) -> str:
    """The text of the page that joins: its headings a level deeper, without what the other page has already."""
    body = "".join(kept_marks(old, new))
    return re.sub(r"^(#{2,3})(?= )", r"\1#", body, flags=re.MULTILINE).strip()


def kept_marks(old: Page, new: Page) -> Iterator[str]:
    """The text of a page in pieces, less statements and slots that may stand once on a page and do so on the other."""
    had = {mark.source for mark in new.marks if mark.kind in (MarkKind.STATEMENT, MarkKind.SLOT, MarkKind.SEARCH)}
    position = 0
    for mark in read_marks(old.text):
        if mark.source in had:
            start = mark.offset - (old.body[mark.offset - 1 : mark.offset] == " ")
            yield old.body[position:start]
            position = mark.end
    yield old.body[position:]
