"""Where a name may begin and end in a text.

The text is normalised, and BLOCK is at its beginning and at its end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .article import BLOCK, BREAK_OFF, EDGE

NEGATION = re.compile(r"\W(?:non|anti|un)-$", re.IGNORECASE)  # "(non-" of "(non-steroid", not "canon-"
WORD_SIGNS = frozenset("_@#")  # a name with one of these beside it is something else: "#pain", "pain_score"
PICTURE_SIGNS = frozenset("\ufe0e\ufe0f\u20e3")  # marks that follow a picture or a digit: "⭐️", "1️⃣"
CALM = frozenset(f" {BLOCK}{EDGE}{BREAK_OFF}")
STOPS = frozenset(".,;:!?)")
RUN_ENDS = frozenset(f' {BLOCK}{EDGE}{BREAK_OFF}"<>“”„«»')
TOKEN_ENDS = RUN_ENDS | frozenset("'()[]{},;!?…")
CLOSING = frozenset(f")]}}\"'”’{EDGE}")  # what a slash may follow that parts two words
LONGEST_RUN, LONGEST_TOKEN = 2000, 200
# In a run of characters without a space, which may hold a question mark and what follows it:
WEB = re.compile(r"://|^\W*www\.|\d\.\d+/|:\d+/", re.IGNORECASE)  # "https://x", "www.x", "10.1000/x", "a:8000/x"
FILE_ENDING = re.compile(r"\.\d?[a-z][a-z\d]{0,3}\W*$", re.IGNORECASE)  # ".md", ".7z" and ".pdf)" after the name
# In a token, where signs of sentences end it:
LOCAL = re.compile(  # "a@b", "C:\x", "tel:x", "./x", "x.org"
    r"@|\\|^(?:mailto|tel|doi|urn):|^[.~]*/|[^\W_]\.[^\W\d_]", re.IGNORECASE
)
PATH_END = re.compile(r"/\W*$")  # the last "/" of "drugs/x/"


def is_free(text: str, start: int, end: int) -> bool:
    """A name may be here: no word, number, sign or address goes on at either side of it."""
    if start < 1 or end >= len(text):
        return False  # a sign at its end, as of "rest!", was taken for the end of the text
    before, after = text[start - 1], text[end]
    if before in CALM and (after in CALM or (after in STOPS and text[end + 1] in CALM)):
        return True
    return (
        is_edge(text[start], before, text[start - 2] if start > 1 else BLOCK)
        and is_edge(text[end - 1], after, text[end + 1 : end + 2] or BLOCK)
        and not in_address(text, start, end)
    )


def is_negated(text: str, start: int) -> bool:
    """Whether non-, anti- or un- is before a name that begins here."""
    return text[start - 1] == "-" and bool(NEGATION.search(text, max(0, start - 6), start))


def is_edge(inside: str, outside: str, beyond: str) -> bool:
    """A name may begin or end between two characters; ``beyond`` is the one after ``outside``, away from the name."""
    if outside in WORD_SIGNS:
        return False
    if outside in ".," and inside.isdecimal():
        return not beyond.isdecimal()
    return not (is_word(inside) and is_word(outside))


def in_address(text: str, start: int, end: int) -> bool:
    """Whether the characters around a name look like a web address, a file name or a path."""
    first, last = run_around(text, start, end, RUN_ENDS, LONGEST_RUN)
    if WEB.search(text[first:start]) or FILE_ENDING.search(text[end:last]):
        return True
    first, last = run_around(text, start, end, TOKEN_ENDS, LONGEST_TOKEN)
    before = text[first:start]
    if text[first - 1] in CLOSING:
        before = before.removeprefix("/")  # "(lying down)/foot": one or the other
    token = f"{before}x{text[end:last]}"
    return bool(LOCAL.search(token)) or (token.count("/") > 1 and bool(PATH_END.search(token)))


def run_around(text: str, start: int, end: int, ends: Iterable[str], longest: int) -> tuple[int, int]:
    """Where the run of characters around a name begins and ends: at the next of ``ends``, or when it is too long."""
    low, high = max(0, start - longest), min(len(text), end + longest)
    first = max(text.rfind(sign, low, start) for sign in ends)
    last = min((place for sign in ends if (place := text.find(sign, end, high)) >= 0), default=high)
    return (low if first < 0 else first + 1), last


def is_word(letter: str) -> bool:
    """Whether a character belongs to a word: letters, decimal digits and the marks that combine with letters."""
    if letter in PICTURE_SIGNS:
        return False
    return letter.isalpha() or letter.isdecimal() or unicodedata.category(letter)[0] == "M"
