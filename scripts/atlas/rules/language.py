"""Plain language, measured: how long the sentences of a page are, what schooling it asks for, which words to swap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from statistics import median

from ..content.atlas import Atlas
from ..content.marks import without_marks
from ..content.page import CONTENT, Kind, Page
from ..content.problems import Problem
from ..linking.names import terms
from .syllables import syllables

LONGEST, MEDIAN, MOST_LONG = 25, 17, 0.05  # words, words, the share of sentences that may be long
SHORT, MOST_SHORT = 8, 3  # words; how many sentences so short may follow each other
GRADE, RELIEF_GRADE = 7.0, 6.0
LEAST = 13  # words of a sentence in the grade: one cut shorter than this makes a page no easier to read
WORD = re.compile(r"\w[\w'’-]*")  # don't, cramp-like
SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[“\"(\[*_]*[A-Z0-9])")  # the space of "It hurts. Then it stops."
LIST_ITEM = re.compile(r"^\s*(?:[-*+]|\d+\.)\s+", re.MULTILINE)  # "- a sign" and "2. a step"
TARGET = re.compile(r"\]\([^)]*\)|\{[^}\n]*\}")  # "](cold.md)" of "[cold](cold.md)", and "{.note}"
EMPHASIS = re.compile(r"[*\[\]`]")  # the signs of "**bold**", "[words" and "`code`"
PARAGRAPH_END = re.compile(r"\n\s*\n")  # an empty line
SPOKEN_WORD = re.compile(r"[a-zà-ž’'-]+")  # "crohn's" and "b" of "crohn's b12"
LETTER = re.compile(r"[A-Za-z]")  # "a": "***" has none
# Not a sentence: ``` code ```, ## headings, | tables |, [[slots]], lines of <div>, === tabs, and <b> in a sentence.
BLANK = re.compile(r"```[\s\S]*?```|^#{1,6} .*$|^[ \t]*\|.*$|^\[\[.*$|^<.*$|^(?:===|\?\?\?).*$|<[^>\n]*>", re.MULTILINE)


@dataclass(frozen=True)
class Measure:
    """What was measured of one page: words, the middle and the long sentences, the US school grade."""

    words: int
    median: float
    sentences: int
    long: tuple[str, ...]
    grade: float


def prose(body: str) -> str:
    """The sentences of a Markdown body: no headings, tables, marks, link targets or code."""
    text = without_marks(BLANK.sub("", body))
    text = TARGET.sub("", text)
    return EMPHASIS.sub("", LIST_ITEM.sub("\n\n", text))


@lru_cache(maxsize=512)  # the few rules that ask for a page do so one after the other
def paragraphs(body: str) -> tuple[tuple[str, ...], ...]:
    """The sentences of each paragraph of a body; each item of a list is a paragraph."""
    blocks = (SENTENCE_BREAK.split(" ".join(block.split())) for block in PARAGRAPH_END.split(prose(body)))
    return tuple(tuple(part for part in block if LETTER.search(part)) for block in blocks)


def sentences(body: str) -> tuple[str, ...]:
    """The sentences of a body; each item of a list ends one."""
    return tuple(chain.from_iterable(paragraphs(body)))


def length(sentence: str) -> int:
    """How many words a sentence has."""
    return len(WORD.findall(sentence))


def measure(body: str, names: Mapping[str, list[tuple[str, ...]]]) -> Measure:
    """Measure one page.

    Grade: Flesch–Kincaid, with each name of a medicine or disease counted as one short word, and sentences on average
    not shorter than ``LEAST``: chopping does not lower it.
    """
    parts = sentences(body)
    counts = [length(part) for part in parts] or [0]
    plain = [mask(part.lower(), names) for part in parts]
    words = sum(map(len, plain)) or 1
    beats = sum(syllables(word) for part in plain for word in part)
    grade = 0.39 * max(LEAST, words / max(1, len(plain))) + 11.8 * beats / words - 15.59
    long = tuple(part for part, count in zip(parts, counts, strict=False) if count > LONGEST)
    return Measure(sum(counts), median(counts), len(parts), long, round(grade, 1))


def mask(sentence: str, names: Mapping[str, list[tuple[str, ...]]]) -> list[str]:
    """The words of a sentence with every name, longest first, as the one word "name"."""
    words, masked, position = tuple(SPOKEN_WORD.findall(sentence)), [], 0
    while position < len(words):
        word = words[position]
        hit = next((name for name in names.get(word, ()) if same(words[position : position + len(name)], name)), None)
        masked.append("name" if hit else word)
        position += len(hit) if hit else 1
    return masked


def same(found: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a run of words is a name, in the singular or the plural."""
    return found == name or (found[:-1] == name[:-1] and found[-1:] in ((f"{name[-1]}s",), (f"{name[-1]}'s",)))


