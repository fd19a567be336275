"""The rules of the search: its sets of words, and the pages that its questions and neighbours lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from ..content.atlas import Atlas
from ..content.page import Kind
from ..content.problems import Problem
from .messages import suggest

PATH = "docs/search.yml"
GROUP_NAME, NUMBERS = re.compile(r"\b[A-Z]+\b"), re.compile(r"\b([0-9]+)-([0-9]+)\b")
SearchPlace = tuple[str, str, str]  # the data file, the dotted path of an entry, what is written there


def check_word_sets(atlas: Atlas) -> Iterator[Problem]:
    """A set of words is more than words of every day: "leg pain" sets off nothing."""
    common, stop = (set(atlas.data("search").get(field, "").split()) for field in ("common", "stop"))
    for name, where, text in word_sets(atlas):
        wanted = {word for part in text.split() if not part.startswith("-") for word in part.split("+")}
        if not wanted:
            text = f'"{text}" only says what must not be asked; add a word that must'
            yield Problem(f"docs/{name}.yml", atlas.line(name, where), where, text)
        elif wanted <= common or (len(wanted) == 1 and wanted <= common | stop):
            text = f'"{text}" are words of every day; add one that is not'
            yield Problem(f"docs/{name}.yml", atlas.line(name, where), where, text)


def check_groups(atlas: Atlas) -> Iterator[Problem]:
    """A set or a group names groups that there are, and no group is made of itself."""
    groups = atlas.data("search").get("groups", {})
    for name, where, text in [*word_sets(atlas), *word_lists(atlas)]:
        path, line = f"docs/{name}.yml", atlas.line(name, where)
        for group in GROUP_NAME.findall(text):
            if group not in groups:
                yield Problem(path, line, where, f'no group "{group}" in {PATH}; {suggest(group, groups)}')
    needs = {name: groups_in(items) for name, items in groups.items()}
    for name in needs:
        if name in reached(name, needs):
            where = f"groups.{name}"
            text = "it is made of itself, by way of the groups that it names; take one of them out"
            yield Problem(PATH, atlas.line("search", where), where, text)


def check_numbers(atlas: Atlas) -> Iterator[Problem]:
    """Numbers from-to begin with the smaller one."""
    for name, where, text in [*word_sets(atlas), *word_lists(atlas)]:
        for low, high in NUMBERS.findall(text):
            if int(low) > int(high):
                text = f'"{low}-{high}" has no number in it; write it as {high}-{low}'
                yield Problem(f"docs/{name}.yml", atlas.line(name, where), where, text)


def check_sum(atlas: Atlas) -> Iterator[Problem]:
    """Signs add up: each list changes what is found, and none is enough alone."""
    added = atlas.data("search").get("sum", {})
    least = added.get("least", float("inf"))
    for number, one in enumerate(added.get("lists", ())):
        where, points, sign = f"sum.lists.{number}.points", one.get("points", 1), one.get("sign", "")
        if points == 0:
            text = f'"{sign}" gives no points; give it some, or take it out'
            yield Problem(PATH, atlas.line("search", where), where, text)
        elif points >= least:
            text = f'"{sign}" is enough alone; give it less than {least}, or write its words in `urgent`'
            yield Problem(PATH, atlas.line("search", where), where, text)


def groups_in(items: Iterable[str]) -> set[str]:
    """The groups that the items of a group name."""
    return {group for item in items for group in GROUP_NAME.findall(item)}


def reached(name: str, needs: Mapping[str, set[str]]) -> set[str]:
    """All groups that a group is made of, at any remove."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = needs.get(waiting.pop(), set()) - found
        found |= new
        waiting.extend(new)
    return found


def word_sets(atlas: Atlas) -> Iterator[SearchPlace]:
    """Every set of words: what sets off a card or the page of all signs, and what tells of a neighbour."""
    for number, card in enumerate(atlas.data("red-flags")):
        yield from (("red-flags", f"{number}.asked.{i}", text) for i, text in enumerate(card.get("asked", ())))
    for field, sets in (("urgent", "asked"), ("neighbours", "when")):
        for number, entry in enumerate(atlas.data("search").get(field, ())):
            yield from (("search", f"{field}.{number}.{sets}.{i}", text) for i, text in enumerate(entry.get(sets, ())))


def word_lists(atlas: Atlas) -> Iterator[SearchPlace]:
    """Every item of a group, of the lists by which danger signs are read, and of what adds up."""
    for field in ("groups", "signs"):
        for name, items in atlas.data("search").get(field, {}).items():
            yield from (("search", f"{field}.{name}.{i}", text) for i, text in enumerate(items))
    for number, one in enumerate(atlas.data("search").get("sum", {}).get("lists", ())):
        yield from (("search", f"sum.lists.{number}.words.{i}", text) for i, text in enumerate(one.get("words", ())))


def check_search_places(atlas: Atlas) -> Iterator[Problem]:
    """What the search leads to is a page, or a kind of page."""
    kinds = set(Kind)
    for _, where, place in search_places(atlas):
        if place not in kinds and place not in atlas.by_id:
            text = f'no page "{place}"; {suggest(place, [*kinds, *atlas.by_id])}'
            yield Problem(PATH, atlas.line("search", where), where, text)


def search_places(atlas: Atlas) -> Iterator[SearchPlace]:
    """The pages of topics, groups, neighbours and urgent signs, and the pages and kinds that questions lift."""
    yield from (("search", f"topics.{place}", place) for place in atlas.data("search").get("topics", {}))
    yield from (("search", f"several.{place}", place) for place in atlas.data("search").get("several", {}))
    yield from (place for place in word_lists(atlas) if "/" in place[2])
    for number, entry in enumerate(atlas.data("search").get("questions", ())):
        yield from (("search", f"questions.{number}.lift.{place}", place) for place in entry.get("lift", {}))
    for field in ("neighbours", "urgent"):
        for number, entry in enumerate(atlas.data("search").get(field, ())):
            yield "search", f"{field}.{number}.page", entry.get("page", "")
    if "page" in atlas.data("search").get("sum", {}):
        yield "search", "sum.page", atlas.data("search")["sum"]["page"]


def check_medicine_words(atlas: Atlas) -> Iterator[Problem]:
    """What readers call a medicine or a kind of them is written to one that there is."""
    listed = {one.id for one in atlas.listings} | {box.id for _, box in atlas.medicines}
    classes = [one.class_ for one in atlas.listings] + [box.class_ for _, box in atlas.medicines]
    named = {part.strip() for text in classes for part in text.replace(")", "").split("(")}
    for field, known, what in (("medicines", listed, "medicine"), ("kinds", named, "kind of medicine")):
        for name in atlas.data("search").get(field, {}).keys() - known:
            where = f"{field}.{name}"
            yield Problem(PATH, atlas.line("search", where), where, f'no {what} "{name}"; {suggest(name, known)}')
