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


def red_flags(atlas: Atlas, ids: Iterable[str]) -> Context:
    """The care cards with these ids, the most urgent first, else in the order given."""
    cards = by_urgency(atlas.red_flags[identifier] for identifier in ids)
    return {"cards": [care_card(card, atlas.emergency_numbers) for card in cards]}


def danger_signs(atlas: Atlas, here: Page, ids: Iterable[str]) -> Context:
    """One line a card: the sign, what to do, and the way to the whole card."""
    cards = by_urgency(atlas.red_flags[identifier] for identifier in ids)
    return {"lines": [sign_line(atlas, here, card) for card in cards]}


def signs(atlas: Atlas, here: Page) -> Context:
    """Every card, folded under its sign, by the groups that the page names, the most urgent first."""
    cards = atlas.red_flags.values()
    found = {key: by_urgency(card for card in cards if card.group == key) for key in here.groups}
    return {
        "groups": [
            {
                "id": f"signs-{key}",
                "title": title,
                "cards": [
                    {**care_card(card, atlas.emergency_numbers), **sign_line(atlas, here, card)} for card in found[key]
                ],
            }
            for key, title in here.groups.items()
            if found[key]
        ]
    }


def sign_line(atlas: Atlas, here: Page, card: RedFlag) -> Context:
    """What the template of a line about a danger sign shows."""
    home = atlas.signs_page
    return {
        "level": card.level.slug,
        "short": card.short,
        "act": card.act,
        "url": way(here.url, home.url, card.id.lower()) if home else "",
    }


def care_card(card: RedFlag, numbers: Sequence[str]) -> Context:
    """What the template of a card shows; the texts of ``title`` and ``action`` are cut at the numbers to dial."""
    return {
        "id": card.id,
        "level": card.level.slug,
        "level_text": LEVEL[card.level].label,
        "title": dialled(card.title, numbers),
        "lead": card.lead,
        "need": NEED[card.need] if card.need else "",
        "signs": card.signs,
        "means": card.means,
        "action": [dialled(text, numbers) for text in card.action],
        "unconfirmed": card.unconfirmed,
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
