"""A page as a form on paper: each thing that it says, numbered, with what it was read in and room for an answer.

For a clinician who checks a page and has neither git nor an account anywhere: REVIEWING.md. In: the atlas and a page.
Out: one HTML file that needs nothing beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2
from atlas.content.atlas import Atlas
from atlas.content.marks import MarkKind, read_marks, without_marks
from atlas.content.page import Page
from atlas.rules.language import LETTER, LIST_ITEM, prose

HEADING = re.compile(r"^#{2,4} +(.+)$")
CELLS = re.compile(r"^\s*\|(.*)\|\s*$")  # a row of a table
RULE = re.compile(r"^[\s|:-]+$")  # the line below the heads of a table


@dataclass(frozen=True)
class Said:
    """One thing that a page says, below its heading, with the numbers of what it was read in."""

    number: int
    heading: str
    text: str
    read_in: tuple[int, ...]


def review_form(atlas: Atlas, page: Page, today: str) -> str:
    """The form of a page."""
    keys = list(dict.fromkeys([*page.citations, *(key for card in cards(atlas, page) for key in card.references)]))
    numbers = {key: number for number, key in enumerate((key for key in keys if key in atlas.references), 1)}
    folder = jinja2.FileSystemLoader(Path(__file__).parent)
    fill = jinja2.Environment(loader=folder, autoescape=True, undefined=jinja2.StrictUndefined)
    return fill.get_template("review.html").render(
        page=page,
        grade=page.evidence,
        said=list(said(atlas, page, numbers)),
        references=[(number, atlas.references[key]) for key, number in numbers.items()],
        today=today,
    )


def said(atlas: Atlas, page: Page, numbers: dict[str, int]) -> Iterator[Said]:
    """All that a page says: its sentences, its danger signs, the medicines of its fact boxes."""
    parts = (*sentences(page), *card_texts(atlas, page), *medicine_texts(atlas, page))
    for number, (heading, text, keys) in enumerate(parts, 1):
        yield Said(number, heading, text, tuple(numbers[key] for key in dict.fromkeys(keys) if key in numbers))


Part = tuple[str, str, list[str]]  # the heading, the text, the keys of references


def sentences(page: Page) -> Iterator[Part]:
    """The lines of a page's text that say something; one sentence stands on a line."""
    heading = ""
    for line in page.text.splitlines():
        if found := HEADING.match(line):
            heading = without_marks(found[1]).strip()
            continue
        cells = CELLS.match(line)
        text = " – ".join(part.strip() for part in cells[1].split("|") if part.strip()) if cells else line
        plain = " ".join(prose(LIST_ITEM.sub("", text)).split())
        if LETTER.search(plain) and not RULE.match(line):
            yield heading, plain, [mark.key for mark in read_marks(line) if mark.kind is MarkKind.CITATION]


def cards(atlas: Atlas, page: Page) -> list[Any]:
    """The danger signs that a page shows."""
    return [atlas.red_flags[one] for one in page.red_flags if one in atlas.red_flags]


def card_texts(atlas: Atlas, page: Page) -> Iterator[Part]:
    """What the danger signs of a page say."""
    for card in cards(atlas, page):
        text = f"{card.title} {'; '.join(card.signs)}. It may be {card.means}. What to do: {card.act}."
        yield card.short, text, list(card.references)


def medicine_texts(atlas: Atlas, page: Page) -> Iterator[Part]:
    """What the fact boxes of a page say."""
    for one in page.medicines:
        warning = atlas.warnings.get(one.warning)
        told = f"{warning.title}: {warning.text}" if warning else one.warning
        yield one.name, f"{one.how} {one.how_often} Link: {one.strength}. What to do: {told}", list(one.references)
