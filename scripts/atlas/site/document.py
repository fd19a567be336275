"""One HTML file of the finished site, read as a browser would: where it leads, what it asks for, what it lacks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

REQUESTS = {  # the attributes by which elements make a browser fetch something unasked
    "src": "script, img, source, iframe, video, audio, embed, input, track",
    "srcset": "img, source",
    "href": "link, use, image, feImage",
    "xlink:href": "use, image, feImage",
    "poster": "video",
    "data": "object",
    "action": "form",
    "formaction": "input, button",
    "background": "body, table, td",
    "ping": "a",
}
GIVEN = {name: re.compile(rf"{name}\s*=".encode()) for name in REQUESTS}  # such an attribute, or the end of another
HARMLESS_LINKS = {"canonical", "alternate", "license", "prev", "next", "author", "me"}
# In a style: url(https://host/a.png), @import "//host/a.css", image-set("https://host/a.png" 2x)
CSS_REQUEST = re.compile(r"""(?:url\(\s*["']?|@import\s+["']|image-set\(\s*["'])((?:https?:)?//[^"')\s]+)""")
SCRIPT_REQUEST = re.compile(r"""["'`]((?:https?:)?//[^"'`\s]+)""")  # fetch("https://host/a")
EVENT = re.compile(rb"on(?<=[\s/\"']on)[a-z]+\s*=")  # in small letters, perhaps of <a onclick="…">, <svg/onload=…>
RUNS = re.compile(r"[\s\x00-\x20]*(?:javascript|vbscript|data):", re.IGNORECASE)  # a program or a page
OPENS = "iframe, object, embed, area, form, button, input, use, animate, set"  # besides links


@dataclass(frozen=True)
class Document:
    """One HTML file of the site: its path, its ids, where it leads, what it asks for, the marks that were filled."""

    path: str
    ids: tuple[str, ...]
    links: tuple[str, ...]
    requests: tuple[str, ...]
    faults: tuple[str, ...]
    sources: tuple[str, ...]


def read_document(html: str, name: str, moved: bool = False) -> Document:
    """Read one HTML file of a built site; one at an old address, ``moved``, may send its reader on."""
    tree, small = LexborHTMLParser(html), html.encode().lower()  # bytes are read faster than text
    return Document(
        name,
        tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        tuple(node.attributes["href"] or "" for node in tree.css("a[href]")),
        (*requests(tree, small), *(painted(tree) if b"url(" in small else ())),
        (*faults(tree, moved), *(events(tree) if EVENT.search(small) else ())),
        tuple(filled_marks(tree)),
    )


def requests(tree: LexborHTMLParser, small: bytes) -> Iterator[str]:
    """Every address that a browser fetches without being asked. Shape: ``small`` is the page in small letters.

    An attribute that is not in the text is not looked for in the tree, which takes longer.
    """
    for name, tags in REQUESTS.items():
        for node in tree.css(tags) if GIVEN[name].search(small) else ():
            value = node.attributes.get(name) or ""
            if node.tag != "link" or not set((node.attributes.get("rel") or "").split()) & HARMLESS_LINKS:
                parts = [part.split()[0] for part in value.split(",") if part.split()] if name == "srcset" else [value]
                yield from filter(None, parts)
    for node in tree.css("style, [style]"):
        yield from CSS_REQUEST.findall(node.attributes.get("style") or node.text())
    for node in tree.css("script:not([type='application/ld+json']):not([type='application/json'])"):
        yield from SCRIPT_REQUEST.findall(node.text())


def painted(tree: LexborHTMLParser) -> Iterator[str]:
    """What the attributes of drawings ask another host for, as a pattern to fill with."""
    for node in tree.css("svg, svg *"):
        for value in node.attributes.values():
            yield from CSS_REQUEST.findall(value or "")


def faults(tree: LexborHTMLParser, moved: bool) -> Iterator[str]:
    """A page has a title, a description, a language and one h1."""
    html = tree.css_first("html")
    if not html or not html.attributes.get("lang"):
        yield "language: missing; set lang on <html>"
    if not text_of(tree.css_first("head > title")):
        yield "title: missing or empty; give the page a title"
    description = tree.css_first('meta[name="description"]')
    if not description or not (description.attributes.get("content") or "").strip():
        yield "description: missing or empty; give the page a description"
    sending = "" if moved else "meta[http-equiv='refresh' i], "
    for node in tree.css(f"base, {sending}iframe[srcdoc], script[src^='data:' i]"):
        yield f"element: <{node.tag}> changes what a link means or opens, or runs what nobody sees; take it out"
    for node in tree.css(OPENS):
        if any(value and RUNS.match(value) for value in node.attributes.values()):
            yield f"element: <{node.tag}> opens an address that runs or holds a page; take it out"
    if (count := len(tree.css("h1"))) != 1:
        yield f"h1: {count} found; a page has one"
    elif (first := tree.css_first(":is(h1, h2, h3, h4)")) and first.tag != "h1":
        yield f'h1: comes after another heading, "{text_of(first)}"; it is the first'


def events(tree: LexborHTMLParser) -> Iterator[str]:
    """Attributes that run a script."""
    for name in {name for node in tree.css("body, body *") for name in node.attributes}:
        if name.startswith("on"):
            yield f"attribute: {name} runs a script; take it out"


def filled_marks(tree: LexborHTMLParser) -> Iterator[str]:
    """The marks and slots of the writer that were filled."""
    for node in tree.css("[data-src]"):
        yield (node.attributes["data-src"] or "").removeprefix("<p>").removesuffix("</p>").strip()


def text_of(node: LexborNode | None) -> str:
    """The text of an element without spaces at its ends; empty when there is no element."""
    return node.text().strip() if node else ""
