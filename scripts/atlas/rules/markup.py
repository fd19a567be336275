"""The rule of raw HTML in a page: it closes what it opens, or what follows would be read as a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..content.atlas import Atlas
from ..content.problems import Problem, quoted
from ..linking.article import RAW, VOID, WHOLE_TAG, is_block

ELEMENT = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])")  # "<div" of "<div class=x>"; not "<https:"
END = re.compile(
    rf"(?:--!?|</(?:{'|'.join(sorted(RAW))})\s*)>\Z|\A<!--?>", re.IGNORECASE
)  # "-->", "</script>", "<!-->"
TOKEN = re.compile(
    rf"""(?P<tag>{WHOLE_TAG})
    | (?P<cut><[a-zA-Z/!?])                                # a tag that has no end
    | (?P<line>^[ \t]*(?:\#|[-*+][ ]|\d+\.[ ]|>|:[ ]|\||$)) # "## ", "- ", "1. ", "> ", ":   ", "| a |", an empty line
    | (?P<cell>\|)""",
    re.DOTALL | re.VERBOSE | re.MULTILINE,
)
MOST_FAULTS = 20  # of one page: who made so many mends some and looks again
PICTURES = ("svg", "math")  # in these, <path/> is a whole element


@dataclass(frozen=True)
class Opened:
    """An element that is not closed yet: its name, and where it begins in the text of the page."""

    name: str
    start: int


@dataclass
class Reading:
    """The raw HTML of a page, read up to one place: the open elements and the faults so far, by their place."""

    open: list[Opened] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # the names of elements whose ends did not come in time

    def read_tag(self, raw: str, start: int) -> None:
        """Go on over one tag, comment or raw element."""
        match = ELEMENT.match(raw)
        name = match[2].lower() if match else ""
        if match and match[1]:
            self.close(name, start)
        elif name in RAW or raw.startswith("<!--"):
            if not END.search(raw):
                self.faults.append(
                    (start, not_closed(name) if name else "the comment is not closed; write --> after it")
                )
        elif name and name not in VOID and not (raw.endswith("/>") and self.in_picture()):
            self.open.append(Opened(name, start))

    def close(self, name: str, start: int) -> None:
        """Close the nearest open element of a name; those that are left open inside of it are faults."""
        depth = next((at for at in reversed(range(len(self.open))) if self.open[at].name == name), None)
        if depth is not None:
            self.give_up(self.open[depth + 1 :], f" before </{name}>")
            del self.open[depth:]
        elif name in self.missing:
            self.missing.remove(name)  # its beginning was reported
        else:
            self.faults.append((start, f"</{name}> closes nothing; take it out, or write <{name}> where it begins"))

    def end_block(self) -> None:
        """A paragraph, an item, a heading or a cell ends: an element that is in a text ends with it."""
        inner = [element for element in self.open if not is_block(element.name)]
        if inner and not self.in_picture():
            self.give_up(inner, " in its paragraph, item or cell")
            self.open = [element for element in self.open if is_block(element.name)]

    def give_up(self, elements: list[Opened], where: str) -> None:
        """Elements are not closed where they had to be."""
        self.faults += [(element.start, not_closed(element.name, where)) for element in elements]
        self.missing += [element.name for element in elements]

    def in_picture(self) -> bool:
        """Whether a drawing or a formula is open."""
        return any(element.name in PICTURES for element in self.open)


def not_closed(name: str, where: str = "") -> str:
    """What is wrong with an element that is left open."""
    return f"<{name}> is not closed{where}; write </{name}> where it ends"


def check_markup(atlas: Atlas) -> Iterator[Problem]:
    """Raw HTML in a page closes what it opens, in the paragraph, item or cell in which it opened it."""
    for page in atlas.pages:
        if "<" in page.text:
            for start, text in faults_in(page.text):
                yield Problem(page.path, page.line_at(start), "html", text)


def faults_in(text: str) -> list[tuple[int, str]]:
    """What is wrong with the raw HTML of a text, by its place."""
    reading, row_end = Reading(), 0
    for token in TOKEN.finditer(text):
        start = token.start()
        if token["tag"]:
            reading.read_tag(token["tag"], start)
        elif token["cut"]:
            cut = quoted(text[start : start + 99].split()[0])
            reading.faults.append((start, f"{cut} has no end; write > there, or &lt; for the sign"))
        elif token["cell"]:
            if start < row_end:
                reading.end_block()
        else:
            reading.end_block()
            row_end = f"{text}\n".index("\n", token.end()) if token["line"].endswith("|") else 0
        if len(reading.faults) >= MOST_FAULTS:
            return sorted(reading.faults)
    reading.give_up(reading.open, "")
    return sorted(reading.faults)
