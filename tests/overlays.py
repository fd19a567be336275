"""Bad inputs as small files: what each changes in a small site, and the lines that it must give.

A file of ``cases/bad`` is a text with parts. A line ``=== <what> <path>`` begins each; what stands before the first
says what the input is. CONTRIBUTING.md shows how to add one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD = re.compile(r"^=== (\w+)(?: (.+?))?(?: x ([\d,]+))?$", re.MULTILINE)
GIVES, BUILT = "gives", "built"  # lines of the check, lines that the whole build alone gives


@dataclass(frozen=True)
class Part:
    """One part of a file: what it does, to which path, with which text, how often that is repeated."""

    what: str
    path: str
    text: str
    times: int = 1


@dataclass(frozen=True)
class Case:
    """One bad input: its file, the changes, the lines that it must give, and what gives them."""

    file: Path
    changes: tuple[Part, ...]
    gives: str
    by: str

    @property
    def theme(self) -> bool:
        """Whether it touches more than the content."""
        return any(not part.path.startswith("docs/") or part.path.startswith("docs/assets/") for part in self.changes)


def read_case(file: Path) -> Case:
    """Read one file of bad input."""
    _, *found = HEAD.split(file.read_text(encoding="utf-8"))
    parts = [
        Part(what, path or "", text.removeprefix("\n").removesuffix("\n"), int((times or "1").replace(",", "")))
        for what, path, times, text in zip(*[iter(found)] * 4, strict=True)
    ]
    *changes, last = parts
    assert last.what in (GIVES, BUILT), f"{file}: end it with === {GIVES} or === {BUILT}"
    return Case(file, tuple(joined(changes)), last.text, last.what)


def joined(parts: list[Part]) -> list[Part]:
    """The parts, each ``to`` with the ``change`` before it: the old and the new text, with a NUL between them."""
    whole: list[Part] = []
    for part in parts:
        if part.what == "to":
            old = whole.pop()
            part = Part(old.what, old.path, f"{old.text}\0{part.text * part.times}")
        whole.append(part)
    return whole


def lay_case(case: Case, root: Path) -> None:
    """Make the changes of a case in a copy of the small site."""
    for part in case.changes:
        target = root / os.fsdecode(unescaped(part.path)) if part.what == "bytes" else root / part.path
        target.parent.mkdir(parents=True, exist_ok=True)
        WAYS[part.what](target, part)


def copy_site(source: Path, root: Path) -> Path:
    """A copy of a site that shares its files until they are changed."""
    shutil.copytree(source, root, copy_function=os.link)
    return root


def write(target: Path, data: bytes) -> None:
    """Write a file anew, so that the copy which shares it stays as it was."""
    target.unlink(missing_ok=True)
    target.write_bytes(data)


def change(target: Path, part: Part) -> None:
    """Replace a text that is there once or more, at its first place."""
    old, _, new = part.text.partition("\0")
    text = target.read_text(encoding="utf-8")
    assert old in text, f"{part.path} has no {old!r}"
    write(target, text.replace(old, new, 1).encode())


def unescaped(text: str) -> bytes:
    r"""A text with its escapes, as \x00 and \n, as bytes."""
    return text.encode("latin-1", "backslashreplace").decode("unicode_escape").encode("latin-1")


def remove(target: Path, _: Part) -> None:
    """Take a file or a folder away."""
    shutil.rmtree(target) if target.is_dir() else target.unlink()


WAYS: Mapping[str, Callable[[Path, Part], object]] = {
    "change": change,
    "add": lambda target, part: write(target, f"{part.text * part.times}\n".encode()),
    "end": lambda target, part: write(target, target.read_bytes() + f"\n{part.text * part.times}\n".encode()),
    "bytes": lambda target, part: write(target, unescaped(part.text) * part.times),
    "remove": remove,
    "folder": lambda target, _: target.mkdir(),
    "link": lambda target, part: target.symlink_to(part.text),
    "pipe": lambda target, _: os.mkfifo(target),
}
