"""The grammar of what writers put into a text: citations, statements, figures, searches and slots."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from sys import intern

KEY = r"[A-Za-z0-9_-]+"
CITATION = re.compile(rf"\[@(?P<citation>{KEY})\]")  # [@garrison_2012]
STATEMENT = re.compile(r"\[#(?P<statement>[A-Z]-\d{2,3})\]")  # [#C-001]: a claim or a fact
FIGURE = re.compile(r"\[=(?P<figure>S-\d{3})\]")  # [=S-001]: the row of a study that has the numbers of a sentence
SEARCH_ID = r"Q-\d{3}"
SEARCH = re.compile(rf"\[\?(?P<search>{SEARCH_ID})\]")  # [?Q-001]: a search that found nothing
SLOT = re.compile(r"\[\[(?P<slot>[a-z-]+)(?:: (?P<argument>[^\]\n]+))?\]\]")  # [[list]], [[red-flags: H-01 H-02]]
WHOLE_MARK = re.compile("|".join(pattern.pattern for pattern in (CITATION, STATEMENT, FIGURE, SEARCH, SLOT)))
ALMOST = re.compile(r"\[\[[^\n\]]*\]{0,2}|\[[@#=?][^\n\]]*\]?")  # what begins like a mark: [@a b], [#c-1], [[ list ]]
UNSHOWN = re.compile(  # where what readers do not see begins: a block of code, code in a sentence, a comment
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n|(?<!`)(?P<tick>`+)(?!`)|(?P<comment><!--(?!-?>))", re.MULTILINE
)
CHARACTER = re.compile(r"[^\n]")  # every character but the end of a line


class MarkKind(StrEnum):
    """What a mark is: a reference, a claim or fact, the row of a study, a search that found nothing, or a block."""

    CITATION = "citation"
    STATEMENT = "statement"
    FIGURE = "figure"
    SEARCH = "search"
    SLOT = "slot"


SIGNS = {MarkKind.CITATION: "@", MarkKind.STATEMENT: "#", MarkKind.FIGURE: "=", MarkKind.SEARCH: "?"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: its key, which is that of a reference, a statement, a row or a slot, and where it begins.

    Shape: ``argument`` are the words after the colon of a slot.
    """

    kind: MarkKind
    key: str
    argument: str
    line: int
    offset: int

    @property
    def source(self) -> str:
        """The mark as its writer wrote it."""
        if self.kind is MarkKind.SLOT:
            return f"[[{self.key}: {self.argument}]]" if self.argument else f"[[{self.key}]]"
        return f"[{SIGNS[self.kind]}{self.key}]"

    @property
    def end(self) -> int:
        """The offset just after the mark."""
        return self.offset + len(self.source)

    @property
    def words(self) -> list[str]:
        """The words after the colon of a slot: the ids of cards."""
        return self.argument.split()




def read_marks(text: str, line: int = 1) -> Iterator[Mark]:
    """The marks of a text, Markdown or HTML, in order; ``line`` is the number of its first line."""
    position = 0
    for match in WHOLE_MARK.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        kind = next(kind for kind in MarkKind if match[kind])
        yield Mark(kind, intern(match[kind]), match["argument"] or "", line, position)


def without_code(body: str) -> str:
    """The body with a space for each character of its code and comments, so that every place stays where it is."""
    parts, position, place, open_ends = list[str](), 0, 0, set[str]()
    while opening := UNSHOWN.search(body, place):
        end = end_of(body, opening, open_ends)
        if end is None:
            place = opening.start() + len(opening["tick"] or " ")
        else:
            parts += [body[position : opening.start()], CHARACTER.sub(" ", body[opening.start() : end])]
            position = place = end
    return "".join((*parts, body[position:]))


def end_of(body: str, opening: re.Match[str], open_ends: set[str]) -> int | None:
    """Where code or a comment ends that begins here; nothing when it is not closed.

    ``open_ends`` remembers what was not closed: the same is not closed later either.
    """
    kind = opening["fence"] or opening["comment"]
    if kind and kind not in open_ends:
        if closing := CLOSING[kind[0]](kind).search(body, opening.end()):
            return closing.end()
        open_ends.add(kind)
    if opening["comment"] or (kind and kind[0] == "~"):
        return None
    ticks = "fence" if kind else "tick"
    line_end = body.find("\n", opening.end(ticks))
    until = line_end if line_end >= 0 else len(body)
    inline = re.compile(rf"(?<=[^`]){opening[ticks]}(?!`)").search(body, opening.end(ticks), until)
    return inline.end() if inline else None


def end_of_fence(fence: str) -> re.Pattern[str]:
    """How a block of code ends: a line of at least as many of the same signs."""
    return re.compile(rf"^[ \t]*{fence}[`~]*[ \t]*$", re.MULTILINE)


CLOSING: Mapping[str, Callable[[str], re.Pattern[str]]] = {
    "<": lambda _: re.compile("--!?>"),
    "`": end_of_fence,
    "~": end_of_fence,
}


def without_marks(text: str) -> str:
    """The text as a reader sees it: none of them."""
    return WHOLE_MARK.sub("", text)
