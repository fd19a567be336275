"""Writes a folder of the site as a .zim file for Kiwix. Runs with a Python that has libzim: ``make zim``.

The folder is the copy that works as files: it needs no host, and its modules are plain scripts.
"""

from __future__ import annotations

import argparse
import mimetypes
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path

import resvg_py
from libzim.writer import Creator, Hint, Item, StringProvider

TITLE = re.compile(r"<title>([^<]*)</title>")
SENT_ON = 'http-equiv="refresh"'  # an old address, which is no page of its own
FRONT = "index.html"


class FileItem(Item):
    """One file of the folder; a page has a title, by which it is found."""

    def __init__(self, path: str, data: bytes) -> None:
        """Keep what the file is, and read its title."""
        super().__init__()
        self.path, self.data = path, data
        self.kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        found = TITLE.search(data.decode("utf-8", "replace")) if path.endswith(".html") else None
        self.title = unescape(found[1]) if found else ""

    def get_path(self) -> str:
        """Where the file stands."""
        return self.path

    def get_title(self) -> str:
        """The title of a page."""
        return self.title

    def get_mimetype(self) -> str:
        """What the file is."""
        return self.kind

    def get_contentprovider(self) -> StringProvider:
        """The file itself."""
        return StringProvider(self.data)

    def get_hints(self) -> Mapping[Hint, int]:
        """Pages are found by their titles; pictures are packed already."""
        page = bool(self.title) and SENT_ON.encode() not in self.data
        return {Hint.FRONT_ARTICLE: page, Hint.COMPRESS: not self.kind.startswith("image/png")}


def write(folder: Path, target: Path, metadata: Mapping[str, str], illustration: bytes) -> None:
    """Write all files of a folder, with an index of their titles and of their text."""
    target.unlink(missing_ok=True)
    creator = Creator(target).config_indexing(True, metadata["Language"]).config_nbworkers(1)
    creator.set_mainpath(FRONT)
    with creator:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            creator.add_item(FileItem(path.relative_to(folder).as_posix(), path.read_bytes()))
        for name, value in metadata.items():
            creator.add_metadata(name, value)
        creator.add_illustration(48, illustration)


def main() -> None:
    """Write the folder that is named as a file that is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("folder", "target", "illustration"):
        parser.add_argument(name, type=Path)
    parser.add_argument("metadata", nargs="*", help="Title=… Description=… and the others that Kiwix knows")
    options = parser.parse_args()
    metadata = dict(pair.split("=", 1) for pair in options.metadata)
    picture = resvg_py.svg_to_bytes(svg_string=options.illustration.read_text("utf-8"), width=48)
    write(options.folder, options.target, metadata, bytes(picture))


if __name__ == "__main__":
    main()
