"""The theme's search index, with every name of a page and without our marks."""

from __future__ import annotations

import json
from html import escape

from ..content.addresses import split_anchor
from ..content.atlas import Atlas
from ..content.marks import Mark, MarkKind, replace_marks
from ..content.page import CONTENT, NAME_FIELDS, Page
from ..linking.normalise import SPACES
from ..weaving.heads import grade_of
from ..weaving.slots import SLOTS, SlotPlace


def search_index(index: str, atlas: Atlas) -> str:
    """The theme's search index with every other name and the grade of a page, and without our marks and slots.

    The theme shows titles, tags and texts as HTML, so what comes from front matter and data files is escaped.
    """
    data = json.loads(index)
    # A name is worth more than a word of the text and less than a title; the theme would put it before everything.
    data["config"]["fields"]["tags"]["boost"] = 100
    by_url = {page.url: page for page in atlas.pages}
    for entry in data["docs"]:
        url, place = split_anchor(entry["location"])
        page = by_url.get(url)
        entry["text"] = shown_text(entry["text"], page, atlas)
        if page and not place:
            entry["title"] = escape(entry["title"], quote=False)
            entry["tags"] = [escape(tag, quote=False) for tag in tags(page)]
            entry["boost"] = 4 if page.search_first else 2 if page.kind in CONTENT else 1
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def shown_text(text: str, page: Page | None, atlas: Atlas) -> str:
    """The text of an entry as a reader sees it: without marks, with the words of cards, boxes and counts."""

    def words(mark: Mark) -> str:
        """What the search reads in place of a mark."""
        slot = SLOTS.get(mark.key) if mark.kind is MarkKind.SLOT else None
        return escape(slot.words(SlotPlace(atlas, page, mark)), quote=False) if slot and page else ""

    return SPACES.sub(" ", replace_marks(text, words)).strip()


def tags(page: Page) -> list[str]:
    """How sure we are, then every other name of the page and of its medicines."""
    grade = grade_of(page)
    names = [name for one in page.medicines for name in one.names]
    other = [name for field in NAME_FIELDS for name in page.listed(field) if name.casefold() != page.title.casefold()]
    return list(dict.fromkeys([*([grade[1].label] if grade else []), *other, *names]))
