"""The rules of "we found nothing": a sentence that says so leads to the search behind it, and each search is used.

The wordings that say so are data: ``phrases:`` of docs/searches.yml. Those of ``ours`` tell of our own search, those of
``anyone`` of what is known at all, which a reference may say as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.marks import CITATION, SEARCH, MarkKind, without_marks
from ..content.page import Page
from ..content.problems import Problem
from ..content.sheets import Data
from .language import EMPHASIS, TARGET
from .messages import suggest

PATH = "docs/searches.yml"
CLAIMS = "docs/claims.yml"
MOST_BETWEEN = 6  # words that … of a phrase may stand for
GROUP_NAME = re.compile(r"[A-Z]+")  # STUDY
BETWEEN = r"(?:(?!(?:{breaks})\s)[\w'’%/-]+\s+){{0,{most}}}"  # "large, " is none: a comma ends what belongs together
MARK = r"\[[@#?][^\]\n]*\]"
PART_END = re.compile(  # ". [@key] " before the next sentence, an empty line, a cell, the next item or slot
    rf"(?<=[.!?])[”\")*]*(?:\s*{MARK})*\s+(?=[“\"(*]*[A-Z0-9])|\n\s*\n|(?<!\\)\||\n(?=\s*(?:[-*+:]|\d+\.)\s)|\n(?=[#=?\[<])"
)
SILENT = re.compile(r"\s*(?:#|\[\[|<|===|\?\?\?)")  # a heading, a slot, an element, the title of a tab or a fold
MEDICINE_TEXTS = ("how", "how_often", "caution", "also_helps")
Part = tuple[int, str]  # where a sentence or a cell begins in the text of its page, and what it says, with its marks


@dataclass(frozen=True)
class Wordings:
    """What tells of nothing found: by ourselves, by anyone, and the words that mean another matter."""

    ours: re.Pattern[str]
    anyone: re.Pattern[str]
    unless: re.Pattern[str]

    def found(self, text: str) -> tuple[str, bool]:
        """The words of a text that tell of nothing found, or none, and whether the search was ours."""
        plain = self.unless.sub("/", EMPHASIS.sub("", TARGET.sub("", without_marks(text))))
        own = self.ours.search(plain)
        hit = own or self.anyone.search(plain)
        return " ".join(hit[0].split()) if hit else "", bool(own)


def wordings(phrases: Data) -> Wordings:
    """The patterns of the phrases."""
    parts = (phrase_pattern(phrases, phrases.get(field, ())) for field in ("ours", "anyone", "unless"))
    return Wordings(*parts)


def phrase_pattern(phrases: Data, wanted: Iterable[str]) -> re.Pattern[str]:
    """One pattern for some phrases; one that fits nothing when there are none."""
    found = "|".join(phrase_text(phrases, phrase) for phrase in wanted)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)" if found else r"(?!)", re.IGNORECASE)


def phrase_text(phrases: Data, phrase: str) -> str:
    """The pattern of one phrase, as text."""
    between = BETWEEN.format(breaks=either(phrases.get("breaks", ("/",))), most=MOST_BETWEEN)
    tokens = phrase.split()
    parts = [between if token == "…" else token_text(phrases, token) for token in tokens]
    gaps = ["" if token == "…" else r"\s+" for token in tokens[:-1]] + [""]
    return "".join(part + gap for part, gap in zip(parts, gaps, strict=True))


def token_text(phrases: Data, token: str) -> str:
    """The pattern of one word of a phrase, or of a group of words."""
    words = phrases.get("words", {}).get(token, ()) if GROUP_NAME.fullmatch(token) else (token,)
    return f"(?:{either(words or (token,))})"


def either(words: Iterable[str]) -> str:
    """Any of these words, the longest first; a space stands for any white space."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)


