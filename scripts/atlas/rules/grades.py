"""The rules of the grades of remedies: each follows from the comparisons, or says why it does not."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.atlas import Atlas
from ..content.grading import balance_of, step_of
from ..content.page import Kind, Page
from ..content.problems import Problem
from ..content.records import Evidence
from ..content.states import Certainty
from .messages import suggest


def graded(atlas: Atlas) -> Iterator[tuple[Page, str, Evidence]]:
    """Every grade of every remedy, with its place in front matter."""
    for page in atlas.of_kind(Kind.REMEDY):
        for number, evidence in enumerate(page.evidence.all if page.evidence else ()):
            yield page, f"evidence.also.{number - 1}" if number else "evidence", evidence


def check_grades(atlas: Atlas) -> Iterator[Problem]:
    """The grade of a remedy follows from its comparisons, or `overruled` says why it does not."""
    for page, where, evidence in graded(atlas):
        balance = balance_of(evidence, page.id, atlas.benefits)
        step, ids = step_of(balance), ", ".join(study.id for study in balance.studies) or "no row"
        if step.grade is not evidence.grade and not evidence.overruled and not atlas.broken("studies"):
            fix = "write that, or the reason as `overruled`"
            text = f'"{evidence.grade}", and {ids} give "{step.grade}": {step.says.rstrip(".")}; {fix}'
            yield Problem(page.path, page.front.line(f"{where}.grade"), f"{where}.grade", text)
        if step.grade is evidence.grade and evidence.overruled:
            text = f'the comparisons give "{step.grade}" as well; take it out'
            yield Problem(page.path, page.front.line(f"{where}.overruled"), f"{where}.overruled", text)


NO_REASON = (Certainty.UNLIKELY, Certainty.LOOK_ALIKE, Certainty.BACKGROUND)  # grades of what brings on no cramp


def check_shares(atlas: Atlas) -> Iterator[Problem]:
    """How often something is the reason has a reason itself, and what brings on no cramp has neither."""
    for page in asked_how_often(atlas):
        evidence = page.evidence
        found = [field for field in ("share", "share_why") if evidence and getattr(evidence, field)]
        if evidence and evidence.grade in NO_REASON and found:
            text = f"a page of the grade {evidence.grade} has none; take it out"
            yield Problem(page.path, page.front.line(f"evidence.{found[0]}"), f"evidence.{found[0]}", text)
        elif len(found) == 1:
            text = "needs both share and share_why; add the other"
            yield Problem(page.path, page.front.line(f"evidence.{found[0]}"), f"evidence.{found[0]}", text)


def advise_shares(atlas: Atlas) -> Iterator[Problem]:
    """A cause or a disease says how often it is the reason for cramps."""
    for page in asked_how_often(atlas):
        if page.evidence and page.evidence.grade not in NO_REASON and not page.evidence.share:
            text = "missing; say how often it is the reason for cramps, and why you say so in share_why"
            yield Problem(page.path, page.front.line("evidence"), "evidence.share", text)


def asked_how_often(atlas: Atlas) -> list[Page]:
    """The pages of which a reader asks how often they are the reason."""
    return [page for page in atlas.pages if page.kind in (Kind.CAUSE, Kind.DISEASE)]


def check_grade_names(atlas: Atlas) -> Iterator[Problem]:
    """A grade names a group and an outcome that exist, and advice that the page cites."""
    for page, where, evidence in graded(atlas):
        for field in ("group", "outcome"):
            value, names = getattr(evidence, field), atlas.study_words(f"{field}s")
            if value and value not in names:
                text = f'no {field} "{value}" in docs/studies.yml; {suggest(value, names)}'
                yield Problem(page.path, page.front.line(f"{where}.{field}"), f"{where}.{field}", text)
        for number, key in enumerate(evidence.advised_by):
            if key not in page.citations:
                line = page.front.line(f"{where}.advised_by.{number}")
                text = f'"{key}" is not cited on the page; cite it where the advice is told'
                yield Problem(page.path, line, f"{where}.advised_by", text)


def check_all_rows_are_graded(atlas: Atlas) -> Iterator[Problem]:
    """Each comparison of a remedy counts for one of its grades at least."""
    counted = {
        study.id
        for page, _, evidence in graded(atlas)
        for study in balance_of(evidence, page.id, atlas.benefits).studies
    }
    benefits = {study.id for study in atlas.benefits}
    for number, row in enumerate(atlas.study_rows):
        page = atlas.by_id.get(row.get("about", ""))
        if page and page.kind is Kind.REMEDY and page.evidence and row.get("id") in benefits - counted:
            where = f"rows.{number}.group"
            text = f"{page.path} has no grade for it; add one under `evidence.also` there"
            yield Problem("docs/studies.yml", atlas.line("studies", where), where, text)
