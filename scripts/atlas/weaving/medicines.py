"""The fact boxes and the table of the medicines."""

from __future__ import annotations

from collections.abc import Mapping

from ..content.addresses import way
from ..content.model import Atlas, Context, Data, Kind, Page
from ..content.scales import STRENGTH, TIMING
from ..linking.names import medicine_names
from .heads import page_link


def strength(medicine: Data) -> Context:
    grade = STRENGTH[medicine["strength"]]
    order = list(STRENGTH).index(grade.key)
    return {"grade": grade.key, "label": grade.label, "order": order}


def medicine(atlas: Atlas, entry: Data, numbers: Mapping[str, int]) -> Context:
    """The fact box of one medicine; ``numbers`` are the numbers of the page's references."""
    return {
        **{field: entry.get(field, "") for field in ("id", "name", "class", "used_for", "how", "how_often")},
        **{field: entry.get(field, []) for field in ("includes", "us_names", "other_names")},
        "brands": [
            {"country": "" if country == "any" else country, "names": names}
            for country, names in entry.get("brands", {}).items()
        ],
        "strength": strength(entry),
        "timing": [{"key": key, "label": TIMING[key]} for key in entry["timing"]],
        "warning": atlas.data("warnings")[entry["warning"]],
        "caution": entry.get("caution", ""),
        "also_helps": entry.get("also_helps", ""),
        "refs": [{"number": numbers.get(key, 0), "anchor": f"ref-{key}"} for key in entry["references"]],
    }


def medicine_boxes(atlas: Atlas, page: Page, numbers: Mapping[str, int]) -> Context:
    """The fact boxes of a page; a warning that an earlier box told in full is folded under its title."""
    warnings = [entry["warning"] for entry in page.medicines]
    return {
        "medicines": [
            {**medicine(atlas, entry, numbers), "told": entry["warning"] in warnings[:place]}
            for place, entry in enumerate(page.medicines)
        ]
    }


def medicine_rows(atlas: Atlas) -> list[tuple[Page, Data]]:
    """Every medicine with the page that is its home, by name."""
    rows = [(page, entry) for page in atlas.of_kind(Kind.DRUG) for entry in page.medicines]
    return sorted(rows, key=lambda row: row[1]["name"].casefold())


def medicine_table(atlas: Atlas, here: Page) -> Context:
    rows = [
        {
            **medicine(atlas, entry, {}),
            "page_title": page.title,
            "page_names": [*page.listed("aliases"), *page.listed("ambiguous")],
            "url": way(here.url, page.url, entry["id"]),
        }
        for page, entry in medicine_rows(atlas)
    ]
    return {
        "rows": rows,
        "elsewhere": named_elsewhere(atlas, here),
        "classes": sorted({row["page_title"] for row in rows}),
        "strengths": [{"key": grade.key, "label": grade.label} for grade in STRENGTH.values()],
        "timings": [{"key": key, "label": label} for key, label in TIMING.items()],
        "csv_url": way(here.url, "data/medicines.csv"),
        "help": page_link(here, atlas.signs_page) if atlas.signs_page else None,
    }


def named_elsewhere(atlas: Atlas, here: Page) -> list[Context]:
    """The pages on medicines that tell of more of them than have a row: of members of a group, of tried remedies."""
    with_row = {name.casefold() for _, entry in medicine_rows(atlas) for name, _ in medicine_names(entry)}
    told = [(page, page.listed("covers")) for page in atlas.of_kind(Kind.DRUG)]
    tablets = [page for page in atlas.of_kind(Kind.REMEDY) if page.meta.get("group") == "tablets"]
    told += [(page, [*page.listed("aliases"), *page.listed("covers")]) for page in tablets]
    return [
        {"title": page.title, "url": way(here.url, page.url), "names": names}
        for page, listed in told
        if (names := [name for name in listed if name.casefold() not in with_row])
    ]
