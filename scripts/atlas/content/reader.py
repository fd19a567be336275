"""From files to values: the only module that reads what people wrote. Broken YAML becomes a problem, not an error."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

import yaml

from .model import ASSETS, SHEETS, Atlas, Kind, Page, Problem, Sheet

# What is between two lines of --- at the beginning of a page.
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
OTHER_ENDINGS = (".markdown", ".mdown", ".mkd", ".mkdn", ".md")  # the engine would publish these, unchecked
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")  # of a folder or a page: its id and its address
BRACKET = re.compile(r"[\[\]{}]")  # of a list or a mapping on one line: [a, {b: c}]
DEEPEST = 50  # brackets in brackets
CONTROL = re.compile(r"[^\t\n -\uffff\U00010000-\U0010ffff]")  # what no text needs: U+0000
Value = TypeVar("Value")
TEXT_TAG = "tag:yaml.org,2002:str"


class Loader(yaml.CSafeLoader):
    """Safe YAML in which a date stays the text that the author wrote, so that a wrong one can be shown."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def construct_scalar(loader: yaml.CSafeLoader, node: yaml.ScalarNode) -> object:
    """The value of a scalar; one that does not fit the tag that it carries is an error at its line."""
    try:
        return yaml.CSafeLoader.yaml_constructors[node.tag](loader, node)
    except (ValueError, KeyError, AttributeError, IndexError):
        what = f'"{node.value}" is no {node.tag.rpartition(":")[2]}'
        raise yaml.constructor.ConstructorError(None, None, what, node.start_mark) from None


for name in ("bool", "int", "float", "timestamp"):
    Loader.add_constructor(f"tag:yaml.org,2002:{name}", construct_scalar)


def read_atlas(root: Path) -> tuple[Atlas, list[Problem]]:
    """Read ``root/docs``: the pages and data files, and what could not be read. Order of files does not matter."""
    docs = root / "docs"
    if not docs.is_dir():
        text = f"there is none in {root}; give the project's folder as --root"
        return Atlas((), unread=frozenset({"docs"})), [Problem("docs", 1, "folder", text)]
    files, problems = list_files(root, docs)
    markdown = [(name, path) for name, path in files.items() if path.suffix == ".md" and not name.startswith(ASSETS)]
    pages = [keep(problems, *read(name, path, parse_page)) for name, path in markdown]
    named = {name: (f"docs/{name}.yml", docs / f"{name}.yml") for name in SHEETS}
    sheets = {name: keep(problems, *read(*file, parse_sheet)) for name, file in named.items()}
    drawings = {}
    for path in sorted(docs.glob("assets/drawings/*.svg")):
        drawings[path.stem] = keep(problems, *read_text(path, path.relative_to(root).as_posix())).strip()
    templates = frozenset(path.name for path in (root / "overrides").glob("*.html"))
    for path in sorted((root / "overrides").rglob("*.html")):
        problems += read_text(path, path.relative_to(root).as_posix())[1]
    silent = {sheet.path for sheet in (*sheets.values(), *(page.front for page in pages)) if sheet.value is None}
    unread = frozenset(silent & {problem.path for problem in problems})
    assets = frozenset(name for name in files if name.startswith(ASSETS))
    return Atlas(tuple(pages), sheets, drawings, templates, assets, unread), problems


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


def list_files(root: Path, docs: Path) -> tuple[dict[str, Path], list[Problem]]:
    """Every file below ``docs`` by its path from ``root``, and those that have no place there."""
    files, problems = {}, []
    for folder, folders, names in os.walk(docs):
        for name in sorted((*folders, *names)):
            path = Path(folder, name)
            shown = path.relative_to(root).as_posix()
            if path.is_symlink():
                problems.append(Problem(shown, 1, "file", "is a link to elsewhere; put the file itself here"))
            elif name in names and not name.startswith("."):
                files[shown] = path
                problems += [Problem(shown, 1, "file", text) for text in filter(None, [misplaced(shown)])]
    return dict(sorted(files.items(), key=lambda file: file[1])), problems


