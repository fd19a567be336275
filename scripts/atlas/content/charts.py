"""The charts of docs/charts.yml: their words, and which figures each one shows."""

from __future__ import annotations

from dataclasses import dataclass

from .records import Texts
from .states import ChartKind


@dataclass(frozen=True)
class Survey:
    """How many of 100 people had something: who was asked, and what was counted.

    Shape: ``low`` and ``high`` are the ends of a range, both or neither; ``people`` is nothing when it is not told.
    """

    who: str
    counts: str
    in_100: float
    people: int | None
    reference: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Compared:
    """A comparison of docs/studies.yml in a chart; ``times`` turns nights into weeks."""

    study: str
    label: str
    times: float = 1


@dataclass(frozen=True)
class Chart:
    """One chart. ``less`` and ``more`` say what lies on the two sides of no difference."""

    key: str
    kind: ChartKind
    title: str
    subtitle: str
    note: str = ""
    less: str = ""
    more: str = ""
    surveys: tuple[Survey, ...] = ()
    studies: tuple[Compared, ...] = ()

    @property
    def study_ids(self) -> Texts:
        """The ids of the comparisons that it shows."""
        return tuple(one.study for one in self.studies)
