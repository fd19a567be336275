"""YAML edited as text: only what is meant changes, and comments, order and quotes stay.

A text is composed to find where each scalar stands; an edit replaces these signs. What comes out is composed again by
whoever checks it, so that a slip is a problem with a line, not a broken file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import yaml
from atlas.content.sheets import Data, Loader

from .project import Refused

Swap = Callable[[str], str]  # what a text that names a page becomes; itself, when nothing changes


@dataclass(frozen=True)
class Edit:
    """What replaces the signs from ``start`` to ``end``."""

    start: int
    end: int
    text: str = ""


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits, which may not overlap."""
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def composed(text: str) -> Any:
    """The nodes of a text; nothing when it is empty."""
    try:
        return yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise Refused(f"a file cannot be read as YAML: {error}; run `make check` and mend that first") from None


def swapped(text: str, schema: Data, naming: set[str], swap: Swap, but: Sequence[str] = ()) -> str:
    """The text with each scalar swapped whose form, as the schema says, is one that names pages.

    Shape: ``but`` are keys of the whole mapping that stay as they are. An entry that a list has already is taken out.
    """
    node = composed(text)
    return edited(text, list(swaps(text, node, schema, naming, swap, but))) if node else text


def swaps(
    text: str, node: Any, schema: Data, naming: set[str], swap: Swap, but: Sequence[str] = ()
) -> Iterator[Edit]:
    """The edits below a node."""
    if isinstance(node, yaml.MappingNode):
        keys, named = {key.value for key, _ in node.value}, schema.get("propertyNames", {}).get("pattern") in naming
        for key, value in node.value:
            new = swap(key.value) if named else key.value
            if new != key.value and new in keys:
                raise Refused(f'"{key.value}" and "{new}" both have an entry in one list; join the two by hand first')
            if new != key.value:
                yield token(text, key, new)
            inner = schema.get("properties", {}).get(key.value) or schema.get("additionalProperties") or {}
            if key.value not in but:
                yield from swaps(text, value, inner, naming, swap)
    elif isinstance(node, yaml.SequenceNode):
        yield from items(text, node, schema.get("items") or {}, naming, swap)
    elif schema.get("pattern") in naming and (new := swap(node.value)) != node.value:
        yield token(text, node, new)


def items(text: str, node: Any, schema: Data, naming: set[str], swap: Swap) -> Iterator[Edit]:
    """The edits of a list: what it would have twice is taken out."""
    seen = {one.value for one in node.value if isinstance(one, yaml.ScalarNode)}
    for at, one in enumerate(node.value):
        named = isinstance(one, yaml.ScalarNode) and schema.get("pattern") in naming
        if named and (new := swap(one.value)) != one.value and new in seen:
            yield taken_out(text, node, at)
        else:
            yield from swaps(text, one, schema, naming, swap)


def token(text: str, node: Any, new: str) -> Edit:
    """A scalar with its value swapped, in the quotes that it has."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.value not in text[start:end]:
        raise Refused(f'"{node.value}" is written over several lines or with escapes; write it on one line first')
    return Edit(start, end, text[start:end].replace(node.value, new))


def taken_out(text: str, node: Any, at: int) -> Edit:
    """The edit that takes an entry out of a list: its line, or its place between commas."""
    one = node.value[at]
    start, end = one.start_mark.index, one.end_mark.index
    if not node.flow_style:
        begin = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        return Edit(begin, len(text) if stop < 0 else stop + 1)
    if at + 1 < len(node.value):
        return Edit(start, node.value[at + 1].start_mark.index)
    return Edit(node.value[at - 1].end_mark.index if at else start, end)


def field(text: str, key: str) -> tuple[Any, Any] | None:
    """The key and the value of a field of the whole mapping."""
    node = composed(text)
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next(((name, value) for name, value in pairs if name.value == key), None)


def with_item(text: str, key: str, item: str) -> str:
    """The mapping whose list under a key has an entry more, at its end; the list is made when there is none."""
    if not (found := field(text, key)):
        return f"{text.rstrip(chr(10))}\n{key}:\n- {plain(item)}\n"
    values = found[1].value
    if item in [one.value for one in values]:
        return text
    last = values[-1]
    if found[1].flow_style:
        return edited(text, [Edit(last.end_mark.index, last.end_mark.index, f", {plain(item)}")])
    line = text.rfind("\n", 0, last.start_mark.index) + 1
    indent = text[line : text.index("-", line)]
    end = text.find("\n", last.end_mark.index - (text[last.end_mark.index - 1 : last.end_mark.index] == "\n"))
    end = len(text) if end < 0 else end
    return edited(text, [Edit(end, end, f"\n{indent}- {plain(item)}")])


def without_item(text: str, key: str, item: str) -> str:
    """The mapping whose list under a key lacks an entry; a list that would be empty goes with its key."""
    found = field(text, key)
    values = [one.value for one in found[1].value] if found else []
    if not found or item not in values:
        return text
    if len(values) == 1:
        return without_field(text, key)
    return edited(text, [taken_out(text, found[1], values.index(item))])


def without_items(text: str, keys: Iterable[str], item: str) -> str:
    """The mapping whose lists under some keys lack an entry."""
    for key in keys:
        text = without_item(text, key, item)
    return text


def without_field(text: str, key: str) -> str:
    """The mapping without a field: all lines from its key to the next one."""
    node = composed(text)
    starts = [name.start_mark.index for name, _ in node.value]
    at = [name.value for name, _ in node.value].index(key)
    end = starts[at + 1] if at + 1 < len(starts) else len(text)
    return edited(text, [Edit(starts[at], end)])


def with_pair(text: str, key: str, name: str, value: str) -> str:
    """The mapping whose mapping under a key has a pair more; made when there is none."""
    pair = f"{plain(name)}: {plain(value)}"
    if not (found := field(text, key)):
        return f"{text.rstrip(chr(10))}\n{key}:\n  {pair}\n"
    last = found[1].value[-1][1]
    if found[1].flow_style:
        return edited(text, [Edit(last.end_mark.index, last.end_mark.index, f", {pair}")])
    return edited(text, [Edit(last.end_mark.index, last.end_mark.index, f"\n  {pair}")])


def plain(value: str) -> str:
    """A text as YAML on one line, in quotes where it needs them."""
    plain_text = re.fullmatch(r"[A-Za-z0-9(][^:#\n{}\[\],&*!|>'\"%@`]*", value)
    read = yaml.load(value, Loader=Loader) if plain_text else None
    return value if read == value else "'" + value.replace("'", "''") + "'"


def with_line(text: str, item: str) -> str:
    """A file that is one sorted list of plain texts, with an entry more at its sorted place."""
    lines = text.splitlines()
    entries = sorted({*(line for line in lines if line.startswith("- ")), f"- {item}"}, key=lambda line: line[2:])
    return "\n".join([*(line for line in lines if not line.startswith("- ")), *entries]) + "\n"