def misplaced(name: str) -> str:
    """What is wrong with the place or the name of a file, given from the root; nothing if it may be there."""
    path = PurePosixPath(name)
    if name.startswith(ASSETS):
        return f"is a page; move it out of {ASSETS}" if path.suffix.lower() in OTHER_ENDINGS else ""
    if name in {f"docs/{sheet}.yml" for sheet in SHEETS}:
        return ""
    if path.suffix != ".md":
        if path.suffix.lower() in OTHER_ENDINGS:
            return "is no page; rename it to .md"
        return f"is no page and no data; move it to {ASSETS}, or take it out"
    wrong = [part for part in (*path.parts[1:-1], path.stem) if not NAME.fullmatch(part)]
    return f'"{wrong[0]}" is no name for an address; use small letters, digits and single -' if wrong else ""


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file; a missing one is empty, bytes that are not text are a problem."""
    try:
        data = path.read_bytes() if path.is_file() else b""
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(name, line, "file", f"byte {data[error.start]:#x} is no UTF-8; save the file as UTF-8")]
    except OSError as error:
        return "", [Problem(name, 1, "file", f"cannot be read: {error.strerror}; make it readable")]
    if control := CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        return "", [Problem(name, line, "file", f"U+{ord(control[0]):04X} is no character for a text; take it out")]
    return text, []


@lru_cache(maxsize=4096)  # a preview reads all files again after every change
def parse_page(path: str, text: str) -> tuple[Page, list[Problem]]:
    """Split one Markdown file into front matter and body."""
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


def kind_of(path: str) -> Kind:
    """The kind of a page, from its folder."""
    parts = path.split("/")[1:]
    if parts[-1] == "index.md":
        return Kind.SECTION
    if len(parts) > 1 and parts[0] in set(Kind) - {Kind.SECTION, Kind.PAGE}:
        return Kind(parts[0])
    return Kind.PAGE


@lru_cache(maxsize=4096)
def parse_sheet(path: str, text: str, first_line: int = 1) -> tuple[Sheet, list[Problem]]:
    """Read YAML with the line of every key; a key written twice and broken YAML are problems."""
    lines: dict[str, int] = {}
    if (deep := too_deep(text)) is not None:
        line = text.count("\n", 0, deep) + first_line
        return Sheet(path, None, {}), [Problem(path, line, "YAML", "brackets stand too deep in each other; close them")]
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        twice = list(walk(node, "", first_line, lines))
        value = loader.construct_document(node) if node else None
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        what = getattr(error, "problem", None) or "cannot be read"
        return Sheet(path, None, {}), [Problem(path, line, "YAML", f"{what}; mend the syntax at or above this line")]
    problems = [Problem(path, line, key, "written twice; keep one") for key, line in twice]
    return Sheet(path, value, lines), problems


def too_deep(text: str) -> int | None:
    """Where more brackets are open than anybody means, which would break the YAML reader; nothing if nowhere."""
    depth = 0
    for bracket in BRACKET.finditer(text):
        depth = depth + 1 if bracket[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return bracket.start()
    return None


def walk(
    node: Any, where: str, first_line: int, lines: dict[str, int], above: tuple[Any, ...] = ()
) -> Iterator[tuple[str, int]]:
    """Fill ``lines`` by dotted path, make every key a text, drop and yield each repeated one, with its line."""
    if any(node is outer for outer in above):
        return  # an alias of something that it stands in
    above = (*above, node)
    if isinstance(node, yaml.MappingNode):
        seen, pairs, node.value = set(), node.value, []
        for key, value in pairs:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(None, None, "a key is no text", key.start_mark)
            key.tag = TEXT_TAG
            name = f"{where}.{key.value}" if where else key.value
            line = key.start_mark.line + first_line
            if key.value in seen:
                yield key.value, line
                continue
            seen.add(key.value)
            node.value.append((key, value))
            lines[name] = line
            yield from walk(value, name, first_line, lines, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            name = f"{where}.{index}" if where else str(index)
            lines[name] = value.start_mark.line + first_line
            yield from walk(value, name, first_line, lines, above)
