"""The picture that other programs show of a page which somebody shares: its title, what it is, and how sure it is.

Its look is a template, overrides/fragments/share-card.svg; here is where each thing stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..content.atlas import Atlas
from ..content.page import Page
from ..content.scales import PLACES, SCALES, SHARE, STRIPS, Grade, Strip
from ..weaving.heads import KIND_NAMES
from ..weaving.published import Published
from .typesetting import broken, fitted, width

Values = dict[str, Any]  # of the template
Sizes = tuple[int, ...]
CARD_WIDTH = 1200
EDGE, INNER = 72, 1056  # the margin, and the width between the margins
BESIDE_MARK = 700  # the width of the text where the large mark stands beside it
GAP, SECOND = 56, 380  # between two scales, and the width of the second one
LEAD, LABEL = (36, 32, 29), (40, 36, 32, 28, 25)  # sizes, the first that fits
LINE, SIGN, APART = 200, 70, 16  # the width of a sign of evidence, of another one, and the space after it
TITLE: Mapping[bool, tuple[tuple[int, Sizes], tuple[int, Sizes]]] = {  # how many lines at which sizes, first and else
    True: ((1, (92, 80, 70, 62)), (2, (60, 54, 48))),  # above scales
    False: ((2, (92, 80, 68)), (3, (66, 58, 50))),  # beside the mark
}


def picture_name(page: Page) -> str:
    """Where the picture of a page lies, as overrides/partials/share.html writes it."""
    return f"share/{page.url.strip('/') or 'index'}.png"


def pictured(atlas: Atlas, site: Published) -> list[Page]:
    """The pages that have a picture; none where the site's address is not known: none could be found."""
    return list(atlas.pages) if site.address else []


def card(page: Page, site: Published) -> Values:
    """What stands where in the picture of one page."""
    found = list(strips(page))
    room = INNER if found else BESIDE_MARK
    title_size, title = title_of(page.title if page.url else site.name, room, bool(found))
    lead_size, lead = fitted(page.description, "text", LEAD, room, 2 if found else 4)
    first = 160 + title_size * 0.8
    under = first + (len(title) - 1) * title_size * 1.06 + 32 + lead_size
    return {
        "site": site.name,
        "kind": page.kind.value,
        "kind_name": KIND_NAMES.get(page.kind, ""),
        "kind_at": EDGE + INNER - width(KIND_NAMES.get(page.kind, ""), "bold", 27) - 38,
        "title": [{"text": text, "y": first + place * title_size * 1.06} for place, text in enumerate(title)],
        "title_size": title_size,
        "lead": [{"text": text, "y": under + place * lead_size * 1.3} for place, text in enumerate(lead)],
        "lead_size": lead_size,
        "strips": found,
    }


def title_of(text: str, room: float, strips_below: bool) -> tuple[int, list[str]]:
    """The size and the lines of a title: a long one gets more lines and smaller letters."""
    (few, large), (most, small) = TITLE[strips_below]
    size, lines = fitted(text, "serif", large, room, few)
    return (size, lines) if lines == broken(text, "serif", size, room) else fitted(text, "serif", small, room, most)


# -- the scales


def strips(page: Page) -> Iterator[Values]:
    """The scales of a page from left to right: how sure, and for a cause or a disease how often."""
    if page.kind not in SCALES:
        return
    name, grades = SCALES[page.kind]
    both = [(STRIPS[name], grades, held(page)), (STRIPS["share"], SHARE, share(page))]
    shown = [(strip, words, on) for strip, words, on in both if on & {*strip.shows}]
    x, first = EDGE, INNER - (GAP + SECOND if len(shown) > 1 else 0)
    for (strip, words, on), room in zip(shown, (first, SECOND), strict=False):
        yield strip_values(strip, words, on, x, room)
        x += room + GAP


def held(page: Page) -> set[str]:
    """The grades that a page gives: one, or several of a remedy and of a class of medicines."""
    if page.evidence:
        return {str(one.grade) for one in page.evidence.all}
    return {str(one.strength) for one in page.medicines}


def share(page: Page) -> set[str]:
    """How often the thing is the reason, where that is told."""
    return {str(page.evidence.share)} if page.evidence and page.evidence.share else set()


def strip_values(strip: Strip, words: Mapping[str, Grade], on: set[str], x: float, room: float) -> Values:
    """One scale: its question, and under it the sign and the name of each grade, as far as there is room."""
    grades = [grade for grade in strip.shows if grade in on]
    fits = (size for size in LABEL if sum(mark_width(grade, words, size) for grade in grades) - GAP <= room)
    size = next(fits, LABEL[-1])
    shown = list(marks(grades, words, size, x, room))
    return {"asks": strip.asks, "x": x, "end": x + room, "size": size, "marks": shown}


def mark_width(grade: str, words: Mapping[str, Grade], size: int) -> float:
    """The width of a sign with its name, and of the space to the next one."""
    return sign_width(grade) + APART + width(words[grade].label, "bold", size) + GAP


def sign_width(grade: str) -> int:
    """The width of a sign: that of the line of evidence is longer."""
    return LINE if grade in PLACES else SIGN


def marks(grades: list[str], words: Mapping[str, Grade], size: int, x: float, room: float) -> Iterator[Values]:
    """Signs with their names from left to right, as far as there is room."""
    end = x + room
    for grade in grades:
        wide = mark_width(grade, words, size)
        if x + wide - GAP > end:
            return
        text = x + sign_width(grade) + APART
        yield {"grade": grade, "label": words[grade].label, "x": x, "text": text, "end": x + wide - GAP}
        x += wide
