"""What a style sheet says: its rules with their selectors, and the names by which these know elements.

In: the text of a style sheet. Out: rules, without comments, and such a rule as text. May import nothing of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import tinycss2  # type: ignore[import-untyped]

NESTED = ("media", "supports", "layer", "container")  # rules that hold rules
Tokens = Sequence[tinycss2.ast.Node]


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: its selectors as tokens, its declarations, the rules that it holds."""

    head: str
    selectors: tuple[Tokens, ...] = ()
    declarations: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    animation: str = ""


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
            name, _, value = text.partition(":")
            yield f"{name.rstrip()}:{value.lstrip() or ' '}"


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


def written(rule: Rule) -> str:
    """A rule as a style sheet says it."""
    head = rule.head + ",".join(said(selector).strip() for selector in rule.selectors)
    if rule.rules:
        return f"{head}{{{''.join(map(written, rule.rules))}}}"
    return f"{head}{{{';'.join(rule.declarations)}}}" if rule.declarations else head


def names_asked(rules: Iterable[Rule]) -> Iterator[str]:
    """The names and values that selectors ask for, and the variables that are set: nothing else of a page counts."""
    for rule in rules:
        for selector in rule.selectors:
            yield from names_in(selector)
        yield from (text.partition(":")[0].strip() for text in rule.declarations if text.startswith("--"))
        yield from names_asked(rule.rules)


def names_in(tokens: Tokens) -> Iterator[str]:
    """The names and values in tokens, inside of brackets too."""
    for token in tokens:
        if token.type in ("ident", "hash", "string"):
            yield str(token.value)
        yield from names_in(getattr(token, "content", None) or getattr(token, "arguments", None) or ())
