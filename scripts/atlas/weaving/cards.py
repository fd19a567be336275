"""The care cards and the lines about danger signs, from the red flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import RedFlag
from ..content.scales import LEVEL, NEED
from ..content.states import Level
from .heads import Context


def by_urgency(cards: Iterable[RedFlag]) -> list[RedFlag]:
    """Cards, the most urgent first, else in the order given."""
    return sorted(cards, key=lambda card: list(Level).index(card.level))


def red_flags(atlas: Atlas, here: Page, ids: Iterable[str]) -> Context:
    """The care cards with these ids, in full or as a line each."""
    cards = by_urgency(atlas.red_flags[identifier] for identifier in ids)
    return {"cards": [care_card(atlas, here, card) for card in cards]}


def signs(atlas: Atlas, here: Page) -> Context:
    """Every card, folded under its sign, by the groups that the page names, the most urgent first."""
    cards = atlas.red_flags.values()
    found = {key: by_urgency(card for card in cards if card.group == key) for key in here.groups}
    return {
        "groups": [
            {
                "id": f"signs-{key}",
                "title": title,
                "cards": [care_card(atlas, here, card) for card in found[key]],
            }
            for key, title in here.groups.items()
            if found[key]
        ]
    }


def care_card(atlas: Atlas, here: Page, card: RedFlag) -> Context:
    """What templates show of a card; ``title`` and ``action`` are cut at the numbers to dial, ``url`` is its own."""
    home, numbers = atlas.signs_page, atlas.emergency_numbers
    return {
        **vars(card),
        "level": card.level.slug,
        "level_text": LEVEL[card.level].label,
        "title": dialled(card.title, numbers),
        "need": NEED[card.need] if card.need else "",
        "action": [dialled(text, numbers) for text in card.action],
        "url": way(here.url, home.url, card.id.lower()) if home else "",
    }


def card_words(cards: Iterable[RedFlag]) -> str:
    """The words of cards in full, for the search."""
    return " ".join(" ".join((one.title, f"{'; '.join(one.signs)}. {one.means}.", *one.action)) for one in cards)


def line_words(cards: Iterable[RedFlag]) -> str:
    """The words of the lines about danger signs, for the search."""
    return " ".join(f"{card.short}: {card.act}." for card in cards)


def dialled(text: str, numbers: Sequence[str]) -> list[Context]:
    """A text in pieces; a piece that is an emergency number is marked: "call 112" is "call " and the number 112."""
    if not numbers:
        return [{"text": text, "dial": False}]
    # "112" of "call 112.", not of "1120"
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, numbers)) + r")(?!\w)")
    return [{"text": piece, "dial": place % 2 == 1} for place, piece in enumerate(pattern.split(text)) if piece]
