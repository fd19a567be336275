"""The links that a writer made, and the pages that they lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from ..content.addresses import ELSEWHERE
from .article import Article, Place, attributes
from .sentences import plain_text
from .vocabulary import Form, Vocabulary, bare_address


@dataclass(frozen=True)
class Written:
    """A link to a known page that the writer made, and whether the linker would have made one of the same words.

    Shape: ``span`` is where its words are in the text of the article; it is empty when they are not read.
    """

    page: str
    text: str
    place: Place
    span: tuple[int, int]
    would_link: bool


def written_links(
    article: Article, vocabulary: Vocabulary, page_url: str, may_link: Callable[[Form], bool]
) -> Iterator[Written]:
    """The links to known pages that the writer made and that have words; ``may_link`` says which names link there."""
    for index, in_prose in article.anchors:
        href = href_of(article.parts[index])
        page = None if href is None else vocabulary.addresses.get(target_of(href, page_url))
        end = end_of_link(article.parts, index)
        if page is not None and (text := plain_text(article.parts[index + 1 : end])):
            form = vocabulary.form_of(text)
            span = article.starts[index + 1], article.starts[end]
            would_link = in_prose and form is not None and form.term.page == page and may_link(form)
            yield Written(page, text, article.places.at(index), span, would_link)


def end_of_link(parts: Sequence[str], index: int) -> int:
    """The part that ends the link which begins at a part."""
    while index < len(parts) - 1 and not parts[index].lower().startswith(("</a>", "</a ")):
        index += 2
    return index


@lru_cache(maxsize=8192)
def href_of(tag: str) -> str | None:
    """What the opening tag of a link leads to; nothing when that is nowhere, or another site."""
    href = attributes(tag).get("href", "").strip()
    return None if not href or ELSEWHERE.match(href) else href


@lru_cache(maxsize=8192)
def target_of(href: str, page_url: str) -> str:
    """The address on the site that a link on a page leads to."""
    path = unquote(re.split("[?#]", href, maxsplit=1)[0])  # "a/" of "a/?b#c"
    if not path:
        return bare_address(page_url)
    folder = "" if path.startswith("/") else page_url.rpartition("/")[0]
    address = posixpath.normpath(f"{folder}/{path}".lstrip("/") or ".")
    return bare_address("" if address == "." else address)
