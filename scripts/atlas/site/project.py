"""A whole project: its content, and the theme that it is shown with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ..content.atlas import Atlas
from ..content.problems import Problem
from ..rules.check import read_checked
from .assets import check_assets, check_readable
from .configuration import load
from .described import check_open_data
from .engine import WORD_FILES
from .script_syntax import check_scripts
from .styles import check_styles
from .templates import check_replaced, check_template_syntax, template_files
from .workers import results

Thing = TypeVar("Thing")
Value = TypeVar("Value")


def read_project(root: Path) -> tuple[Atlas, list[Problem]]:
    """The content below ``root/docs``, and every problem of it and of the theme, sorted."""
    atlas, problems = read_checked(root, in_processes)
    if "docs" in atlas.unread:  # this is not a project
        return atlas, problems
    try:
        found = {*problems, *check_theme(root)}
    except OSError:  # of a file that is told already, most likely
        if problems:
            return atlas, problems
        raise
    told = {one.path for one in found}
    if not any(path.startswith(NAMING) or path.endswith(RUN) for path in told):  # which name the assets
        found |= {one for one in check_assets(root) if one.path not in told}
    if not problems:
        found |= set(check_open_data(atlas))
    return atlas, sorted(found)


def in_processes(work: Callable[[Thing], Value], things: Sequence[Thing]) -> Iterator[Value]:
    """The plain result of each thing, in their order, made in as many processes as there can be: it is large work."""
    return results(work, things, 2)


NAMING, RUN = ("overrides", "mkdocs.yml"), (".css", ".js")


def check_theme(root: Path) -> list[Problem]:
    """What is wrong with mkdocs.yml, the templates, the style sheets, the scripts and what of the assets is read."""
    if unread := list(check_readable(root)):
        return unread
    syntax = (*check_template_syntax(root), *check_styles(root), *check_scripts(root))
    return [*load(root)[1], *check_replaced(root), *syntax]


def shared_files(root: Path) -> dict[str, str]:
    """The text of each file that is a part of many pages, by its path: templates, the words that they show, scripts."""
    words = [root / "docs" / f"{name}.yml" for name in WORD_FILES]
    scripts = sorted(filter(Path.is_file, (root / "docs" / "assets").rglob("*.js")))
    paths = [*template_files(root), *(path for path in words if path.is_file()), *scripts]
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in paths}
