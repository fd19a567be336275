"""What a device keeps of the site: the list of a release, and the service worker that takes it.

In: the finished files of a site by their path, the pages that are kept at once. Out: the worker and its list, as files.
The worker stands at the site's root, for it answers only for what lies below it.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from ..content.addresses import NOT_FOUND, address_of_file
from ..weaving.page import Keep, afresh
from .scripts import bare
from .standing import checksum
from .texts import sum_of

WORKER = "offline-worker.js"
LOST = "offline.html"  # what a reader gets for a page that was not kept
SCRIPT = "assets/offline.js"  # starts the worker, once the build has put its name in
NO_WORKER = 'WORKER = ""'  # how that script says that there is none
CODE = {".css", ".js"}
SHOWN = {".svg", ".png", ".webp", ".jpg", ".ico", ".woff2", ".webmanifest"}  # kept where a page or a style names them
NAMED = [  # href="a.svg", src=a.svg, url(a.svg): each begins with letters, which are found faster than a choice
    re.compile(rf"""{start}["']?([^"')\s>]+)""") for start in (r"href=(?<!\whref=)", r"src=(?<!\wsrc=)", r"url\(")
]
PICTURE = re.compile(rf"(?:{'|'.join(map(re.escape, sorted(SHOWN)))})(?:[?#]|$)|%")  # what may name a picture
MARK = 32  # signs of a checksum that tell a file from every other; the worker takes the same of what it fetches
PASSAGES = "search/passages/"  # and search/passages/causes/cold.json
Files = Mapping[str, bytes]


def with_worker(files: Files) -> dict[str, bytes]:
    """The script that starts the worker on each page, by its path."""
    return {SCRIPT: files[SCRIPT].decode().replace(NO_WORKER, f'WORKER = "{WORKER}"').encode()}


def release(files: Files, first: Collection[str], code: str, keep: Keep = afresh) -> dict[str, str]:
    """The worker and its list. Shape: ``first`` are addresses of pages, ``code`` is the worker's."""
    kept = {address_of_file(path): path for path in kept_files(files, keep)}
    once = {name: path for name, path in kept.items() if name in first or is_shared(name)}
    rest = {name: path for name, path in kept.items() if name not in once}
    text = to_json({"first": listed("first", once, files, keep), "rest": listed("rest", rest, files, keep)})
    version = checksum(text.encode())[:MARK]
    path = f"offline/list.{version[:8]}.json"
    head = to_json({"version": version, "list": path, "lost": LOST})
    return {path: text, WORKER: f"const RELEASE = {head};\n{bare(code)}"}


def listed(name: str, paths: Mapping[str, str], files: Files, keep: Keep) -> dict[str, tuple[str, int]]:
    """What the list says of each file: what tells it from every other, and how many bytes come over the network."""

    sums = {address: sum_of(files, path) for address, path in paths.items()}
    sizes = keep.together(f"packed {name}", list(paths), sums.__getitem__, lambda one: packed(files[paths[one]]))
    return {address: (sums[address][:MARK], size) for address, size in zip(paths, sizes, strict=True)}


def kept_files(files: Files, keep: Keep = afresh) -> list[str]:
    """What can be kept: pages, what makes them work, and the pictures that they show; no open data, no downloads."""
    named = named_files(files, [path for path in files if PurePosixPath(path).suffix in {".html", ".css"}], keep)
    return [path for path in sorted(files) if is_kept(path, named)]


def is_kept(path: str, named: Collection[str]) -> bool:
    """Whether a file of the site can be kept."""
    ending = PurePosixPath(path).suffix
    if path.startswith("search/"):
        return ending in {".json", ".html"}
    if ending == ".html":
        return path != NOT_FOUND
    return path != WORKER and (ending in CODE or (ending in SHOWN and path in named))


def is_shared(address: str) -> bool:
    """Whether a file is wanted wherever any page is: all but other pages, and the passages of each page."""
    page = not address or address.endswith(("/", ".html"))
    return address == LOST or not (page or address.startswith(PASSAGES))


def named_files(files: Files, paths: Sequence[str], keep: Keep = afresh) -> set[str]:
    """The pictures that pages and style sheets name, by their path."""

    def named(path: str) -> list[str]:
        """Those that one file names."""
        return named_in(path, files[path].decode("utf-8", "replace"))

    found = keep.together("pictures", paths, lambda path: (path, sum_of(files, path)), named)
    return {name for names in found for name in names}


def named_in(path: str, text: str) -> list[str]:
    """The pictures that one file names, by their path."""
    names = {name for pattern in NAMED for name in set(pattern.findall(text)) if PICTURE.search(name)}
    return [unquote(urlsplit(urljoin(f"/{path}", name)).path).lstrip("/") for name in sorted(names)]


def packed(data: bytes) -> int:
    """How much comes over the network, for a server packs what it sends."""
    return len(gzip.compress(data, 6, mtime=0))


def to_json(value: object) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
