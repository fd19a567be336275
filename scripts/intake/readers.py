"""The two readers of main text: which pieces of a page each would take."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

NO_SIGN = re.compile(r"[\W_]+")
SHORT = 12  # letters of a piece that may stand by chance in another


@dataclass(frozen=True)
class Taken:
    """What one reader took: all letters in a row, and its lines."""

    letters: str
    lines: frozenset[str]

    def has(self, text: str) -> bool:
        """Whether it took this."""
        wanted = NO_SIGN.sub("", text.lower())
        return not wanted or wanted in (self.lines if len(wanted) < SHORT else self.letters)


def taken(text: str | None) -> Taken:
    """What a reader took, from its text."""
    lines = (text or "").lower().splitlines()
    squeezed = [NO_SIGN.sub("", line) for line in lines]
    cells = (NO_SIGN.sub("", cell) for line in lines for cell in line.split("|"))
    bare = (re.sub(r"^\d{1,2}", "", line) for line in squeezed)  # "1. Milk" is an item
    return Taken("".join(squeezed), frozenset((*squeezed, *cells, *bare)))


def read_twice(page: str) -> tuple[Taken, Taken]:
    """What trafilatura took, and what resiliparse took. A page that breaks a reader is one that it took nothing of."""
    return taken(quietly(by_trafilatura, page)), taken(quietly(by_resiliparse, page))


def quietly(reader: Callable[[str], str | None], page: str) -> str | None:
    """What a reader takes; nothing when it fails, for the other one goes on."""
    try:
        return reader(page)
    except (ValueError, TypeError, AttributeError, AssertionError, LookupError, RecursionError, RuntimeError):
        return None


def by_trafilatura(page: str) -> str | None:
    """The main text as trafilatura sees it."""
    text: str | None = trafilatura.extract(page, include_comments=False, include_tables=True)
    return text


def by_resiliparse(page: str) -> str | None:
    """The main text as resiliparse sees it."""
    return str(extract_plain_text(page, main_content=True, alt_texts=False, comments=False))
