"""The rows of docs/studies.yml: one comparison each, with its figures as numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .records import Texts
from .states import Control, Counts, Design, EffectMeasure, Measure, RatedCertainty, Read, Result


@dataclass(frozen=True)
class Figures:
    """What was measured on both sides of a comparison, in one unit.

    Shape: ``counts`` says which people figures count, of ``of`` on each side, where they count people.
    """

    measure: Measure
    what: float
    against: float
    unit: str
    counts: Counts | None = None
    of: int = 100

    @property
    def helped(self) -> tuple[float, float] | None:
        """How many of 100 people it helped on either side; nothing when the figures do not count people."""
        if not self.counts:
            return None
        what, against = (round(100 * value / self.of, 1) for value in (self.what, self.against))
        return (what, against) if self.counts is Counts.HELPED else (100 - what, 100 - against)


@dataclass(frozen=True)
class Effect:
    """The difference between both sides, with its 95% confidence interval where it is told.

    Shape: ``unit`` is what differs, where the figures of the row do not say it.
    """

    measure: EffectMeasure
    value: float
    low: float | None = None
    high: float | None = None
    unit: str = ""

    @property
    def nil(self) -> float:
        """The value that means no difference."""
        return 1 if self.measure is EffectMeasure.RATIO else 0

    @property
    def crosses_nil(self) -> bool | None:
        """Whether no difference lies within the interval; unknown when there is none."""
        if self.low is None or self.high is None:
            return None
        return self.low <= self.nil <= self.high


@dataclass(frozen=True)
class Derived:
    """A number that texts may give, and how it follows from those of the row."""

    value: float
    how: str


@dataclass(frozen=True)
class Study:
    """One comparison of one outcome in one group of people; ``about`` is the page of what was tested."""

    id: str
    about: str
    what: str
    against: str
    control: Control
    group: str
    outcome: str
    population: str
    people: int | None
    design: Design
    result: Result
    certainty: RatedCertainty
    funding: str
    reference: str
    read: Read
    checked: str
    how_long: str = ""
    figures: Figures | None = None
    effect: Effect | None = None
    note: str = ""
    derived: tuple[Derived, ...] = ()

    @property
    def texts(self) -> Texts:
        """Every text of the row that a reader can see."""
        units = (part.unit for part in (self.figures, self.effect) if part)
        return (self.what, self.against, self.population, self.how_long, self.note, *units)

    @property
    def results(self) -> tuple[float, ...]:
        """The numbers that say what came out."""
        figures = (self.figures.what, self.figures.against) if self.figures else ()
        effect = (self.effect.value, self.effect.low, self.effect.high) if self.effect else ()
        derived = (one.value for one in self.derived)
        return tuple(abs(one) for one in (*figures, *effect, *derived) if one is not None)

    @property
    def numbers(self) -> tuple[float, ...]:
        """Every number of the row but those in its texts, without its sign."""
        return (*self.results, *(one for one in [self.people] if one is not None))
