"""What pages have that style sheets and scripts go by: elements, attributes, scripts, variables, and what they ask for.

In: the text of each page. Out: these, together for all pages that stand in one folder and ask for the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from ..weaving.page import Keep, afresh, marks_of

TAG = re.compile(r"""<([a-z][\w-]*)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>""")  # <a class="term" href='x'>
ATTRIBUTE = re.compile(r"""([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")  # a="b", open, rows=3
INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)  # <script>…</script>
VARIABLE_NAME = re.compile(r"--(?<![\w-]--)[a-z][\w-]*")  # --ink, as a script or a style attribute may name it
VALUE_ASKED = re.compile(r"\[\s*([\w:\\-]+)\s*=")  # in a style sheet: [dir=ltr], [xlink\:href="#"]; not [href^="#"]
STYLE_LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
PLAIN_SCRIPT = re.compile(r'<script src="([^"]+)" defer></script>\n?')  # nothing but its address and when it runs
SOURCE = re.compile(r'<script\b[^>]* src="[^"]*?([\w-]+\.js)"')  # <script src="../assets/own.js" defer>
SCRIPT_NAMED = re.compile(r"[\w-]+\.js\b")  # in a script: import { ask } from "./words.js"
NAMED = ("class", "id")  # attributes whose values are names
Shape = tuple[str, tuple[str, ...]]  # a tag, and the classes that it gives its element
Texts = Collection[str]
Had = tuple[Collection[Shape], Collection[tuple[str, str]], Texts, Texts, Texts]  # as in Signs


class Asking(NamedTuple):
    """What the pages of one sort have in common: their folder, the style sheets and the plain scripts of ours."""

    folder: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass
class Signs:
    """What some pages have: how many they are, their elements with their classes, attributes, scripts, variables."""

    count: int = 0
    elements: set[Shape] = field(default_factory=set)
    filled: set[tuple[str, str]] = field(default_factory=set)
    inline: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    def add(self, had: Had, pages: int = 1) -> None:
        """Count some pages more, with what they have."""
        self.count += pages
        elements, filled, inline, variables, sources = had
        self.elements.update(elements)
        self.filled.update(filled)
        self.inline.update(inline)
        self.variables.update(variables)
        self.sources.update(sources)


def signs_of_pages(
    pages: Mapping[str, str], styles: Mapping[str, str], scripts: Collection[str], keep: Keep = afresh
) -> tuple[dict[str, Asking], dict[Asking, Signs]]:
    """What each page asks for, by its address, and what the pages have that ask for the same."""
    asked, urls = values_asked(styles), list(pages)
    sorts: dict[str, Asking] = {}
    signs: dict[Asking, Signs] = {}

    def given(url: str) -> tuple[tuple[str, ...], str]:
        """What the signs of a page are made of."""
        return asked, marks_of(pages, url).page

    found = keep.each("signs", urls, given, lambda url: signs_of(pages[url], asked))
    for url, (had, links, sources) in zip(urls, found, strict=True):
        sorts[url] = Asking(folder_of(url), paths_of(links, styles), paths_of(sources, scripts))
        signs.setdefault(sorts[url], Signs()).add(had)
    return sorts, signs


def values_asked(styles: Mapping[str, str]) -> tuple[str, ...]:
    """The attributes for whose values some style sheet asks."""
    values = {name.replace("\\", "") for text in styles.values() for name in VALUE_ASKED.findall(text)}
    return tuple(sorted({*NAMED, *values}))


def signs_of(page: str, asked: tuple[str, ...]) -> tuple[Had, list[str], list[str]]:
    """What one page has, and the addresses of the style sheets and plain scripts that it asks for.

    Shape: an attribute has its value where some style sheet may ask for that, by what is ``asked``.
    """
    elements, filled = set[Shape](), set[tuple[str, str]]()
    for tag, written in set(TAG.findall(page)):
        shape, given = told_by(tag, written, asked)
        elements.add(shape)
        filled.update(given)
    variables, sources = sorted(set(VARIABLE_NAME.findall(page))), sorted(set(SOURCE.findall(page)))
    had = sorted(elements), sorted(filled), INLINE.findall(page), variables, sources
    return had, STYLE_LINK.findall(page), PLAIN_SCRIPT.findall(page)


@lru_cache(maxsize=20_000)
def told_by(tag: str, written: str, asked: tuple[str, ...]) -> tuple[Shape, tuple[tuple[str, str], ...]]:
    """The tag with its classes, and its attributes with the values that are asked for; most tags are on many pages."""
    given = [(name, "".join(value)) for name, *value in ATTRIBUTE.findall(written)]
    classes = tuple(sorted(word for name, value in given if name == "class" for word in value.split()))
    return (tag, classes), tuple((name, value if name in asked else "") for name, value in given)


def folder_of(url: str) -> str:
    """The folder of a page or, outside of one, the page itself: "causes-pages", "help", "home"."""
    first, _, rest = url.removesuffix(".html").strip("/").partition("/")
    return f"{first}-pages" if rest else first or "home"


def paths_of(addresses: Iterable[str], files: Collection[str]) -> tuple[str, ...]:
    """The paths of those addresses that are ours, in their order."""
    return tuple(path for address in addresses if (path := path_of(address, files)))


def path_of(address: str, files: Collection[str]) -> str:
    """The path of the file at an address; empty for one that is not ours."""
    return next((path for path in files if f"/{address}".endswith(f"/{path}")), "")


def asked_by_all(asked: Collection[tuple[str, ...]]) -> list[str]:
    """The files that all pages ask for which ask for any, in the order of the first."""
    some = [paths for paths in asked if paths]
    return [path for path in next(iter(some), ()) if all(path in paths for paths in some)]
