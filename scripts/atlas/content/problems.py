"""What is wrong with something that an author wrote, with its place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """An author's mistake: where it is, which field, what is wrong and what to do."""

    path: str
    line: int
    field: str
    text: str

    def __str__(self) -> str:
        """The problem on one line: ``path:line: field: text``."""
        path = self.path.replace("\n", "\\n")  # one problem, one line
        return f"{path}:{self.line}: {self.field}: {self.text}"


def counted(number: int, thing: str) -> str:
    """ "1 problem", "2 problems"."""
    return f"{number} {thing}{'s' * (number != 1)}"
