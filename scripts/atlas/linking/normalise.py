"""One way to write what looks the same: a text as it is seen, with the way back to its characters."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

ENTITY = re.compile(r"&#?\w+;?")  # "&amp;", "&#39;", "&copy"
FOREIGN = re.compile("[^\0-\x7f]")  # "é", "β", "–"
UNSEEN = re.compile("[\xad\u200c\u200d\u2060\ufeff]")  # soft hyphen, joiners, byte order mark
SPACES = re.compile(" {2,}")  # two or more
CLUSTER = re.compile("(?:[^\0-\x7f]|[A-Za-z])[^\0-\u02ff]*")  # "e\u0301": a letter and what may combine with it
HYPHENS = frozenset("\u2010\u2011\u2012\u2013\u2212")
APOSTROPHES = frozenset("\u2018\u2019\u02bc\u2032\xb4")


@dataclass(frozen=True)
class Edits:
    """One pass of replacements: where each begins in the new text, its length there, and its span in the old."""

    starts: list[int]
    spans: list[tuple[int, int, int]]

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        """A span of the new text in the old one; nothing when it begins or ends inside a replacement."""
        first, last = self.place(start), self.place(end - 1)
        if first is None or last is None:
            return None
        return (first[0], last[1]) if first[2] and last[3] else None

    def place(self, position: int) -> tuple[int, int, bool, bool] | None:
        """The old span of the new character, and whether it begins and ends with it."""
        slot = bisect_right(self.starts, position) - 1
        if slot < 0:
            return position, position + 1, True, True
        offset = position - self.starts[slot]
        length, start, end = self.spans[slot]
        if offset < length:
            return start, end, offset == 0, offset == length - 1
        return end + offset - length, end + offset - length + 1, True, True


@dataclass(frozen=True)
class Normal:
    """A text as it is seen, with the way back to the characters it was made from."""

    text: str
    passes: tuple[Edits, ...] = ()

    def source(self, start: int, end: int) -> tuple[int, int] | None:
        """A span of the text as a span of the original; nothing when it would cut an entity or a letter."""
        span: tuple[int, int] | None = (start, end)
        for edits in reversed(self.passes):
            span = edits.back(*span) if span else None
        return span


def normalise(text: str) -> Normal:
    """Decode entities, drop what cannot be seen, compose letters, and write spaces, hyphens, apostrophes one way."""
    passes: list[Edits] = []
    if "&" in text:
        text = rewrite(ENTITY, unescape, text, passes)
    if not text.isascii():
        text = plain_letters(text, passes)
    for space in "\n\t\r\f\v":
        text = text.replace(space, " ")
    text = text.replace("`", "'")
    if "  " in text:
        text = rewrite(SPACES, lambda _: " ", text, passes)
    return Normal(text, tuple(passes))


def plain_letters(text: str, passes: list[Edits]) -> str:
    """The text composed, without what cannot be seen, with one character for all that look alike."""
    foreign = set(FOREIGN.findall(text))
    if any(UNSEEN.match(letter) for letter in foreign):
        text = rewrite(UNSEEN, lambda _: "", text, passes)
    if not unicodedata.is_normalized("NFC", text):
        text = rewrite(CLUSTER, lambda cluster: unicodedata.normalize("NFC", cluster), text, passes)
        foreign = set(FOREIGN.findall(text))
    for letter in foreign:
        if (plain := plain_letter(letter)) != letter:
            text = text.replace(letter, plain)
    return text


@lru_cache(maxsize=4096)
def plain_letter(letter: str) -> str:
    """The plain character for one that looks like it."""
    if letter in HYPHENS:
        return "-"
    if letter in APOSTROPHES:
        return "'"
    if letter == "ς":
        return "σ"
    return " " if letter.isspace() else letter


def rewrite(pattern: re.Pattern[str], replace: Callable[[str], str], text: str, passes: list[Edits]) -> str:
    """The text with every match replaced; the way back is added to ``passes``."""
    pieces: list[str] = []
    starts: list[int] = []
    spans: list[tuple[int, int, int]] = []
    length = position = 0
    for match in pattern.finditer(text):
        new = replace(match[0])
        if new != match[0]:
            pieces += (text[position : match.start()], new)
            length += match.start() - position
            starts.append(length)
            spans.append((len(new), *match.span()))
            length, position = length + len(new), match.end()
    if starts:
        passes.append(Edits(starts, spans))
    return "".join(pieces) + text[position:]


def loose(text: str) -> str:
    """The text in small letters and with spaces for hyphens; every letter stays one letter."""
    text = text.replace("-", " ")
    if text.isascii():
        return text.lower()
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
