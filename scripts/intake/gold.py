"""What should come out: pages with the places of their furniture, and sentences with the statement that they make.

Pages of somebody else have only their hash and places here; who has the files gives them as FILES=.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from .snapshot import Source
from .sources import SourceError, sources

MARKS = re.compile("⟦(.*?)⟧", re.DOTALL)
GOLD = Path(__file__).resolve().parents[2] / "tests" / "intake" / "gold"


@dataclass(frozen=True)
class GoldPage:
    """A page with the places of its furniture in the text as it came."""

    source: Source
    furniture: tuple[tuple[int, int], ...]
    own: bool


class GoldSentence(NamedTuple):
    """A sentence with how it stands to our statements, and the ids of those that are right."""

    group: str
    relation: str
    ids: frozenset[str]
    text: str


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A marked page without its marks, and the places of what was marked.

    >>> unmark("⟦Home⟧ Cramps hurt.")
    ('Home Cramps hurt.', [(0, 4)])
    """
    parts, places, size, end = [], [], 0, 0
    for match in MARKS.finditer(text):
        before = text[end : match.start()]
        start = size + len(before)
        places.append((start, start + len(match[1])))
        parts += [before, match[1]]
        size, end = places[-1][1], match.end()
    return "".join([*parts, text[end:]]), places


def read_index(folder: Path) -> dict[str, list[list[int]]]:
    """The places of furniture by the hash of the page."""
    return {entry["sha256"]: entry["furniture"] for entry in json.loads((folder / "gold.json").read_text("utf-8"))}


def gold_pages(folder: Path, files: Iterable[Path]) -> Iterator[GoldPage | str]:
    """Our pages and those of FILES=; one without a gold comes as a line that says so."""
    index = read_index(folder)
    for own, path in [(True, folder / "pages"), *((False, file) for file in files)]:
        for source in sources(path):
            if isinstance(source, SourceError):
                yield str(source)
            elif (found := index.get(hashlib.sha256(source.data).hexdigest())) is None:
                yield f"{source.name}:1: gold: nobody has marked it; mark its furniture, then make intake-gold"
            else:
                yield GoldPage(source, tuple((start, end) for start, end in found), own)


def gold_sentences(folder: Path) -> list[GoldSentence]:
    """The sentences of claims.tsv."""
    lines = (folder / "claims.tsv").read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [GoldSentence(group, relation, frozenset(ids.split()), text) for group, relation, ids, text in rows]


def add_gold(folder: Path, marked: Mapping[str, str]) -> None:
    """Write marked pages without their marks, and their places into the index."""
    entries = {entry["page"]: entry for entry in json.loads((folder / "gold.json").read_text("utf-8"))}
    for name, text in marked.items():
        plain, places = unmark(text)
        (folder / "pages" / name).write_text(plain, "utf-8", newline="\n")
        entries[name] = {"page": name, "sha256": hashlib.sha256(plain.encode()).hexdigest(), "furniture": places}
    write_index(folder, entries)


def write_index(folder: Path, entries: Mapping[str, Mapping[str, object]]) -> None:
    """Write the index, a page a line."""
    lines = ",\n".join(json.dumps(entries[name]) for name in sorted(entries))
    (folder / "gold.json").write_text(f"[\n{lines}\n]\n", "utf-8")
