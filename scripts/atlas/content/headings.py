"""The headings of a page as its writer wrote them, each with the id that the engine gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from markdown.extensions.toc import slugify, unique

LINE = re.compile(r"^(#{2,6})[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)  # ## At night
LINKED = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")  # [words](../cold.md)
DRESS = re.compile(r"<[^>]*>|[*`]|(?<!\w)_|_(?!\w)")  # a tag, and what makes words bold, leaning or code


@dataclass(frozen=True)
class Heading:
    """One heading: its level, its words, its id, and where its line begins and ends in the text."""

    level: int
    words: str
    id: str
    start: int
    end: int


def headings(text: str) -> Iterator[Heading]:
    """The headings of a text whose code and comments are blank, in order."""
    used: set[str] = set()
    for match in LINE.finditer(text):
        words = unescape(DRESS.sub("", LINKED.sub(r"\1", match[2]))).strip()
        identifier = unique(slugify(words, "-"), used)
        yield Heading(len(match[1]), words, identifier, match.start(), match.end())
