"""What the site knows, for the intake: its names, the words of its search, its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import NamedTuple

from atlas.content.atlas import Atlas
from atlas.content.states import Verdict
from atlas.linking.article import read_article
from atlas.linking.mentions import find_mentions
from atlas.linking.names import vocabulary
from atlas.linking.vocabulary import Vocabulary
from atlas.site.search_index import Stemmer

from .furniture import Words


class Name(NamedTuple):
    """A name in a text: the words, and the page or the place on it that tells of them."""

    words: str
    page: str


class Known(NamedTuple):
    """A statement that the site has checked: its id, its words and those of the articles that make it."""

    id: str
    claim: str
    verdict: str
    says: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Knowledge:
    """All that the intake needs to know."""

    words: Words
    names: Vocabulary
    stemmer: Stemmer
    claims: tuple[Known, ...]
    denies: tuple[str, ...]
    common: frozenset[str]
    next_article: str

    @cached_property
    def small(self) -> frozenset[str]:
        """The small words of the language."""
        return self.stemmer.stop

    def names_in(self, text: str) -> list[Name]:
        """The names of the site in a text, each once."""
        return list(names_of(self, text))


@lru_cache(maxsize=16)  # each sentence asks twice
def names_of(knowledge: Knowledge, text: str) -> tuple[Name, ...]:
    """The names of the site in a text, each once."""
    found = find_mentions(read_article(f"<p>{escape(text, quote=False)}</p>"), knowledge.names)
    return tuple(dict.fromkeys(Name(" ".join(one.text.split()), one.form.term.page) for one in found))


def knowledge_of(atlas: Atlas, words: Mapping[str, object]) -> Knowledge:
    """What an atlas knows. Without a search of its own, words are only cut by their letters."""
    search = {"stop": "", "common": "", "forms": {}, "spellings": [], "endings": [], **(atlas.data("search") or {})}
    claims = tuple(
        Known(one.id, one.claim, one.verdict.value, tuple(telling.says for telling in one.articles if telling.says))
        for one in atlas.claims.values()
        if not (one.dropped and one.verdict is Verdict.UNVERIFIABLE)  # made of broken lines
    )
    numbers = [int(page.meta["article"]) for page in atlas.pages if str(page.meta.get("article", "")).isdecimal()]
    return Knowledge(
        words=Words(words),
        names=vocabulary(atlas),
        stemmer=Stemmer(search),
        claims=claims,
        denies=tuple(search.get("signs", {}).get("denies", ("no", "not"))),
        common=frozenset(search["common"].split()),
        next_article=f"{max(numbers, default=-1) + 1:03}",
    )
