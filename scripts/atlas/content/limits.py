"""How much a file may hold: many times what a reader would bear, and less than what keeps a build busy."""

from __future__ import annotations

import re
from collections.abc import Callable

LARGEST = {  # bytes of a file of this kind; the references of ten thousand pages have ten millions
    ".md": 100_000,
    ".svg": 200_000,
    ".css": 400_000,
    ".js": 400_000,
    ".yml": 12_000_000,
}
LARGEST_OTHER = 4_000_000
BLOCK_END = re.compile(r"\n[ \t]*\n")
INDENT = re.compile(r"(?![-* ]+$)[ \t>*+-]*")  # of an item in an item, a quote in a quote; not a line across
LONGEST_LINE, LARGEST_BLOCK, MOST_BRACKETS, DEEPEST_INDENT = 3_000, 20_000, 500, 48


def too_large(size: int, ending: str) -> str:
    """What is wrong with the size of a file; nothing if it may have it."""
    most = LARGEST.get(ending, LARGEST_OTHER)
    return f"has {size // 1000:,} kB; {most // 1000:,} kB at most, so split it or shorten it" if size > most else ""


def too_much(text: str) -> tuple[int, str] | None:
    """Where a page has more in one place than anybody means, and what it is; nothing if nowhere."""
    found = (first_over(text, parts, size, what, most) for parts, size, what, most in LIMITS)
    return next(filter(None, found), None)


def first_over(
    text: str, parts: Callable[[str], list[str]], size: Callable[[str], int], what: str, most: int
) -> tuple[int, str] | None:
    """The place of the first part of a text that has more than ``most``, and what is wrong with it."""
    start = 0
    for part in parts(text):
        if (count := size(part)) > most:
            return text.index(part, start), f"{what.format(count=f'{count:,}')}; {most:,} at most, so part it"
        start += len(part)
    return None


def lines(text: str) -> list[str]:
    """The lines of a text."""
    return text.split("\n")


def blocks(text: str) -> list[str]:
    """The paragraphs, lists and tables of a text."""
    return BLOCK_END.split(text)


def depth(line: str) -> int:
    """How far a line is indented, by spaces and by the signs of quotes and items."""
    match = INDENT.match(line)
    return len(match[0].replace("\t", "    ")) if match else 0


LIMITS = (
    (lines, len, "a line of {count} signs", LONGEST_LINE),
    (blocks, len, "{count} signs without an empty line", LARGEST_BLOCK),
    (blocks, lambda block: block.count("["), "{count} brackets without an empty line", MOST_BRACKETS),
    (lines, depth, "an indent of {count} signs", DEEPEST_INDENT),
)
