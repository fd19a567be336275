"""The care cards and the lines about danger signs, from the red flags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..content.addresses import way
from ..content.model import Atlas, Context, Data, Page
from ..content.scales import LEVEL, NEED


def by_urgency(cards: Iterable[Data]) -> list[Data]:
    """Cards, the most urgent first, else in the order given."""
    order = list(LEVEL)
    return sorted(cards, key=lambda card: order.index(card["level"]))


def red_flags(atlas: Atlas, ids: Iterable[str]) -> Context:
    """The care cards with these ids, the most urgent first, else in the order given."""
    cards = by_urgency(atlas.red_flags[identifier] for identifier in ids)
    return {"cards": [care_card(card, atlas.emergency_numbers) for card in cards]}


def danger_signs(atlas: Atlas, here: Page, ids: Iterable[str]) -> Context:
    """One line a card: the sign, what to do, and the way to the whole card."""
    cards = by_urgency(atlas.red_flags[identifier] for identifier in ids)
    return {"lines": [line(atlas, here, card) for card in cards]}


def signs(atlas: Atlas, here: Page) -> Context:
    """Every card, folded under its sign, by the groups that the page names, the most urgent first."""
    groups = here.meta.get("groups", {})
    found = {key: by_urgency(card for card in atlas.data("red-flags") if card["group"] == key) for key in groups}
    return {
        "groups": [
            {
                "id": f"signs-{key}",
                "title": title,
                "cards": [
                    {**care_card(card, atlas.emergency_numbers), **line(atlas, here, card)} for card in found[key]
                ],
            }
            for key, title in groups.items()
            if found[key]
        ]
    }


def line(atlas: Atlas, here: Page, card: Data) -> Context:
    home = atlas.signs_page
    return {
        "id": card["id"],
        "level": card["level"].replace(" ", "-"),
        "level_text": LEVEL[card["level"]].label,
        "short": card["short"],
        "act": card["act"],
        "url": way(here.url, home.url, card["id"].lower()) if home else "",
    }


def care_card(card: Data, numbers: Sequence[str]) -> Context:
    """What the template of a card shows; the texts of ``title`` and ``action`` are cut at the numbers to dial."""
    return {
        **card,
        "level": card["level"].replace(" ", "-"),
        "level_text": LEVEL[card["level"]].label,
        "lead": card.get("lead", ""),
        "need": NEED.get(card.get("need", ""), ""),
        "title": dialled(card["title"], numbers),
        "action": [dialled(text, numbers) for text in card.get("action", [])],
        "unconfirmed": card.get("unconfirmed", ""),
    }


def dialled(text: str, numbers: Sequence[str]) -> list[Context]:
    """A text in pieces; a piece that is an emergency number says so: "call 112" is "call " and the number 112."""
    if not numbers:
        return [{"text": text, "dial": False}]
    pattern = re.compile(r"(?<!\w)(" + "|".join(map(re.escape, numbers)) + r")(?!\w)")
    return [{"text": piece, "dial": place % 2 == 1} for place, piece in enumerate(pattern.split(text)) if piece]
