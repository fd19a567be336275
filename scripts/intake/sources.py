"""Where articles come from: a file, a folder of files, or the pages of a web archive; one at a time."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from .snapshot import Source

ENDINGS = (".txt", ".md", ".html", ".htm", ".xhtml")
ARCHIVES = (".warc", ".warc.gz")
SIMPLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:[a-z]+|warc\.gz)")  # a name that no other path turns into
LARGEST = 8_000_000  # bytes of one article
READABLE = ("text/html", "application/xhtml", "text/plain")
CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


class SourceError(Exception):
    """A source that cannot be read; the text says why, and what to do."""


def sources(path: Path) -> Iterator[Source | SourceError]:
    """The articles of a file, a folder or an archive. One that cannot be read comes as the error that it is."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name.lower().endswith((*ENDINGS, *ARCHIVES)):
                yield from sources_of_file(file, file.relative_to(path).as_posix())
    elif path.is_file():
        yield from sources_of_file(path, path.name)
    else:
        yield SourceError(f"{path}:1: file: there is none; give a file, a folder or a web archive as FILE=")


def sources_of_file(path: Path, name: str) -> Iterator[Source | SourceError]:
    """The articles of one file."""
    try:
        if path.name.lower().endswith(ARCHIVES):
            with path.open("rb") as stream:
                yield from pages_of(stream, name)
        elif path.stat().st_size > LARGEST:
            yield SourceError(f"{path}:1: size: over {LARGEST // 1_000_000} MB; give the article alone")
        else:
            yield Source(slug(name), path.read_bytes())
    except OSError as error:
        yield SourceError(f"{path}:1: file: cannot be read: {error.strerror}; make it readable")


def pages_of(stream: BinaryIO, name: str) -> Iterator[Source | SourceError]:
    """The pages of a web archive, as the server sent them."""
    number = 0
    try:
        for record in ArchiveIterator(stream):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else ""
            if record.rec_type != "response" or not kind.startswith(READABLE):
                continue
            number += 1
            charset = CHARSET.search(kind)
            yield Source(
                name=f"{slug(name)}-{number:05}",
                data=record.content_stream().read(LARGEST),
                address=record.rec_headers.get_header("WARC-Target-URI", ""),
                day=record.rec_headers.get_header("WARC-Date", "")[:10],
                charset=charset[1] if charset else "",
            )
    except (ArchiveLoadFailed, ValueError, EOFError, OSError) as error:
        yield SourceError(f"{name}:1: archive: broken after page {number}: {error}; what came before it was taken in")
    if not number:
        yield SourceError(f"{name}:1: archive: no page in it; give one with responses of text or HTML")


def slug(name: str) -> str:
    """A name for a folder, from the path of a file: "page.html" gives "page-html".

    A path with anything else in it gets a part of its hash, so that "a/b.txt" and "a-b.txt" are two folders.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:80]
    return (
        plain
        if SIMPLE.fullmatch(name)
        else f"{plain}-{hashlib.sha256(name.encode('utf-8', 'replace')).hexdigest()[:8]}"
    )
