"""The generated lists: the pages of a folder, every name from A to Z, the glossary, the scales."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Kind, Page
from ..content.scales import CERTAINTY, HELP, SCALES, SHARE, STRENGTH, Grade
from ..linking.names import terms, word_id
from .heads import KIND_NAMES, Context, chips, grades_of, page_link


def page_list(atlas: Atlas, here: Page) -> Context:
    """All pages of the folder of an index page, by the groups that it names, in their order."""
    listed = [page for page in atlas.pages if page.kind is here.lists]
    pages = sorted(listed, key=lambda page: page.title.casefold())
    groups = here.groups or {"": here.title}
    members = {key: [page for page in pages if page.group == key] for key in groups}
    words = atlas.data("lists")
    return {
        "words": words,
        "orders": list_orders(atlas, listed),
        "grades": list_grades(atlas, here, listed),
        "groups": [
            {"id": f"group-{key}", "title": title, "items": [list_item(atlas, here, page) for page in members[key]]}
            for key, title in groups.items()
            if members[key]
        ]
    }


def list_orders(atlas: Atlas, listed: Iterable[Page]) -> list[Context]:
    """How a list can be sorted, with the words for it; by how often only where pages say that."""
    words = atlas.data("lists").get("orders", {})
    shared = any(page.evidence and page.evidence.share for page in listed)
    keys = ("group", "title", "grade", *(("share",) if shared else ()))
    return [{"key": key, "label": words[key]} for key in keys if key in words]


def list_grades(atlas: Atlas, here: Page, listed: Iterable[Page]) -> list[Context]:
    """The grades that a list shows, in their order."""
    items = [list_item(atlas, here, page) for page in listed]
    found = {item["chip"]["grade"]: item for item in items if item["chip"]}
    ordered = sorted(found.values(), key=lambda item: item["order"])
    return [{"key": item["chip"]["grade"], "label": item["grade_label"]} for item in ordered]


def order_of(page: Page, grade: str) -> int:
    """The place of a grade in its scale; a page with several stands where its surest one does."""
    grades = list(SCALES[page.kind][1])
    held = [grades.index(one.strength) for one in page.medicines] or [len(grades)]
    return grades.index(grade) if grade in grades else min(held)


def list_item(atlas: Atlas, here: Page, page: Page) -> Context:
    """A page in the list of its folder; of several grades it shows the first, and for whom that is."""
    first = next(iter(chips(atlas, page)), None)
    label = first["label"] if first else ""
    if first and first["who"]:
        first["label"] = f"{first['label']} ({first['who']})"
    share = page.evidence.share if page.evidence else None
    return {
        **page_link(here, page),
        "chip": first,
        "grade_label": label,
        "order": order_of(page, first["grade"]) if first else "",
        "share": list(SHARE).index(share) if share else "",
        "purposes": page.purposes,
    }


def names_index(atlas: Atlas, here: Page) -> Context:
    """Every name of every page and medicine, by first letter; one line a name and page."""
    rows: dict[tuple[str, str], Context] = {}
    for term in terms(atlas):
        row = {
            "name": term.name,
            "page_title": atlas.by_id[term.page].title,
            "url": way(here.url, term.url),
            "kind": term.kind,
            "kind_name": KIND_NAMES.get(Kind(term.kind), "Page"),
        }
        rows.setdefault((term.name.casefold(), term.page), row)
    ordered = sorted(rows.values(), key=place_of)
    letters = groupby(ordered, key=lambda row: letter_of(row["name"])[1])
    return {"letters": [{"letter": letter, "names": list(names)} for letter, names in letters]}


def place_of(row: Context) -> tuple[bool, str, str, str]:
    """Where a row stands among all: by its group, then by the alphabet."""
    return (*letter_of(row["name"]), row["name"].casefold(), row["page_title"])


def letter_of(name: str) -> tuple[bool, str]:
    """The group of a name: its first letter, or that of digits and signs, which comes first."""
    first = name[0].upper()[0]
    return (True, first) if first.isalpha() else (False, "0–9")


def glossary(atlas: Atlas) -> Context:
    """Every word of the glossary, by first letter, in the order of the alphabet."""
    words = sorted(atlas.glossary, key=lambda one: (*letter_of(one.word), one.word.casefold()))
    entries = [{"id": word_id(one.word), "term": one.word, "definition": one.text} for one in words]
    letters = groupby(entries, key=lambda entry: letter_of(entry["term"])[1])
    return {"letters": [{"letter": letter, "entries": list(some)} for letter, some in letters]}


SHOWN_SCALES = {
    "causes": ("Whether it can bring on cramps", CERTAINTY),
    "share": ("How often it is the reason", SHARE),
    "remedies": ("Whether a remedy helps", HELP),
    "medicines": ("How strong a medicine's link with cramps is", STRENGTH),
}


def evidence_scale(atlas: Atlas, here: Page) -> Context:
    """The scales with what each grade means and the first page, by title, that has it."""
    pages = sorted(atlas.pages, key=lambda page: page.title.casefold())

    def example(grade: Grade) -> Context | None:
        """The first page that has a grade; nothing when none has it."""
        found = (page for page in pages if grade in grades_of(page))
        return page_link(here, first) if (first := next(found, None)) else None

    return {
        "scales": [
            {"id": name, "title": title, "grades": [{**vars(g), "example": example(g)} for g in grades.values()]}
            for name, (title, grades) in SHOWN_SCALES.items()
        ]
    }
