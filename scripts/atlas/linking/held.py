"""The linked articles of a site without holding all of them at once: each is put together when it is asked for."""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from .linker import Linked, Plain, from_plain
from .vocabulary import Vocabulary


class Parts(NamedTuple):
    """A linked article: its HTML packed, its text, and the rest as bytes."""

    html: bytes
    text: str
    rest: bytes


class Held(Mapping[str, Linked]):
    """Linked articles by the id of their page, in a fraction of the space. Every one has its text, which many quote."""

    def __init__(self, names: Vocabulary, articles: Iterable[tuple[str, Plain]]) -> None:
        """Hold these."""
        self.names = names
        self.parts = {page: apart(plain) for page, plain in articles}

    def __getitem__(self, page: str) -> Linked:
        """The article of a page."""
        html, text, rest = self.parts[page]
        return from_plain((zlib.decompress(html).decode(), text, *marshal.loads(rest)), self.names)

    def __iter__(self) -> Iterator[str]:
        """The ids of the pages."""
        return iter(self.parts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.parts)

    def html(self, page: str) -> str:
        """The HTML of the article of a page, which is wanted alone."""
        return zlib.decompress(self.parts[page].html).decode()


def apart(plain: Plain) -> Parts:
    """An article as it is held."""
    html, text, *rest = plain
    return Parts(zlib.compress(html.encode(), 1), text, marshal.dumps(rest))
