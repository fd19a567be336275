"""Run-on lists: where the items of a list stand that was written in one line, and where the head of an item ends."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

HAN = "一二三四五六七八九十"
STYLES = {
    "circled": r"[①-⑳⑴-⒇⒈-⒛❶-❿➀-➓㈠-㈩]",
    "paren": r"[(（]\d{1,2}[)）]",
    "half": r"\d{1,2}[)）](?=\s*[^\W\d])",
    "dot": r"\d{1,2}\.(?=\s*[^\W\d])(?!\w\.)",
    "comma": r"\d{1,2}[、．]",
    "han": rf"[(（]?[{HAN}]{{1,2}}[、)）]",
    "letter": r"[(（][a-h][)）]",
    "ordinal": r"(?:Step|Tip|Reason|No\.)\s\d{1,2}[:.]",
}
MARKER = re.compile(rf"(?:(?<=[\s。；：])|^)(?:{'|'.join(f'(?P<{name}>{text})' for name, text in STYLES.items())})\s*")
FREE = frozenset({"circled"})  # a sign that is never anything else: a wrong number is still an item
COLON = re.compile(r"\s?[:：]\s")
WORD = re.compile(r"[^\W_][\w'’-]*")
SENTENCE_SIGNS = re.compile(r"[.,;:!?()\"]")
MOST_HEAD, MOST_BEFORE_COLON = 7, 10  # words


class Marker(NamedTuple):
    """The sign before an item: where it stands in a block, its number and how it is written."""

    start: int
    end: int
    number: int
    style: str


Run = tuple[Marker, ...]  # a list that stands in one block


def markers(text: str) -> Iterator[Marker]:
    """Each sign that may stand before an item."""
    for match in MARKER.finditer(text):
        style = match.lastgroup or ""
        if number := number_of(match[style]):
            yield Marker(match.start(), match.end(), number, style)


def number_of(sign: str) -> int:
    """The number of a sign: 3 for "③", "(3)", "3.", "三、" and "(c)"."""
    if digits := re.search(r"[0-9]+", sign):
        return int(digits[0])
    if letter := re.search(r"[a-h]", sign):
        return ord(letter[0]) - 96
    if len(han := [letter for letter in sign if letter in HAN]) > 1:
        return 10 + HAN.index(han[1]) + 1 if han[0] == "十" else 0
    return HAN.index(han[0]) + 1 if han else int(unicodedata.numeric(sign[0], 0))


def runs(text: str) -> list[Run]:
    """The lists in a block: at least two items of one style, the numbers from 1 on; or the one item that it is."""
    found = list(markers(text))
    several = sorted(run for style in STYLES for run in runs_of([one for one in found if one.style == style]))
    first = [(one,) for one in found[:1] if one.start == 0 and one.end < len(text)]
    return several if not first or any(run[0].start == 0 for run in several) else [*first, *several]


def runs_of(found: Iterable[Marker]) -> Iterator[Run]:
    """The lists among the signs of one style."""
    open_run: list[Marker] = []
    for one in [*found, Marker(0, 0, 1, "")]:
        due = len(open_run) + 1
        if one.number == 1 and open_run:
            if len(open_run) > 1:
                yield tuple(open_run)
            open_run = [one]
        elif one.number == due or (one.style in FREE and open_run):
            open_run.append(one)


def head_end(text: str, small: Collection[str]) -> int:
    """Where the head of an item ends and its text begins; 0 when it has no head.

    >>> head_end("Cold feet Cold feet are no fun.", {"are", "no"})
    10
    """
    colon = COLON.search(text)
    if (
        colon
        and len(WORD.findall(text[: colon.start()])) <= MOST_BEFORE_COLON
        and not re.search(r"[.!?]", text[: colon.start()])
    ):
        return colon.end()
    words = list(WORD.finditer(text))[: 2 * MOST_HEAD]
    for count in range(1, min(MOST_HEAD, len(words) - 1) + 1):
        word = words[count]
        if SENTENCE_SIGNS.search(text[: word.start()]):
            return 0
        if said_again(words, count) or begins_anew(words, count, small):
            return word.start()
    return 0


def said_again(words: Sequence[re.Match[str]], count: int) -> bool:
    """Whether the first words stand there twice: "Cold feet Cold feet are"."""
    first, again = words[:count], words[count : 2 * count]
    return [one[0].lower() for one in first] == [one[0].lower() for one in again] and again[0][0][0].isupper()


def begins_anew(words: Sequence[re.Match[str]], count: int, small: Collection[str]) -> bool:
    """Whether a sentence begins after a head of small letters: "Cold rooms When it is"."""
    head, word = [one[0] for one in words[:count]], words[count][0]
    plain = head[-1].islower() and head[-1] not in small and word[0].isupper() and not word.isupper()
    return plain and (word.lower() in small or any(one[0] in small for one in words[count + 1 : count + 6]))
