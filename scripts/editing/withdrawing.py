"""A page is taken away with a note that says why: nothing leads to it any more, and its address tells what happened."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from atlas.content.addresses import id_of, linked_file
from atlas.content.page import RELATIONS

from .pages import GONE, LEDGER, in_front
from .places import known
from .project import Refused, Texts, pages_of
from .yaml_text import plain, with_line, without_items

LINK = re.compile(r"(?<!!)\[([^\]\n]*)\]\(<?([^)\s>#]+\.md)(?:#[^)\s>]*)?>?(?:\s+[^)]*)?\)")  # [words](../cold.md)


def withdraw(texts: Texts, page_id: str, why: str, day: str, see: Sequence[str]) -> dict[str, str]:
    """The texts without a page: relations to it are taken out, links to it become their words, a note says why."""
    page = known(texts, page_id)
    if not why.strip():
        raise Refused('WHY: missing; say in one line why the page goes, as WHY="It told the same as another page."')
    if old := page.listed("moved_from"):
        raise Refused(f"{page.path}: carries old addresses ({', '.join(old)}); move it to a page that takes them: TO=…")
    if page_id.split("/")[-1] == "index":
        raise Refused(f"FROM={page_id}: the index of a folder stays as long as the folder")
    left = {path: text for path, text in texts.items() if path != page.path}
    for other in pages_of(left).values():
        body = LINK.sub(partial(unlinked, path=other.path, page_id=page_id), other.body)
        left[other.path] = left[other.path].removesuffix(other.body) + body
        left[other.path] = in_front(left[other.path], partial(without_items, keys=RELATIONS, item=page_id))
    where = f", see: [{', '.join(see)}]" if see else ""
    note = f"{page_id}: {{title: {plain(page.title)}, why: {plain(why)}, on: {day}{where}}}\n"
    left[GONE] = left.get(GONE, HEAD) + note
    if LEDGER in left:
        left[LEDGER] = with_line(left[LEDGER], page_id)
    return left


HEAD = "# Pages that were taken away, by their id: what they were, why they went, when, and what to read instead.\n"


def unlinked(link: re.Match[str], path: str, page_id: str) -> str:
    """The words alone of a link to the page that goes; any other link as it is."""
    return link[1] if id_of(linked_file(path, link[2])) == page_id else link[0]
