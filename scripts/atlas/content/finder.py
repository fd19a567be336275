"""The finder: questions that lead a reader to the pages that fit, as docs/which-cause.yml has them.

A row fits when each question that it names has one of its answers. The page's script decides in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product

from .records import Texts

DANGER = "danger"  # the question that comes first: which danger signs there are, by the ids of their cards
UNKNOWN, NONE = "unknown", "none"  # the answers that every question has, and those with several answers
SHOWN = 5  # rows that a reader sees at once; the others are folded

Answers = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Answer:
    """One answer: its words in the list, and those of a reason: "because it is in the calf"."""

    id: str
    text: str
    because: str


@dataclass(frozen=True)
class Question:
    """One question; ``several`` says that more than one answer may be given."""

    id: str
    title: str
    hint: str
    answers: tuple[Answer, ...]
    several: bool = False

    @property
    def known(self) -> Texts:
        """The ids of all its answers, also of those that say nothing."""
        return (*(one.id for one in self.answers), *((NONE,) if self.several else ()), UNKNOWN)


@dataclass(frozen=True)
class Row:
    """A page that fits some answers, and what is said of it then; ``cards`` are its danger signs."""

    page: str
    text: str
    when: Mapping[str, Texts]
    unless: Mapping[str, Texts] = field(default_factory=dict)
    cards: Texts = ()

    def fits(self, answers: Answers) -> bool:
        """Whether each question of ``when`` has one of its answers, and none of ``unless`` has."""
        needed = all(not set(some).isdisjoint(answers.get(name, ())) for name, some in self.when.items())
        return needed and all(set(some).isdisjoint(answers.get(name, ())) for name, some in self.unless.items())

    @property
    def ways(self) -> Iterable[Answers]:
        """The fewest answers that lead to it, in every way."""
        names = list(self.when)
        for some in product(*self.when.values()):
            yield {name: [one] for name, one in zip(names, some, strict=True)}


def found(rows: Iterable[Row], answers: Answers) -> list[Row]:
    """The rows that fit, in their order, a page once."""
    pages: dict[str, Row] = {}
    for row in rows:
        if row.fits(answers):
            pages.setdefault(row.page, row)
    return list(pages.values())
