"""What is worth an author's look and stops no build: unused references, bare numbers, old checks, thin pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content.atlas import STATEMENTS, Atlas
from ..content.marks import MarkKind
from ..content.page import CONTENT
from ..content.problems import Problem
from ..linking.forms import is_exact
from ..linking.names import declared_terms
from .due import advise_days
from .grades import advise_shares
from .language import either, measures, read_by_people
from .negatives import advise_old_searches
from .studies import advise_unmarked_figures

SHORTEST_PAGE = 120
LONGEST_TITLE = 51  # signs; with the name of the site after it, 65, where lists of results cut
VAGUE = ("good chance", "small chance", "high risk", "low risk", "very likely", "very unlikely", "significant")
VAGUE_WORDS = re.compile(either(VAGUE), re.IGNORECASE)  # "high risk" of "a high risk."


def advice(atlas: Atlas) -> list[Problem]:
    """What is worth an author's look and does not stop the build."""
    rules = (
        *(advise_unused_references, advise_uncited_numbers, advise_unmarked_figures),
        *(advise_days, advise_old_searches, advise_vague, advise_thin),
        *(advise_titles, advise_short_names, advise_shares),
    )
    return [problem for rule in rules for problem in rule(atlas)]


def advise_unused_references(atlas: Atlas) -> Iterator[Problem]:
    """A reference in the bibliography is used: by a page, a claim, a fact, a red flag or a search."""
    used = set(atlas.cited_by)
    used.update(key for one in atlas.searches.values() for key in one.references)
    for name in STATEMENTS:
        used.update(key for entry in atlas.data(name) for key in entry["references"])
    for key in atlas.references:
        if key not in used:
            text = f'"{key}" is cited nowhere; cite it or take it out'
            yield Problem("docs/references.yml", atlas.line("references", key), "unused", text)


PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")  # lines without an empty one between them
NO_FACT = re.compile(  # what has numbers and states none: [@a_2020], 1. in a list, (page-2.md)
    r"\[[@#?][^\]]*\]|\[\[.*?\]\]|^\d+\.|^#.*$|\([^)]*\.md[^)]*\)", re.MULTILINE
)
NUMBER = re.compile(r"\b\d[\d,.]*\b(?! ?(?:minutes?|seconds?|times?|weeks?|to \d))")  # 1 in 20, not 30 seconds


def advise_uncited_numbers(atlas: Atlas) -> Iterator[Problem]:
    """A number has a reference in its paragraph."""
    for page in atlas.pages:
        if page.kind in CONTENT:
            cited = [mark.offset for mark in page.marks_of(MarkKind.CITATION)]
            for block in PARAGRAPH.finditer(page.text):
                number = NUMBER.search(NO_FACT.sub("", block[0]))
                if number and not any(block.start() <= offset < block.end() for offset in cited):
                    text = f'"{number[0]}" has no reference in its paragraph; cite where it comes from'
                    yield Problem(page.path, page.line_at(block.start()), "number", text)


def advise_vague(atlas: Atlas) -> Iterator[Problem]:
    """A risk is given as a number, or as what is known."""
    for page in read_by_people(atlas):
        for match in VAGUE_WORDS.finditer(page.body):
            text = f'"{match[0]}" is vague; give the number, or say what is known'
            yield Problem(page.path, page.line_at(match.start()), "vague", text)


def advise_thin(atlas: Atlas) -> Iterator[Problem]:
    """A page of under 120 words of its own prose shares a page with another thin one."""
    for page, found in measures(atlas):
        if page.kind in CONTENT and found.words < SHORTEST_PAGE:
            yield Problem(page.path, page.body_line, "thin", f"{found.words} words; add what a reader needs, or share")


def advise_titles(atlas: Atlas) -> Iterator[Problem]:
    """A title is short enough for a list of search results, where the name of the site follows it."""
    for page in atlas.pages:
        if page.url and len(page.title) > LONGEST_TITLE:
            text = f"{len(page.title)} characters, and search results show about {LONGEST_TITLE}; shorten it"
            yield Problem(page.path, page.front.line("title"), "title", text)


def advise_short_names(atlas: Atlas) -> Iterator[Problem]:
    """A name of at most three letters with a first capital is found only as it is written; "toe" would not be "Toe"."""
    for page in atlas.pages:
        names = {one.name: one for one in declared_terms(page) if one.linkable and one.url == page.url}
        for name, one in names.items():
            if is_exact(name) and name.istitle() and name.lower() not in names:
                path, _, line = one.where.rpartition(":")
                text = f'"{name}" is not found in small letters, for it is so short; add the alias "{name.lower()}" too'
                yield Problem(path, int(line), "name", text)
