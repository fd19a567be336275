"""The texts of a project by their path; what an edit changes in them, tried with all rules before it is written."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from atlas.content.atlas import SHEETS
from atlas.content.page import Page
from atlas.content.problems import Problem
from atlas.content.reader import parse_page
from atlas.rules.check import read_checked
from atlas.site.scratch import scratch

Texts = Mapping[str, str]


class Refused(Exception):
    """An edit that cannot be made: a line for each reason, with what to do."""


def read_project(root: Path) -> dict[str, str]:
    """Every page, data file and file of questions below ``root``, by its path."""
    pages = [path for path in (root / "docs").rglob("*.md") if "assets" not in path.relative_to(root / "docs").parts]
    sheets = [root / "docs" / f"{name}.yml" for name in SHEETS]
    asked = (root / "tests" / "search").glob("*.tsv")
    files = sorted(path for path in (*pages, *sheets, *asked) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8") for path in files}


def pages_of(texts: Texts) -> dict[str, Page]:
    """The pages by their id."""
    parsed = (parse_page(path, text)[0] for path, text in texts.items() if path.endswith(".md"))
    return {page.id: page for page in parsed}


def path_of(identifier: str) -> str:
    """The file of a page."""
    return f"docs/{identifier}.md"


def new_problems(root: Path, before: Texts, after: Texts) -> list[Problem]:
    """The problems that the project has after an edit and did not have before."""
    known = {(one.path, one.field, one.text) for one in read_checked(root)[1]}
    with scratch() as trial:
        shutil.copytree(root / "docs", trial / "docs", symlinks=True)
        if (root / "overrides").is_dir():
            (trial / "overrides").symlink_to((root / "overrides").resolve())
        write(trial, before, after)
        found = read_checked(trial)[1]
    return [one for one in found if (one.path, one.field, one.text) not in known]


def write(root: Path, before: Texts, after: Texts) -> None:
    """Write what changed; a file that is no longer there is deleted, last."""
    for path, text in after.items():
        if before.get(path) != text:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode())
    for path in before.keys() - after.keys():
        (root / path).unlink()


def changes(before: Texts, after: Texts) -> Iterator[str]:
    """The lines that an edit changes, a file after the other; a file that is renamed is compared with what it was."""
    gone = {path: text for path, text in before.items() if path not in after}
    for path, text in sorted(after.items()):
        old_path = path
        if path not in before and gone:
            old_path = max(gone, key=lambda one: difflib.SequenceMatcher(None, gone[one], text).quick_ratio())
        old = gone.pop(old_path, before.get(old_path, ""))
        if old != text or old_path != path:
            yield f"{path}:" if old_path == path else f"{old_path} -> {path}:"
            lines = difflib.unified_diff(old.splitlines(), text.splitlines(), lineterm="", n=0)
            yield from (f"  {line}" for line in list(lines)[2:] if not line.startswith("@@"))
    yield from (f"{path}: deleted" for path in sorted(gone))
