"""Folders and files for the time of one run, which are gone at its end, whenever it is asked to stop."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def scratch(prefix: str = "cramp-atlas-") -> Iterator[Path]:
    """A folder of its own in the system's place for such folders."""
    folder = tempfile.TemporaryDirectory(prefix=prefix)
    try:
        yield Path(folder.name)
    finally:
        to_the_end(folder.cleanup)


def to_the_end(tidy: Callable[[], object]) -> None:
    """Tidy up, and once more if a signal broke it off: the first signal is the only one that is heard."""
    try:
        tidy()
    except BaseException:
        tidy()
        raise
