"""All rules at once: what people wrote, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..content.model import Atlas, Problem
from ..content.reader import read_atlas
from ..linking.names import check_ambiguous_names, check_glossary, check_names, check_never_link, check_own_names
from . import cards as rules_of_cards
from . import files as rules_of_files
from . import ids as rules_of_ids
from . import pages as rules
from . import search as rules_of_search
from . import text as rules_of_text
from .language import check_plain
from .markup import check_markup
from .messages import with_ids
from .prune import pruned

Rule = Callable[[Atlas], Iterator[Problem]]
SHAPES: tuple[Rule, ...] = (rules.check_front_matter, rules.check_sheets)
MEANINGS: tuple[Rule, ...] = (
    rules.check_ids,
    rules_of_ids.check_gaps,
    rules_of_ids.check_retired,
    rules_of_ids.check_together_names,
    rules_of_files.check_data_files,
    rules_of_files.check_statement_files,
    rules_of_files.check_home,
    rules_of_files.check_indexes,
    rules_of_files.check_words,
    rules.check_titles,
    rules.check_reviewed,
    rules.check_years,
    rules_of_files.check_drawings,
    rules.check_marks_in_data,
    rules_of_files.check_addresses,
    rules.check_relations,
    rules.check_relations_once,
    rules.check_references_exist,
    rules.check_pages_cite,
    rules.check_claims_cite,
    rules.check_claims_are_placed,
    rules.check_articles,
    rules_of_files.check_templates,
    rules.check_groups,
    rules.check_medicine_groups,
    rules.check_method_page,
    rules.check_medicines,
    rules_of_text.check_marks_are_whole,
    rules_of_text.check_marks_in_links,
    rules_of_text.check_marks,
    rules_of_text.check_slots,
    rules_of_text.check_headings,
    rules_of_text.check_links,
    rules_of_text.check_pictures,
    rules_of_text.check_together,
    check_markup,
    rules_of_cards.check_needs,
    rules_of_cards.check_card_groups,
    rules_of_cards.check_cards_in_full,
    rules_of_cards.check_share_of_cards,
    rules_of_cards.check_signs,
    rules_of_cards.check_urgency,
    rules_of_search.check_word_sets,
    rules_of_search.check_search_places,
    rules_of_search.check_endings,
    check_names,
    check_ambiguous_names,
    check_own_names,
    check_glossary,
    check_never_link,
    check_plain,
)


def read_checked(root: Path) -> tuple[Atlas, list[Problem]]:
    """The content below ``root/docs``, and every problem of it, sorted."""
    atlas, unread = read_atlas(root)
    return atlas, sorted({*unread, *check(atlas)})


def check(atlas: Atlas) -> list[Problem]:
    """Every problem of the content, sorted. What has the wrong shape is reported once and then left out."""
    shapes = [problem for rule in SHAPES for problem in rule(atlas)]
    sound = pruned(atlas, shapes)
    values = {sheet.path: sheet.value for sheet in (*atlas.sheets.values(), *(page.front for page in atlas.pages))}
    found = (*shapes, *(problem for rule in MEANINGS for problem in rule(sound)))
    return sorted({with_ids(problem, values) for problem in found})
