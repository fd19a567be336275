"""YAML as values with the line of each key: front matter and data files. Broken YAML becomes a problem."""

from __future__ import annotations

import marshal
import pickle
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
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
TEXT_TAG = "tag:yaml.org,2002:str"
PLAIN_TAGS = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}  # of a mapping or a list


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
    if (deep := too_deep(text)) is not None:
        line = text.count("\n", 0, deep) + first_line
        return Sheet(path, None, {}), [Problem(path, line, "YAML", "brackets are nested too deep; close them")]
    try:
        told, lines, twice = read_value(text, first_line)
    except (yaml.YAMLError, RecursionError) as error:
        return Sheet(path, None, {}), [yaml_problem(path, error, first_line)]
    problems = [Problem(path, line, key, "written twice; keep one") for key, line in twice]
    return Sheet(path, pickle.loads(told), lines), problems  # our own bytes


def read_value(text: str, first_line: int) -> tuple[bytes, Lines, list[tuple[str, int]]]:
    """The value that YAML tells, its lines, and its repeated keys with theirs.

    The value comes as bytes, for the lines go packed before the value is made, and leave no gaps in it.
    """
    reading = Reading(Loader(text), first_line, "\\" in text or bool(CONTROL.search(text)))
    value = reading.document()
    return pickle.dumps(value), Lines(reading.lines), reading.twice


@dataclass
class Reading:
    """What reads one YAML text, event after event, so that no more of it is held than what it tells.

    Shape: ``lines`` are by dotted path, ``twice`` are the keys that repeat one; ``same`` are the words so far, for
    equal ones become one object: most keys and many values are equal. A ``doubtful`` text may have controls.
    """

    loader: yaml.CSafeLoader
    first_line: int
    doubtful: bool
    lines: dict[str, int] = field(default_factory=dict)
    twice: list[tuple[str, int]] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)

    def document(self) -> object:
        """The value of the only document; nothing when there is none."""
        self.next()  # where the text begins
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        value = self.value(self.next(), "")
        self.next()  # where the document ends
        if not isinstance(more := self.next(), yaml.StreamEndEvent):
            raise wrong("but found another document", more)
        return value

    def next(self) -> Any:
        """The next event. A value that stands for another is an error: a few of them can stand for millions."""
        event = self.loader.get_event()
        if isinstance(event, yaml.AliasEvent):
            raise wrong(f'"*{event.anchor}" stands for another value, so write that out', event)
        return event

    def value(self, event: Any, where: str) -> object:
        """The value that begins with an event, at a dotted path."""
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if event.tag not in PLAIN_TAGS:
            raise wrong(f"could not determine a constructor for the tag '{event.tag}'", event)
        return self.mapping(where) if isinstance(event, yaml.MappingStartEvent) else self.sequence(where)

    def mapping(self, where: str) -> dict[str, object]:
        """The entries of a mapping, whose keys are texts, each once."""
        found: dict[str, object] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key, line = self.key(event), event.start_mark.line + self.first_line
            if key in found:
                self.twice.append((key, line))
                self.skip()
                continue
            name = f"{where}.{key}" if where else key
            self.lines[name] = line
            found[key] = self.value(self.next(), name)
        return found

    def sequence(self, where: str) -> list[object]:
        """The entries of a list."""
        found: list[object] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            name = f"{where}.{len(found)}" if where else str(len(found))
            self.lines[name] = event.start_mark.line + self.first_line
            found.append(self.value(event, name))
        return found

    def key(self, event: Any) -> str:
        """The text of a key."""
        if not isinstance(event, yaml.ScalarEvent):
            raise wrong("a key is not text", event)
        return self.text(event)

    def text(self, event: Any) -> str:
        """The text of a scalar; a character that no text needs is an error, written as it is or by an escape."""
        if self.doubtful and (control := CONTROL.search(event.value)):
            raise wrong(f"{code_of(control[0])} is not a character for text", event)
        return self.same.setdefault(event.value, event.value)

    def scalar(self, event: Any) -> object:
        """The value of a scalar, of the type that its text or its tag says."""
        text, tag = self.text(event), event.tag
        if tag is None or tag == "!":
            tag = self.loader.resolve(yaml.ScalarNode, text, event.implicit)  # type: ignore[no-untyped-call]
        if tag == TEXT_TAG:
            return text
        return self.loader.construct_document(yaml.ScalarNode(tag, text, event.start_mark, event.end_mark))

    def skip(self) -> None:
        """Read past a value."""
        depth = 0
        while True:
            event = self.next()
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if not depth:
                return


def wrong(what: str, event: Any) -> yaml.constructor.ConstructorError:
    """An error at the line of an event."""
    return yaml.constructor.ConstructorError(None, None, what, event.start_mark)


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
