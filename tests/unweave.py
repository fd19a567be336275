"""The way back: a woven article with everything that the build wrote taken out again."""

from __future__ import annotations

import re
from html import unescape

from atlas.linking.article import TAG
from atlas.linking.linker import OURS

OPENING = re.compile(r'<([a-z][a-z0-9]*)\b[^>]*? data-atlas="(?!term")[^"]*"[^>]*>')
SOURCE = re.compile(r' data-src="([^"]*)"')
LABEL = re.compile(r'(?<=<td) data-label="[^"]*"|(?<=<table) aria-label(?:ledby)?="[^"]*"|(?<=<th) scope="col"')
CODE = re.compile(r'(<span class="code" data-code="[^"]*">)<svg\b.*?</svg>', re.DOTALL)
SIGN = re.compile(r'<a class="headerlink".*?</a>')  # beside a heading
COUNT = re.compile(r'(<span data-count="[a-z-]+">)[^<]*(</span>)')


def unweave(article: str) -> str:
    """The article as the engine rendered it, byte for byte."""
    kept, position = [], 0
    while opening := OPENING.search(article, position):
        kept.append(article[position : opening.start()])
        if source := SOURCE.search(opening[0]):
            kept.append(unescape(source[1]))
        position = end_of(article, opening[1], opening.end())
    plain = unlink("".join([*kept, article[position:]]))
    return CODE.sub(r"\1", COUNT.sub(r"\1\2", LABEL.sub("", plain)))


def light(article: str) -> str:
    """A rendered article without what a page with a template of its own leaves out."""
    return SIGN.sub("", article)


def unlink(html: str) -> str:
    """The HTML without our links, byte for byte as it was before they came."""
    parts, inside = TAG.split(html), False
    for index in range(1, len(parts), 2):
        if parts[index].startswith('<a class="term ') and OURS in parts[index]:
            parts[index], inside = "", True
        elif inside and parts[index] == "</a>":
            parts[index], inside = "", False
    return "".join(parts)


def end_of(html: str, tag: str, position: int) -> int:
    """Where the element ends whose opening tag ends at ``position``."""
    depth = 1
    for match in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(html, position):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    raise ValueError(f"<{tag}> is never closed")
