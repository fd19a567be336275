"""The texts of many pages without holding all of them at once: read from their files when asked for, or held packed."""

from __future__ import annotations

import re
import zlib
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from os.path import splitext
from pathlib import Path
from types import MappingProxyType

# How a template writes where the search index is; the build puts the hash of its text in: search/index.1a2b3c4d.json.
INDEX_ADDRESS = "search/index.json"
INDEX = re.compile(r'(data-index="{})(?:\.[0-9a-f]{{8}})?({}")'.format(*map(re.escape, splitext(INDEX_ADDRESS))))


def without_hash(html: str) -> str:
    """A page without the hash of the search index, which a word on any other page changes."""
    return INDEX.sub(r"\1\2", html, count=1)


def with_hash_of(page: str, html: str) -> str:
    """A page with the hash of the search index that another form of it has."""
    found = INDEX.search(page)
    return INDEX.sub(lambda _: found[0], html, count=1) if found else html


class Read(Mapping[str, str]):
    """Texts by their address, each read from its file whenever it is asked for."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """The files by the address."""
        self.files = files

    def __getitem__(self, address: str) -> str:
        """The text at an address."""
        return self.files[address].read_text(encoding="utf-8")

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return iter(self.files)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.files)


class Packed(Mapping[str, str]):
    """Texts by their address, held in a tenth of the space."""

    def __init__(self, texts: Iterable[tuple[str, str]], held: Mapping[str, bytes] = MappingProxyType({})) -> None:
        """Hold these texts, after others that are held so."""
        self.held = {**held, **{address: zlib.compress(text.encode(), 1) for address, text in texts}}

    def __getitem__(self, address: str) -> str:
        """The text at an address."""
        return zlib.decompress(self.held[address]).decode()

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return iter(self.held)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.held)


class Data(Mapping[str, bytes]):
    """All files of a folder by their path, each read whenever it is asked for."""

    def __init__(self, folder: Path) -> None:
        """What is there now."""
        self.folder = folder
        self.paths = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.is_file()]

    def __getitem__(self, path: str) -> bytes:
        """The data of a file."""
        try:
            return (self.folder / path).read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            raise KeyError(path) from None

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self.paths)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.paths)


def over(new: Mapping[str, bytes], files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Files with new ones before those that are there."""
    return ChainMap(new, files)  # type: ignore[arg-type]  # nobody writes into it
