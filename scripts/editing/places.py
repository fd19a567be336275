"""A heading gets other words, or its section goes to the end of another page: links and old addresses go along."""

from __future__ import annotations

from functools import partial

from atlas.content.headings import Heading, headings
from atlas.content.page import Page
from atlas.rules.messages import suggest

from .links import relinked
from .pages import in_front, pointed
from .project import Refused, Texts, pages_of
from .yaml_text import with_pair

Renamed = dict[str, str]  # the id that each old id of a heading has now


def rename_heading(texts: Texts, page_id: str, old: str, new: str, words: str) -> dict[str, str]:
    """A heading with other words and so with another id; where the words were changed by hand, the old id is kept."""
    page = known(texts, page_id)
    before = {one.id: one for one in headings(page.text)}
    if old not in before and new not in before:
        raise Refused(f'FROM={page_id}#{old}: no such heading; {suggest(old, before)}')
    text = texts[page.path]
    if old in before:
        if not words:
            raise Refused(f'NAME: missing; give the new words of the heading "{before[old].words}", as NAME="At night"')
        text = with_words(text, page, before[old], words)
    renamed = paired(before, list(headings(pages_of({page.path: text})[page_id].text)), old, new)
    if renamed.get(old) != new:
        is_now = renamed.get(old, old)
        raise Refused(f'NAME="{words}": makes the address #{is_now}; write TO={page_id}#{is_now}')
    return kept({**texts, page.path: text}, page, page_id, renamed)


def with_words(text: str, page: Page, heading: Heading, words: str) -> str:
    """The page with the words of a heading changed."""
    start = len(text) - len(page.body)
    return f"{text[: start + heading.start]}{'#' * heading.level} {words}{text[start + heading.end :]}"


def paired(before: dict[str, Heading], after: list[Heading], old: str, new: str) -> Renamed:
    """The old ids with the ids of today: by their place, for the same words may be numbered otherwise now."""
    if old not in before:
        return {old: new}
    return {was: now.id for was, now in zip(before, after, strict=True) if was != now.id}


def move_section(texts: Texts, page_id: str, old: str, there: str) -> dict[str, str]:
    """A section with all below it goes to the end of another page, with a line for each old address."""
    page, other = known(texts, page_id), known(texts, there)
    found = list(headings(page.text))
    at = next((number for number, one in enumerate(found) if one.id == old), None)
    if at is None:
        raise Refused(f"FROM={page_id}#{old}: no such heading; {suggest(old, [one.id for one in found])}")
    stop = next((one.start for one in found[at + 1 :] if one.level <= found[at].level), len(page.body))
    moving = [one for one in found if found[at].start <= one.start < stop]
    start = len(texts[page.path]) - len(page.body)
    left = texts[page.path][: start + found[at].start].rstrip() + "\n\n" + page.body[stop:].lstrip("\n")
    section = moved_section(page, there, found[at], stop)
    after = {**texts, page.path: left.rstrip() + "\n", other.path: f"{texts[other.path].rstrip()}\n\n{section}\n"}
    arrived = list(headings(pages_of(after)[there].text))[-len(moving) :]
    return kept(after, page, there, {was.id: now.id for was, now in zip(moving, arrived, strict=True)})


def moved_section(page: Page, there: str, heading: Heading, stop: int) -> str:
    """The text of a section with its links as they are from the other page, beginning at level 2."""
    urls = {page.id: page.url}
    blank = " " * heading.start + page.body[heading.start : stop]
    part = Page(page.path, page.kind, page.front, blank, page.body_line)
    text = relinked(part, there, lambda one, place: (one, place), urls).strip()
    lines = (line[heading.level - 2 :] if line.startswith("##") else line for line in text.split("\n"))
    return "\n".join(lines)


def kept(texts: dict[str, str], page: Page, there: str, renamed: Renamed) -> dict[str, str]:
    """All that led to the old places leads to the new ones, and each old address is kept on the page that has it."""

    def new(one: str, place: str) -> tuple[str, str]:
        """Where a place is now."""
        return (there, renamed[place]) if one == page.id and place in renamed else (one, place)

    moved = pointed(texts, new)
    path, owner = pages_of(texts)[there].path, "" if there == page.id else page.id
    for was, now in renamed.items():
        pair = partial(with_pair, key="moved_places", name=f"{owner}#{was}", value=now)
        moved[path] = in_front(moved[path], pair)
    return moved


def known(texts: Texts, page_id: str) -> Page:
    """A page that is there."""
    pages = pages_of(texts)
    if page_id not in pages:
        raise Refused(f'no page "{page_id}"; {suggest(page_id, pages)}, or make it first: make new')
    return pages[page_id]
