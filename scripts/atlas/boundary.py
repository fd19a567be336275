"""Where a name may begin and end in a text.

The text is normalised, and BLOCK stands at its beginning and at its end.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from .tags import BLOCK, BREAK_OFF, EDGE, words

NEGATION = re.compile(r"\W(?:non|anti|un)-$", re.IGNORECASE)
SIGNS = frozenset("_@#")
CALM = frozenset(f" {BLOCK}{EDGE}{BREAK_OFF}")
STOPS = frozenset(".,;:!?)")
TOKEN_ENDS = frozenset(f" {BLOCK}{EDGE}{BREAK_OFF}\"'()[]{{}}<>“”„«»,;!?…")
LONGEST_TOKEN = 200
ADDRESS = re.compile(
    r"://|@|\\|^www\.|^(?:mailto|tel|doi|urn):|^[.~]*/|/.*/\W*$|[^\W_]\.[^\W\d_]",
    re.IGNORECASE,
)
SCRIPTS = words(
    "LATIN GREEK CYRILLIC ARMENIAN HEBREW ARABIC SYRIAC THAANA DEVANAGARI BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU"
    " KANNADA MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR GEORGIAN HANGUL ETHIOPIC CHEROKEE KHMER MONGOLIAN HIRAGANA"
    " KATAKANA BOPOMOFO CJK YI"
)
SAME_SCRIPT = {"IDEOGRAPHIC": "CJK", "KATAKANA-HIRAGANA": "KATAKANA"}


def is_free(text: str, start: int, end: int) -> bool:
    """A name may stand here: no word, number, sign, address or negation goes on at either side of it."""
    before, after = text[start - 1], text[end]
    if before in CALM and (after in CALM or (after in STOPS and text[end + 1] in CALM)):
        return True
    return (
        is_edge(text[start:end], before, text[start - 2] if start > 1 else BLOCK)
        and is_edge(text[start:end][::-1], after, text[end + 1 : end + 2] or BLOCK)
        and not (before == "-" and NEGATION.search(text, max(0, start - 6), start))
        and not in_address(text, start, end)
    )


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
    first, last = start, end
    while text[first - 1] not in TOKEN_ENDS and start - first < LONGEST_TOKEN:
        first -= 1
    while text[last] not in TOKEN_ENDS and last - end < LONGEST_TOKEN:
        last += 1
    return bool(ADDRESS.search(f"{text[first:start]}x{text[end:last]}"))


def is_word(letter: str) -> bool:
    """Letters, decimal digits and the marks that belong to letters make words."""
    return letter.isalpha() or letter.isdecimal() or unicodedata.category(letter)[0] == "M"


@lru_cache(maxsize=4096)
def script(letter: str) -> str:
    """The script of a letter; empty for digits and for letters that go with any script."""
    words = unicodedata.name(letter, "").removeprefix("FULLWIDTH ").removeprefix("HALFWIDTH ").split(" ")
    name = SAME_SCRIPT.get(words[0], words[0])
    return name if name in SCRIPTS else ""
