"""Which style sheets a page asks for: what all pages can use in one file, what is for its kind in another.

In: woven pages by their address, style sheets and scripts by their path. Out: the same, where each page asks for two
style sheets in the place of all. The common one has the address of the last that all pages asked for, so what it names
beside it is still there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from itertools import pairwise

from .split_styles import Kind, kind_of, split_styles
from .used_styles import INLINE, read_rules

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
SOURCE = re.compile(r'<script\b[^>]* src="[^"]*?([\w-]+\.js)"')  # <script src="../assets/own.js" defer>
SCRIPT_NAMED = re.compile(r"[\w-]+\.js\b")  # in a script: import { ask } from "./words.js"


def page_styles(
    pages: Mapping[str, str], styles: Mapping[str, str], scripts: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The pages with their links, and all style sheets that are left."""
    asked = {url: paths for url, html in pages.items() if (paths := asked_by(html, styles))}
    everywhere = [path for path in next(iter(asked.values()), []) if all(path in paths for paths in asked.values())]
    if not everywhere:
        return dict(pages), dict(styles)
    last, names = everywhere[-1], {url: kind_name(url, paths, everywhere) for url, paths in asked.items()}
    kinds = kinds_of(pages, names, asked, scripts)
    sheets = {path: read_rules(styles[path]) for path in in_order(asked.values())}
    common, own = split_styles(sheets, everywhere, kinds)
    made = {last: common, **{own_address(last, kind): text for kind, text in own.items() if text}}
    linked = {url: with_links(pages[url], last, name if own[name] else "") for url, name in names.items()}
    return {**pages, **linked}, {**{path: text for path, text in styles.items() if path not in sheets}, **made}


def asked_by(html: str, styles: Collection[str]) -> list[str]:
    """The style sheets of ours that a page asks for, in its order."""
    return [path for address in LINK.findall(html) if (path := path_of(address, styles))]


def in_order(asked: Iterable[Sequence[str]]) -> list[str]:
    """All style sheets in the one order that every page has them in."""
    sorter = TopologicalSorter[str]()
    for paths in asked:
        sorter.add(paths[0])
        for before, after in pairwise(paths):
            sorter.add(after, before)
    return list(sorter.static_order())


def path_of(address: str, styles: Collection[str]) -> str:
    """The path of the style sheet at an address; empty for one that is not ours."""
    return next((path for path in styles if f"/{address}".endswith(f"/{path}")), "")


def kinds_of(
    pages: Mapping[str, str], names: Mapping[str, str], asked: Mapping[str, Sequence[str]], scripts: Mapping[str, str]
) -> dict[str, Kind]:
    """Each kind of page by its name."""
    groups: dict[str, list[str]] = {}
    for url, name in names.items():
        groups.setdefault(name, []).append(url)
    texts = {name: [pages[url] for url in urls] for name, urls in groups.items()}
    return {name: kind_of(asked[urls[0]], texts[name], code_of(texts[name], scripts)) for name, urls in groups.items()}


def kind_name(url: str, asked: Iterable[str], everywhere: Collection[str]) -> str:
    """The kind of a page: its folder or, outside of one, itself, and the style sheets that it alone asks for."""
    first, _, rest = url.removesuffix(".html").strip("/").partition("/")
    more = (path.rpartition("/")[2].removesuffix(".css") for path in asked if path not in everywhere)
    return "-".join(dict.fromkeys([f"{first}-pages" if rest else first or "home", *more]))


def code_of(pages: Collection[str], scripts: Mapping[str, str]) -> list[str]:
    """The texts of the scripts of some pages: those in the pages, those asked for, and those that these name.

    A script is known by its last name alone; those of one name are taken as one.
    """
    named: dict[str, str] = {}
    for path, text in scripts.items():
        name = path.rpartition("/")[2]
        named[name] = named.get(name, "") + text
    asked, seen = {name for page in pages for name in SOURCE.findall(page)}, set[str]()
    while asked := (asked & named.keys()) - seen:
        seen |= asked
        asked = {other for name in asked for other in SCRIPT_NAMED.findall(named[name])}
    return [*(named[name] for name in sorted(seen)), *(text for page in pages for text in INLINE.findall(page))]


def own_address(path: str, kind: str) -> str:
    """The address of the style sheet of a kind, beside the common one."""
    return f"{path.removesuffix('.css')}.{kind}.css"


def with_links(html: str, last: str, kind: str) -> str:
    """A page that asks for the common style sheet in the place of all, and for that of its kind, if it has one."""

    def link(found: re.Match[str]) -> str:
        if not path_of(found[1], [last]):
            return ""
        return found[0] + (found[0].replace(found[1], own_address(found[1], kind)) if kind else "")

    return LINK.sub(link, html)
