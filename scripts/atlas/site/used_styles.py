"""Style sheets cut to what the pages can use: rules whose names stand on no page are left out, and comments with them.

In: the text of every page, script and style sheet of one site. Out: the style sheets, shorter; no page looks different.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import tinycss2  # type: ignore[import-untyped]

from ..weaving.page import Keep, afresh
from .page_signs import NAMED, WORD, Signs, joined
from .style_rules import Rule, Tokens, read_rules, split, written

VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")  # var(--ink)
ANIMATION = re.compile(r"animation[\w-]*\s*:([^;}]*)")  # animation: turn 1s
EVERYWHERE = ("html", "head", "body")  # a browser makes these where a page leaves them out
ANY_OF = ("is", "where", "has", "-webkit-any", "-moz-any")  # one of what stands in their brackets must be there


@dataclass(frozen=True)
class Names:
    """What pages have and scripts may give them: tags, classes, ids, attributes, and how attributes are filled."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[tuple[str, str]]
    said: frozenset[str]  # by scripts


def cut_styles(
    sheets: Mapping[str, str], pages: Iterable[Signs], scripts: Collection[str], keep: Keep = afresh
) -> dict[str, str]:
    """Each style sheet without what no page can use. Shape: ``sheets`` are their texts by path."""
    whole = joined(pages, scripts)
    return keep("styles", (sorted(sheets.items()), whole.had), lambda: cut_to(sheets, names_of(whole), whole.variables))


def cut_to(sheets: Mapping[str, str], names: Names, outside: Collection[str]) -> dict[str, str]:
    """Each style sheet with what has these names, and the variables that are named outside of style sheets."""
    rules = {path: tuple(kept_rules(read_rules(text), names)) for path, text in sheets.items()}
    while (shorter := without_unasked(rules, outside)) != rules:
        rules = shorter
    return {path: "\n".join(map(written, some)) + "\n" for path, some in rules.items()}


# -- what is on the pages


def names_of(signs: Signs) -> Names:
    """The names on some pages. What a script has in quotes may become the name of anything, its fields attributes."""
    words = {(name, word) for name, value in signs.filled if name in NAMED for word in value.split()}
    return Names(
        frozenset({*(tag for tag, _ in signs.elements), *EVERYWHERE, *signs.said}),
        frozenset({*(word for name, word in words if name == "class"), *signs.said}),
        frozenset({*(word for name, word in words if name == "id"), *signs.said}),
        frozenset({*(name for name, _ in signs.filled), *signs.said, *signs.fields}),
        frozenset(signs.filled),
        frozenset(signs.said),
    )


# -- what is left out


def kept_rules(rules: Iterable[Rule], names: Names) -> Iterator[Rule]:
    """The rules that fit something, each with the selectors that do."""
    for rule in rules:
        fitting = tuple(one for one in rule.selectors if fits(one, names))
        inner = tuple(kept_rules(rule.rules, names))
        if fitting or inner or not (rule.selectors or rule.rules):
            yield replace(rule, selectors=fitting, rules=inner)


def fits(selector: Tokens, names: Names) -> bool:
    """Whether some page may have an element with all the names of a selector."""
    signs = [token.value if token.type == "literal" else "" for token in selector]
    return all(met(token, before, names) for before, token in zip(["", *signs], selector, strict=False))


def met(token: tinycss2.ast.Node, before: str, names: Names) -> bool:
    """Whether the name that a token asks for is there; states (``:hover``) and ``:not(…)`` ask for none."""
    if token.type == "ident":
        return before == ":" or token.value in (names.classes if before == "." else names.tags)
    if token.type == "hash":
        return token.value in names.ids
    if token.type == "[] block":
        return filled(token.content, names)
    if token.type == "function" and token.lower_name in ANY_OF:
        return any(fits(choice, names) for choice in split(token.arguments, ","))
    return True


def filled(tokens: Tokens, names: Names) -> bool:
    """Whether some element has the attribute of ``[open]``, and of ``[dir=ltr]`` also its value."""
    name, *rest = [token for token in tokens if token.type != "whitespace"] or [None]
    if not name or name.type != "ident":
        return True
    exact = len(rest) == 2 and rest[0] == "=" and rest[1].type in ("ident", "string")
    if not exact or name.value not in names.attributes:
        return name.value in names.attributes
    return (name.value, rest[1].value) in names.values or rest[1].value in names.said


def without_unasked(sheets: Mapping[str, tuple[Rule, ...]], outside: Collection[str]) -> dict[str, tuple[Rule, ...]]:
    """The style sheets without variables and animations that nothing asks for."""
    text = "\n".join(written(rule) for rules in sheets.values() for rule in rules)
    asked = {*VARIABLE.findall(text), *outside}
    moved = set(WORD.findall(" ".join(ANIMATION.findall(text))))
    return {path: tuple(asked_for(rules, asked, moved)) for path, rules in sheets.items()}


def asked_for(rules: Iterable[Rule], asked: Collection[str], moved: Collection[str]) -> Iterator[Rule]:
    """Rules with the variables that are asked for, and the animations that something is moved by."""
    for rule in rules:
        kept = tuple(one for one in rule.declarations if not one.startswith("--") or one.split(":")[0].strip() in asked)
        inner = tuple(asked_for(rule.rules, asked, moved))
        empty = (rule.selectors and not kept) or (rule.rules and not inner)
        if not empty and (not rule.animation or rule.animation in moved):
            yield replace(rule, declarations=kept, rules=inner)
