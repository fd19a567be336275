"""A JSON file for each page: its facts, and its text by sections, each sentence with what it rests on.

One sentence is one line of Markdown, so each line that a reader reads becomes an entry with the marks that it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

from ..content.atlas import Atlas
from ..content.headings import headings
from ..content.marks import MarkKind, read_marks, without_marks
from ..content.page import Page
from ..content.sheets import Data
from ..rules.schema import closed

FOLDER, SCHEMA = "pages/", "page.schema.json"
LINKED = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")  # [words](../cold.md)
BREAK = re.compile(r"<br\b[^>]*>")  # <br>
DRESS = re.compile(r"<[^>]*>|\*|`|_(?:(?<!\w_)|(?!\w))")  # a tag, and what makes words bold, leaning or code
ITEM = re.compile(r"\s*(?:[-*+]|\d+\.)\s+")  # "- ", "2. "
LABEL = re.compile(r'\s*(?:\?{3}\+?|={3})\s+"(.*)"\s*')  # ??? "A fold", === "A tab"
HINT = re.compile(r"""[-*+.]\s|["\[<*`_]""")  # a line without any of these is plain already: most have none
RULER = re.compile(r"\s*\|[\s:|-]+\|\s*")  # |---|:--|
SAID = re.compile(r"\w")  # a line with a letter or a digit says something
MARKED = {  # the marks of a sentence, and the field that has their keys
    MarkKind.CITATION: "references",
    MarkKind.STATEMENT: "statements",
    MarkKind.FIGURE: "studies",
    MarkKind.SEARCH: "searches",
}
FORMS = ("sentence", "item", "row", "label", "block")


def page_address(page: Page) -> str:
    """The name of a page's file in data/: ``pages/causes/cold.json``."""
    return f"{FOLDER}{page.id}.json"


def page_file(page: Page, facts: Mapping[str, Any], atlas: Atlas, licence: str, told: object) -> dict[str, Any]:
    """The data of a page's file, less its head. Shape: ``facts`` are as in the file of all pages."""
    return {
        "$schema": "../" * page_address(page).count("/") + SCHEMA,
        "name": page.title,
        "licence": licence,
        "page": dict(facts),
        "changes": [one.id for one in atlas.history.get(page.id, [])],
        "sections": told,
    }


def sections(page: Page) -> Iterator[dict[str, Any]]:
    """The text of a page by its headings; the first section, without one, is the answer."""
    found = list(headings(page.text))
    heads = [("", "", 1), *((one.id, one.words, one.level) for one in found)]
    starts, ends = [0, *(one.end for one in found)], [*(one.start for one in found), len(page.text)]
    for (anchor, words, level), start, end in zip(heads, starts, ends, strict=True):
        text = [entry for line in page.text[start:end].splitlines() for entry in entry_of(line)]
        yield {"id": anchor, "heading": words, "level": level, "text": text}


def entry_of(line: str) -> Iterator[dict[str, Any]]:
    """What a line says and rests on; a block that stands in its place; nothing for a line without words."""
    if not SAID.search(line):
        return
    marks = list(read_marks(line)) if "[" in line else []
    if block := next((mark for mark in marks if mark.kind is MarkKind.SLOT and line.strip() == mark.source), None):
        yield {"form": "block", "text": "", "block": block.key, "of": block.words, **no_marks()}
    elif not RULER.fullmatch(line) and SAID.search(text := plain(line)):
        keys = no_marks()
        for mark in marks:
            if field := MARKED.get(mark.kind):
                keys[field].append(mark.key)
        yield {"form": form_of(line), "text": text, "block": "", "of": [], **keys}


def no_marks() -> dict[str, list[str]]:
    """The fields of marks without any."""
    return {field: [] for field in MARKED.values()}


def form_of(line: str) -> str:
    """Whether a line is a sentence, an item of a list, a row of a table, or the words on a fold or a tab."""
    if LABEL.fullmatch(line):
        return "label"
    if line.lstrip().startswith("|"):
        return "row"
    return "item" if ITEM.match(line) else "sentence"


def plain(line: str) -> str:
    """A line as a reader reads it; the cells of a row with a stroke between them."""
    if HINT.search(line):
        line = BREAK.sub(" ", LABEL.sub(r"\1", line) if '"' in line else line)
        item = ITEM.match(line)
        line = DRESS.sub("", LINKED.sub(r"\1", without_marks(line[item.end() :] if item else line)))
    return " ".join(unescape(line).strip().strip("|").split())


def page_schema_file(page: Data) -> dict[str, Any]:
    """The JSON Schema of a page's file. Shape: ``page`` is that of a page in the file of all."""
    text: Data = {"type": "string"}
    texts: Data = {"type": "array", "items": text}
    marks = dict.fromkeys(MARKED.values(), texts)
    entry = closed({"form": {"enum": list(FORMS)}, "text": text, "block": text, "of": texts, **marks})
    level = {"type": "integer", "minimum": 1, "maximum": 6}
    section = closed({"id": text, "heading": text, "level": level, "text": {"type": "array", "items": entry}})
    heads = dict.fromkeys(("$schema", "name", "version", "day", "schema_version", "licence"), text)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cramp Atlas, a page",
        **closed({**heads, "page": page, "changes": texts, "sections": {"type": "array", "items": section}}),
    }
