"""The rules of what moved: every address that was ever given out answers, and leads where its words are now."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.addresses import address_of
from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.headings import headings
from ..content.problems import Problem
from .files import no_page
from .messages import suggest

LEDGER, GONE = "docs/addresses.yml", "docs/withdrawn.yml"


def check_moved_places(atlas: Atlas) -> Iterator[Problem]:
    """An old place leads to a heading that is there; its page is known, has it no longer, and it is told once."""
    named = {place.partition("#")[0] or page.id for page in atlas.pages for place in page.moved_places}
    told_of = [page for page in atlas.pages if page.moved_places or page.id in named]
    now = {page.id: {one.id for one in headings(page.text)} for page in told_of}
    moved = {old for page in atlas.pages for old in page.listed("moved_from")}
    known = {*atlas.by_id, *moved, *atlas.data("withdrawn")}
    told: dict[str, str] = {}
    for page in atlas.pages:
        for place, there in page.moved_places.items():
            owner, _, anchor = place.partition("#")
            owner = owner or page.id
            if there not in now[page.id]:
                text = f'no heading "{there}" on this page; {suggest(there, now[page.id])}'
            elif owner not in known:
                text = f'no page "{owner}" is or was there; {suggest(owner, known)}'
            elif anchor in now.get(owner, ()):
                text = f'"{anchor}" is a heading of docs/{owner}.md; take it out here, or rename that'
            elif (first := told.setdefault(f"{owner}#{anchor}", page.path)) != page.path:
                text = f"{first} says where it is too; keep one"
            else:
                continue
            field = f"moved_places.{place}"
            yield Problem(page.path, page.front.line(field), field, text)


def check_withdrawn(atlas: Atlas) -> Iterator[Problem]:
    """A page that was withdrawn is gone and did not move, its day has come, and what to read instead is there."""
    pages = {page.url: page for page in atlas.pages}
    moved = {url: page for page in atlas.pages for url in page.old_urls}
    for one in atlas.withdrawn:
        url = address_of(one.id)
        for field, text in (
            ("", f"{pages[url].path} has this address; take the note out" if url in pages else ""),
            ("", f"{moved[url].path} says that it moved there; keep one" if url in moved else ""),
            ("on", f"{one.on} {FUTURE}; write the day on which it was" if is_future(one.on) else ""),
            *((f"see.{at}", "" if to in atlas.by_id else no_page(atlas, to)) for at, to in enumerate(one.see)),
        ):
            if text:
                where = ".".join(filter(None, (one.id, field)))
                yield Problem(GONE, atlas.line("withdrawn", where), where, text)


def check_every_address_answers(atlas: Atlas) -> Iterator[Problem]:
    """Each page that the ledger names is there, moved or was withdrawn with a note; and each page is in the ledger."""
    if not atlas.has("addresses"):
        return
    ledger = {identifier: number for number, identifier in enumerate(atlas.data("addresses"))}
    old = {url for page in atlas.pages for url in page.old_urls}
    answered = {page.url for page in atlas.pages} | old | {address_of(one.id) for one in atlas.withdrawn}
    for identifier, number in ledger.items():
        if address_of(identifier) not in answered:
            fix = f"write it into moved_from: of the page that has its words, or say in {GONE} why it went"
            text = f'no page "{identifier}", and nothing stands at its address; {fix}'
            yield Problem(LEDGER, atlas.line("addresses", str(number)), identifier, text)
    for page in atlas.pages:
        if page.id not in ledger:
            text = f"is not in {LEDGER}, where each address that is given out stands; add the line: - {page.id}"
            yield Problem(page.path, 1, "id", text)
