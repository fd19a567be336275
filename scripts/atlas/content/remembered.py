"""What was made of texts that are read again, found by their digest: the texts of a large site are large."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from .digest import mark

Given = ParamSpec("Given")
Value = TypeVar("Value")
MOST = 20_000  # results; more than a large site has files: a preview reads all of them again after every change


def remembered(make: Callable[Given, Value]) -> Callable[Given, Value]:
    """The same work, done once for equal plain values, as texts and numbers; what was asked for last stays."""
    made: dict[str, Value] = {}

    @wraps(make)
    def result(*given: Given.args, **named: Given.kwargs) -> Value:
        """The result for these values."""
        key = mark((given, named))
        made[key] = made.pop(key) if key in made else make(*given, **named)
        if len(made) > MOST:
            del made[next(iter(made))]
        return made[key]

    return result
