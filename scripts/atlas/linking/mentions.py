"""The names in the prose of an article, and the span that a link around one would take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..content.marks import WHOLE_MARK
from .boundary import is_free, is_negated
from .markup import Article, Span, Spot
from .normalise import loose, normalise
from .sentences import is_shouted
from .tags import EDGE, INLINE, INVISIBLE, read_tag
from .vocabulary import Form, Vocabulary


class Mention(NamedTuple):
    """A name in the prose, as a span of the text, and from its first spot in the parts to its last, just after it."""

    form: Form
    text: str
    span: tuple[int, int]
    first: Spot
    last: Spot


def find_mentions(article: Article, vocabulary: Vocabulary) -> Iterator[Mention]:
    """The names that have their words: all that may stand where they stand, leftmost first, then longest."""
    shown = article.text
    if "[" in shown:
        shown = WHOLE_MARK.sub(lambda mark: EDGE * len(mark[0]), shown)
    normal = normalise(shown)
    covered = 0
    for start, end in vocabulary.spans(normal.text):
        if start >= covered and is_free(normal.text, start, end):
            form = form_at(normal.text, start, end, vocabulary)
            source = normal.source(start, end) if form else None
            ends = article.spots(*source) if source else None
            if form and source and ends:
                covered = end
                if not is_negated(normal.text, start):
                    yield Mention(form, normal.text[start:end], source, *ends)


def form_at(text: str, start: int, end: int, vocabulary: Vocabulary) -> Form | None:
    """The form that these words are: with its own capitals if it is exact and nobody shouts, else in any letters."""
    words = text[start:end].replace("-", " ")
    form = vocabulary.table.get(words)
    if form and not (form.exact and is_shouted(text, start, end)):
        return form
    return vocabulary.table.get(loose(words))


def around(parts: Sequence[str], first: Spot, last: Spot) -> Span | None:
    """The span that a link takes: a mention and the tags beside it that make it whole; nothing if it would cut one."""
    if first[0] == last[0]:
        return first, last
    closed: list[str] = []
    opened: list[str] = []
    for raw in parts[first[0] + 1 : last[0] : 2]:
        name = read_tag(raw).name
        if not name or name in INVISIBLE:
            continue
        if read_tag(raw).step != INLINE:
            return None
        if raw[1] != "/":
            opened.append(name)
        elif not opened:
            closed.append(name)
        elif opened.pop() != name:
            return None
    begin = reach(parts, first, closed, -1)
    end = reach(parts, last, opened[::-1], 1)
    return (begin, end) if begin and end else None


def reach(parts: Sequence[str], spot: Spot, names: Iterable[str], step: int) -> Spot | None:
    """The nearest spot outside the given elements, innermost first, if only their tags stand between."""
    index, offset = spot
    for name in names:
        raw = ""
        while not raw or not read_tag(raw).name:
            if offset != (0 if step < 0 else len(parts[index])) or not 0 < index + step < len(parts) - 1:
                return None
            raw = parts[index + step]
            index += 2 * step
            offset = 0 if step > 0 else len(parts[index])
        if read_tag(raw).name != name or (raw[1] == "/") != (step > 0):
            return None
    return index, offset
