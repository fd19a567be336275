"""Style sheets cut to what the pages can use: rules whose names stand on no page are left out, and comments with them.

In: the text of every page, script and style sheet of one site. Out: the style sheets, shorter; no page looks different.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache

import tinycss2  # type: ignore[import-untyped]

from ..weaving.page import Keep, afresh
from .page_signs import NAMED, VARIABLE_NAME, Signs

QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")  # in a script: "term", 'term', `<b>${left}</b>`
FIELD = re.compile(r"\.([A-Za-z]\w*)")  # in a script: .hidden, .dataset, .openedBy
WORD = re.compile(r"[\w-]+")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")  # var(--ink)
ANIMATION = re.compile(r"animation[\w-]*\s*:([^;}]*)")  # animation: turn 1s
EVERYWHERE = ("html", "head", "body")  # a browser makes these where a page leaves them out
ANY_OF = ("is", "where", "has", "-webkit-any", "-moz-any")  # one of what stands in their brackets must be there
NESTED = ("media", "supports", "layer", "container")  # rules that hold rules


Tokens = Sequence[tinycss2.ast.Node]


@dataclass(frozen=True)
class Names:
    """What pages have and scripts may give them: tags, classes, ids, attributes, and how attributes are filled."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    attributes: frozenset[str]
    values: frozenset[tuple[str, str]]
    said: frozenset[str]  # by scripts


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: its selectors as tokens, its declarations, the rules that it holds."""

    head: str
    selectors: tuple[Tokens, ...] = ()
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    animation: str = ""


def cut_styles(
    sheets: Mapping[str, str], pages: Iterable[Signs], scripts: Collection[str], keep: Keep = afresh
) -> dict[str, str]:
    """Each style sheet without what no page can use. Shape: ``sheets`` are their texts by path."""
    elements, filled, inline, outside = set[str](), set[tuple[str, str]](), set[str](), set[str]()
    for signs in pages:
        elements |= {tag for tag, _ in signs.elements}
        filled |= signs.filled
        inline |= signs.inline
        outside |= signs.variables
    code = sorted({*scripts, *inline})
    outside |= {name for text in code for name in VARIABLE_NAME.findall(text)}
    names = names_of(elements, filled, code)
    given = sorted(sheets.items()), [sorted(getattr(names, one.name)) for one in fields(Names)], sorted(outside)
    return keep("styles", given, lambda: cut_to(sheets, names, outside))


def cut_to(sheets: Mapping[str, str], names: Names, outside: Collection[str]) -> dict[str, str]:
    """Each style sheet with what has these names, and the variables that are named outside of style sheets."""
    rules = {path: tuple(kept_rules(read_rules(text), names)) for path, text in sheets.items()}
    while (shorter := without_unasked(rules, outside)) != rules:
        rules = shorter
    return {path: "\n".join(map(written, some)) + "\n" for path, some in rules.items()}


# -- what is on the pages


def names_of(tags: Collection[str], filled: Collection[tuple[str, str]], scripts: Iterable[str]) -> Names:
    """The names on all pages. What a script has in quotes may become the name of anything, its fields attributes."""
    scripts = list(scripts)
    said = {word for script in scripts for text in QUOTED.findall(script) for word in WORD.findall(text)}
    fields = {field for script in scripts for field in FIELD.findall(script)}
    words = {(name, word) for name, value in filled if name in NAMED for word in value.split()}
    return Names(
        frozenset({*tags, *EVERYWHERE, *said}),
        frozenset({*(word for name, word in words if name == "class"), *said}),
        frozenset({*(word for name, word in words if name == "id"), *said}),
        frozenset({*(name for name, _ in filled), *said, *map(str.lower, fields), *map(dashed, fields)}),
        frozenset(filled),
        frozenset(said),
    )


def dashed(name: str) -> str:
    """The attribute that a script sets as a field of ``dataset``: ``data-scheme`` for ``scheme``."""
    return "data-" + re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


# -- what a style sheet says


@cache
def read_rules(text: str) -> tuple[Rule, ...]:
    """The rules of a style sheet, without its comments."""
    tokens = tinycss2.parse_component_value_list(text, skip_comments=True)
    return rules_of(tokens)


def rules_of(tokens: Tokens) -> tuple[Rule, ...]:
    """The rules that tokens make."""
    return tuple(map(read_rule, tinycss2.parse_stylesheet(tokens, skip_whitespace=True)))


def read_rule(node: tinycss2.ast.Node) -> Rule:
    """One rule; what cannot be read is left out, as a browser does."""
    if node.type == "error":
        return Rule("")
    if node.type == "qualified-rule":
        return Rule("", tuple(split(node.prelude, ",")), tuple(declarations_of(node.content)))
    if node.type == "at-rule" and node.content is not None:
        head = f"@{node.at_keyword}{said(node.prelude)}"
        if node.lower_at_keyword in NESTED:
            return Rule(head, rules=rules_of(node.content))
        animation = said(node.prelude) if node.lower_at_keyword.endswith("keyframes") else ""
        return Rule(head, declarations=(said(node.content),), animation=animation.strip())
    return Rule(said([node]))


def declarations_of(tokens: Tokens) -> Iterator[str]:
    """What a rule sets, one by one: ``color:red``; an empty variable keeps its space."""
    for part in split(tokens, ";"):
        if text := said(part).strip():
            yield f"{text} " if text.endswith(":") else text


def split(tokens: Tokens, sign: str) -> Iterator[list[tinycss2.ast.Node]]:
    """The parts between the signs on the top level."""
    part: list[tinycss2.ast.Node] = []
    for token in tokens:
        if token == sign:
            yield part
            part = []
        else:
            part.append(token)
    yield part


def said(tokens: Tokens) -> str:
    """Tokens as they are written, each white space as one sign."""
    for token in tokens:
        squeeze(token)
    return str(tinycss2.serialize(tokens))


def squeeze(token: tinycss2.ast.Node) -> None:
    """Make one sign of each white space, inside of blocks too."""
    if token.type == "whitespace":
        token.value = " "
    for inner in getattr(token, "content", None) or getattr(token, "arguments", None) or ():
        squeeze(inner)


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


def written(rule: Rule) -> str:
    """A rule as a style sheet says it."""
    head = rule.head + ",".join(said(selector).strip() for selector in rule.selectors)
    if rule.rules:
        return f"{head}{{{''.join(map(written, rule.rules))}}}"
    return f"{head}{{{';'.join(rule.declarations)}}}" if rule.declarations else head
