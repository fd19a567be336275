"""Links by hand, by what they lead to: written anew where a page or a place is somewhere else now."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from urllib.parse import urldefrag, urljoin

from atlas.content.addresses import ELSEWHERE, id_of, linked_file, way
from atlas.content.page import Page

Place = tuple[str, str]  # the id of a page, and a place on it or ""
New = Callable[[str, str], Place]  # where a place is now
WRITTEN = re.compile(  # ](../cold.md#at-night, [label]: ../cold.md
    r"(?P<before>\]\([ \t]*<?|^[ \t]*\[[^\]\n]+\]:[ \t]*<?)(?P<target>[^)\s>]+)|(?P<html>\bhref=\")(?P<to>[^\"]+)",
    re.MULTILINE,
)


def relinked(page: Page, here: str, new: New, urls: Mapping[str, str]) -> str:
    """The body of a page that has the id ``here`` now, each link leading to where what it meant is now.

    Shape: ``urls`` are the addresses of the pages by id, the old and the new ones.
    """

    def link(match: re.Match[str]) -> str:
        before, target = match["before"] or match["html"], match["target"] or match["to"]
        write = written if match["target"] else addressed
        return page.body[match.start() : match.start() + len(before)] + write(page, here, target, new, urls)

    parts, position = list[str](), 0
    for match in WRITTEN.finditer(page.text):
        parts += [page.body[position : match.start()], link(match)]
        position = match.end()
    return "".join([*parts, page.body[position:]])


def written(page: Page, here: str, target: str, new: New, urls: Mapping[str, str]) -> str:
    """A link to a file, as ``../cold.md#at-night``."""
    del urls
    if ELSEWHERE.match(target):
        return target
    path, hash_sign, anchor = target.partition("#")
    file = linked_file(page.path, path) if path else page.path
    if not file.endswith(".md"):
        return target if here == page.id else posixpath.relpath(file, posixpath.dirname(f"docs/{here}.md"))
    meant, now = (id_of(file), anchor), new(id_of(file), anchor)
    if meant == now and (here == page.id or not path):
        return target
    place = f"{hash_sign and '#'}{now[1]}" if now[1] else ""
    if now[0] == here and place:
        return place
    return posixpath.relpath(f"docs/{now[0]}.md", posixpath.dirname(f"docs/{here}.md")) + place


def addressed(page: Page, here: str, target: str, new: New, urls: Mapping[str, str]) -> str:
    """A link to an address, as ``../cold/#at-night``."""
    address, anchor = urldefrag(urljoin(f"/{page.url}", target))
    ids = {url: identifier for identifier, url in urls.items()}
    meant = ids.get(address.lstrip("/"))
    if ELSEWHERE.match(target) or not meant:
        return target
    now = new(meant, anchor)
    if urljoin(f"/{urls[here]}", target) == f"/{urls[now[0]]}{'#' * bool(now[1])}{now[1]}":
        return target
    return f"#{now[1]}" if now[0] == here and now[1] else way(urls[here], urls[now[0]], now[1])