def name_words(atlas: Atlas) -> dict[str, list[tuple[str, ...]]]:
    """Every name as its words, by the first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for term in terms(atlas):
        words = tuple(SPOKEN_WORD.findall(term.name.lower()))
        if words and len("".join(words)) > 3:
            for first in (words[0], f"{words[0]}s") if len(words) == 1 else (words[0],):
                found.setdefault(first, set()).add(words)
    return {first: sorted(names, key=lambda name: (-len(name), name)) for first, names in found.items()}


def grade_limit(page: Page) -> float:
    """The highest grade that a page may ask for: its own, or that of its kind; remedies are read during a cramp."""
    return page.reading_grade or (RELIEF_GRADE if page.kind is Kind.REMEDY else GRADE)


def read_by_people(atlas: Atlas) -> list[Page]:
    """The pages that are written as prose, not as lists."""
    return [page for page in atlas.pages if page.kind in (*CONTENT, Kind.PAGE, Kind.SOURCE)]


def measures(atlas: Atlas) -> Iterator[tuple[Page, Measure]]:
    """What was measured of each page that people read."""
    names = name_words(atlas)
    return ((page, measure(page.body, names)) for page in read_by_people(atlas))


def check_plain(atlas: Atlas) -> Iterator[Problem]:
    """At most 1 sentence in 20 has over 25 words, the middle one at most 17; the grade is 7 or lower, 6 for relief."""
    for page, found in measures(atlas):
        line = page.body_line
        if len(found.long) > max(1, MOST_LONG * found.sentences):
            shown = "; ".join(f'"{sentence[:60]}…"' for sentence in found.long[:3])
            text = f"{len(found.long)} of {found.sentences} have over {LONGEST} words, split them: {shown}"
            yield Problem(page.path, line, "sentences", text)
        if found.median > MEDIAN:
            yield Problem(page.path, line, "sentences", f"the middle one has {found.median:g} words; {MEDIAN} at most")
        if found.grade > (limit := grade_limit(page)):
            text = f"grade {found.grade} is over {limit:g}; use shorter words and sentences"
            yield Problem(page.path, line, "grade", text)
        for chopped in filter(is_chopped, paragraphs(page.body)):
            text = f"more than {MOST_SHORT} in a row have at most {SHORT} words; join them with because, so, but: "
            yield Problem(page.path, line, "sentences", f'{text}"{" ".join(chopped)[:60]}…"')


def is_chopped(paragraph: Iterable[str]) -> bool:
    """Whether too many short sentences follow each other in a paragraph."""
    short = "".join("s" if length(sentence) <= SHORT else "." for sentence in paragraph)
    return "s" * (MOST_SHORT + 1) in short


def check_plain_words(atlas: Atlas) -> Iterator[Problem]:
    """Words that readers stumble over give way to plain ones."""
    plain = {word.lower(): better for word, better in atlas.data("plain-words").items()}
    if not plain:
        return
    found = re.compile(either(plain), re.IGNORECASE)  # "Physician" of "A Physician."
    for page in read_by_people(atlas):
        for match in found.finditer(page.body):
            text = f'"{match[0]}" is not plain; write "{plain[match[0].lower()]}"'
            yield Problem(page.path, page.line_at(match.start()), "word", text)


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words or phrases, the longest first, between other words."""
    ordered = sorted(words, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)"
