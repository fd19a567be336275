"""What readers take along: adds to a woven site the files to fetch, their sizes, and the worker that keeps pages on a device."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from ..content.addresses import address_of
from ..content.atlas import Atlas
from ..content.problems import Problem
from ..content.sheets import Data
from .book import TYPE, book
from .bundle import BundleError
from .configuration import load
from .copy import copied
from .downloads import offering_page, with_downloads, zipped
from .engine import EngineError, faults
from .offline import WORKER, Files, release, with_worker
from .scripts import bare
from .templates import template_problem

SOURCES = Path("overrides", "offline")
COPY = "overrides/offline/copy.js"


def pack_folder(site: Path, atlas: Atlas, root: Path) -> None:
    """Write what readers can take along into a woven site; nothing where ``docs/frame.yml`` says nothing of it.

    Errors: EngineError, for a script that cannot go into a copy.
    """
    words = atlas.data("frame").get("offline")
    if not words:
        return
    files = read_files(site)
    packed = files
    if page := offering_page(files):
        packed = with_downloads(packed, page, downloads(files, words, atlas, root), day_of(atlas))
    if words["keeps"]:
        packed = with_worker(packed)
        first = {address_of(there["to"].partition("#")[0]) for there in words["first"]}
        worker = release(packed, first, source(root, "worker.js"))
        packed = {**packed, **{path: text.encode() for path, text in worker.items()}}
    write_files(site, {path: data for path, data in packed.items() if files.get(path) != data})


def downloads(files: Files, words: Data, atlas: Atlas, root: Path) -> dict[str, bytes]:
    """Each file to fetch that can be made of a site, by its name."""
    makers = {".zip": zip_of_site, ".epub": book_of_site}
    names = [PurePosixPath(one["file"]) for one in words["files"]["all"]]
    return {name.name: makers[name.suffix](files, name.stem, atlas, root) for name in names if name.suffix in makers}


def zip_of_site(files: Files, name: str, atlas: Atlas, root: Path) -> bytes:
    """The whole site as a folder to be opened as files."""
    try:
        copy = copied(files, bare(source(root, "copy.js")))
    except BundleError as error:
        raise EngineError(Problem(COPY, 1, "module", f"{error}; write it as the modules of the search are")) from None
    return zipped(((f"{name}/{path}", copy[path]) for path in sorted(copy)), day_of(atlas))


def book_of_site(files: Files, name: str, atlas: Atlas, root: Path) -> bytes:
    """The site as a book for e-readers."""
    del name
    site_name = str(load(root)[0]["site_name"])
    with faults(template_problem):
        return zipped(book(files, atlas, root, site_name, day_of(atlas)), day_of(atlas), plain=TYPE)


def day_of(atlas: Atlas) -> str:
    """The newest day on which a page was checked: the day of a copy, so that the same content gives the same bytes."""
    return max(page.reviewed for page in atlas.pages)


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
