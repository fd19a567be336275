"""The rule of the names that a page promises its readers, as "also on this page": it says something about each."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from ..content.atlas import Atlas
from ..content.marks import without_marks
from ..content.page import Page
from ..content.problems import Problem
from ..linking.article import TAG
from ..linking.forms import clean, forms_of, is_exact
from ..linking.normalise import loose, normalise
from .cards import card_texts
from .language import TARGET
from .pages import texts

PART = re.compile(r"[^\W_]+")  # "low" and "B12" of "low-B12"
BLOCK_END = re.compile(  # an empty line, or the end of a line before a row, an item of a list or a heading
    r"\n\s*\n|\n(?=[ \t]*(?:[|#*+-]|\d+\.[ \t]))"
)


def check_promises(atlas: Atlas) -> Iterator[Problem]:
    """A page says something about each name in its ``covers``."""
    for page in atlas.pages:
        if names := page.listed("covers"):
            blocks = [parts_of(f"{page.title}\n{block}") for block in blocks_of(atlas, page)]
            for number, name in enumerate(names):
                if not is_told(name, blocks):
                    fix = "say something of it, move it to a page that does, or to ambiguous"
                    text = f'"{name}" is promised, and the page says nothing of it; {fix}'
                    yield Problem(page.path, page.front.line(f"covers.{number}"), f"covers.{number}", text)


def blocks_of(atlas: Atlas, page: Page) -> Iterator[str]:
    """What a reader reads on a page: each paragraph, heading and row, box of a medicine, card in full and study."""
    yield from BLOCK_END.split(TAG.sub("", TARGET.sub("", without_marks(page.text))))
    yield from ("\n".join(text for _, text in texts(entry)) for entry in page.medicine_entries)
    yield from ("\n".join(card_texts(atlas.red_flags[card])) for card in page.cards if card in atlas.red_flags)
    yield from ("\n".join(atlas.studies[study].texts) for study in page.studies if study in atlas.studies)


def parts_of(text: str) -> frozenset[str]:
    """The words of a text, as they are written and in small letters."""
    text = normalise(text).text
    return frozenset(PART.findall(text)) | frozenset(PART.findall(loose(text)))


def is_told(name: str, blocks: Collection[frozenset[str]]) -> bool:
    """Whether all words of a name, each in any of its forms, are in one block."""
    name = clean(name)
    as_written = is_exact(name)
    wanted = [{form if as_written else loose(form) for form in forms_of(part)} for part in PART.findall(name)]
    return any(all(not forms.isdisjoint(block) for forms in wanted) for block in blocks)
