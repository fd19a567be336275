"""The open data: the whole atlas as JSON with its schema, and every file that is published beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..content.addresses import address_of
from ..content.atlas import Atlas
from ..content.digest import digest
from ..content.page import NAME_FIELDS, RELATIONS, Kind, Page
from ..content.scales import STANDING, Grade
from ..content.sheets import Data
from ..content.states import Level, ReferenceKind, Verdict
from ..rules.schema import CHANGE, CHART, FILES, LEAFLET_SIGN, LISTING, MEDICINE, STUDY, closed
from ..weaving import moves
from ..weaving.heads import grade_of
from ..weaving.page import Keep, afresh, content_digest
from ..weaving.published import CHECKSUMS, DataFile
from .bibliography import BIBLIOGRAPHY, csl_json
from .code_data import codes_data, codes_schema
from .edition import HEADS, Edition, Written, edition_of, entries, headed, to_json, written
from .page_files import SCHEMA, page_address, page_file, page_schema_file, sections
from .standing import checksum
from .tables import csv_text, tables

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"


def data_files(atlas: Atlas) -> Iterator[tuple[str, str]]:
    """The files of ``site/data`` that are made of the content alone, each with its address, one after the other."""
    data, codes = written(atlas_data(atlas)), written(codes_data(atlas))
    edition = edition_of(atlas, [data, codes])
    yield "data/atlas.json", to_json(headed(data, edition))
    data.clear()  # those of a large site are large
    yield "data/atlas.schema.json", to_json(atlas_schema())
    yield "data/codes.json", to_json(headed(codes, edition))
    yield "data/codes.schema.json", to_json(codes_schema())
    yield f"data/{SCHEMA}", to_json(page_schema_file(closed(PAGE)))
    yield f"data/{BIBLIOGRAPHY}", csl_json(atlas, edition)
    for table in tables(atlas):
        yield f"data/{table.name}", csv_text(table, edition.version)


def write_page_data(folder: Path, atlas: Atlas, edition: Edition, keep: Keep = afresh) -> dict[str, str]:
    """Write a file for each page below a folder; the checksum of each, by its address."""
    common = digest(repr((content_digest(atlas), edition)))

    def made(page: Page) -> bytes:
        """The file of a page."""
        text = Written(entries(list(sections(page))))
        return to_json(headed(page_file(page, page_data(atlas, page), atlas, LICENCE, text), edition)).encode()

    names = {page.id: f"data/{page_address(page)}" for page in atlas.pages}

    def path(page: Page) -> str:
        """Where the file of a page lies."""
        return f"{folder}/{names[page.id]}"

    sums = keep.placed("page data", atlas.pages, lambda page: page.mark, made, path, common)
    return dict(zip(names.values(), sums, strict=True))


def facts_of(files: Mapping[str, str]) -> dict[str, DataFile]:
    """How large each file of open data is, and its checksum, by its name in data/."""
    each = ((address.removeprefix("data/"), text.encode()) for address, text in files.items())
    return {name: DataFile(name, len(data), checksum(data)) for name, data in each}


def checksums_below(folder: str, sums: Mapping[str, str]) -> dict[str, str]:
    """The checksums of the files of a folder, as `sha256sum --check` reads them there, by the address of their file."""
    lines = (f"{found}  {name.removeprefix(folder)}\n" for name, found in sorted(sums.items()))
    return {folder + CHECKSUMS: "".join(lines)}


def atlas_data(atlas: Atlas) -> dict[str, Any]:
    """Everything that people wrote, as data; an entry has the keys that its author gave it."""
    return {
        "$schema": "atlas.schema.json",
        "name": "Cramp Atlas",
        "licence": LICENCE,
        "notice": notice(atlas),
        "pages": [page_data(atlas, page) for page in atlas.pages],
        "medicines": medicines_data(atlas),
        "listings": listings_data(atlas),
        "leaflet_signs": [{"key": key, **entry} for key, entry in atlas.data("medicines").get("signs", {}).items()],
        "mixtures": list(atlas.data("mixtures")),
        "claims": placed(atlas, "claims"),
        "facts": placed(atlas, "facts"),
        "red_flags": placed(atlas, "red-flags"),
        "charts": [{"key": key, **entry} for key, entry in atlas.data("charts").items()],
        "studies": studies_data(atlas),
        "study_groups": keyed(atlas.study_words("groups")),
        "study_outcomes": keyed({**atlas.study_words("outcomes"), **atlas.study_words("harms")}),
        "warnings": [{"key": key, **entry} for key, entry in atlas.data("warnings").items()],
        "glossary": [{"word": word, "text": text} for word, text in atlas.data("glossary").items()],
        "searches": searches_data(atlas),
        "references": [
            {"key": key, **entry, "cited_by": [page.id for page in atlas.cited_by.get(key, ())]}
            for key, entry in sorted(atlas.data("references").items())
        ],
        "changes": atlas.change_entries,
        "moved": [{"from": old, "to": new} for old, new in sorted(moves.new_addresses(atlas).items())],
        "withdrawn": [{"url": address_of(key), **entry} for key, entry in sorted(atlas.data("withdrawn").items())],
    }


def notice(atlas: Atlas) -> str:
    """Who has reviewed the site as a clinician, if anybody has."""
    if not (reviewer := atlas.data("frame").get("reviewer")):
        return "No clinician has reviewed this. It does not replace one."
    who = f"{reviewer['name']}, {reviewer['role']}, on {reviewer['checked']}"
    return f"Reviewed by {who}. It does not replace a clinician."


def medicines_data(atlas: Atlas) -> list[dict[str, Any]]:
    """Every medicine as it was written, with its page, by name."""
    rows = [{"page": page.id, **entry} for page in atlas.of_kind(Kind.DRUG) for entry in page.medicine_entries]
    return sorted(rows, key=lambda row: str(row["name"]).casefold())


def listings_data(atlas: Atlas) -> list[dict[str, Any]]:
    """Every listing as it was written, with what all its rows come to."""
    standings = {one.id: one.standing.value for one in atlas.listings}
    return [{**entry, "standing": standings[entry["id"]]} for entry in atlas.listing_entries]


def studies_data(atlas: Atlas) -> list[dict[str, Any]]:
    """Every comparison as it was written, each with the pages whose tables show it."""
    return [{**row, "pages": [page.id for page in atlas.shown_in.get(row["id"], ())]} for row in atlas.study_rows]


def keyed(words: Mapping[str, str]) -> list[dict[str, str]]:
    """Words for readers by their key, as a list."""
    return [{"key": key, "text": text} for key, text in words.items()]


def page_data(atlas: Atlas, page: Page) -> dict[str, Any]:
    """A page in the open data."""
    grade = grade_of(page)
    return {
        "id": page.id,
        "kind": page.kind.value,
        "title": page.title,
        "description": page.description,
        "url": page.url,
        **{field: page.listed(field) for field in NAME_FIELDS},
        "reviewed": page.reviewed,
        "relations": relations_data(atlas, page),
        "evidence": evidence_data(page, *grade) if grade else None,
        "grades": grades_data(page),
        "purpose": page.purposes,
        "references": list(atlas.citations(page)),
        "claims": atlas.statements(page, "claims"),
        "facts": atlas.statements(page, "facts"),
        "red_flags": list(atlas.flags_on(page)),
        "searches": list(page.searches),
    }


def evidence_data(page: Page, scale: str, grade: Grade, why: str) -> dict[str, str]:
    """The grade of a page, and how often a cause or a disease is the reason; empty where that is not asked."""
    share = {name: str((page.evidence and getattr(page.evidence, name)) or "") for name in ("share", "share_why")}
    return {"scale": scale, "grade": grade.key, "label": grade.label, "why": why, **share}


def grades_data(page: Page) -> list[dict[str, str]]:
    """Each grade of a remedy with the group, the outcome and the treatment that it is for."""
    found = page.evidence.all if page.kind is Kind.REMEDY and page.evidence else ()
    return [{field: str(getattr(one, field)) for field in GRADE_FIELDS} for one in found]


def relations_data(atlas: Atlas, page: Page) -> list[dict[str, str]]:
    """The declared relations of a page in both directions."""
    forward = [{"relation": field, "direction": "to", "page": target} for field, target in page.relations()]
    backward = [
        {"relation": field, "direction": "from", "page": other.id}
        for field in RELATIONS
        for other in atlas.incoming.get((field, page.id), ())
    ]
    return forward + backward


def placed(atlas: Atlas, name: str) -> list[dict[str, Any]]:
    """The entries of a data file, each with the pages that carry it."""
    return [{**entry, "pages": [page.id for page in atlas.places.get(entry["id"], ())]} for entry in atlas.data(name)]


def searches_data(atlas: Atlas) -> list[dict[str, Any]]:
    """Every search that found nothing, its places in words, with the pages that tell of it."""
    sheet = atlas.data("searches")
    return [
        {
            **entry,
            "where": [sheet["places"][place] for place in entry["where"]],
            "pages": [page.id for page in atlas.searched_on.get(entry["id"], ())],
        }
        for entry in sheet.get("searches", ())
    ]


# -- the schema


ANY_TEXT: Data = {"type": "string"}
ANY_TEXTS: Data = {"type": "array", "items": ANY_TEXT}
RELATION = closed({"relation": {"enum": list(RELATIONS)}, "direction": {"enum": ["to", "from"]}, "page": ANY_TEXT})
GRADE_FIELDS = ("grade", "why", "group", "outcome", "of", "overruled")
PAGE: Mapping[str, Data] = {
    **dict.fromkeys(("id", "title", "description", "url", "reviewed"), ANY_TEXT),
    "kind": {"enum": [kind.value for kind in Kind]},
    **dict.fromkeys((*NAME_FIELDS, "purpose", "references", "claims", "facts", "red_flags", "searches"), ANY_TEXTS),
    "evidence": {"type": ["object", "null"], "required": ["scale", "grade", "label", "why", "share", "share_why"]},
    "grades": {"type": "array", "items": closed(dict.fromkeys(GRADE_FIELDS, ANY_TEXT))},
    "relations": {"type": "array", "items": RELATION},
}
SCALES_DESCRIBED = {"Verdicts": Verdict, "Levels of red flags": Level, "Kinds of reference": ReferenceKind}


SEARCHES = FILES["searches"]


def atlas_schema() -> dict[str, Any]:
    """The JSON Schema of ``atlas.json``, made from the schemas that the content is checked with."""
    lists = {
        "pages": closed(PAGE),
        "medicines": extend(MEDICINE, {"page": ANY_TEXT}),
        "listings": extend(LISTING, {"standing": {"enum": list(STANDING)}}),
        "leaflet_signs": extend(LEAFLET_SIGN, {"key": ANY_TEXT}),
        "mixtures": FILES["mixtures"]["items"],
        "claims": extend(FILES["claims"]["items"], {"pages": ANY_TEXTS}),
        "facts": extend(FILES["facts"]["items"], {"pages": ANY_TEXTS}),
        "red_flags": extend(FILES["red-flags"]["items"], {"pages": ANY_TEXTS}),
        "charts": extend(CHART, {"key": ANY_TEXT}),
        "studies": extend(STUDY, {"pages": ANY_TEXTS}),
        **dict.fromkeys(("study_groups", "study_outcomes"), closed({"key": ANY_TEXT, "text": ANY_TEXT})),
        "warnings": extend(FILES["warnings"]["additionalProperties"], {"key": ANY_TEXT}),
        "glossary": closed({"word": ANY_TEXT, "text": ANY_TEXT}),
        "searches": extend(SEARCHES["properties"]["searches"]["items"], {"where": ANY_TEXTS, "pages": ANY_TEXTS}),
        "references": extend(FILES["references"]["additionalProperties"], {"key": ANY_TEXT, "cited_by": ANY_TEXTS}),
        "changes": CHANGE,
        "moved": closed({"from": ANY_TEXT, "to": ANY_TEXT}),
        "withdrawn": extend(FILES["withdrawn"]["additionalProperties"], {"url": ANY_TEXT}),
    }
    heads = dict.fromkeys((*HEADS, "licence", "notice"), ANY_TEXT)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Cramp Atlas, open data",
        "description": " ".join(f"{name}: {', '.join(keys)}." for name, keys in SCALES_DESCRIBED.items()),
        **closed(heads | {name: {"type": "array", "items": item} for name, item in lists.items()}),
    }


def extend(schema: Data, more: Mapping[str, Data]) -> dict[str, Any]:
    """A closed schema with more required fields."""
    return {
        **schema,
        "properties": {**schema["properties"], **more},
        "required": [*dict.fromkeys([*schema["required"], *more])],
    }
