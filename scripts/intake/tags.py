"""The HTML of a page, cut by its tags: every sign of it is in one token."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import NamedTuple

from .snapshot import attributes

SILENT = "script|style|noscript|template|svg|head|textarea|select|iframe|object|math|canvas|audio|video"
TOKEN = re.compile(
    rf"""<!--.*?(?:-->|\Z)                                  # a comment
    |<(?P<silent>{SILENT})(?=[\s>/])[^>]*>.*?(?:</(?P=silent)\s*>|\Z)  # what no reader sees
    |</?[a-zA-Z](?>[^>"'<]|"[^"<]*"|'[^'<]*')*>            # a tag
    |</?[a-zA-Z][^<>]*>|<[!?][^>]*>                        # a tag with a stray quote, a declaration
    """,
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
NAME = re.compile(r"</?([a-zA-Z][\w:-]*)")
ENTITY = re.compile(r"&(?:#(?:x[0-9a-fA-F]{1,6}|\d{1,7})|[a-zA-Z][a-zA-Z0-9]{1,30});?")
INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "meta",
        "picture",
        "q",
        "ruby",
        "rt",
        "rp",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    )
)
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
OPEN_ENDED = frozenset(("p", "li", "dt", "dd", "tr", "td", "th", "option"))  # closed by the next of their kind
NAMED = ("class", "id", "role", "itemprop", "aria-label", "data-component")


class Token(NamedTuple):
    """A part of a page: ``name`` is "" for text, "!" for what no reader sees; ``closes`` for an end tag."""

    start: int
    end: int
    name: str = ""
    closes: bool = False
    label: str = ""


def tokens(page: str) -> Iterator[Token]:
    """All parts of a page in their order."""
    end = 0
    for match in TOKEN.finditer(page):
        if match.start() > end:
            yield Token(end, match.start())
        end = match.end()
        yield read_token(match)
    if end < len(page):
        yield Token(end, len(page))


def read_token(match: re.Match[str]) -> Token:
    """A tag, or what no reader sees."""
    name = NAME.match(match[0])
    if match["silent"] or not name:
        return Token(match.start(), match.end(), "!")
    closes = match[0].startswith("</")
    label = "" if closes else label_of(match[0])
    return Token(match.start(), match.end(), name[1].lower(), closes, label)


def label_of(tag: str) -> str:
    """What the author called an element: its class, id and role, in small letters."""
    if "=" not in tag and "hidden" not in tag:
        return ""
    given = attributes(tag)
    hidden = "hidden" if re.search(r"\shidden(?=[\s>=])|display:\s*none", tag) else ""
    return " ".join(filter(None, (*(given.get(name, "") for name in NAMED), hidden))).lower()


def letters(page: str, start: int, end: int) -> Iterator[tuple[str, int]]:
    """The signs of a text as a reader sees them, each with its place: "&amp;" is one."""
    at = start
    for match in ENTITY.finditer(page, start, end):
        yield from zip(page[at : match.start()], range(at, match.start()), strict=True)
        yield from ((sign, match.start()) for sign in decoded(match[0]))
        at = match.end()
    yield from zip(page[at:end], range(at, end), strict=True)


def decoded(entity: str) -> str:
    """The signs of an entity; itself when there is none of that name."""
    if entity.startswith("&#"):
        digits = entity[2:].rstrip(";")
        code = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
    return html5.get(entity[1:], entity)
