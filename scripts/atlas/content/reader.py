"""From files to values: the only module that opens what people wrote. What cannot be read becomes a problem."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TypeVar

from .atlas import ASSETS, SHEETS, Atlas
from .limits import too_large, too_much
from .page import Kind, Page
from .problems import Problem
from .remembered import remembered
from .sheets import CONTROL, Sheet, code_of, parse_sheet

# What is between two lines of --- at the beginning of a page.
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OTHER_ENDINGS = (".markdown", ".mdown", ".mkd", ".mkdn", ".md")  # the engine would publish these, unchecked
LOCK = ".#"  # begins the link that an editor lays beside what it has not saved yet
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # of a folder or a page: its id and its address
FILE_NAME = re.compile(r"\w+(?:[.-]\w+)*", re.ASCII)  # of an asset: atlas.css, calf-stretch_2.svg
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)  # whatever its ending
Value = TypeVar("Value")


def read_atlas(root: Path) -> tuple[Atlas, list[Problem]]:
    """Read ``root/docs``: the pages and data files, and what could not be read. Order of files does not matter."""
    docs = root / "docs"
    if not docs.is_dir():
        text = f"there is none in {root}; give the project's folder as --root"
        return Atlas((), unread=frozenset({"docs"})), [Problem("docs", 1, "folder", text)]
    files, problems = list_files(root, docs)
    if any(problem.path == "docs" for problem in problems):
        return Atlas((), unread=frozenset({"docs"})), problems
    problems += [Problem(name, 1, "file", text) for name in files if (text := misplaced_file(name))]
    problems += list_files(root, root / "overrides")[1] if (root / "overrides").exists() else []
    markdown = [(name, path) for name, path in files.items() if path.suffix == ".md" and not name.startswith(ASSETS)]
    pages = [keep(problems, *read(name, path, parse_page)) for name, path in markdown]
    named = {name: (f"docs/{name}.yml", docs / f"{name}.yml") for name in SHEETS}
    sheets = {name: keep(problems, *read(*file, parse_sheet)) for name, file in named.items()}
    drawings = {}
    for path in [path for path in files.values() if path.match("docs/assets/drawings/*.svg")]:
        drawings[path.stem] = keep(problems, *read_text(path, path.relative_to(root).as_posix())).strip()
    templates = frozenset(path.name for path in (root / "overrides").glob("*.html"))
    for path in sorted((root / "overrides").rglob("*.html")):
        problems += read_text(path, path.relative_to(root).as_posix())[1]
    silent = {sheet.path for sheet in (*sheets.values(), *(page.front for page in pages)) if sheet.value is None}
    unread = frozenset(silent & {problem.path for problem in problems})
    unread |= {problem.path for problem in problems if problem.field == "folder"}
    assets = frozenset(name for name in files if name.startswith(ASSETS))
    drafts = tuple(page for page in pages if page.draft)
    published = tuple(page for page in pages if not page.draft)
    return Atlas(published, sheets, drawings, templates, assets, unread, drafts), problems


def read(
    name: str, path: Path, parse: Callable[[str, str], tuple[Value, list[Problem]]]
) -> tuple[Value, list[Problem]]:
    """The value of a file, and its problems: those of its bytes, or else those of its text."""
    text, unread = read_text(path, name)
    value, problems = parse(name, text)
    return value, unread or problems


def keep(problems: list[Problem], value: Value, found: Iterable[Problem]) -> Value:
    """The value; what was found joins the problems."""
    problems += found
    return value


def list_files(root: Path, top: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Every file below a folder by its path from ``root``, and what is no file there, which nobody may open."""
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    unread: list[OSError] = []
    for folder, folders, names in os.walk(top, onerror=unread.append):
        for name in sorted((*folders, *names)):
            path = Path(folder, name)
            shown = path.relative_to(root).as_posix()
            if name.startswith(LOCK):
                continue
            if path.is_symlink():
                problems.append(Problem(shown, 1, "file", "is a link to elsewhere; put the file itself here"))
            elif name in names and not path.is_file():
                problems.append(Problem(shown, 1, "file", "is neither a file nor a folder; take it out"))
            elif name in names and not name.startswith("."):
                files[shown] = path
    problems += (unreadable(root, error) for error in unread)
    return dict(sorted(files.items(), key=lambda file: file[1])), problems


