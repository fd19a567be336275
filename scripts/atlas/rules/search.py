"""The rules of the search: its sets of words, and the pages that its questions and neighbours lead to."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.atlas import Atlas
from ..content.page import Kind
from ..content.problems import Problem
from .messages import suggest

PATH = "docs/search.yml"
SearchPlace = tuple[str, str, str]  # the data file, the dotted path of an entry, what is written there


def check_word_sets(atlas: Atlas) -> Iterator[Problem]:
    """A set of words names groups that there are, and is more than words of every day: "leg pain" sets off nothing."""
    groups = atlas.data("search").get("groups", {})
    common, stop = (set(atlas.data("search").get(field, "").split()) for field in ("common", "stop"))
    for name, where, text in word_sets(atlas):
        path, line = f"docs/{name}.yml", atlas.line(name, where)
        words = text.split()
        for word in words:
            group = word.removeprefix("-")
            if group.isupper() and group not in groups:
                yield Problem(path, line, where, f'no group "{group}" in {PATH}; {suggest(group, groups)}')
        wanted = {word for word in words if not word.startswith("-")}
        if wanted <= common or (len(wanted) == 1 and wanted <= common | stop):
            yield Problem(path, line, where, f'"{text}" are words of every day; add one that is not')


def word_sets(atlas: Atlas) -> Iterator[SearchPlace]:
    """Every set of words: what sets off a card, and what tells of a neighbour."""
    for number, card in enumerate(atlas.data("red-flags")):
        yield from (("red-flags", f"{number}.asked.{i}", text) for i, text in enumerate(card.get("asked", ())))
    for number, entry in enumerate(atlas.data("search").get("neighbours", ())):
        yield from (("search", f"neighbours.{number}.when.{i}", text) for i, text in enumerate(entry.get("when", ())))


def check_search_places(atlas: Atlas) -> Iterator[Problem]:
    """What the search leads to is a page, or a kind of page."""
    kinds = set(Kind)
    for _, where, place in search_places(atlas):
        if place not in kinds and place not in atlas.by_id:
            text = f'no page "{place}"; {suggest(place, [*kinds, *atlas.by_id])}'
            yield Problem(PATH, atlas.line("search", where), where, text)


def search_places(atlas: Atlas) -> Iterator[SearchPlace]:
    """The pages of topics and neighbours, and the pages and kinds that questions lift."""
    yield from (("search", f"topics.{place}", place) for place in atlas.data("search").get("topics", {}))
    for number, entry in enumerate(atlas.data("search").get("questions", ())):
        yield from (("search", f"questions.{number}.lift.{place}", place) for place in entry.get("lift", {}))
    for number, entry in enumerate(atlas.data("search").get("neighbours", ())):
        yield "search", f"neighbours.{number}.page", entry.get("page", "")
