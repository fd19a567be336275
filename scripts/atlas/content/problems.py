"""What is wrong with something that an author wrote, with its place."""

from __future__ import annotations

from dataclasses import dataclass

LONGEST, LAST = 900, 250  # signs of a part of a line that is told; of these, signs from its end


@dataclass(frozen=True, order=True)
class Problem:
    """An author's mistake: where it is, which field, what is wrong and what to do."""

    path: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        """The problem on one line: ``path:line: field: text``."""
        return f"{plain(self.path)}:{self.line}: {plain(self.field)}: {plain(self.text)}"


def plain(text: str) -> str:
    """A text on one line, cut when it is long, with an escape for each sign that a terminal would obey or not show."""
    short = text if len(text) <= LONGEST else f"{text[: LONGEST - LAST]} … {text[-LAST:]}"
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in short)


def quoted(text: str, most: int = 60) -> str:
    """A text of an author in quotes, cut when it is long."""
    return f'"{text}"' if len(text) <= most else f'"{text[: most - 3]}..."'


def counted(number: int, thing: str) -> str:
    """ "1 problem", "2 problems"."""
    return f"{number} {thing}{'s' * (number != 1)}"
