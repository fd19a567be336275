"""All rules at once: what people wrote, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from ..content.atlas import Atlas
from ..content.problems import Problem
from ..content.reader import read_atlas
from ..linking.names import check_ambiguous_names, check_glossary, check_names, check_never_link, check_own_names
from . import cards, due, files, ids, language, markup, medicines, pages, search, text
from .messages import with_ids
from .prune import pruned

Rule = Callable[[Atlas], Iterator[Problem]]
SHAPES: tuple[Rule, ...] = (pages.check_front_matter, pages.check_sheets)
MEANINGS: tuple[Rule, ...] = (
    pages.check_ids,
    ids.check_gaps,
    ids.check_old_ids,
    ids.check_together_names,
    files.check_data_files,
    files.check_statement_files,
    files.check_home,
    files.check_indexes,
    files.check_frame_words,
    pages.check_titles,
    due.check_days,
    pages.check_years,
    files.check_drawings,
    pages.check_marks_in_data,
    files.check_addresses,
    pages.check_relations,
    pages.check_relations_once,
    pages.check_references_exist,
    pages.check_pages_cite,
    pages.check_claims_cite,
    pages.check_claims_are_placed,
    pages.check_right_is_harmless,
    pages.check_topics,
    pages.check_articles,
    files.check_templates_exist,
    pages.check_groups,
    pages.check_medicine_groups,
    pages.check_method_page,
    medicines.check_medicines,
    medicines.check_listing_ids,
    medicines.check_listing_names,
    medicines.check_listing_dates,
    medicines.check_listed_rows,
    medicines.check_listing_references,
    medicines.check_leaflet_signs,
    medicines.check_mixtures,
    text.check_marks_are_whole,
    text.check_marks_in_links,
    text.check_marks,
    text.check_slots,
    text.check_headings,
    text.check_links,
    text.check_pictures,
    text.check_together,
    markup.check_markup,
    cards.check_needs,
    cards.check_card_groups,
    cards.check_cards_in_full,
    cards.check_share_of_cards,
    cards.check_signs,
    cards.check_urgency,
    search.check_word_sets,
    search.check_search_places,
    search.check_endings,
    check_names,
    check_ambiguous_names,
    check_own_names,
    check_glossary,
    check_never_link,
    language.check_plain,
    language.check_plain_words,
)


def read_checked(root: Path) -> tuple[Atlas, list[Problem]]:
    """The content below ``root/docs``, and every problem of it, sorted."""
    atlas, unread = read_atlas(root)
    return atlas, sorted({*unread, *check(atlas)})


def check(atlas: Atlas) -> list[Problem]:
    """Every problem of the content, sorted. What has the wrong shape is reported once and then left out."""
    shapes = [problem for rule in SHAPES for problem in rule(atlas)]
    whole = pruned(atlas, shapes)
    values = {sheet.path: sheet.value for sheet in (*atlas.sheets.values(), *(page.front for page in atlas.pages))}
    found = (*shapes, *(problem for rule in MEANINGS for problem in rule(whole)))
    return sorted({with_ids(problem, values) for problem in found})
