"""The files that tell what commands found: each part of one is written by its command, the rest by hand."""

from __future__ import annotations

from collections.abc import Sequence


def with_rows(text: str, part: str, rows: Sequence[str]) -> str:
    """The text with rows of the table of a part replaced, by their first cells; others stay. Errors: ValueError."""
    _, _, rest = text.partition(f"<!-- {part}: made by the command -->\n")
    old = rest.partition("<!-- end of ")[0].splitlines()
    return with_part(text, part, list({first_cell(row): row for row in (*old, *rows)}.values()))


def first_cell(row: str) -> str:
    """What a row of a table is about."""
    return row.split("|")[1].strip() if "|" in row else row


def with_part(text: str, part: str, lines: Sequence[str]) -> str:
    """The text with one part replaced: what stands between the comments that begin and end it. Errors: ValueError."""
    begin, end = f"<!-- {part}: made by the command -->", f"<!-- end of {part} -->"
    before, found, rest = text.partition(begin)
    _, closed, after = rest.partition(end)
    if not found or not closed:
        raise ValueError(f"there is no part {part}; put back its two lines, {begin} and {end}")
    return before + "\n".join([begin, *lines, end]) + after
