"""From bytes to text, and what is broken in the text mended, each change with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

import ftfy
from resiliparse.parse.encoding import detect_encoding

MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HEAD = 4096  # bytes in which a page says how it is written
PART = re.compile(
    r".{1,200}(?:\s|\Z)|.{1,200}", re.DOTALL
)  # what is mended and compared at a time, cut where it does no harm
PLAIN_PART = re.compile(r"[\t\n\r -~]+")
PLAIN = ftfy.TextFixerConfig(unescape_html=False, fix_line_breaks=False, uncurl_quotes=False, max_decode_length=50_000)


@dataclass(frozen=True)
class Change:
    """One thing that was mended: where it stood in the text as it came, what it was, what it is, by which step."""

    start: int
    before: str
    after: str
    how: str


@dataclass(frozen=True)
class Mended:
    """A text with all that was mended in it."""

    text: str
    changes: tuple[Change, ...] = ()

    @property
    def before(self) -> str:
        """The text as it came."""
        parts, end, at = [], 0, 0
        for change in self.changes:
            length = change.start - at
            parts += [self.text[end : end + length], change.before]
            end, at = end + length + len(change.after), change.start + len(change.before)
        return "".join([*parts, self.text[end:]])

    def place(self, position: int) -> int:
        """Where a sign of the text stood before it was mended; inside a change, where the change begins."""
        grown = 0  # by how many signs the changes so far made the text longer
        for change in self.changes:
            start = change.start + grown
            if position < start:
                break
            if position < start + len(change.after):
                return change.start
            grown += len(change.after) - len(change.before)
        return position - grown


def decode(data: bytes, told: str = "") -> tuple[str, str]:
    """The text of some bytes, and the encoding in which they were read."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), name
    said = META.search(data[:HEAD])
    for name in ("utf-8", told, said[1].decode("ascii") if said else "", guess(data), "cp1252"):
        try:
            if name:
                return data.decode(name), name
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode("latin-1"), "latin-1"


def guess(data: bytes) -> str:
    """The encoding that the bytes look like."""
    return str(detect_encoding(data[:50_000]) or "")


def mend(text: str) -> Mended:
    """The text with its encoding mended, a few words at a time."""
    fixed, changes, start = [], list[Change](), 0
    for part in PART.findall(text):
        better, steps = (part, None) if PLAIN_PART.fullmatch(part) else ftfy.fix_and_explain(part, PLAIN)
        if better != part:
            changes += changes_of(part, better, start, how_of(steps))
        fixed.append(better)
        start += len(part)
    return Mended("".join(fixed), tuple(changes))


def how_of(steps: list[ftfy.ExplanationStep] | None) -> str:
    """The steps that mended a part, as words."""
    return ", ".join(" ".join((step.action, step.parameter)) for step in steps or ())


def changes_of(part: str, better: str, start: int, how: str) -> Iterator[Change]:
    """What differs between a part and the same part mended."""
    matcher = SequenceMatcher(None, part, better, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag != "equal":
            yield Change(start + first, part[first:last], better[new_first:new_last], how)
