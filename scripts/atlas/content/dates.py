"""Dates as readers read them, and when the next check of a page is due."""

from __future__ import annotations

from datetime import date, timedelta


def long_date(text: str) -> str:
    """A day in words: "2 November 2026" for 2026-11-02."""
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"


FUTURE = "is in the future"  # what is said of a day that has not come yet


def is_future(text: str) -> bool:
    """Whether a day is later than tomorrow, which is allowed, for the day begins earlier elsewhere."""
    return text > (date.today() + timedelta(days=1)).isoformat()


def next_check(text: str) -> str:
    """A year after the last check; the day after 28 February for a leap day."""
    day = date.fromisoformat(text)
    try:
        return day.replace(year=day.year + 1).isoformat()
    except ValueError:
        return date(day.year + 1, 3, 1).isoformat()
