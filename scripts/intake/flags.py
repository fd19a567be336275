"""What a reader of a piece must know: what looks broken in it, its numbers and doses, and whether it is a request."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from .knowledge import Knowledge, Name
from .pieces import Piece, Role

NUMBER = r"\d[\d.,]*(?:\s?(?:-|–|to)\s?\d[\d.,]*)?"
ENDS = re.compile(r"[.!?…。！？:：][\"'”’)\]]*$")
NAME = re.compile(r"(?<=[a-z,] )(?:[A-Z][a-z]+)(?![-\w])(?: [A-Z][a-z]+)*")
OPEN, CLOSE = "([（“", ")]）”"
TAIL = re.compile(r"[.!?]\s+[a-z]\w*(?: \w+){0,3}$")  # "defect. what"
LIKE = 0.62  # how alike a strange name and a known one are


def flags(piece: Piece, words: Any, names: Sequence[Name], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """What looks broken in a piece: the kind and the words."""
    text = piece.text
    if piece.role in {Role.SENTENCE, Role.HEADING}:
        yield from cut_short(text, piece.role is Role.HEADING)
    if text[:1].islower() and piece.role is Role.SENTENCE:
        yield "begins with a small letter", text[:40]
    for hit in suspicious(tuple(words["suspicious"])).finditer(text):
        yield "odd words", hit[0]
    yield from strange_names(text, names, knowledge)


def cut_short(text: str, title: bool) -> Iterator[tuple[str, str]]:
    """A sentence that does not end, as a title does not, or has a bracket that does not close."""
    if tail := TAIL.search(text):
        yield "goes on after its end", tail[0]
    elif not title and not ENDS.search(text) and len(text.split()) >= 4:
        yield "does not end", text[-40:]
    for first, last in zip(OPEN, CLOSE, strict=True):
        if text.count(first) != text.count(last):
            yield "a bracket that does not close", text[max(0, text.rfind(first)) :][:40]


@lru_cache(maxsize=4)
def suspicious(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern for all that looks odd; the patterns may have a group of their own."""
    numbered = [pattern.replace("\\1", f"\\{2 * number + 2}") for number, pattern in enumerate(patterns)]
    numbered = [pattern if "(" in pattern and "(?" not in pattern[:3] else f"{pattern}()" for pattern in numbered]
    return re.compile("|".join(f"({pattern})" for pattern in numbered), re.IGNORECASE)


def strange_names(text: str, names: Sequence[Name], knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """Names that the site does not know, with the nearest that it knows: "Topa Max" may be a slip of a translator."""
    known = " ".join(name.words.lower() for name in names)
    for hit in NAME.finditer(text):
        if hit[0].lower() not in known and not all(word.lower() in knowledge.small for word in hit[0].split()):
            near = nearest_name(hit[0].replace(" ", "").lower(), knowledge)
            yield "a name that the site does not know", f"{hit[0]}{f' (like {near})' if near else ''}"


@lru_cache(maxsize=1024)
def nearest_name(word: str, knowledge: Knowledge) -> str:
    """A name of the site that is spelled nearly so; nothing if there is none."""
    near = difflib.get_close_matches(word, single_names(knowledge), 1, LIKE) if len(word) > 5 else []
    return near[0] if near else ""


@lru_cache(maxsize=2)
def single_names(knowledge: Knowledge) -> tuple[str, ...]:
    """The names of one word, long enough to be told from others."""
    return tuple(sorted({match.lower() for match in knowledge.names.table if " " not in match and len(match) > 5}))


def marks(piece: Piece, words: Any) -> Iterator[tuple[str, str]]:
    """Numbers with what they count, doses, and requests."""
    for hit in re.finditer(rf"{NUMBER}(?:\s?(?:{words['units']})\b|\s?%)?", piece.text, re.IGNORECASE):
        dose = re.search(rf"(?:{words['doses']})\b", hit[0], re.IGNORECASE)
        yield ("dose" if dose else "number"), hit[0].strip()
    if piece.role is not Role.MARKER and asks(piece.text, words):
        yield "request", piece.text.split()[0]


def asks(text: str, words: Any) -> bool:
    """Whether a sentence tells the reader to do something."""
    first = re.match(r"[\"'“(]*([\w’']+)", text)
    begins = bool(first) and first[1].lower() in requests(tuple(words["requests"]))  # type: ignore[index]
    return begins or bool(re.search(words["requesting"], text, re.IGNORECASE))


@lru_cache(maxsize=4)
def requests(words: Iterable[str]) -> frozenset[str]:
    """The words that begin a request."""
    return frozenset(words)


def numbering(pieces: Sequence[Piece]) -> Iterator[tuple[int, str]]:
    """Signs of items that are not in order: the place of the piece, and what should be there."""
    due = 1
    for at, piece in enumerate(pieces):
        if piece.role is not Role.MARKER:
            continue
        due = 1 if piece.number == 1 else due
        if piece.number != due:
            yield at, f"{piece.text} where {due} is due"
        empty = at + 1 < len(pieces) and pieces[at + 1].role is Role.MARKER
        due = piece.number + 1 if piece.number == due + 1 else due + (not empty or piece.number == due)