@lru_cache(maxsize=20_000)  # a preview checks all pages again after every change; more than a large site has
def parts_of(text: str) -> tuple[Part, ...]:
    """The sentences and cells of the text of a page, each with the marks behind it; no headings and slots."""
    ends = list(PART_END.finditer(text))
    starts = [0, *(end.end() for end in ends)]
    stops = [*(end.start() + len(end[0].rstrip()) for end in ends), len(text)]
    spans = zip(starts, stops, strict=True)
    return tuple((start, text[start:stop]) for start, stop in spans if not SILENT.match(text[start:stop]))


def check_negatives(atlas: Atlas) -> Iterator[Problem]:
    """A sentence that tells of nothing found names its search; what is known at all may cite who says so instead."""
    if not (phrases := atlas.data("searches").get("phrases")):
        return
    known = wordings(phrases)
    for page in atlas.pages:
        for start, text in parts_of(page.text):
            words, own = known.found(text)
            if words and not SEARCH.search(text) and (own or not CITATION.search(text)):
                line = page.line_at(start + len(text) - len(text.lstrip()))
                yield Problem(page.path, line, "negative", unsaid(words, own, "[?Q-001] after it"))
        yield from front_problems(page, known)


def check_statements(atlas: Atlas) -> Iterator[Problem]:
    """What was found about a claim has the search beside it when that was nothing, and the search has an entry."""
    known = wordings(atlas.data("searches").get("phrases", {}))
    ids = [entry.get("id", "") for entry in atlas.data("searches").get("searches", ())]
    for number, entry in enumerate(atlas.data("claims")):
        for field in ("finding", "dropped"):
            if "search" not in entry and (problem := wanting(known, entry.get(field, ""), entry)):
                where = f"{number}.{field}"
                yield Problem(CLAIMS, atlas.line("claims", where), where, problem)
        if "search" in entry and entry["search"] not in ids:
            where = f"{number}.search"
            yield Problem(CLAIMS, atlas.line("claims", where), where, no_search(entry["search"], ids))


def wanting(known: Wordings, text: str, entry: Data) -> str:
    """What to do about a text beside which no search stands; nothing when it needs none."""
    words, own = known.found(text)
    bare = words and (own or not entry.get("references"))
    return unsaid(words, own, "`search: Q-001` beside it") if bare else ""


def front_problems(page: Page, known: Wordings) -> Iterator[Problem]:
    """The texts of front matter that tell of nothing found have the search beside them."""
    for where, text, entry in front_texts(page):
        if "search" not in entry and (problem := wanting(known, text, entry)):
            yield Problem(page.path, page.front.line(where), where, problem)


def unsaid(words: str, own: bool, how: str) -> str:
    """What to do about words that tell of nothing found and name no search."""
    cite = "" if own else ", or cite who says so"
    return f'"{words}" tells of nothing found; name the search: {how}{cite}'


def front_texts(page: Page) -> Iterator[tuple[str, str, Data]]:
    """The texts of front matter that a reader sees as prose: where, what it says, the entry that it is a part of."""
    yield "description", page.description, page.meta
    evidence = page.meta.get("evidence", {})
    yield "evidence.why", evidence.get("why", ""), evidence
    yield "limits", page.meta.get("limits", ""), evidence
    for number, entry in enumerate(evidence.get("also", ())):
        yield f"evidence.also.{number}.why", entry.get("why", ""), {**evidence, **entry}
    for number, entry in enumerate(page.medicine_entries):
        for field in MEDICINE_TEXTS:
            yield f"medicines.{number}.{field}", entry.get(field, ""), entry


def check_search_marks(atlas: Atlas) -> Iterator[Problem]:
    """A search that a page names has an entry, its mark appears once in a text, and a page shows all searches."""
    ids = [entry.get("id", "") for entry in atlas.data("searches").get("searches", ())]
    for page in atlas.pages:
        seen: set[str] = set()
        for mark in page.marks_of(MarkKind.SEARCH):
            if mark.key in seen:
                text = f'"{mark.key}" appears twice on the page; say once what was not found'
                yield Problem(page.path, mark.line, "mark", text)
            seen.add(mark.key)
        for identifier in page.searches:
            if identifier not in ids and PATH not in atlas.unread:
                yield Problem(page.path, line_of_search(page, identifier), "search", no_search(identifier, ids))
    if atlas.searched_on and not atlas.searches_page and atlas.texts_read:
        page = next(iter(atlas.searched_on.values()))[0]
        text = "it names a search, and no page shows them; add [[searches]] to one"
        yield Problem(page.path, page.body_line, "search", text)


