"""The open data as tables: fact boxes of medicines, what product information says, mixtures, studies."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ..content.atlas import Atlas
from ..content.records import ANY_COUNTRY, Listing, Medicine, Mixture
from ..content.scales import LEVEL, STANDING, TIMING

Row = Mapping[str, Any]
MEDICINE_COLUMNS = (
    *("id", "name", "includes", "us_names", "other_names", "brands", "class", "used_for", "how", "how_often"),
    *("strength", "timing", "what_to_do", "caution", "also_helps", "references", "page"),
)
LISTING_COLUMNS = (
    *("id", "name", "us_names", "other_names", "brands", "class", "used_for", "all_texts_together"),
    *("source", "product", "term", "band", "in_100", "placebo_in_100", "note", "sign_of", "what_to_do"),
    *("reference", "file", "stopping", "checked"),
)
MIXTURE_COLUMNS = ("id", "one", "with", "happens", "what_to_do", "level", "card", "references")
CHART_COLUMNS = ("chart", "who", "counts", "in_100", "low", "high", "people", "reference")
STUDY_COLUMNS = (
    *("id", "about", "what", "against", "control", "group", "outcome", "population", "people", "design", "how_long"),
    *("figures.measure", "figures.what", "figures.against", "figures.unit"),
    *("effect.measure", "effect.value", "effect.low", "effect.high", "effect.unit"),
    *("result", "certainty", "funding", "reference", "read", "checked", "note"),
)


def table(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV; several values of a cell are parted by semicolons, and what a row does not say is empty."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({column: cell(row.get(column, "")) for column in columns} for row in rows)
    return out.getvalue()


def medicines_csv(atlas: Atlas) -> str:
    """One row a medicine with a fact box."""
    return table(MEDICINE_COLUMNS, (medicine_row(atlas, page.url, one) for page, one in atlas.medicines))


def medicine_row(atlas: Atlas, url: str, one: Medicine) -> Row:
    """A fact box as a row."""
    warning = atlas.warnings[one.warning]
    return {
        **vars(one),
        "class": one.class_,
        "brands": brand_texts(one.brands),
        "timing": [TIMING[key] for key in one.timing],
        "what_to_do": f"{warning.title}. {warning.text}",
        "page": url,
    }


def listings_csv(atlas: Atlas) -> str:
    """One row a medicine and product text, so that a program can count either."""
    return table(LISTING_COLUMNS, (row for one in atlas.listings for row in listing_rows(atlas, one)))


def listing_rows(atlas: Atlas, one: Listing) -> Iterator[Row]:
    """The texts of a medicine as rows: what they list, what they call a sign; one row where nothing was read."""
    own = {
        **{field: getattr(one, field) for field in ("id", "name", "us_names", "other_names", "used_for", "stopping")},
        "checked": one.checked,
        "class": one.class_,
        "brands": brand_texts(one.brands),
        "all_texts_together": STANDING[one.standing].label,
    }
    yield from ({**own, **vars(row)} for row in one.listed)
    for named in one.danger_signs:
        sign = atlas.leaflet_signs[named.sign]
        yield {**own, **vars(named), "sign_of": sign.sign_of, "what_to_do": sign.what_to_do}
    if not one.references:
        yield own


def mixtures_csv(atlas: Atlas) -> str:
    """One row a mixture."""
    return table(MIXTURE_COLUMNS, map(mixture_row, atlas.mixtures))


def mixture_row(one: Mixture) -> Row:
    """A mixture as a row."""
    return {**vars(one), "one": one.one.name, "with": one.with_.name, "level": LEVEL[one.level].label}


def studies_csv(atlas: Atlas) -> str:
    """One row a comparison; a part of a field has a column of its own, and a number stays one."""
    rows = ({column: inside(row, column) for column in STUDY_COLUMNS} for row in atlas.study_rows)
    return table(
        STUDY_COLUMNS, ({name: "" if value is None else str(value) for name, value in row.items()} for row in rows)
    )


def charts_csv(atlas: Atlas) -> str:
    """One row a survey of a chart; figures of studies are in a table of their own."""
    rows = ({"chart": one.key, **vars(survey)} for one in atlas.charts.values() for survey in one.surveys)
    return table(
        CHART_COLUMNS, ({name: "" if value is None else str(value) for name, value in row.items()} for row in rows)
    )


def inside(row: Row, column: str) -> Any:
    """The value of a column, ``effect.low``; nothing when the row does not tell it."""
    field, _, part = column.partition(".")
    value = row.get(field, "")
    return value.get(part, "") if isinstance(value, dict) else value


def brand_texts(brands: Mapping[str, Iterable[str]]) -> list[str]:
    """Each brand with its country, where that is known."""
    return [
        name if country == ANY_COUNTRY else f"{name} ({country})" for country, names in brands.items() for name in names
    ]


def cell(value: str | Iterable[str]) -> str:
    """The text of a cell; one that a spreadsheet would take for a formula begins with an apostrophe."""
    text = value if isinstance(value, str) else "; ".join(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


FORMULA, NUMBER = re.compile(r"\s*[=+@-]"), re.compile(r"[+-]?[0-9.]+")  # =1+1; a number alone is none: -3.5
