"""A reference from a record: its entry at its sorted place, with what only the person who read it can answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from string import ascii_lowercase
from urllib.parse import quote

from atlas.content.marks import KEY
from atlas.content.sheets import parse_sheet
from atlas.content.states import ReadAs, ReferenceKind
from atlas.rules.messages import suggest

from .new import placed, slug
from .project import Refused, Texts
from .records import OTHERS, Work, from_csl, from_pubmed, read_json
from .yaml_text import plain

REFERENCES = "docs/references.yml"
Fetch = Callable[[str], str]  # the text at an address
CROSSREF, PUBMED = "https://api.crossref.org", "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"
DOI = re.compile(r"10\.[0-9]{4,9}/\S*[^\s.,;]")  # without the full stop after it in a sentence
PMID = re.compile(r"(?:\S*pubmed\S*/|PMID:? *)?([1-9][0-9]{0,7})/?", re.IGNORECASE)  # 22157068, or its page


def look_up(doi: str, pmid: str, fetch: Fetch, crossref: str = CROSSREF, pubmed: str = PUBMED) -> Work:
    """The work of a DOI or a PMID, as the services tell of it."""
    number = PMID.fullmatch(pmid)
    if pmid and not number:
        raise Refused(f"PMID={pmid}: is none; write 1 to 8 digits")
    if doi:
        if not (found := DOI.search(doi)):
            raise Refused(f"DOI={doi}: is none; write it as 10.1002/14651858.CD009402")
        work = from_csl(read_json(fetch(f"{crossref}/works/{quote(found[0])}")))
        return replace(work, doi=found[0], pmid=number[1] if number else "")
    known = number[1] if number else ""
    return from_pubmed(fetch(f"{pubmed}/esummary.fcgi?db=pubmed&retmode=json&id={known}"), known)


def cite(texts: Texts, work: Work, key: str, read_as: str, kind: str, today: str) -> dict[str, str]:
    """The texts with the reference. Without ``read_as`` and ``kind`` the entry asks for them."""
    known = parse_sheet(REFERENCES, texts.get(REFERENCES, ""))[0].value or {}
    for there, entry in known.items():
        same_doi = work.doi and str(entry.get("doi", "")).lower() == work.doi.lower()
        if same_doi or (work.pmid and entry.get("pmid") == work.pmid):
            raise Refused(f"{REFERENCES}: has this work already; cite it as [@{there}]")
    for name, value, states in (("READ_AS", read_as, ReadAs), ("TYPE", kind, ReferenceKind)):
        if value and value not in list(states):
            raise Refused(f"{name}={value}: is none of the ways; {suggest(value, states)}")
    refuse_key(key, known)
    key = key or free_key(work, set(known))
    entry = "".join(f"{line}\n" for line in lines(work, key, read_as, kind, today))
    scaffold = {"under": "", "order": "id"}
    return {**texts, REFERENCES: placed(REFERENCES, texts.get(REFERENCES, ""), scaffold, entry)}


def refuse_key(key: str, known: Collection[str]) -> None:
    """A key that was asked for is free, and of the form that a citation can have."""
    if key in known:
        raise Refused(f"KEY={key}: is there already; cite it as [@{key}], or give another KEY")
    if key and not re.fullmatch(KEY, key):
        raise Refused(f"KEY={key}: has the wrong form; write it with letters, digits, _ and - only")


def free_key(work: Work, known: set[str]) -> str:
    """A key that nobody has: the first author, or the first words of the title, and the year."""
    family = work.authors[0].rpartition(" ")[0] or work.authors[0] if work.authors else ""
    stem = "_".join([*slug(family or work.title).split("-")[: 3 if not family else 2], work.year or "undated"])
    keys = (stem, *(f"{stem}_{letter}" for letter in ascii_lowercase[1:]))
    return next(key for key in keys if key not in known)


def lines(work: Work, key: str, read_as: str, kind: str, today: str) -> list[str]:
    """The lines of an entry, with a question where there is no answer."""
    named = [name for name in work.authors if name != OTHERS]
    authors = ", ".join(named[:3]) + f" {OTHERS}" * (len(named) > 3 or len(named) < len(work.authors))
    url = work.url or (f"https://doi.org/{work.doi}" if work.doi else "")
    told = [
        ("title", plain(work.title)),
        ("publisher", plain(work.publisher) if work.publisher else "# Who brought it out?"),
        ("year", work.year or "# Of which year? null when it is not said."),
        ("authors", plain(authors) if authors else ""),
        ("kind", kind or f"# Of which kind is it? One of: {', '.join(ReferenceKind)}"),
        ("read_as", read_as or f"# What lay before you when you read it? One of: {', '.join(ReadAs)}"),
        ("read_on", today if read_as else "# On which day did you read it?"),
        ("doi", work.doi and plain(work.doi)),
        ("pmid", work.pmid and f"'{work.pmid}'"),
        ("url", url or "# Where is it?"),
    ]
    return [f"{key}:", *(f"  {name}: {value}" for name, value in told if value)]
