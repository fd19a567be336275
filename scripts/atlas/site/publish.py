"""The swap: the only module that touches ``site``. It is a link to the newest whole build below ``.site``."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .scratch import to_the_end

MADE = ("build-", "aside-", "next")  # what a build may leave below ``.site``


@contextmanager
def workspace(root: Path) -> Iterator[Path]:
    """A new folder for a build, on the same disk as the site; what is not published is removed at the end.

    A second build waits until the first is done.
    """
    shelf = root / ".site"
    with readable_by_all():
        shelf.mkdir(exist_ok=True)
        with alone(shelf):
            restore(root)
            sweep(root)  # what a build left that was killed
            try:  # before the folder is made: a signal may come right after it
                folder = Path(tempfile.mkdtemp(prefix="build-", dir=shelf))
                folder.chmod(0o755)
                yield folder
            finally:
                to_the_end(lambda: sweep(root))


@contextmanager
def readable_by_all() -> Iterator[None]:
    """What is written within may be read by everybody, whatever its author's own files are: it is for the web."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


def sweep(root: Path) -> None:
    """Remove what builds have left, but not the one that is published."""
    for old in (root / ".site").iterdir():
        if old.name.startswith(MADE) and old.resolve() != (root / "site").resolve():
            remove(old)


def restore(root: Path) -> None:
    """Put back a real folder that was set aside by a build which was killed before the swap."""
    aside = next((root / ".site").glob("aside-*/site"), None)
    if aside and not (root / "site").exists():
        aside.rename(root / "site")


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one process; the system lets go of it even if the process is killed."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def publish(built: Path, root: Path) -> None:
    """Make ``root/site`` lead to a finished build, in one step: a reader sees the old site or the new one."""
    site, link = root / "site", root / ".site" / "next"
    if site.is_dir() and not site.is_symlink():
        # Left by plain `mkdocs build`: set aside first, for a folder cannot be replaced by a link in one step.
        site.rename(Path(tempfile.mkdtemp(prefix="aside-", dir=root / ".site")) / "site")
    remove(link)
    link.symlink_to(Path(".site") / built.name, target_is_directory=True)
    os.replace(link, site)


def remove(path: Path) -> None:
    """Delete a file, a link or a folder, if it exists."""
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
