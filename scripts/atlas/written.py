"""The links that a writer made, and the pages that they lead to."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from .markup import Article, Place
from .sentences import plain_text
from .vocabulary import Vocabulary, address_of

HREF = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']*))""", re.IGNORECASE)
ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True)
class Written:
    """A link to a known page that the writer made, and whether the linker would have made one of the same words."""

    page: str
    text: str
    place: Place
    would_link: bool


def written_links(article: Article, vocabulary: Vocabulary, page_url: str) -> Iterator[Written]:
    """The links to known pages that the writer made and that have words."""
    for index, in_prose in article.anchors:
        address = target_of(article.parts[index], page_url)
        page = None if address is None else vocabulary.addresses.get(address)
        if page is not None and (text := text_of_link(article.parts, index)):
            form = vocabulary.form_of(text)
            yield Written(page, text, article.place(index), in_prose and form is not None and form.term.page == page)


def text_of_link(parts: Sequence[str], index: int) -> str:
    """The words of the link that begins at a part."""
    end = index
    while end < len(parts) - 1 and not parts[end].lower().startswith("</a"):
        end += 2
    return plain_text(parts[index + 1 : end])


def address_of_page(page: str) -> str:
    """The address of a page by its id, when nobody tells it."""
    folder = page.removesuffix("index").strip("/")
    return f"{folder}/" if folder else ""


@lru_cache(maxsize=8192)
def target_of(tag: str, page_url: str) -> str | None:
    """The address on the site to which the opening tag of a link on a page leads; nothing for links elsewhere."""
    match = HREF.search(tag)
    href = unescape(match[1] or match[2] or match[3] or "").strip() if match else ""
    if not match or ELSEWHERE.match(href):
        return None
    path = unquote(re.split("[?#]", href, maxsplit=1)[0])
    if not path:
        return address_of(page_url)
    folder = "" if path.startswith("/") else page_url.rpartition("/")[0]
    address = posixpath.normpath(f"{folder}/{path}".lstrip("/") or ".")
    return address_of("" if address == "." else address)
