"""The style sheets of all pages as one that every page asks for, and a short one for each kind of page.

In: the rules of the style sheets in their order, and the pages and scripts of each kind. Out: their texts. A rule that
many pages can use is common; the rest stand in the sheets of the kinds that use them, which come after it. Where that
would turn round two rules that may set the same on the same element, the later one is said once more there, so no page
looks different.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from .page_signs import Signs, joined
from .selectors import Elements, Weight, elements_of, set_by, target
from .style_rules import Rule, written
from .used_styles import Names, fits, names_of

COMMON = 1 / 4  # the share of all pages that can use a common rule; with 1/2 too much has to be said once more
Key = tuple[Weight, str, bool, str]  # the weight, the part of the element, whether it is important, what is set


@dataclass(frozen=True)
class Leaf:
    """A rule that holds no rules: its style sheet, and what stands around it, as ``@media print``."""

    sheet: str
    around: tuple[str, ...]
    rule: Rule


@dataclass(frozen=True)
class Kind:
    """A kind of page: the style sheets asked for, how many pages there are, the names on them, their elements."""

    sheets: frozenset[str]
    count: int
    names: Names
    elements: Elements


def kind_of(sheets: Collection[str], signs: Signs, scripts: Collection[str]) -> Kind:
    """A kind of page from the style sheets that it asks for, what its pages have, and the texts of their scripts."""
    whole = joined([signs], scripts)
    names = names_of(whole)
    return Kind(frozenset(sheets), whole.count, names, elements_of(whole.elements, whole.given, names))


def split_styles(
    sheets: Mapping[str, Iterable[Rule]], everywhere: Collection[str], kinds: Mapping[str, Kind]
) -> tuple[str, dict[str, str]]:
    """The common style sheet, and the one of each kind.

    Shape: the rules of all ``sheets`` by their path, in their order; only those ``everywhere`` can become common.
    """
    leaves = tuple(leaf for path, rules in sheets.items() for leaf in leaves_of(path, rules))
    used = {name: used_by(leaves, kind) for name, kind in kinds.items()}
    least = sum(kind.count for kind in kinds.values()) * COMMON
    often = Counter(at for name, found in used.items() for at in found for _ in range(kinds[name].count))
    able = [at for at, leaf in enumerate(leaves) if leaf.sheet in everywhere]
    shared = {at for at in able if often[at] > least or not leaves[at].rule.selectors}
    own = {name: text_of(kept_apart(used[name], shared, kind.elements)) for name, kind in kinds.items()}
    return text_of(leaves[at] for at in able if at in shared), own


def leaves_of(sheet: str, rules: Iterable[Rule], around: tuple[str, ...] = ()) -> Iterator[Leaf]:
    """The rules that hold none, in their order."""
    for rule in rules:
        if rule.rules:
            yield from leaves_of(sheet, rule.rules, (*around, rule.head))
        else:
            yield Leaf(sheet, around, rule)


def used_by(leaves: Sequence[Leaf], kind: Kind) -> dict[int, Leaf]:
    """The rules that fit something in a kind of page, each with the selectors that do, by their place."""
    found = {}
    for at, leaf in enumerate(leaves):
        if leaf.sheet not in kind.sheets:
            continue
        fitting = tuple(one for one in leaf.rule.selectors if fits(one, kind.names))
        if fitting or not leaf.rule.selectors:
            found[at] = replace(leaf, rule=replace(leaf.rule, selectors=fitting))
    return found


def kept_apart(used: Mapping[int, Leaf], shared: Collection[int], elements: Elements) -> Iterator[Leaf]:
    """The rules of one kind: those that are not shared, and those that must come after one of these."""
    before: dict[Key, int] = {}
    for at, leaf in used.items():
        keys = keys_of(leaf.rule, elements)
        if at not in shared or any(before.get(key, 0) & places for key, places in keys.items()):
            before |= {key: before.get(key, 0) | places for key, places in keys.items()}
            yield leaf


def keys_of(rule: Rule, elements: Elements) -> dict[Key, int]:
    """What a rule sets, how heavily, and on which elements: of two rules that meet in these the later one counts."""
    sets = {(text.endswith("!important"), set_by(text)) for text in rule.declarations}
    found: dict[Key, int] = {}
    for one in map(target, rule.selectors):
        for urgent, name in sets:
            key = (one.weight, one.part, urgent, name)
            found[key] = found.get(key, 0) | one.within(elements)
    return found


def text_of(leaves: Iterable[Leaf]) -> str:
    """Rules as a style sheet says them."""
    return "".join(f"{nested(around, some)}\n" for around, some in groupby(leaves, key=lambda leaf: leaf.around))


def nested(around: Sequence[str], leaves: Iterable[Leaf]) -> str:
    """Rules with what stands around them."""
    inner = ("" if around else "\n").join(written(leaf.rule) for leaf in leaves)
    for head in reversed(around):
        inner = f"{head}{{{inner}}}"
    return inner
