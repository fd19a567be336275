"""The files to fetch, and what the page that offers them says of each: its address and its size, as it was made.

In: the files of a woven site by their path. Out: the downloads, and that page filled in.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from io import BytesIO
from posixpath import dirname

from ..content.dates import long_date
from ..weaving.page import Keep, afresh
from .offline import Files
from .texts import sum_of

# <li data-file="a.zip"><a>All pages</a> <span data-size></span></li>
OFFERS = b'<li data-file="'
OFFER = re.compile(r'<li data-file="([^"]+)">.*?</li>\n?', re.DOTALL)
DAY = re.compile(r' data-day="([^"]*)">')  # <p data-day="As of [day].">


def offering_page(files: Files, keep: Keep = afresh) -> str:
    """The path of the page that offers downloads; nothing when none does."""
    pages = [path for path in files if path.endswith(".html")]
    offers = keep.together("offers", pages, lambda path: sum_of(files, path), lambda path: OFFERS in files[path])
    return next((path for path, offering in zip(pages, offers, strict=True) if offering), "")


def with_downloads(files: Files, page: str, made: Files, day: str) -> dict[str, bytes]:
    """The downloads beside the page that offers them, and that page. Shape: ``made`` are by their names."""
    html = offered(files[page].decode(), {name: len(data) for name, data in made.items()}, day)
    return {**{f"{dirname(page)}/{name}": data for name, data in made.items()}, page: html.encode()}


def offered(html: str, sizes: Mapping[str, int], day: str) -> str:
    """The page with the address and the size of each download; one that was not made is left out."""

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        if name not in sizes:
            return ""
        item = found[0].replace("<a ", f'<a href="{escape(name)}" download ', 1)
        return item.replace(" data-size></span>", f">{size(sizes[name])}</span> ", 1)

    return DAY.sub(lambda found: f">{found[1].replace('[day]', long_date(day))}", OFFER.sub(fill, html))


def size(count: int) -> str:
    """A number of bytes as readers read it, rounded up: 4.2 MB, 350 kB."""
    return f"{-(-count // 100_000) / 10} MB" if count >= 1_000_000 else f"{-(-count // 10_000) * 10} kB"


def zipped(files: Iterable[tuple[str, bytes]], day: str, plain: str = "") -> bytes:
    """A zip of these files, the same for the same files. Shape: ``plain`` is the path of one that is not packed."""
    written = date.fromisoformat(day)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, data in files:
            entry = zipfile.ZipInfo(path, (written.year, written.month, written.day, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            kind = zipfile.ZIP_STORED if path == plain else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, kind, 9)
    return stream.getvalue()
