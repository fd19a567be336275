"""What readers take along: adds to a woven site the files to fetch, their sizes, and what keeps pages on a device."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from subprocess import run

from ..content.addresses import address_of
from ..content.atlas import Atlas
from ..content.problems import Problem
from ..weaving.page import Keep, afresh
from .book import TYPE, book
from .bundle import BundleError
from .configuration import load
from .copy import copied
from .downloads import offering_page, with_downloads, zipped
from .engine import EngineError, faults
from .offline import WORKER, Files, release, with_worker
from .scratch import scratch
from .scripts import bare
from .standing import checksum
from .templates import template_problem
from .texts import Data

SOURCES = Path("overrides", "offline")
ZIM = Path(__file__).resolve().parents[2] / "zim.py"
COPY = "overrides/offline/as-files.js"


def pack_folder(site: Path, atlas: Atlas, root: Path, zim: Path | None = None, keep: Keep = afresh) -> None:
    """Write what readers can take along into a woven site; nothing where ``docs/frame.yml`` says nothing of it.

    Shape: ``zim`` is a Python that has libzim, for a file for Kiwix. Errors: EngineError, for a script that cannot go
    into a copy, and where libzim fails.
    """
    words = atlas.data("frame").get("offline")
    if not words:
        return
    files = Data(site, keep)
    if page := offering_page(files, keep):
        files.add(with_downloads(files, page, downloads(files, atlas, root, zim, keep), day_of(atlas)))
    if words["keeps"]:
        files.add(with_worker(files))
        first = {address_of(there["to"].partition("#")[0]) for there in words["first"]}
        worker = release(files, first, source(root, "worker.js"), keep)
        files.add({path: text.encode() for path, text in worker.items()})
    for path, data in files.new.items():
        keep.place(site / path, checksum(data), partial(bytes, data))


def downloads(files: Files, atlas: Atlas, root: Path, zim: Path | None, keep: Keep) -> dict[str, bytes]:
    """Each file to fetch that can be made of a site, by its name."""
    day, name = day_of(atlas), str(load(root)[0]["site_name"])
    made: dict[str, bytes] = {}
    for path in (PurePosixPath(one["file"]) for one in atlas.data("frame")["offline"]["files"]["all"]):
        if path.suffix == ".zip":
            copy = copy_of_site(files, root, keep)
            made[path.name] = zipped(((f"{path.stem}/{file}", data) for file, data in copy), day)
        elif path.suffix == ".epub":
            made[path.name] = book_of_site(files, atlas, root, name, keep)
        elif zim:
            whole = dict(copy_of_site(files, root, keep))
            made[path.name] = zim_of_site(whole, zim, root, metadata(atlas, name, path.stem))
    return made


def copy_of_site(files: Files, root: Path, keep: Keep) -> Iterator[tuple[str, bytes]]:
    """The whole site as a folder to be opened as files."""
    try:
        yield from copied(files, bare(source(root, "as-files.js")), keep)
    except BundleError as error:
        raise EngineError(Problem(COPY, 1, "module", f"{error}; write it as the modules of the search are")) from None


def book_of_site(files: Files, atlas: Atlas, root: Path, name: str, keep: Keep) -> bytes:
    """The site as a book for e-readers."""
    with faults(template_problem):
        return zipped(book(files, atlas, root, name, day_of(atlas), keep), day_of(atlas), plain=TYPE)


def metadata(atlas: Atlas, name: str, stem: str) -> dict[str, str]:
    """What Kiwix shows of a file, and sorts it by."""
    said = {"Title": name, "Description": atlas.data("frame")["tagline"], "Creator": name, "Publisher": name}
    return {**said, "Name": stem, "Language": "eng", "Date": day_of(atlas), "License": "CC-BY-4.0"}


def zim_of_site(copy: Files, python: Path, root: Path, said: Mapping[str, str]) -> bytes:
    """The copy as a file for Kiwix, made by a Python of its own, for libzim is nothing that the site needs."""
    with scratch() as place:
        write_files(place / "copy", copy)
        files = [place / "copy", place / "made.zim", root / "docs" / "assets" / "favicon.svg"]
        pairs = [f"{key}={value}" for key, value in said.items()]
        done = run([python, ZIM, *files, *pairs], capture_output=True, text=True, check=False)
        if done.returncode:
            why = (done.stderr.strip().splitlines() or ["it stopped"])[-1].rstrip(".")
            fix = "run `make zim` anew, or do without it"
            raise EngineError(Problem("requirements-zim.txt", 1, "libzim", f"{why}; {fix}"))
        return files[1].read_bytes()


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
