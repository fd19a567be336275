"""All that a build reads, as it lies on the disk: what was checked has to be what was rendered."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

READ = ("docs", "overrides", "mkdocs.yml")
POLL = 0.3  # seconds between two looks at the files
State = Mapping[str, tuple[int, ...]]


class InputsChanged(Exception):
    """Something was changed while a site was made of it."""


def state_of(root: Path) -> State:
    """When each file that a build reads was changed, and its size, by its path; folders and links to them too.

    Files of editors are left out.
    """
    found = {}
    for name in READ:
        below = ((folder, one) for folder, folders, files in os.walk(root / name) for one in (*folders, *files))
        paths = [root / name, *(Path(folder, one) for folder, one in below)]
        for path in paths:
            if not path.name.startswith("."):
                found[path.relative_to(root).as_posix()] = stamp(path)
    return found


def stamp(path: Path) -> tuple[int, ...]:
    """What changes when a file is written, moved or taken away, also to a size and a time that it had before."""
    try:
        told = path.stat()
    except OSError:
        return ()
    return (told.st_ino,) if path.is_dir() else (told.st_ino, told.st_size, told.st_mtime_ns, told.st_ctime_ns)


def changed(before: State, after: State) -> list[str]:
    """The paths that are not as they were."""
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def each_change(root: Path, before: State | None = None, ended: Callable[[], bool] = lambda: False) -> Iterator[State]:
    """The state that is not as ``before``, and every new one from then on; folders may come and go."""
    while not ended():
        after = state_of(root)
        if after != before:
            yield after
        before = after
        time.sleep(POLL)


@contextmanager
def steady(root: Path) -> Iterator[Callable[[], None]]:
    """Within this nothing that is read may change; the function that it gives looks. Errors: InputsChanged.

    An error inside that comes from a change is told as the change.
    """
    before = state_of(root)

    def look() -> None:
        if found := changed(before, state_of(root)):
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            raise InputsChanged(f"{found[0]}{more} changed while the site was built; build again")

    try:
        yield look
    except Exception:
        look()
        raise
