"""The axis of a chart: from values to places along a line, in percent as SVG has them, and the marks beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TICKS = 6  # more would run into each other on a phone
STEPS = (1, 2, 5, 10)  # times a power of ten: what people count in


@dataclass(frozen=True)
class Axis:
    """A line from ``low`` to ``high``; one of ratios grows by factors, so that half and double are as far from 1."""

    low: float
    high: float
    ticks: tuple[float, ...]
    by_factors: bool = False

    def place(self, value: float) -> str:
        """Where a value lies, as "46.2%"."""
        low, high, at = (self.measured(one) for one in (self.low, self.high, value))
        return f"{round(100 * (at - low) / (high - low), 2):g}%"

    def measured(self, value: float) -> float:
        """A value as the line has it."""
        return math.log2(value) if self.by_factors else float(value)


def plain_axis(values: Iterable[float]) -> Axis:
    """The axis of values and of no difference, 0, with marks at round numbers."""
    found = [0.0, *values]
    step = round_step((max(found) - min(found) or 1) / (MOST_TICKS - 2))
    first, last = math.floor(min(found) / step), math.ceil(max(found) / step)
    ticks = tuple(round(number * step, 10) for number in range(first, max(last, first + 1) + 1))
    return Axis(ticks[0], ticks[-1], ticks)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20, … or 0.5, 0.2, … that is as large as this."""
    power = 10.0 ** math.floor(math.log10(least))
    return power * next(step for step in STEPS if step * power >= least * 0.999)


def factor_axis(values: Iterable[float]) -> Axis:
    """The axis of ratios and of no difference, 1, with marks at halves and doubles."""
    found = [1.0, *values]
    first, last = math.floor(math.log2(min(found))), math.ceil(math.log2(max(found)))
    ticks = tuple(2.0**power for power in range(min(first, last - 1), last + 1))
    return Axis(ticks[0], ticks[-1], ticks, by_factors=True)
