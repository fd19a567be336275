"""The swap: the only module that touches ``site``. It is a link to the newest whole build below ``.site``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workspace(root: Path) -> Iterator[Path]:
    """A new folder for a build, on the same disk as the site; what is not published is removed at the end."""
    shelf = root / ".site"
    shelf.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="build-", dir=shelf))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        for old in shelf.iterdir():
            if old.resolve() != (root / "site").resolve():
                remove(old)


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
    if path.is_symlink() or path.is_file():
        path.unlink()
    elif path.exists():
        shutil.rmtree(path)
