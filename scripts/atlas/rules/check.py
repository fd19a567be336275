"""All rules at once: what people wrote, with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ..content.atlas import Atlas
from ..content.dates import FUTURE
from ..content.problems import Problem
from ..content.reader import read_atlas
from ..linking import names
from . import (
    allowed,
    cards,
    changes,
    charts,
    codes,
    due,
    files,
    finder,
    foreign,
    grades,
    ids,
    language,
    markup,
    medicines,
    moves,
    negatives,
    pages,
    primary,
    promises,
    search,
    studies,
    text,
)
from .messages import with_ids
from .prune import pruned

Rule = Callable[[Atlas], Iterator[Problem]]
SHAPES: tuple[Rule, ...] = (pages.check_front_matter, pages.check_sheets)
SUBJECTS = (
    pages, ids, due, primary, files, moves, medicines, text, promises, studies, grades, charts, codes, markup, allowed,
    foreign, cards, negatives, search, finder, changes, names, language,
)
# A function of a subject that is named check_… is a rule.
MEANINGS: tuple[Rule, ...] = tuple(
    rule
    for subject in SUBJECTS
    for name, rule in vars(subject).items()
    if name.startswith("check_") and rule not in SHAPES
)


Told = list[tuple[str, int, str, str]]  # the problems of one rule, as plain values
Each = Callable[[Callable[[Rule], Told], Sequence[Rule]], Iterable[Told]]  # what many rules find, in their order


def read_checked(root: Path, each: Each = map) -> tuple[Atlas, list[Problem]]:
    """The content below ``root/docs``, and every problem of it, sorted; a large site is checked by ``each``."""
    atlas, unread = read_atlas(root)
    return atlas, sorted({*unread, *check(atlas, each=each if len(atlas.pages) >= LARGE else map)})


LARGE = 100  # pages: for fewer, other processes cost more than they bring


def check(atlas: Atlas, but: Collection[Rule] = (), each: Each = map) -> list[Problem]:
    """Every problem of the content, by all rules but some, sorted. What has the wrong shape is reported once."""
    shapes = [problem for rule in SHAPES for problem in rule(atlas)]
    whole = pruned(atlas, shapes)

    def told(rule: Rule) -> Told:
        """What a rule finds."""
        return [(one.path, one.line, one.field, one.text) for one in rule(whole)]

    make_ready(whole)
    values = {sheet.path: sheet.value for sheet in (*atlas.sheets.values(), *(page.front for page in atlas.pages))}
    meant = each(told, [rule for rule in MEANINGS if rule not in but])
    found = (*shapes, *(Problem(*one) for some in meant for one in some))
    return sorted({with_ids(problem, values) for problem in without_clock(list(found))})


def make_ready(atlas: Atlas) -> None:
    """What many rules ask for, and weaving again: made once, before the rules are shared out among processes."""
    names.vocabulary(atlas)
    for page in atlas.pages:
        _ = page.marks


def without_clock(found: list[Problem]) -> list[Problem]:
    """The same problems; where many days seem to be in the future, the clock is behind, and that is told once."""
    early = [problem for problem in found if FUTURE in problem.text]
    if len(early) <= MANY_DAYS:
        return found
    text = f"says {date.today()}, and {len(early)} days of the content are later; set the clock of this computer"
    return [*(problem for problem in found if problem not in early), Problem("docs", 1, "clock", text)]


MANY_DAYS = 9  # that nobody mistypes at once
