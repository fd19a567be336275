"""The head of a page and what every list shows of it: grade, purpose, other names, address."""

from __future__ import annotations

from ..grades import SCALES, Grade
from ..model import Context, Kind, Page

KIND_NAMES = {
    Kind.CAUSE: "Cause",
    Kind.DISEASE: "Disease",
    Kind.DRUG: "Medicine",
    Kind.REMEDY: "Remedy",
    Kind.GUIDE: "Guide",
    Kind.SOURCE: "Source",
}


def root_of(page: Page) -> str:
    """The way from a page to the site's root, ``../../`` for ``causes/cold/``."""
    return "../" * page.url.count("/") or "./"


def address(here: Page, there: Page, anchor: str = "") -> str:
    return root_of(here) + there.url + (f"#{anchor}" if anchor else "")


def page_link(here: Page, there: Page) -> Context:
    """What a list shows of a page."""
    return {
        "title": there.title,
        "url": address(here, there),
        "description": there.description,
        "kind": there.kind.value,
        "kind_name": KIND_NAMES.get(there.kind, "Page"),
    }


def grade_of(page: Page) -> tuple[str, Grade, str] | None:
    """The scale, the grade and the reason that a page shows; a medicine page shows its strongest medicine."""
    if page.kind not in SCALES:
        return None
    scale, grades = SCALES[page.kind]
    if evidence := page.meta.get("evidence"):
        return scale, grades[evidence["grade"]], evidence["why"]
    strengths = [medicine["strength"] for medicine in page.medicines]
    best = next((grade for key, grade in grades.items() if key in strengths), None)
    return (scale, best, best.meaning) if best else None


def chip(page: Page, about_url: str = "") -> Context | None:
    if not (found := grade_of(page)):
        return None
    scale, grade, why = found
    return {"scale": scale, "grade": grade.key, "label": grade.label, "why": why, "about_url": about_url}


def purposes(page: Page) -> list[str]:
    return page.listed("purpose")


def also_called(page: Page) -> list[str]:
    """The other names of a page, as written; names that are only for the search are left out."""
    return [name for name in page.listed("aliases") if name.casefold() != page.title.casefold()]
