"""What readers take along: adds to a woven site the files to fetch, their sizes, and the worker that keeps pages on a device."""

from __future__ import annotations

from pathlib import Path

from ..content.addresses import address_of
from ..content.atlas import Atlas
from .offline import WORKER, Files, release, with_worker
from .scripts import bare

SOURCES = Path("overrides", "offline")


def pack_folder(site: Path, atlas: Atlas, root: Path) -> None:
    """Write what readers can take along into a woven site; nothing where ``docs/frame.yml`` says nothing of it."""
    words = atlas.data("frame").get("offline")
    if not words:
        return
    files = read_files(site)
    packed = files
    if words["keeps"]:
        packed = with_worker(packed)
        first = {address_of(there["to"].partition("#")[0]) for there in words["first"]}
        worker = release(packed, first, source(root, "worker.js"))
        packed = {**packed, **{path: text.encode() for path, text in worker.items()}}
    write_files(site, {path: data for path, data in packed.items() if files.get(path) != data})


def no_worker(root: Path) -> dict[str, str]:
    """The worker of a site that keeps nothing on devices, which takes away what an earlier release left there."""
    return {WORKER: bare(source(root, "away.js"))}


def source(root: Path, name: str) -> str:
    """The text of a script that stands beside the templates."""
    return (root / SOURCES / name).read_text(encoding="utf-8")


def read_files(folder: Path) -> Files:
    """All files of a folder by their path."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def write_files(folder: Path, files: Files) -> None:
    """Write files by their path."""
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
