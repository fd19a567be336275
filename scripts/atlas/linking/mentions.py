"""The names in the text of an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..content.marks import WHOLE_MARK
from .article import EDGE, Article
from .boundary import is_free, is_negated
from .normalise import normalise
from .vocabulary import Form, Vocabulary


class Mention(NamedTuple):
    """A name in the text: from ``start`` to ``end``, and at an ``offset`` in one part of the HTML."""

    form: Form
    text: str
    start: int
    end: int
    part: int
    offset: int


def find_mentions(article: Article, vocabulary: Vocabulary) -> Iterator[Mention]:
    """The names that may be linked. Of names that overlap, the first counts; of those, the longest.

    A name that is in two elements, as in "<b>heart</b> attack", is not found.
    """
    text = article.text
    if "[" in text:
        text = WHOLE_MARK.sub(lambda mark: EDGE * len(mark[0]), text)
    normal = normalise(text)
    covered = 0
    for start, end in vocabulary.spans(normal.text):
        if start >= covered and is_free(normal.text, start, end):
            words = normal.text[start:end]
            form = vocabulary.form_at(words)
            source = normal.source(start, end) if form else None
            spot = article.spot(*source) if source else None
            if form and source and spot:
                covered = end
                if not is_negated(normal.text, start):
                    yield Mention(form, words, *source, *spot)
