"""The file that tells what the walks found: each part of it is written by its command, the rest by hand."""

from __future__ import annotations

from collections.abc import Sequence

PLACE = "BROWSERS.md"


def with_part(text: str, part: str, lines: Sequence[str]) -> str:
    """The text with one part replaced: what stands between the comments that begin and end it. Errors: ValueError."""
    begin, end = f"<!-- {part}: made by the command -->", f"<!-- end of {part} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"{PLACE}: has no part {part}; put back its two lines, {begin} and {end}")
    return before + "\n".join([begin, *lines, end]) + after