def no_search(identifier: str, ids: Iterable[str]) -> str:
    """What is wrong with the name of a search that has no entry."""
    return f'no search "{identifier}" in {PATH}; {suggest(identifier, ids)}'


def line_of_search(page: Page, identifier: str) -> int:
    """The line of the first mark of a search, or of the first field that names it."""
    marks = (mark.line for mark in page.marks_of(MarkKind.SEARCH) if mark.key == identifier)
    places = ["search", "evidence.search", *(f"medicines.{n}.search" for n, _ in enumerate(page.medicine_entries))]
    fields = (page.front.line(where) for where in places if where in page.front.lines)
    return next(marks, next(fields, page.body_line))


def check_searches(atlas: Atlas) -> Iterator[Problem]:
    """A search has an id of its own, a group and places that there are, known references, and a page that names it."""
    sheet = atlas.data("searches")
    counted: Counter[str] = Counter()
    for number, entry in enumerate(sheet.get("searches", ())):
        for field, text in search_mistakes(atlas, sheet, entry):
            where = f"searches.{number}.{field}"
            yield Problem(PATH, atlas.line("searches", where), where, text)
        counted[entry.get("id", "")] += 1
        if counted[entry.get("id", "")] > 1:
            text = f'"{entry["id"]}" appears twice; give one of them a new number'
            yield Problem(PATH, atlas.line("searches", f"searches.{number}.id"), "id", text)


def search_mistakes(atlas: Atlas, sheet: Data, entry: Data) -> Iterator[tuple[str, str]]:
    """What is wrong with one search: the field, and what to do."""
    groups, places, known = sheet.get("groups", {}), sheet.get("places", {}), atlas.data("references")
    if "group" in entry and entry["group"] not in groups:
        yield "group", f'no group "{entry["group"]}" in groups:; {suggest(entry["group"], groups)}'
    for place in entry.get("where", ()):
        if place not in places:
            yield "where", f'no place "{place}" in places:; {suggest(place, places)}'
    for key in entry.get("references", ()):
        if key not in known:
            yield "references", f'no reference "{key}" in docs/references.yml; {suggest(key, known)}'
    if is_future(entry.get("on", "")):
        yield "on", f"{entry['on']} {FUTURE}; write the day of the search"
    if "id" in entry and entry["id"] not in atlas.searched_on and atlas.texts_read:
        yield "id", f"no page names it; write [?{entry['id']}] after the sentence that rests on it, or take it out"


def check_phrases(atlas: Atlas) -> Iterator[Problem]:
    """The groups of words that a phrase names are there."""
    phrases = atlas.data("searches").get("phrases", {})
    for field in ("ours", "anyone", "unless"):
        for number, phrase in enumerate(phrases.get(field, ())):
            for group in GROUP_NAME.findall(phrase):
                if group not in phrases.get("words", {}):
                    where = f"phrases.{field}.{number}"
                    text = f'no group "{group}" in words:; {suggest(group, phrases.get("words", {}))}'
                    yield Problem(PATH, atlas.line("searches", where), where, text)


def advise_old_searches(atlas: Atlas) -> Iterator[Problem]:
    """A search is not older than docs/searches.yml allows."""
    sheet = atlas.data("searches")
    first = date.today() - timedelta(days=sheet.get("repeat_after_days", 0))
    for number, entry in enumerate(sheet.get("searches", ())):
        if entry["on"] < first.isoformat():
            text = f"{entry['id']} is of {entry['on']}; search again, then set the date and say what came up"
            yield Problem(PATH, atlas.line("searches", f"searches.{number}"), "search", text)
