"""The rules of studies: rows that name what exists and fit themselves, and numbers in texts that are in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..content.atlas import Atlas
from ..content.marks import CITATION, FIGURE, WHOLE_MARK
from ..content.page import Page
from ..content.problems import Problem
from ..content.states import Measure, Result
from ..content.studies import Study
from .ids import gap_before, old_ids
from .messages import suggest

PATH = "docs/studies.yml"


def check_study_ids(atlas: Atlas) -> Iterator[Problem]:
    """An id of a study has one row, and the ids have no gap, unless docs/retired.yml names what went."""
    ids = [str(row.get("id", "")) for row in atlas.study_rows]
    gone = {old.id for old in old_ids(atlas)}
    for number, identifier in enumerate(ids):
        line = atlas.line("studies", f"rows.{number}.id")
        if identifier in ids[:number]:
            text = f'"{identifier}" appears twice; give one of them a new number'
            yield Problem(PATH, line, f"rows.{number}.id", text)
        elif identifier and all(ids) and (missing := gap_before(identifier, {*ids} | gone)):
            many = missing[0] if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
            text = f"no row has {many} before it; bring it back, or name it in docs/retired.yml with the reason"
            yield Problem(PATH, line, f"rows.{number}.id", text)


def check_study_names(atlas: Atlas) -> Iterator[Problem]:
    """A row names a page, a group, an outcome and a reference that exist."""
    known = {
        "about": ("page", atlas.by_id),
        "group": ("group", atlas.study_words("groups")),
        "outcome": ("outcome", {**atlas.study_words("outcomes"), **atlas.study_words("harms")}),
        "reference": ("reference", atlas.data("references")),
    }
    if atlas.broken("references"):
        del known["reference"]
    for number, row in enumerate(atlas.study_rows):
        for field, (what, names) in known.items():
            if field in row and row[field] not in names:
                where = f"rows.{number}.{field}"
                text = f'no {what} "{row[field]}"; {suggest(row[field], names)}'
                yield Problem(PATH, atlas.line("studies", where), where, text)


def check_study_words(atlas: Atlas) -> Iterator[Problem]:
    """Each group, outcome and harm has a row or a grade, or nobody needs its words."""
    grades = [one for page in atlas.pages if page.evidence for one in page.evidence.all]
    for name, field in (("groups", "group"), ("outcomes", "outcome"), ("harms", "outcome")):
        used = {row.get(field) for row in atlas.study_rows} | {getattr(one, field) for one in grades}
        for key in atlas.study_words(name):
            if key not in used:
                where = f"{name}.{key}"
                text = "no row and no grade has it; use it, or take it out"
                yield Problem(PATH, atlas.line("studies", where), where, text)


def check_studies_are_shown(atlas: Atlas) -> Iterator[Problem]:
    """The page of what was tested shows the row in a table."""
    for number, row in enumerate(atlas.study_rows):
        page = atlas.by_id.get(row.get("about", ""))
        if page and "id" in row and row["id"] not in page.studies and page.path not in atlas.unread:
            text = f"{page.path} does not show it; write its id in [[studies: …]] there"
            yield Problem(PATH, atlas.line("studies", f"rows.{number}"), f"rows.{number}", text)


def check_study_results(atlas: Atlas) -> Iterator[Problem]:
    """The result of a row fits its interval: no difference lies in it, or it does not, and the value lies between."""
    for number, row in enumerate(atlas.study_rows):
        study = atlas.studies.get(row.get("id", ""))
        for field, text in () if study is None else study_mistakes(study):
            where = f"rows.{number}.{field}"
            yield Problem(PATH, atlas.line("studies", where), where, text)


def study_mistakes(study: Study) -> Iterator[tuple[str, str]]:
    """The fields of a row that do not fit the others, and why."""
    if study.figures and study.figures.counts:
        counted = study.figures.measure in (Measure.NUMBER, Measure.PERCENT)
        if not counted or max(study.figures.what, study.figures.against) > study.figures.of:
            yield "figures.counts", f"figures of people are a number or percent, at most {study.figures.of}; mend them"
    if not (effect := study.effect):
        return
    if (effect.low is None) != (effect.high is None):
        yield "effect", "has one end of its interval; write low and high, or neither"
    if effect.low is not None and effect.high is not None and not effect.low <= effect.value <= effect.high:
        yield "effect", f"{effect.value:g} is not between {effect.low:g} and {effect.high:g}; mend the three"
    if effect.crosses_nil and study.result in (Result.BETTER, Result.WORSE):
        yield "result", f'"{study.result}", and yet no difference lies in its interval; write "{Result.SAME}"'
    if effect.crosses_nil is False and study.result is Result.SAME:
        yield "result", f'"{study.result}", and yet its interval leaves out no difference; write what it showed'


# -- the numbers in a text

NUMBER = re.compile(r"(?<![\w.-])\d+(?:,\d{3})*(?:\.\d+)?")  # 86 of "86%", 175,195, 1.3 of "1.3cm"; none in B12
LINK_TARGET = re.compile(r"\]\([^)\n]*\)")  # ](page-2.md)
LIST_NUMBER = re.compile(r"^\s*\d+\.\s")  # 1. of a list
RUN = re.compile(rf"(?:\s*(?:{WHOLE_MARK.pattern}))+")  # marks that follow each other


def check_figures(atlas: Atlas) -> Iterator[Problem]:
    """Every number in a sentence that is marked with a row, as [=S-001], is in that row."""
    for page in atlas.pages if atlas.has("studies") else ():
        for line, sentence, run in marked_sentences(page):
            keys = FIGURE.findall(run)
            for key in keys:
                if key not in atlas.studies:
                    text = f'no row "{key}" in {PATH}; {suggest(key, atlas.studies)}'
                    yield Problem(page.path, line, "figures", text)
            rows = [atlas.studies[key] for key in keys if key in atlas.studies]
            known = {number for row in rows for number in numbers_of_row(row)}
            for number in NUMBER.findall(sentence):
                if rows and len(rows) == len(keys) and as_number(number) not in known:
                    text = f"{number} is not in {' or '.join(keys)}; mend it, or name it there under `derived`"
                    yield Problem(page.path, line, "figures", text)


def marked_sentences(page: Page) -> Iterator[tuple[int, str, str]]:
    """The line, the words and the marks of each text with marks after it: back to the marks before it in its line."""
    for number, line in enumerate(page.text.split("\n"), page.body_line):
        position = 0
        for run in RUN.finditer(line):
            words = line[position : run.start()]
            yield number, LIST_NUMBER.sub("", LINK_TARGET.sub("]", words)), run[0]
            position = run.end()


def advise_unmarked_figures(atlas: Atlas) -> Iterator[Problem]:
    """A sentence that gives what came out of a study that has a row is marked with it, or the two may drift apart."""
    results: dict[str, dict[float, str]] = {}
    for row in atlas.studies.values():
        own = {number: row.id for number in row.results if number > 2}  # 2 is often a count of something else
        results.setdefault(row.reference, {}).update(own)
    for page in atlas.pages:
        for line, sentence, run in marked_sentences(page):
            known = {number: row for key in CITATION.findall(run) for number, row in results.get(key, {}).items()}
            told = next((number for number in NUMBER.findall(sentence) if as_number(number) in known), "")
            if told and not FIGURE.search(run):
                text = f"{told} is in {known[as_number(told)]}; write [={known[as_number(told)]}] after the sentence"
                yield Problem(page.path, line, "unmarked", text)


def numbers_of_row(row: Study) -> Iterator[float]:
    """Every number that a text may take from a row, without its sign."""
    yield from row.numbers
    yield from map(as_number, NUMBER.findall(" ".join(row.texts)))
    if row.figures and row.figures.measure is Measure.PERCENT:
        yield 100  # 86 in 100


def as_number(text: str) -> float:
    """The value of a number as texts write it: 175,195."""
    return float(text.replace(",", ""))
