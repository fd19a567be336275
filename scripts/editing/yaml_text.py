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
        named = schema.get("propertyNames", {}).get("pattern") in naming
        for at, (key, value) in enumerate(node.value):
            new = swap(key.value) if named else key.value
            other = next((one for name, one in node.value if name.value == new), None)
            if new != key.value and other is not None:
                yield from joined_pairs(text, node, at, other)
                continue
            if new != key.value:
                yield token(text, key, new)
            inner = schema.get("properties", {}).get(key.value) or schema.get("additionalProperties") or {}
            if key.value not in but:
                yield from swaps(text, value, inner, naming, swap)
    elif isinstance(node, yaml.SequenceNode):
        yield from items(text, node, schema.get("items") or {}, naming, swap)
    elif schema.get("pattern") in naming and (new := swap(node.value)) != node.value:
        yield token(text, node, new)


def joined_pairs(text: str, node: Any, at: int, other: Any) -> Iterator[Edit]:
    """Of two entries of a mapping that are one now, the first goes; what its list has more goes to the other's."""
    key, value = node.value[at]
    if not (isinstance(value, yaml.SequenceNode) and isinstance(other, yaml.SequenceNode)):
        raise Refused(f'"{key.value}" has a value of its own beside the one that it is joined to; take one out first')
    said = {one.value for one in other.value}
    more = [text[one.start_mark.index : end_of(text, one)] for one in value.value if one.value not in said]
    yield added(text, other, more)
    start = key.start_mark.index
    if at + 1 < len(node.value):
        yield Edit(start, node.value[at + 1][0].start_mark.index)
    else:
        yield Edit(end_of(text, node.value[at - 1][1]) if at else start, end_of(text, value))


def added(text: str, node: Any, new: Sequence[str]) -> Edit:
    """The edit that puts entries, as they are written, at the end of a list."""
    last = node.value[-1]
    end = end_of(text, last)
    if node.flow_style:
        return Edit(end, end, "".join(f", {one}" for one in new))
    line = text.rfind("\n", 0, last.start_mark.index) + 1
    indent = text[line : text.index("-", line)]
    return Edit(end, end, "".join(f"\n{indent}- {one}" for one in new))


def end_of(text: str, node: Any) -> int:
    """Where the signs of a node end, without the space after them."""
    return len(text[: node.end_mark.index].rstrip())


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
    return edited(text, [added(text, found[1], [plain(item)])])


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
    end = end_of(text, found[1].value[-1][1])
    return edited(text, [Edit(end, end, f", {pair}" if found[1].flow_style else f"\n  {pair}")])


def plain(value: str) -> str:
    """A text as YAML on one line, in quotes where it needs them."""
    plain_text = re.fullmatch(r"[A-Za-z0-9(][^:#\n{}\[\],&*!|>'\"%@`]*", value)
    read = yaml.load(value, Loader=Loader) if plain_text else None
    return value if read == value else "'" + value.replace("'", "''") + "'"


def with_line(text: str, item: str) -> str:
    """A file that is one sorted list of plain texts, with an entry more at its sorted place."""
    lines = text.splitlines()
    entries = {*(line for line in lines if line.startswith("- ")), f"- {plain(item)}"}
    rest = [line for line in lines if not line.startswith("- ")]
    return "\n".join([*rest, *sorted(entries, key=lambda line: line[2:])]) + "\n"
