"""The texts of many pages without holding all of them at once: read from their files when asked for, or held packed."""

from __future__ import annotations

import zlib
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path


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

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Hold these texts."""
        self.held = {address: zlib.compress(text.encode(), 1) for address, text in texts}

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
