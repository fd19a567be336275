"""What is in each file, asked once, and the files of the site that stands, which a new one takes over as they are.

The boundary: a file is known by what its file system tells of it, and its bytes are read only when that is new. A note
counts only when the file was written well before it, for within one tick of a clock a file can change unseen. What a
new site takes over is the same file under another name (a hard link), so whoever writes into a site takes the old name
away first: ``place`` does, and nothing else may write where ``place`` has been. May import nothing of ours.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from time import time_ns

Stamp = tuple[int, ...]
TICK = 2_000_000_000  # nanoseconds: the coarsest clock of a file system that is still in use


def checksum(data: bytes) -> str:
    """What tells the bytes of a file from all others (SHA-256)."""
    return hashlib.sha256(data).hexdigest()


def stamp_of(told: os.stat_result) -> Stamp:
    """What changes when a file is written, swapped for another, or its rights are changed."""
    return told.st_dev, told.st_ino, told.st_size, told.st_mtime_ns, told.st_mode


def files_below(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    """All files of a folder, at any depth, in no order."""
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from files_below(entry.path)
        elif entry.is_file():
            yield entry


def paths_below(folder: Path) -> list[str]:
    """The paths of all files of a folder, below it, sorted."""
    start = len(str(folder)) + 1
    return sorted(entry.path[start:] for entry in files_below(str(folder)))


class Standing:
    """The sums of files by their stamps, as they were noted and as they are found; and the site that stands."""

    def __init__(self, noted: Mapping[Stamp, str], site: Path | None = None) -> None:
        """Begin with the notes of an earlier build, and the files of the site that it made."""
        self.sums = dict(noted)
        self.asked: dict[Stamp, str] = {}
        self.there = dict(self.known_below(site)) if site and noted else {}

    def known_below(self, site: Path) -> Iterator[tuple[str, tuple[str, Stamp]]]:
        """The files of a site that are as they were noted, with their stamps, by their sums."""
        with suppress(OSError):
            for entry in files_below(str(site.resolve())):
                stamp = stamp_of(entry.stat())
                if (found := self.sums.get(stamp)) and not entry.is_symlink():
                    yield found, (entry.path, stamp)

    def sum(self, path: Path | str) -> str:
        """The sum of a file."""
        stamp = stamp_of(os.stat(path))
        if not (found := self.sums.get(stamp)):
            with open(path, "rb") as file:
                found = checksum(file.read())
        return self.note(stamp, found)

    def note(self, stamp: Stamp, found: str) -> str:
        """Note the sum of a file."""
        self.sums[stamp] = self.asked[stamp] = found
        return found

    def place(self, path: Path | str, wanted: str, make: Callable[[], bytes]) -> None:
        """Put a file with this sum at a path: left or taken over if it is there, else made."""
        if wanted in self.there:
            old, stamp = self.there[wanted]
            with suppress(OSError):  # another disk, no right to it, or gone meanwhile
                link(old, path)
                self.note(stamp, wanted)
                return
        if not os.path.exists(path) or self.sum(path) != wanted:
            data = make()
            in_place(path, lambda: Path(path).write_bytes(data))
            self.note(stamp_of(os.stat(path)), wanted)

    def prepared(self, path: Path | str, data: bytes) -> str:
        """The sum of new data; they lie beside their path then, for ``put``, unless a file that stands has them."""
        wanted = checksum(data)
        if wanted not in self.there:
            in_place(beside(path), lambda: Path(beside(path)).write_bytes(data))
        return wanted

    def put(self, path: Path | str, wanted: str, make: Callable[[], bytes]) -> None:
        """Put what was prepared at its path, perhaps by another process: until then what was there can be read."""
        if wanted in self.there:
            self.place(path, wanted, make)
        else:
            os.replace(beside(path), path)
            self.note(stamp_of(os.stat(path)), wanted)

    def notes(self) -> dict[Stamp, str]:
        """What may be noted now: a file that was written just before could change and look the same."""
        latest = time_ns() - TICK
        return {stamp: found for stamp, found in self.asked.items() if stamp[3] < latest}


def beside(path: Path | str) -> str:
    """Where a file waits until it is put at its path."""
    return f"{path}~"


def link(old: str, path: Path | str) -> None:
    """Give a file another name, which perhaps another file has."""
    try:
        os.link(old, path)
    except (FileExistsError, FileNotFoundError):
        in_place(path, lambda: os.link(old, path))


def in_place(path: Path | str, put: Callable[[], object]) -> None:
    """Put a file where perhaps another is, which stays as it is under its other names."""
    with suppress(FileNotFoundError):
        os.unlink(path)
    try:
        put()
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        put()
