"""The care cards, from the red flags."""

from __future__ import annotations

from collections.abc import Iterable

from ..grades import LEVEL
from ..model import Atlas, Context, Data


def red_flags(atlas: Atlas, ids: Iterable[str]) -> Context:
    """The care cards with these ids, the most urgent first, else in the order given."""
    order = list(LEVEL)
    cards = sorted((atlas.red_flags[identifier] for identifier in ids), key=lambda card: order.index(card["level"]))
    return {"cards": [care_card(card) for card in cards]}


def care_card(card: Data) -> Context:
    return {
        **card,
        "level": card["level"].replace(" ", "-"),
        "level_text": LEVEL[card["level"]].label,
        "lead": card.get("lead", ""),
        "action": card.get("action", []),
        "unconfirmed": card.get("unconfirmed", ""),
    }
