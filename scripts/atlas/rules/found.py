"""What a check has found, as one value: for a terminal, for a file that programs read, next to the check before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from ..content.atlas import Atlas
from ..content.problems import Problem, counted
from .advice import advice
from .drafts import still_needed


@dataclass(frozen=True)
class Found:
    """How many pages were looked at, what is wrong, and what can wait until all is well.

    Shape: ``warnings`` are only advised; ``drafts`` are paths, ``needed`` is what these need before they are published.
    """

    pages: int
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    drafts: tuple[str, ...] = ()
    needed: tuple[Problem, ...] = ()


def find(atlas: Atlas, problems: list[Problem]) -> Found:
    """What is found in content that was checked."""
    drafts = tuple(page.path for page in atlas.drafts)
    if problems:
        return Found(len(atlas.pages), tuple(problems), drafts=drafts)
    return Found(len(atlas.pages), (), tuple(sorted(advice(atlas))), drafts, tuple(still_needed(atlas)))


def as_data(found: Found) -> dict[str, Any]:
    """The same for programs: each problem with its file, line and field, and what is wrong."""
    return {
        "pages": found.pages,
        "problems": [asdict(problem) for problem in found.problems],
        "warnings": [asdict(problem) for problem in found.warnings],
        "drafts": list(found.drafts),
        "needed": [asdict(problem) for problem in found.needed],
    }


def draft_line(drafts: int, needed: int) -> str:
    """How many drafts there are, and how much these need."""
    if not needed:
        return f"{counted(drafts, 'draft')} can be published: take the line draft: out"
    return f"{counted(drafts, 'draft')} need{'s' * (drafts == 1)} {counted(needed, 'thing')} before publishing"


def news_lines(before: Found | None, now: Found, clock: str) -> Iterator[str]:
    """The last line after each look: the time, how many problems there are, and what came and went since the last."""
    total = counted(len(now.problems), "problem") if now.problems else "all is well"
    came, went = (0, 0) if before is None else compared(before, now)
    news = [f"{count} {word}" for count, word in ((came, "new"), (went, "mended")) if count]
    told = f" ({', '.join(news)})" if news else ""
    yield f"{clock}  {total}{told}; waiting for a change, ctrl-C ends"


def compared(before: Found, now: Found) -> tuple[int, int]:
    """How many problems came and how many went; one that only stands on another line is the same."""
    old, new = ({(one.path, one.field, one.text) for one in found.problems} for found in (before, now))
    return len(new - old), len(old - new)
