"""Why a piece of a page is no part of the article: by its words, by what is around it, by where it stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .blocks import SENTENCE_END, Block

LABEL_WORD = re.compile(r"[a-z][a-z-]*")
CUT_SHORT = re.compile(r"(?:\.\.\.|…)$")  # a line that was cut to a number of signs
PROSE_WORDS, ZONE_PROSE = 8, 25  # words of a sentence that reads as an article; the same where none is expected
MOST_TEASER = 90  # signs
LARGE = 0.4  # of a page: what holds more is no furniture


@dataclass(frozen=True)
class Words:
    """The words of ``words.yml``, ready to be met."""

    data: Mapping[str, Any]

    @cached_property
    def lines(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each reason with what a whole line of it looks like."""
        return [(reason, whole(patterns)) for reason, patterns in self.data["lines"].items()]

    @cached_property
    def zones(self) -> list[tuple[str, re.Pattern[str]]]:
        """Each reason with the headings after which everything is furniture."""
        return [(reason, whole(patterns)) for reason, patterns in self.data["zones"].items()]

    @cached_property
    def labels(self) -> dict[str, str]:
        """The reason of each label."""
        return {label: reason for reason, labels in self.data["labels"].items() for label in labels}

    @cached_property
    def stamps(self) -> re.Pattern[str]:
        """What a line of copyright is known by."""
        return re.compile(self.data["stamps"], re.IGNORECASE)

    @cached_property
    def inner(self) -> frozenset[str]:
        """Elements that hold an article."""
        return frozenset(self.data["inner"])

    @cached_property
    def titles(self) -> frozenset[str]:
        """Labels of what holds the title of an article."""
        return frozenset(self.data["titles"])

    def line_reason(self, text: str) -> str:
        """Why a line is furniture by its words alone; nothing if it is not."""
        return next((reason for reason, pattern in self.lines if pattern.fullmatch(text)), "")

    def zone_reason(self, text: str) -> str:
        """The reason of all that follows a heading; nothing if it begins no such part."""
        bare = text.rstrip(" :：?!")
        return next((reason for reason, pattern in self.zones if pattern.fullmatch(bare)), "")

    def around_reason(self, block: Block, large: Collection[int] = ()) -> str:
        """Why a block is furniture by the elements around it, the nearest first; nothing if by none of them.

        An element that holds much of the page is no furniture, whatever it is called, and a title stays a title.
        """
        for element, number in zip(reversed(block.around), reversed(block.inside), strict=True):
            name, _, label = element.partition(" ")
            if number in large or name in self.inner or self.titles & set(label.split()):
                continue
            found = self.data["elements"].get(name, "") or next(filter(None, map(self.label_reason, label.split())), "")
            if found and not (block.tag == "h1" and not linked(block)):
                return str(found)
        return ""

    def label_reason(self, label: str) -> str:
        """The reason of a class or an id: "post-share_buttons" is met by "share"."""
        for word in LABEL_WORD.findall(label):
            parts = word.split("-")
            ends = (word, parts[-1], "-".join(parts[-2:]), parts[0]) if len(parts) > 1 else (word,)
            if reason := next((self.labels[end] for end in ends if end in self.labels), ""):
                return reason
        return ""


def whole(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for any of these, in any letters."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def large_elements(blocks: Sequence[Block]) -> frozenset[int]:
    """The elements that hold much of a page."""
    sizes: Counter[int] = Counter()
    for block in blocks:
        sizes.update(dict.fromkeys(block.inside, len(block.text)))
    whole = sum(len(block.text) for block in blocks)
    return frozenset(number for number, size in sizes.items() if size > LARGE * whole)


def is_prose(text: str, least: int = PROSE_WORDS) -> bool:
    """Whether a text reads as a sentence of an article."""
    return len(text.split()) >= least and bool(SENTENCE_END.search(text)) and not CUT_SHORT.search(text)


def zone_starts(blocks: Sequence[Block], words: Words) -> list[str]:
    """For each block the reason of the part in which it stands, as headings tell; "" in none.

    On a page of the web a part ends where the element around its heading ends.
    """
    found, reason, within = list[str](), "", 0
    for number, block in enumerate(blocks):
        if reason and within and within not in block.inside:
            reason = ""
        new = words.zone_reason(block.text) if number and not linked(block) else ""
        if new and (block.tag in HEADS or not block.around):
            reason, within = new, block.inside[-2] if len(block.inside) > 1 else 0
        elif reason and block.tag in HEADS and not new and block.around and is_content_heading(block, words):
            reason = ""
        found.append(reason)
    return found


HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "summary"))


def is_content_heading(block: Block, words: Words) -> bool:
    """Whether a heading begins a part of the article again: not one in a list of teasers."""
    return block.tag in {"h1", "h2"} and not linked(block) and not words.around_reason(block)


def linked(block: Block) -> bool:
    """Whether a block is mostly a link."""
    return block.linked > 0.6


def teasers(blocks: Sequence[Block]) -> list[bool]:
    """Which blocks are teasers: lines that were cut short, where there are several."""
    cut = [bool(CUT_SHORT.search(block.text)) and len(block.text) <= MOST_TEASER for block in blocks]
    return [one and sum(cut[max(0, at - 4) : at + 5]) > 2 for at, one in enumerate(cut)]
