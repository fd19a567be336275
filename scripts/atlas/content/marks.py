"""The grammar of what writers put into a text: citations [@key], marks [#C-001] and slots [[name: words]]."""

from __future__ import annotations

import re

KEY = r"[A-Za-z0-9_-]+"
CITATION = re.compile(rf"\[@(?P<key>{KEY})\]")
MARK = re.compile(r"\[#(?P<mark>[A-Z]-\d{2,3})\]")
SLOT = re.compile(r"\[\[(?P<slot>[a-z-]+)(?:: (?P<argument>[^\]\n]+))?\]\]")
WHOLE_MARK = re.compile("|".join(pattern.pattern for pattern in (CITATION, MARK, SLOT)))
ALMOST = re.compile(r"\[\[[^\n\]]*\]{0,2}|\[[@#][^\n\]]*\]?")
UNSHOWN = re.compile(
    r"^[ \t]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*\n)*?[ \t]*(?P=fence)[`~]*[ \t]*$"  # a block of code
    r"|(?<!`)(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)"  # code in a sentence
    r"|<!--[\s\S]*?-->",
    re.MULTILINE,
)
SIGN = re.compile(r"[^\n]")


def without_code(body: str) -> str:
    """The body with a space for each character of its code and comments, so that every place stays where it is."""
    return UNSHOWN.sub(lambda code: SIGN.sub(" ", code[0]), body)


def without_marks(text: str) -> str:
    """The text as a reader sees it: no citations, marks or slots."""
    return WHOLE_MARK.sub("", text)
