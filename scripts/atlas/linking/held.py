"""The linked articles of a site without holding all of them at once: each is put together when it is asked for.

What every build asks of every page is told apart from the article, and is at hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from ..content.digest import digest
from .linker import Linked, Plain, from_plain
from .tally import Tallied, tally_of
from .vocabulary import Vocabulary

Row = tuple[str, str, str, str, tuple[int, int]]  # a link: its page, words, the id and the words of its heading, where


class Told(NamedTuple):
    """What tells of an article its HTML, its text with its links, and what is counted of it; and the last two."""

    html: str
    text: str
    tally: str
    links: list[Row]
    counted: Tallied


Plainly = tuple[str, str, str, list[Row], Tallied]  # the same
Get = Callable[[], Plain]  # gives the article itself


class Held(Mapping[str, Linked]):
    """Linked articles by the id of their page."""

    def __init__(self, names: Vocabulary, articles: Iterable[tuple[str, tuple[Plainly, Get]]]) -> None:
        """Hold what is told of these."""
        self.names = names
        self.told, self.articles = dict[str, Told](), dict[str, Get]()
        for page, (told, get) in articles:
            self.told[page], self.articles[page] = Told(*told), get

    def __getitem__(self, page: str) -> Linked:
        """The article of a page."""
        return from_plain(self.articles[page](), self.names)

    def __contains__(self, page: object) -> bool:
        """Whether there is such a page."""
        return page in self.told

    def __iter__(self) -> Iterator[str]:
        """The ids of the pages."""
        return iter(self.told)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.told)

    def html(self, page: str) -> str:
        """The HTML of the article of a page, which is wanted alone."""
        return self.articles[page]()[0]

    def text(self, page: str) -> str:
        """The text of the article of a page."""
        return self.articles[page]()[1]


def told_of(page: str, linked: Linked, names: Vocabulary) -> Plainly:
    """What is told of the article of a page."""
    links = [(one.page, one.text, one.section_id, one.section, one.span) for one in linked.mentions]
    counted = tally_of(names, page, linked)
    return digest(linked.html), digest(repr((linked.text, links))), digest(repr(counted)), links, counted
