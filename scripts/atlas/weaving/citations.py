"""The marks of a writer as they appear in rendered HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content.marks import Mark, MarkKind, read_marks

VERBATIM = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL)  # <code>[@key]</code>


@dataclass(frozen=True)
class Token:
    """A mark in HTML and the span that it takes; ``block`` says that it is a whole paragraph."""

    mark: Mark
    start: int
    end: int
    source: str
    block: bool


def tokens(article: str) -> list[Token]:
    """The marks of an article, less those in code or inside a tag."""
    verbatim = [match.span() for match in VERBATIM.finditer(article)]
    return [
        read_token(article, mark)
        for mark in read_marks(article)
        if article.rfind("<", 0, mark.offset) <= article.rfind(">", 0, mark.offset)
        and not any(start < mark.offset < end for start, end in verbatim)
    ]


def read_token(article: str, mark: Mark) -> Token:
    """A mark with its span: a slot with the tags of its paragraph, what stands by its word with the space before it."""
    start, end = mark.offset, mark.end
    block = mark.kind is MarkKind.SLOT and article.endswith("<p>", 0, start) and article.startswith("</p>", end)
    if block:
        start, end = start - len("<p>"), end + len("</p>")
    elif mark.kind in (MarkKind.CITATION, MarkKind.FIGURE, MarkKind.SEARCH) and article[start - 1 : start] == " ":
        start -= 1  # a number that stood alone would fall to the next line
    return Token(mark, start, end, article[start:end], block)
