"""What a paper is, from the forms in which libraries give it: CSL-JSON, Crossref, PubMed, RIS, BibTeX."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

from .project import Refused

OTHERS = "et al"  # in a list of authors, for those who are not named


@dataclass(frozen=True)
class Work:
    """What is told of a work; what is not told is empty."""

    title: str
    publisher: str = ""
    year: str = ""
    authors: tuple[str, ...] = ()  # Garrison SR
    doi: str = ""
    pmid: str = ""
    url: str = ""


def read_record(text: str) -> Work:
    """The one work that a pasted record tells of."""
    start = text.lstrip("\ufeff \t\r\n")
    if start[:1] in "{[" and start:
        return from_csl(read_json(start))
    if re.match(r"TY  ?-", start):
        return from_ris(start)
    if start.startswith("@"):
        return from_bibtex(start)
    raise Refused("FILE: is neither CSL-JSON nor RIS nor BibTeX; save the record in one of these forms")


def read_json(text: str) -> Mapping[str, Any]:
    """The record of a JSON text, which may be a list of one, or Crossref's answer."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise Refused(f"the record cannot be read as JSON: {error}; save it anew") from None
    if isinstance(value, list):
        if len(value) != 1:
            raise Refused(f"the record holds {len(value)} works; give one at a time")
        value = value[0]
    value = value.get("message", value) if isinstance(value, dict) else value
    if not isinstance(value, dict) or not value.get("title"):
        raise Refused("the record has no title; look whether it is the record of a work")
    return value


def from_csl(value: Mapping[str, Any]) -> Work:
    """A work from CSL-JSON, or from what Crossref gives, which is nearly the same."""
    dates: Any = next((value[name] for name in ("published-print", "issued", "published") if value.get(name)), {})
    parts = (dates.get("date-parts") or [[""]])[0] if isinstance(dates, dict) else [""]
    names = [one for one in value.get("author") or () if isinstance(one, dict)]
    return made(
        title=first(value.get("title")),
        publisher=first(value.get("container-title")) or first(value.get("publisher")),
        year=str(parts[0] if parts else ""),
        authors=[said(one.get("family") or one.get("literal") or "", one.get("given") or "") for one in names],
        doi=first(value.get("DOI")),
        pmid=first(value.get("PMID")),
        url=first(value.get("URL")),
    )


def from_pubmed(text: str, pmid: str) -> Work:
    """A work from the summary that PubMed gives of it."""
    try:
        value = json.loads(text)["result"][pmid]
    except (ValueError, TypeError, KeyError):
        value = {}
    if not value.get("title"):
        raise Refused(f"PMID={pmid}: PubMed knows no such work; look at the number")
    doi = next((one["value"] for one in value.get("articleids", ()) if one.get("idtype") == "doi"), "")
    return made(
        title=value["title"].rstrip("."),
        publisher=value.get("fulljournalname") or value.get("source", ""),
        year=str(value.get("pubdate", ""))[:4],
        authors=[one["name"] for one in value.get("authors", ()) if one.get("name")],
        doi=doi,
        pmid=pmid,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{pmid}/",
    )


