"""The texts of many pages without holding all of them at once: read from their files when asked for, or held packed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from ..weaving.page import Keep, Marked, Marks, afresh, marks_in
from .standing import checksum, paths_below
from .workers import results


class Read(Marked):
    """Pages by their address, each read from its file whenever it is asked for; the marks of all are made once."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        """The files by the address."""
        self.files = files
        self.known: dict[str, Marks] = {}

    def marks(self, address: str) -> Marks:
        """What tells a page, and its article, from all others, as it was when marks were first asked for."""
        if not self.known:
            made = results(self.made, list(self.files))
            self.known = {one: Marks(*marks) for one, marks in zip(self.files, made, strict=True)}
        return self.known[address]

    def made(self, address: str) -> tuple[str, str]:
        """The marks of a page, as a plain value."""
        page, article = marks_in(self.files[address].read_bytes())
        return page, article

    def __getitem__(self, address: str) -> str:
        """The text at an address."""
        return self.files[address].read_text(encoding="utf-8")

    def __contains__(self, address: object) -> bool:
        """Whether there is such a page."""
        return address in self.files

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
    """All files of a folder by their path, each read whenever it is asked for, and new ones in their place."""

    def __init__(self, folder: Path, keep: Keep = afresh) -> None:
        """What is there now."""
        self.folder, self.keep = f"{folder}/", keep
        self.new: dict[str, bytes] = {}
        self.paths = dict.fromkeys(paths_below(folder))

    def add(self, new: Mapping[str, bytes]) -> None:
        """Put new files before those that are there."""
        self.new |= new
        self.paths |= dict.fromkeys(new)

    def __getitem__(self, path: str) -> bytes:
        """The data of a file."""
        if path in self.new:
            return self.new[path]
        try:
            with open(self.folder + path, "rb") as file:
                return file.read()
        except (FileNotFoundError, IsADirectoryError):
            raise KeyError(path) from None

    def __contains__(self, path: object) -> bool:
        """Whether there is such a file."""
        return path in self.paths

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self.paths)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.paths)

    def sum(self, path: str) -> str:
        """What tells the data of a file from all others."""
        return checksum(self.new[path]) if path in self.new else self.keep.sum(self.folder + path)


def sum_of(files: Mapping[str, bytes], path: str) -> str:
    """What tells the data of a file from all others; it is read only if nobody knows."""
    return files.sum(path) if isinstance(files, Data) else checksum(files[path])