def unreadable(root: Path, error: OSError) -> Problem:
    """A folder that cannot be listed; without this its files would be missing in silence."""
    shown = Path(error.filename or root).relative_to(root).as_posix()
    return Problem(shown, 1, "folder", f"cannot be read: {error.strerror}; make it readable")


def misplaced_file(name: str) -> str:
    """What is wrong with the place or the name of a file, given from the root; nothing if it may be there."""
    path = PurePosixPath(name)
    if taken := next((part for part in path.parts if DEVICE.fullmatch(part)), ""):
        return f'"{taken}" is the name of a device on Windows, where nobody could have this file; rename it'
    if name.startswith(ASSETS):
        if path.suffix.lower() in OTHER_ENDINGS:
            return f"is a page; move it out of {ASSETS}"
        odd = next((part for part in path.parts if not FILE_NAME.fullmatch(part)), None)
        return "" if odd is None else f'"{odd}" is not a name for an address; use letters, digits, single . - and _'
    if name in {f"docs/{sheet}.yml" for sheet in SHEETS}:
        return ""
    if path.suffix != ".md":
        if path.suffix.lower() in OTHER_ENDINGS:
            return "is not a page; rename it to .md"
        return f"is neither a page nor data; move it to {ASSETS}, or take it out"
    wrong = [part for part in (*path.parts[1:-1], path.stem) if not SLUG.fullmatch(part)]
    return f'"{wrong[0]}" is not a name for an address; use small letters, digits and single -' if wrong else ""


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file; a missing one is empty, bytes that are not text are a problem."""
    try:
        if path.is_file() and (large := too_large(path.stat().st_size, path.suffix)):
            return "", [Problem(name, 1, "file", large)]
        data = path.read_bytes() if path.is_file() else b""
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(name, line, "file", f"byte {data[error.start]:#x} is not UTF-8; save the file as UTF-8")]
    except OSError as error:
        return "", [Problem(name, 1, "file", f"cannot be read: {error.strerror}; make it readable")]
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return "", [Problem(name, line, "file", f"{code_of(control[0])} is not a character for text; take it out")]
    return text, []


@remembered
def parse_page(path: str, text: str) -> tuple[Page, list[Problem]]:
    """Split one Markdown file into front matter and body."""
    if much := too_much(text):
        problem = Problem(path, text.count("\n", 0, much[0]) + 1, "size", much[1])
        return Page(path, kind_of(path), Sheet(path, None, {}), "", 1), [problem]
    match = FRONT.match(text)
    if not match:
        fix = "start the page with a block between two lines of ---"
        problem = Problem(path, 1, "front matter", f"missing or not closed; {fix}")
        return Page(path, kind_of(path), Sheet(path, None, {}), text, 1), [problem]
    front, problems = parse_sheet(path, match[1], first_line=2)
    if front.value is None and not problems:
        problems = [Problem(path, 1, "front matter", "empty; write the fields of the page, beginning with title")]
    body_line = text.count("\n", 0, match.end()) + 1
    return Page(path, kind_of(path), front, text[match.end() :], body_line), problems


def is_draft(name: str, path: Path) -> bool:
    """Whether a file is a page that only the preview shows."""
    return read(name, path, parse_page)[0].draft


def kind_of(path: str) -> Kind:
    """The kind of a page, from its folder."""
    parts = path.split("/")[1:]
    if parts[-1] == "index.md":
        return Kind.SECTION
    if len(parts) > 1 and parts[0] in set(Kind) - {Kind.SECTION, Kind.PAGE}:
        return Kind(parts[0])
    return Kind.PAGE