def from_ris(text: str) -> Work:
    """A work from RIS: a tag of two signs and its text a line."""
    found: dict[str, list[str]] = {}
    for match in re.finditer(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", text, re.MULTILINE):
        found.setdefault(match[1], []).append(match[2].strip())
    if len(found.get("TY", ())) > 1:
        raise Refused(f"the record holds {len(found['TY'])} works; give one at a time")

    def one(*tags: str) -> str:
        return next((found[tag][0] for tag in tags if found.get(tag, [""])[0]), "")

    authors = [said(*name.partition(",")[::2]) for name in [*found.get("AU", ()), *found.get("A1", ())]]
    year = re.match(r"\d{4}", one("PY", "Y1", "DA"))
    number = one("AN", "PMID")
    return made(
        title=one("TI", "T1"),
        publisher=one("JF", "T2", "JO", "JA", "PB"),
        year=year[0] if year else "",
        authors=authors,
        doi=one("DO"),
        pmid=number if number.isdecimal() else "",
        url=one("UR"),
    )


ENTRY = re.compile(r"@(\w+)\s*\{\s*([^,\s]*)\s*,")
FIELD = re.compile(r"(\w+)\s*=\s*")


def from_bibtex(text: str) -> Work:
    """A work from BibTeX: fields in braces or quotes, with the signs of TeX for letters."""
    entries = [one for one in ENTRY.finditer(text) if one[1].lower() not in ("comment", "string", "preamble")]
    if len(entries) != 1:
        raise Refused(f"the record holds {len(entries)} works; give one at a time")
    fields, position = dict[str, str](), entries[0].end()
    while match := FIELD.search(text, position):
        value, position = bibtex_value(text, match.end())
        fields.setdefault(match[1].lower(), from_tex(value))
    names = re.split(r"\s+and\s+", fields.get("author", "")) if fields.get("author") else []
    more = [OTHERS] if names[-1:] == ["others"] else []
    year = re.search(r"\d{4}", fields.get("year", fields.get("date", "")))
    return made(
        title=fields.get("title", ""),
        publisher=fields.get("journal") or fields.get("journaltitle") or fields.get("publisher", ""),
        year=year[0] if year else "",
        authors=[said(*turned(name)) for name in (names[:-1] if more else names)] + more,
        doi=fields.get("doi", ""),
        pmid=fields.get("pmid", ""),
        url=fields.get("url", ""),
    )


def bibtex_value(text: str, start: int) -> tuple[str, int]:
    """The value that begins here, and where it ends: in braces that may hold others, in quotes, or bare."""
    depth, place = 0, start
    opening = text[start : start + 1]
    if opening not in ("{", '"'):
        bare = re.compile(r"[^,}\n]*").match(text, start)
        return (bare[0].strip(), bare.end()) if bare else ("", start)
    for place in range(start, len(text)):
        sign = text[place]
        depth += (sign == "{") - (sign == "}")
        if (opening == "{" and not depth) or (opening == '"' and sign == '"' and place > start and not depth):
            return text[start + 1 : place], place + 1
    raise Refused("the record ends within a field; copy the whole of it")


MARKS = {'"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "c": "\u0327", "v": "\u030c"}
LETTERS = {"ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł", "i": "i"}


def from_tex(text: str) -> str:
    """A text without the signs of TeX: its accents as letters, its braces gone."""
    text = re.sub(r"\\([\"'`^~])\s*\{?\\?([A-Za-z])\}?", lambda one: one[2] + MARKS[one[1]], text)
    text = re.sub(r"\\([cv])\s*\{([A-Za-z])\}", lambda one: one[2] + MARKS[one[1]], text)
    text = re.sub(r"\\(ss|ae|AE|aa|AA|[oOlLi])(?![A-Za-z])\s*", lambda one: LETTERS[one[1]], text)
    text = re.sub(r"\\([&%$#_{}])", r"\1", text).replace("---", "—").replace("--", "–").replace("~", " ")
    return unicodedata.normalize("NFC", " ".join(re.sub(r"[{}]", "", text).split()))


def turned(name: str) -> tuple[str, str]:
    """The family name and the given ones of a name in either order."""
    if "," in name:
        family, _, given = name.partition(",")
        return family, given
    given, _, family = name.strip().rpartition(" ")
    return family, given


def said(family: str, given: str) -> str:
    """A name as our list has it: Garrison SR."""
    initials = "".join(part[0] for part in re.split(r"[\s.\-]+", given) if part)
    return f"{family.strip()} {initials}".strip()


def first(value: Any) -> str:
    """A text that may be the first of a list; plain, without tags."""
    value = value[0] if isinstance(value, list) and value else value
    return " ".join(unescape(re.sub(r"<[^>]*>", "", str(value))).split()) if value else ""


def made(authors: Sequence[str], **told: str) -> Work:
    """A work with its DOI without an address before it."""
    if not told["title"]:
        raise Refused("the record has no title; look whether it is the record of a work")
    told["doi"] = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", told["doi"], flags=re.IGNORECASE)
    return Work(authors=tuple(filter(None, authors)), **told)
