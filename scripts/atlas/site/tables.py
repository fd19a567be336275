"""The open data as tables (CSV): each with its columns, its rows, and the form of what they are made of."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import ANY_COUNTRY, Listing, Medicine, Mixture
from ..content.scales import LEVEL, STANDING, TIMING
from ..content.sheets import Data
from ..rules.schema import FILES, LISTED_ROW, LISTING, MEDICINE, STUDY, SURVEY

Row = Mapping[str, Any]
VERSION = "version"  # the last column of each table
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
CLAIM_COLUMNS = (
    *("id", "topic", "claim", "verdict", "finding", "harm", "references", "articles", "pages", "search", "dropped"),
    *("moved_from", "checked", "second_check"),
)
REFERENCE_COLUMNS = (
    *("key", "title", "authors", "publisher", "year", "kind", "read_as", "read_on", "doi", "pmid", "url", "read_at"),
    *("archived", "note", "cited_by"),
)
CARD_COLUMNS = (
    *("id", "level", "group", "short", "act", "title", "lead", "need", "signs", "means", "action", "unconfirmed"),
    *("references", "pages", "checked", "second_check"),
)


@dataclass(frozen=True)
class Table:
    """A table: the name of its file, its columns, its rows.

    Shape: ``form`` is the schema of an entry, from which the types of columns are taken; ``key`` is the column that
    names a row; ``leads`` says for a column in which other table, and in which column of it, its values are found.
    """

    name: str
    columns: Sequence[str]
    rows: Iterable[Row]
    form: Data
    key: str = ""
    leads: Mapping[str, tuple[str, str]] = field(default_factory=dict)


REFERENCE = {"reference": ("references.csv", "key")}


def tables(atlas: Atlas) -> list[Table]:
    """Every table of the open data. Its rows are made when they are read, once."""
    listings = (row for one in atlas.listings for row in listing_rows(atlas, one))
    surveys = ({"chart": one.key, **vars(survey)} for one in atlas.charts.values() for survey in one.surveys)
    studies = ({column: inside(row, column) for column in STUDY_COLUMNS} for row in atlas.study_rows)
    medicines = (medicine_row(atlas, page, one) for page, one in atlas.medicines)
    listed = {"properties": {**LISTED_ROW["properties"], "checked": LISTING["properties"]["checked"]}}
    references = FILES["references"]["additionalProperties"]
    return [
        Table("studies.csv", STUDY_COLUMNS, studies, STUDY, "id", REFERENCE),
        Table("charts.csv", CHART_COLUMNS, surveys, SURVEY, leads=REFERENCE),
        Table("medicines.csv", MEDICINE_COLUMNS, medicines, MEDICINE),
        Table("listings.csv", LISTING_COLUMNS, listings, listed, leads=REFERENCE),
        Table("mixtures.csv", MIXTURE_COLUMNS, map(mixture_row, atlas.mixtures), {}, "id"),
        Table("claims.csv", CLAIM_COLUMNS, claim_rows(atlas), FILES["claims"]["items"], "id"),
        Table("cards.csv", CARD_COLUMNS, card_rows(atlas), FILES["red-flags"]["items"], "id"),
        Table("references.csv", REFERENCE_COLUMNS, reference_rows(atlas), references, "key"),
    ]


def csv_text(table: Table, version: str) -> str:
    """A table as CSV: a row a line, several values of a cell parted by semicolons, the version in the last column."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow((*table.columns, VERSION))
    writer.writerows([*map(cell, map(row.get, table.columns)), version] for row in table.rows)
    return out.getvalue()


def cell(value: object) -> str:
    """The text of a cell; one that a spreadsheet would take for a formula begins with an apostrophe."""
    text = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str("" if value is None else value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text


FORMULA, NUMBER = re.compile(r"\s*[=+@-]"), re.compile(r"[+-]?[0-9.]+")  # =1+1; a number alone is none: -3.5


# -- rows


def medicine_row(atlas: Atlas, page: Page, one: Medicine) -> Row:
    """A fact box as a row."""
    warning = atlas.warnings[one.warning]
    return {
        **vars(one),
        "class": one.class_,
        "brands": brand_texts(one.brands),
        "timing": [TIMING[key] for key in one.timing],
        "what_to_do": f"{warning.title}. {warning.text}",
        "page": page.url,
    }


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


def mixture_row(one: Mixture) -> Row:
    """A mixture as a row."""
    return {**vars(one), "one": one.one.name, "with": one.with_.name, "level": LEVEL[one.level].label}


def claim_rows(atlas: Atlas) -> Iterator[Row]:
    """Every statement of the source articles, with the articles that make it and the pages that carry it."""
    for one in atlas.claims.values():
        told = {"articles": [telling.article for telling in one.articles], "pages": carrying(atlas, one.id)}
        yield {**vars(one), **told}


def card_rows(atlas: Atlas) -> Iterator[Row]:
    """Every danger sign, with the pages that show it."""
    return ({**vars(one), "pages": carrying(atlas, one.id)} for one in atlas.red_flags.values())


def reference_rows(atlas: Atlas) -> Iterator[Row]:
    """Every reference by its key, with the pages that cite it."""
    found = sorted(atlas.references.items())
    return ({**vars(one), "cited_by": [page.id for page in atlas.cited_by.get(key, ())]} for key, one in found)


def carrying(atlas: Atlas, identifier: str) -> list[str]:
    """The ids of the pages that carry a claim, a fact or a danger sign."""
    return [page.id for page in atlas.places.get(identifier, ())]


def inside(row: Row, column: str) -> Any:
    """The value of a column, ``effect.low``; nothing when the row does not tell it."""
    name, _, part = column.partition(".")
    value = row.get(name, "")
    return value.get(part, "") if isinstance(value, dict) else value


def brand_texts(brands: Mapping[str, Iterable[str]]) -> list[str]:
    """Each brand with its country, where that is known."""
    return [
        name if country == ANY_COUNTRY else f"{name} ({country})" for country, names in brands.items() for name in names
    ]
