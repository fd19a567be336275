"""The memory that processes have together, each page of it counted once: what is shared is parted among them (PSS)."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
PARENT = re.compile(r"\) \S (\d+)")  # of "12 (python) S 7 …": who started it
SHARE = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)
PAUSE = 0.5  # seconds


def most_together(process: int, done: Callable[[], bool]) -> float:
    """The most megabytes that all of our program have together whom a process started, until it is ``done``."""
    most = 0.0
    while not done():
        most = max(most, sum(map(share_of, filter(is_ours, started_by(process, parents())))))
        time.sleep(PAUSE)
    return most


def started_by(process: int, parents: Mapping[int, int]) -> set[int]:
    """All that a process started, and what those did. Shape: the parent of each process."""
    found, newest = set[int](), {process}
    while newest:
        newest = {child for child, parent in parents.items() if parent in newest} - found
        found |= newest
    return found


def parents() -> dict[int, int]:
    """The parent of each process of this machine; none where the system does not tell."""
    paths: Iterable[Path] = PROC.glob("[0-9]*/stat")
    told = ((int(path.parent.name), PARENT.search(text_of(path))) for path in paths)
    return {process: int(parent[1]) for process, parent in told if parent}


def is_ours(process: int) -> bool:
    """Whether a process runs the program that this one does, and not a browser that is measured."""
    with suppress(OSError):
        return (PROC / str(process) / "exe").readlink() == (PROC / "self" / "exe").readlink()
    return False


def share_of(process: int) -> float:
    """The megabytes of a process; of a page that several have, its part."""
    found = SHARE.search(text_of(PROC / str(process) / "smaps_rollup"))
    return int(found[1]) / 1024 if found else 0


def text_of(path: Path) -> str:
    """The text of a file; nothing when the process is gone, or is not ours."""
    with suppress(OSError):
        return path.read_text(encoding="utf-8", errors="replace")
    return ""
