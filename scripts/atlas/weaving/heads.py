"""The head of a page and what every list shows of it: grade, purpose, other names, address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Kind, Page
from ..content.records import Evidence
from ..content.scales import MIXED, SCALES, SHARE, Grade
from ..linking.forms import clean, match_of, matches_of

Context = dict[str, Any]  # the values of a template, by name
KIND_NAMES = {
    Kind.CAUSE: "Cause",
    Kind.DISEASE: "Disease",
    Kind.DRUG: "Medicine",
    Kind.REMEDY: "Remedy",
    Kind.GUIDE: "Guide",
    Kind.SOURCE: "Source",
}


def page_link(here: Page, there: Page) -> Context:
    """What a list shows of a page."""
    return {
        "title": there.title,
        "url": way(here.url, there.url),
        "description": there.description,
        "kind": there.kind.value,
        "kind_name": KIND_NAMES.get(there.kind, "Page"),
    }


def grade_of(page: Page) -> tuple[str, Grade, str] | None:
    """The scale, the grade and the reason that a page shows; a medicine page has them from its medicines."""
    if page.kind not in SCALES:
        return None
    scale, grades = SCALES[page.kind]
    if page.evidence:
        return scale, grades[page.evidence.grade], page.evidence.why
    found = {grade: [one.name for one in page.medicines if one.strength == grade.key] for grade in grades.values()}
    held = {grade: names for grade, names in found.items() if names}
    if len(held) > 1:
        return scale, MIXED, " ".join(f"{grade.label}: {joined(names)}." for grade, names in held.items())
    return next(((scale, grade, grade.meaning) for grade in held), None)


def grades_of(page: Page) -> list[Grade]:
    """The grades that a page shows at its head, of all scales."""
    share = page.evidence.share if page.evidence else None
    return [*([found[1]] if (found := grade_of(page)) else []), *([SHARE[share]] if share else [])]


def joined(names: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def chip(page: Page, about_url: str = "") -> Context | None:
    """The grade of a page in few words; ``about_url`` is the page that explains it."""
    if not (found := grade_of(page)):
        return None
    scale, grade, why = found
    url = about_url if not about_url or grade is MIXED else f"{about_url}#scale-{grade.key}"
    return {"scale": scale, "grade": grade.key, "label": grade.label, "why": why, "about_url": url}


def share_chip(page: Page, about_url: str) -> Context | None:
    """How often a cause or a disease is the reason; ``about_url`` is the page that explains it."""
    if not page.evidence or not page.evidence.share:
        return None
    grade, why = SHARE[page.evidence.share], page.evidence.share_why
    url = about_url and f"{about_url}#scale-{grade.key}"
    return {"scale": "share", "grade": grade.key, "label": grade.label, "why": why, "about_url": url}


FEW = 3  # of a page with more grades, the reasons stand at its foot, so that its text is not far down


def chips(atlas: Atlas, page: Page, about_url: str = "") -> list[Context]:
    """The grades of a page under its title; a remedy with several has one for each group, outcome or treatment."""
    if not (first := chip(page, about_url)):
        return []
    found = page.evidence.all if page.evidence else ()
    if len(found) < 2:
        first["search"] = page.evidence.search if page.evidence else ""
        return [{"search": "", **one, "who": ""} for one in (first, share_chip(page, about_url)) if one]
    grades = SCALES[page.kind][1]
    return [
        {
            **first,
            "grade": one.grade.value,
            "label": grades[one.grade].label,
            "why": one.why if len(found) <= FEW else "",
            "about_url": f"{about_url}#scale-{one.grade}" if about_url else "",
            "who": asked(atlas, one),
            "search": one.search,
        }
        for one in found
    ]


def asked(atlas: Atlas, evidence: Evidence) -> str:
    """The question that a grade answers: for which treatment, group and outcome."""
    group, outcome = atlas.study_words("groups"), atlas.study_words("outcomes")
    words = (evidence.of, group.get(evidence.group, ""), outcome.get(evidence.outcome, ""))
    return ": ".join(filter(None, words))


def other_names(page: Page) -> Context:
    """What else a page is called, and what else it is about; no name of either twice."""
    read = matches_of(page.title)
    parts = []
    for label, field in (("Also called", "aliases"), ("Also on this page", "covers")):
        names = []
        for name in page.listed(field):
            if match_of(clean(name)) not in read:
                names.append(name)
                read |= matches_of(name)
        parts.append({"label": label, "names": names})
    named = [part for part in parts if part["names"]] if page.kind not in (Kind.SECTION, Kind.PAGE) else []
    return {"parts": named, "count": sum(len(part["names"]) for part in named)}
