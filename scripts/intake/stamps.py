"""A line of copyright that was copied into the middle of a text, once or again and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

WORD = re.compile(r"[^\W_][\w'’-]*")
MOST_BEFORE = 4  # words that may stand before the telling words: the name of an owner


def stamps(texts: Sequence[str], telling: re.Pattern[str]) -> list[list[tuple[int, int]]]:
    """Where such lines stand in each text. ``telling`` are the words by which they are known."""
    whole = " \n ".join(texts)
    return [
        [(start, hit.end()) for hit in telling.finditer(text) if (start := begin(text, hit, whole)) >= 0]
        for text in texts
    ]


def begin(text: str, hit: re.Match[str], whole: str) -> int:
    """Where a line begins: with the words before it that go along with it every time, or that are names."""
    start = hit.start()
    before = list(WORD.finditer(text[:start]))[-MOST_BEFORE:]
    for word in reversed(before):
        if not text[word.end() : start].isspace() or not word[0][0].isupper():
            break
        longer = text[word.start() : hit.end()]
        if whole.count(hit[0]) > 1 and whole.count(longer) < whole.count(hit[0]):
            break
        start = word.start()
    return start
