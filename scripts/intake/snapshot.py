"""What is known of a source before anybody reads it: its hash, address, day and licence."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from html import unescape

TAG = re.compile(r"<(?:a|link|meta|html|time)\b[^>]*>", re.IGNORECASE)
PAIR = re.compile(r"([\w:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>\"']+))")
LICENCE = re.compile(
    r"\b(?:CC[ -]BY(?:[ -](?:NC|SA|ND))*(?: \d\.\d)?|public domain|Open Government Licence(?: v\d\.\d)?)\b"
)
TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True)
class Source:
    """Somebody else's words as they came: ``day`` is the day on which they were fetched; "" what is not known."""

    name: str
    data: bytes
    address: str = ""
    day: str = ""
    charset: str = ""


@dataclass(frozen=True)
class Snapshot:
    """The record of a source; ``licence`` and the other texts are "" when nobody knows."""

    sha256: str
    size: int
    encoding: str
    address: str
    day: str
    licence: str
    language: str
    title: str


def snapshot(source: Source, text: str, encoding: str, html: bool) -> Snapshot:
    """The record of a source, from what came with it and what its text says."""
    tags = [attributes(tag[0]) for tag in TAG.finditer(text)] if html else []
    by_rel = {tag.get("rel", "").lower(): tag["href"] for tag in reversed(tags) if tag.get("href")}
    title = TITLE.search(text) if html else None
    named = LICENCE.search(text)
    return Snapshot(
        sha256=hashlib.sha256(source.data).hexdigest(),
        size=len(source.data),
        encoding=encoding,
        address=source.address or by_rel.get("canonical", ""),
        day=source.day,
        licence=by_rel.get("license", named[0] if named else ""),
        language=next((tag["lang"] for tag in tags if tag.get("lang")), ""),
        title=" ".join(unescape(title[1]).split()) if title else "",
    )


def attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, names in small letters, signs decoded."""
    return {name.lower(): unescape(two or one or bare) for name, two, one, bare in PAIR.findall(tag)}
