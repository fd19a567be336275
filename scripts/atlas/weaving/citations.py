"""The citations, marks and slots of a writer as they stand in rendered HTML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..content.marks import WHOLE_MARK

VERBATIM = re.compile(r"<(pre|code|script|style)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Token:
    """A citation, a mark or a slot: where it stands, and what it is; ``block`` says that it is a whole paragraph."""

    start: int
    end: int
    source: str
    key: str
    mark: str
    slot: str
    argument: str
    block: bool


def tokens(article: str) -> list[Token]:
    """The citations, marks and slots of an article, less those in code or inside a tag."""
    verbatim = [match.span() for match in VERBATIM.finditer(article)]
    return [
        read_token(article, match)
        for match in WHOLE_MARK.finditer(article)
        if article.rfind("<", 0, match.start()) <= article.rfind(">", 0, match.start())
        and not any(start < match.start() < end for start, end in verbatim)
    ]


def read_token(article: str, match: re.Match[str]) -> Token:
    block = bool(match["slot"]) and article[match.start() - 3 : match.start()] == "<p>"
    block = block and article.startswith("</p>", match.end())
    start, end = (match.start() - 3, match.end() + 4) if block else match.span()
    if match["key"] and article[start - 1 : start] == " ":
        start -= 1  # a number that stood alone would fall to the next line
    parts = {name: match[name] or "" for name in ("key", "mark", "slot", "argument")}
    return Token(start, end, article[start:end], **parts, block=block)
