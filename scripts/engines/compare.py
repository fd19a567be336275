"""Two sites, file by file: what differs, and what of it is expected. After the pattern of MDN's diff-test.

A difference that nobody expects is a fault of an engine or of ours; an expectation that nothing meets is out of date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from fnmatch import fnmatchcase
from pathlib import Path

import yaml

PARTS = re.compile(rb"<[^<>]*>|[^<>]+")  # a tag, or the text between two
PACKED = "packed"  # of a file that is no text: its bytes say nothing to a person
SHOWN = 160  # signs of a difference, in a line of the report


@dataclass(frozen=True, order=True)
class Difference:
    """What one file has in the first site and in the second; nothing on the side that has no such file."""

    path: str
    was: str | None
    now: str | None

    def __str__(self) -> str:
        """The difference on one line."""
        if self.was is None or self.now is None:
            return f"{self.path}: only in the {'second' if self.was is None else 'first'}"
        return f"{self.path}: {cut(self.was)} -> {cut(self.now)}"


@dataclass(frozen=True)
class Expected:
    """A kind of difference that is known: in which files, what it looks like on each side, and why it is so."""

    files: str
    was: str
    now: str
    why: str

    def meets(self, found: Difference) -> bool:
        """Whether a difference is of this kind. A side that is empty stands for a file that is not there."""
        sides = ((self.was, found.was), (self.now, found.now))
        return fnmatchcase(found.path, self.files) and all(fits(pattern, text) for pattern, text in sides)


def fits(pattern: str, text: str | None) -> bool:
    """Whether the whole of one side is what a pattern says."""
    return text is None if pattern == "" else text is not None and bool(re.fullmatch(pattern, text, re.DOTALL))


def cut(text: str) -> str:
    """The beginning of a text, on one line."""
    line = " ".join(text.split())
    return repr(line if len(line) <= SHOWN else f"{line[:SHOWN]}…")


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_expected(text: str) -> dict[str, list[Expected]]:
    """The known differences, by the name of the engine."""
    return {engine: [Expected(**entry) for entry in entries or ()] for engine, entries in yaml.safe_load(text).items()}


def differences(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> Iterator[Difference]:
    """Every difference of two sites, in the order of their paths."""
    for path in sorted({*first, *second}):
        if path not in first or path not in second:
            yield Difference(path, "" if path in first else None, "" if path in second else None)
        elif first[path] != second[path]:
            yield from inside(path, first[path], second[path])


def inside(path: str, first: bytes, second: bytes) -> Iterator[Difference]:
    """The differences within one file, tag by tag; a packed file differs as a whole."""
    if b"\0" in first or b"\0" in second:
        yield Difference(path, PACKED, PACKED)
        return
    ones, others = without_ends(PARTS.findall(first), PARTS.findall(second))
    for kind, one, one_end, other, other_end in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Difference(path, text_of(ones[one:one_end]), text_of(others[other:other_end]))


def without_ends(ones: list[bytes], others: list[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Two lists without what they begin and end with alike: long pages that differ in a tag are compared at once."""
    same = [one == other for one, other in zip(ones, others, strict=False)]
    start = same.index(False) if False in same else len(same)
    ones, others = ones[start:], others[start:]
    same = [one == other for one, other in zip(reversed(ones), reversed(others), strict=False)]
    end = same.index(False) if False in same else len(same)
    return ones[: len(ones) - end], others[: len(others) - end]


def text_of(parts: Iterable[bytes]) -> str:
    """Parts as text."""
    return b"".join(parts).decode("utf-8", "replace")


def judged(found: Iterable[Difference], expected: Iterable[Expected]) -> tuple[list[Difference], dict[Expected, int]]:
    """The differences that nobody expects, and how often each expectation was met."""
    met = dict.fromkeys(expected, 0)
    strange = []
    for difference in found:
        kind = next((kind for kind in met if kind.meets(difference)), None)
        if kind:
            met[kind] += 1
        else:
            strange.append(difference)
    return strange, met
