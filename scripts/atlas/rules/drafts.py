"""Drafts: pages that only the preview shows, judged by fewer rules, and what each still needs to be published.

Everything else reads ``Atlas.pages``, where drafts are not: no list, count, link, file of the open data knows them.
"""

from __future__ import annotations

from dataclasses import replace

from ..content.atlas import Atlas
from ..content.problems import Problem
from . import cards, due, grades, language, moves, negatives, pages, primary, promises, text
from .check import Rule, check

LATER: frozenset[Rule] = frozenset(  # what a page may break while it is written; all others keep the preview whole
    (
        *(language.check_plain, language.check_plain_words, promises.check_promises, primary.check_primary),
        *(due.check_days, grades.check_grades, grades.check_shares, negatives.check_negatives),
        *(cards.check_cards_in_full, cards.check_share_of_cards, cards.check_urgency, text.check_together),
        *(pages.check_pages_cite, pages.check_titles, moves.check_every_address_answers),
    )
)


def with_drafts(atlas: Atlas) -> Atlas:
    """The atlas as if its drafts were pages like the others."""
    both = sorted((*atlas.pages, *atlas.drafts), key=lambda page: page.path)
    return replace(atlas, pages=tuple(both), drafts=()) if atlas.drafts else atlas


def still_needed(atlas: Atlas) -> list[Problem]:
    """What is wrong with the drafts of a sound atlas by all rules."""
    return check(with_drafts(atlas)) if atlas.drafts else []


def previewed(atlas: Atlas) -> Atlas:
    """The atlas with those drafts that can be shown: what is wrong with them can wait, or they are left out."""
    while atlas.drafts:
        wrong = {problem.path for problem in check(with_drafts(atlas), LATER)}
        if not wrong:
            return with_drafts(atlas)
        left = tuple(page for page in atlas.drafts if page.path not in wrong)
        atlas = replace(atlas, drafts=left if len(left) < len(atlas.drafts) else ())
    return atlas
