"""YAML as values with the line of each key: front matter and data files. Broken YAML becomes a problem."""

from __future__ import annotations

import marshal
import pickle
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from .problems import Problem
from .remembered import remembered

Data = Mapping[str, Any]
BRACKET = re.compile(r"[\[\]{}]")  # of a list or a mapping on one line: [a, {b: c}]
DEEPEST = 50  # brackets in brackets
LARGEST = 10**15  # a number that anybody means; Python does not even print one of 4,300 digits
CONTROL = re.compile(  # what no text needs: controls, what turns letters round or is not seen, no characters at all
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u115e\u1161-\u17b3\u17b6-\u180a\u1810-\u200a\u200c-\u2027\u202f-\u205f"
    "\u2070-\u27ff\u2801-\u3163\u3165-\ud7ff\uf900-\ufdcf\ufdf0-\ufdff\ufe0e-\ufefe\uff00-\uff9f\uffa1-\uffef"
    "\U00010000-\U0001bc9f\U0001bca4-\U0001d172\U0001d17b-\U0001fffd\U00020000-\U0003fffd]"
)
NAMED = re.compile(r"(?<![^\s\[\]{},:-])[&*][^\s\[\]{},]")  # perhaps a name of a value: &a, or its use: *a
TEXT_TAG = "tag:yaml.org,2002:str"


@dataclass(frozen=True, eq=False)
class Sheet:
    """One data file: its value and the line of each key and entry, by dotted path (``3.references.0``).

    The same text gives the same object, so that what is computed from it can be cached by it.
    """

    path: str
    value: Any
    lines: Mapping[str, int]

    def line(self, where: str) -> int:
        """The line of an entry, or of the nearest thing around it."""
        while where and where not in self.lines:
            where = where.rpartition(".")[0]
        return self.lines.get(where, 1)


class Lines(Mapping[str, int]):
    """The line of each key and entry, held packed: a large file has ten times more of them than anybody asks for."""

    def __init__(self, lines: Mapping[str, int]) -> None:
        """Hold these."""
        self.packed = zlib.compress(marshal.dumps(dict(lines)), 1)

    def __getitem__(self, where: str) -> int:
        """The line of an entry."""
        return unpacked(self.packed)[where]

    def __contains__(self, where: object) -> bool:
        """Whether an entry has a line of its own."""
        return where in unpacked(self.packed)

    def __iter__(self) -> Iterator[str]:
        """The dotted paths."""
        return iter(unpacked(self.packed))

    def __len__(self) -> int:
        """How many there are."""
        return len(unpacked(self.packed))


@lru_cache(maxsize=8)
def unpacked(packed: bytes) -> dict[str, int]:
    """Lines as they were; of the files that were asked for last they stay at hand."""
    lines: dict[str, int] = marshal.loads(zlib.decompress(packed))
    return lines


class Loader(yaml.CSafeLoader):
    """Safe YAML in which a date stays the text that the author wrote, so that a wrong one can be shown."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def construct_scalar(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> object:
    """The value of a scalar; one that does not fit the tag that it carries is an error at its line."""
    try:
        value = yaml.CSafeLoader.yaml_constructors[node.tag](loader, node)
        if isinstance(value, int) and abs(value) > LARGEST:
            raise ValueError
        return value
    except (ValueError, KeyError, AttributeError, IndexError):
        what = f'"{node.value[:60]}" is not of the type {node.tag.rpartition(":")[2]}'
        raise yaml.constructor.ConstructorError(None, None, what, node.start_mark) from None


for name in ("bool", "int", "float", "timestamp"):
    Loader.add_constructor(f"tag:yaml.org,2002:{name}", construct_scalar)


@remembered
def parse_sheet(path: str, text: str, first_line: int = 1) -> tuple[Sheet, list[Problem]]:
    """Read YAML with the line of every key; a key written twice and broken YAML are problems."""
    lines: dict[str, int] = {}
    if (deep := too_deep(text)) is not None:
        line = text.count("\n", 0, deep) + first_line
        return Sheet(path, None, {}), [Problem(path, line, "YAML", "brackets are nested too deep; close them")]
    try:
        refuse_aliases(text)
        told, twice = read_value(text, first_line, lines)
    except (yaml.YAMLError, RecursionError) as error:
        return Sheet(path, None, {}), [yaml_problem(path, error, first_line)]
    problems = [Problem(path, line, key, "written twice; keep one") for key, line in twice]
    return Sheet(path, pickle.loads(told), Lines(lines)), problems  # our own bytes


def read_value(text: str, first_line: int, lines: dict[str, int]) -> tuple[bytes, list[tuple[str, int]]]:
    """The value that YAML tells, and its repeated keys with their lines. Fills ``lines``.

    The value comes as bytes, for what was made to read it then goes before the value is made, and leaves no gaps.
    """
    loader = Loader(text)
    node = loader.get_single_node()
    twice = list(walk(node, "", first_line, lines, {}))
    return pickle.dumps(loader.construct_document(node) if node else None), twice


def refuse_aliases(text: str) -> None:
    """A value that stands for another is an error at its line: a few of them can stand for millions."""
    events = yaml.parse(text, Loader=Loader) if NAMED.search(text) else ()
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            what = f'"*{event.anchor}" stands for another value, so write that out'
            raise yaml.constructor.ConstructorError(None, None, what, event.start_mark)  # type: ignore[arg-type]


def refuse_controls(node: yaml.ScalarNode) -> None:
    """A character that no text needs is an error at its line, written as it is or by an escape."""
    if control := CONTROL.search(node.value):
        what = f"{code_of(control[0])} is not a character for text"
        raise yaml.constructor.ConstructorError(None, None, what, node.start_mark)


def code_of(character: str) -> str:
    """The number of a character: U+202E."""
    return f"U+{ord(character):04X}"


def yaml_problem(path: str, error: Exception, first_line: int = 1) -> Problem:
    """What is wrong with YAML that cannot be read, at its line."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "cannot be read"
    line = (mark.line if mark else 0) + first_line
    return Problem(path, line, "YAML", f"{what}; mend the syntax at or above this line")


def too_deep(text: str) -> int | None:
    """Where more brackets are open than anybody means, which would break the YAML reader; nothing if nowhere."""
    depth = 0
    for bracket in BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return bracket.start()
    return None


def walk(
    node: Any, where: str, first_line: int, lines: dict[str, int], same: dict[str, str]
) -> Iterator[tuple[str, int]]:
    """Fill ``lines`` by dotted path, make every key a text, drop and yield each repeated one, with its line.

    Shape: ``same`` are the words so far, for equal ones become one object: most keys and many values are equal.
    """
    if isinstance(node, yaml.ScalarNode):
        refuse_controls(node)
        node.value = same.setdefault(node.value, node.value)
    elif isinstance(node, yaml.MappingNode):
        seen, pairs, node.value = set(), node.value, []
        for key, value in pairs:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is not text", key.start_mark)
            refuse_controls(key)
            key.tag, key.value = TEXT_TAG, same.setdefault(key.value, key.value)
            name = f"{where}.{key.value}" if where else key.value
            line = key.start_mark.line + first_line
            if key.value in seen:
                yield key.value, line
                continue
            seen.add(key.value)
            node.value.append((key, value))
            lines[name] = line
            yield from walk(value, name, first_line, lines, same)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            name = f"{where}.{index}" if where else str(index)
            lines[name] = value.start_mark.line + first_line
            yield from walk(value, name, first_line, lines, same)
