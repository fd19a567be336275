"""Where a name may begin and end in a text.

The text is normalised, and BLOCK stands at its beginning and at its end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .tags import BLOCK, BREAK_OFF, EDGE, words

NEGATION = re.compile(r"\W(?:non|anti|un)-$", re.IGNORECASE)
SIGNS = frozenset("_@#")
CALM = frozenset(f" {BLOCK}{EDGE}{BREAK_OFF}")
STOPS = frozenset(".,;:!?)")
RUN_ENDS = frozenset(f" {BLOCK}{EDGE}{BREAK_OFF}\"<>“”„«»")
TOKEN_ENDS = RUN_ENDS | frozenset("'()[]{},;!?…")
LONGEST_RUN, LONGEST_TOKEN = 2000, 200
WEB = re.compile(r"://|^\W*www\.|\d\.\d+/|:\d+/", re.IGNORECASE)  # with all that may follow, a question mark too
FILE = re.compile(r"\.\d?[a-z][a-z\d]{0,3}\W*$", re.IGNORECASE)
ADDRESS = re.compile(r"@|\\|^(?:mailto|tel|doi|urn):|^[.~]*/|[^\W_]\.[^\W\d_]", re.IGNORECASE)
PATH_END = re.compile(r"/\W*$")
SCRIPTS = words(
    "LATIN GREEK CYRILLIC ARMENIAN HEBREW ARABIC SYRIAC THAANA DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU"
    " KANNADA MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR GEORGIAN HANGUL ETHIOPIC CHEROKEE KHMER MONGOLIAN HIRAGANA"
    " KATAKANA BOPOMOFO CJK YI"
)
SAME_SCRIPT = {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA"}


def is_free(text: str, start: int, end: int) -> bool:
    """A name may stand here: no word, number, sign or address goes on at either side of it."""
    before, after = text[start - 1], text[end]
    if before in CALM and (after in CALM or (after in STOPS and text[end + 1] in CALM)):
        return True
    return (
        is_edge(text[start:end], before, text[start - 2] if start > 1 else BLOCK)
        and is_edge(text[start:end][::-1], after, text[end + 1 : end + 2] or BLOCK)
        and not in_address(text, start, end)
    )


def is_negated(text: str, start: int) -> bool:
    """A name that begins here is denied: non-, anti- or un- stands before it."""
    return text[start - 1] == "-" and bool(NEGATION.search(text, max(0, start - 6), start))


def is_edge(inside: str, outside: str, beyond: str) -> bool:
    """A name may begin here; ``inside`` is read from this edge on, ``outside`` and ``beyond`` away from it."""
    if outside in SIGNS:
        return False
    if outside in ".," and inside[0].isdecimal():
        return not beyond.isdecimal()
    if not is_word(inside[0]) or not is_word(outside):
        return True
    inner = next((script(letter) for letter in inside if letter.isalpha()), "")
    return bool(inner and script(outside)) and inner != script(outside)


def in_address(text: str, start: int, end: int) -> bool:
    """The run of characters around a name looks like a web address, a file name or a path."""
    first, last = run_around(text, start, end, RUN_ENDS, LONGEST_RUN)
    if WEB.search(text[first:start]) or FILE.search(text[end:last]):
        return True
    first, last = run_around(text, start, end, TOKEN_ENDS, LONGEST_TOKEN)
    token = f"{text[first:start]}x{text[end:last]}"
    return bool(ADDRESS.search(token)) or (token.count("/") > 1 and bool(PATH_END.search(token)))


def run_around(text: str, start: int, end: int, ends: Iterable[str], longest: int) -> tuple[int, int]:
    """Where the run of characters around a name begins and ends: at the next of ``ends``, or when it is too long."""
    low, high = max(0, start - longest), min(len(text), end + longest)
    first = max(text.rfind(sign, low, start) for sign in ends)
    last = min((place for sign in ends if (place := text.find(sign, end, high)) >= 0), default=high)
    return (low if first < 0 else first + 1), last


def is_word(letter: str) -> bool:
    """Letters, decimal digits and the marks that belong to letters make words."""
    return letter.isalpha() or letter.isdecimal() or unicodedata.category(letter)[0] == "M"


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter; empty for digits and for letters that go with any script."""
    words = unicodedata.name(letter, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ").split(" ")
    name = SAME_SCRIPT.get(words[0], words[0])
    return name if name in SCRIPTS else ""
