"""From files to values: the only module that reads what people wrote. Broken YAML becomes a problem, not an error."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .model import Atlas, Kind, Page, Problem, Sheet

SHEETS = ("references", "claims", "facts", "red-flags", "warnings", "glossary")
FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


class Loader(yaml.CSafeLoader):
    """Safe YAML in which a date stays the text that the author wrote, so that a wrong one can be shown."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def read_atlas(root: Path) -> tuple[Atlas, list[Problem]]:
    """Read ``root/docs``: the pages and data files, and what could not be read. Order of files does not matter."""
    docs = root / "docs"
    pages, sheets, problems = [], {}, []
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(root).as_posix()
        text, unread = read_text(path, name)
        page, found = parse_page(name, text)
        pages.append(page)
        problems += unread or found
    for name in SHEETS:
        text, unread = read_text(docs / f"{name}.yml", f"docs/{name}.yml")
        sheets[name], found = parse_sheet(f"docs/{name}.yml", text)
        problems += unread or found
    drawings = {
        path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(docs.glob("assets/drawings/*.svg"))
    }
    return Atlas(tuple(pages), sheets, drawings), problems


def read_text(path: Path, name: str) -> tuple[str, list[Problem]]:
    """The text of a file; a data file that is not there is empty, bytes that are no UTF-8 are a problem."""
    data = path.read_bytes() if path.exists() else b""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [Problem(name, line, "file", f"byte {data[error.start]:#x} is no UTF-8; save the file as UTF-8")]


def parse_page(path: str, text: str) -> tuple[Page, list[Problem]]:
    """Split one Markdown file into front matter and body."""
    match = FRONT.match(text)
    if not match:
        fix = "start the page with a block between two lines of ---"
        problem = Problem(path, 1, "front matter", f"missing or not closed; {fix}")
        return Page(path, kind_of(path), Sheet(path, None, {}), text, 1), [problem]
    front, problems = parse_sheet(path, match[1], first_line=2)
    body_line = text.count("\n", 0, match.end()) + 1
    return Page(path, kind_of(path), front, text[match.end() :], body_line), problems


def kind_of(path: str) -> Kind:
    """The kind of a page, told by its folder."""
    parts = path.split("/")[1:]
    if parts[-1] == "index.md":
        return Kind.SECTION
    if len(parts) > 1 and parts[0] in set(Kind) - {Kind.SECTION, Kind.PAGE}:
        return Kind(parts[0])
    return Kind.PAGE


def parse_sheet(path: str, text: str, first_line: int = 1) -> tuple[Sheet, list[Problem]]:
    """Read YAML with the line of every key; a key written twice and broken YAML are problems."""
    try:
        loader = Loader(text)
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = (mark.line if mark else 0) + first_line
        what = getattr(error, "problem", None) or "cannot be read"
        return Sheet(path, None, {}), [Problem(path, line, "YAML", f"{what}; mend the syntax at or above this line")]
    lines: dict[str, int] = {}
    problems = [Problem(path, line, key, "written twice; keep one") for key, line in walk(node, "", first_line, lines)]
    return Sheet(path, value, lines), problems


def walk(
    node: Any, where: str, first_line: int, lines: dict[str, int], above: tuple[Any, ...] = ()
) -> Iterator[tuple[str, int]]:
    """Fill ``lines`` by dotted path; yield each key that stands twice in one mapping, with its line."""
    if any(node is outer for outer in above):
        return  # an alias of something that it stands in
    above = (*above, node)
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            name = f"{where}.{key.value}" if where else str(key.value)
            line = key.start_mark.line + first_line
            if key.value in seen:
                yield str(key.value), line
            seen.add(key.value)
            lines[name] = line
            yield from walk(value, name, first_line, lines, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            name = f"{where}.{index}" if where else str(index)
            lines[name] = value.start_mark.line + first_line
            yield from walk(value, name, first_line, lines, above)
