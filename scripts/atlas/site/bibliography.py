"""The bibliography for reference managers: every reference as CSL-JSON."""

from __future__ import annotations

import re
from typing import Any

from ..content.atlas import Atlas
from ..content.records import Reference
from ..content.states import ReferenceKind
from .edition import Edition, json_line

BIBLIOGRAPHY = "references.csl.json"
JOURNAL = (
    *(ReferenceKind.SYSTEMATIC_REVIEW, ReferenceKind.REVIEW, ReferenceKind.TRIAL),
    *(ReferenceKind.STUDY, ReferenceKind.CASE_REPORT),
)
TYPES = {ReferenceKind.GUIDELINE: "report", ReferenceKind.REGULATOR: "report", ReferenceKind.REFERENCE_WORK: "entry"}
PERSON = re.compile(r"(\S.*) ([A-Z](?:-?[A-Z]){0,3})")  # Garrison SR
MORE = " et al"  # after the names that an author wrote, when there are more


def csl_json(atlas: Atlas, edition: Edition) -> str:
    """Every reference by its key, an entry a line; how we read it, and the version, are in ``custom``."""
    found = (entry(one, edition) for _, one in sorted(atlas.references.items()))
    return "[\n" + ",\n".join(map(json_line, found)) + "\n]\n"


def entry(one: Reference, edition: Edition) -> dict[str, Any]:
    """A reference in the words of CSL; what nobody wrote of it is left out."""
    fields = {
        "id": one.key,
        "type": "article-journal" if is_paper(one) else TYPES.get(one.kind, "webpage"),
        "title": one.title,
        "author": authors(one.authors),
        "publisher": one.publisher,
        "issued": {"date-parts": [[one.year]]} if one.year else None,
        "accessed": {"date-parts": [[int(part) for part in one.read_on.split("-")]]},
        "DOI": one.doi,
        "PMID": one.pmid,
        "URL": "" if one.address_unseen else one.url,
        "archive_location": one.archived,
        "note": one.note,
        "custom": {"kind": one.kind, "read_as": one.read_as, "version": edition.version},
    }
    return {name: value for name, value in fields.items() if value}


def is_paper(one: Reference) -> bool:
    """Whether a reference is a paper of a journal: a kind that papers are of, with an identifier that papers have."""
    return one.kind in JOURNAL and bool(one.doi or one.pmid)


def authors(text: str) -> list[dict[str, str]]:
    """The authors of "Long B, Koyfman A et al": people by family and given names, others as they are written."""
    names = [name for name in text.removesuffix(MORE).split(", ") if name]
    found = [
        {"family": person[1], "given": person[2]} if (person := PERSON.fullmatch(name)) else {"literal": name}
        for name in names
    ]
    return [*found, *([{"literal": MORE.strip() + "."}] if text.endswith(MORE) else [])]
