"""Which style sheets a page asks for: what all pages can use in one file, what is for its kind in another.

In: what pages have and ask for, style sheets and scripts by their path. Out: the style sheets, and which two of them a
page asks for in the place of all. The common one has the address of the last that all pages asked for, so what it names
beside it is still there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import pairwise

from ..weaving.page import Keep, afresh
from .page_signs import SCRIPT_NAMED, STYLE_LINK, Asking, Signs, asked_by_all, joined, path_of
from .split_styles import kind_of, split_styles
from .style_rules import read_rules


@dataclass(frozen=True)
class Links:
    """The style sheets that pages ask for: the common one, and the kind of each sort of page that has its own."""

    common: str
    kinds: Mapping[Asking, str]


def page_styles(
    signs: Mapping[Asking, Signs], styles: Mapping[str, str], scripts: Mapping[str, str], keep: Keep = afresh
) -> tuple[Links | None, dict[str, str]]:
    """What pages ask for, if they have style sheets in common, and all style sheets that are left."""
    everywhere = asked_by_all([sort.styles for sort in signs])
    if not everywhere:
        return None, dict(styles)
    names = {sort: kind_name(sort, everywhere) for sort in signs if sort.styles}
    kinds = {name: joined([signs[sort] for sort in names if names[sort] == name]) for name in names.values()}
    sheets = {path: styles[path] for path in in_order(sort.styles for sort in names)}
    asked = {name: sort.styles for sort, name in names.items()}
    named = by_name(scripts)
    given = {name: (asked[name], own, code_of(own, named)) for name, own in kinds.items()}
    common, apart = split(sheets, everywhere, given, keep)
    last = everywhere[-1]
    made = {last: common, **{own_address(last, kind): text for kind, text in apart.items() if text}}
    links = Links(last, {sort: name for sort, name in names.items() if apart[name]})
    return links, {**{path: text for path, text in styles.items() if path not in sheets}, **made}


Given = tuple[Sequence[str], Signs, Sequence[str]]  # the style sheets of a kind, its signs, the texts of its scripts


def split(
    sheets: Mapping[str, str], everywhere: Sequence[str], kinds: Mapping[str, Given], keep: Keep
) -> tuple[str, dict[str, str]]:
    """The common style sheet, and the one of each kind; both are made anew only when one of their names is new."""

    def made() -> tuple[str, dict[str, str]]:
        """Both."""
        rules = {path: read_rules(text) for path, text in sheets.items()}
        return split_styles(rules, everywhere, {name: kind_of(*given) for name, given in kinds.items()})

    told = [(name, asked, own.count, own.had, code) for name, (asked, own, code) in kinds.items()]
    return keep("split", (list(sheets.items()), everywhere, told), made)


def in_order(asked: Iterable[Sequence[str]]) -> list[str]:
    """All style sheets in the one order that every page has them in."""
    sorter = TopologicalSorter[str]()
    for paths in asked:
        sorter.add(paths[0])
        for before, after in pairwise(paths):
            sorter.add(after, before)
    return list(sorter.static_order())


def kind_name(sort: Asking, everywhere: Collection[str]) -> str:
    """The kind of some pages: their folder, and the style sheets that they alone ask for."""
    more = (path.rpartition("/")[2].removesuffix(".css") for path in sort.styles if path not in everywhere)
    return "-".join(dict.fromkeys([sort.folder, *more]))


def by_name(scripts: Mapping[str, str]) -> dict[str, tuple[str, set[str]]]:
    """The text of each script, and the names in it, by its last name; those of one name are taken as one."""
    texts: dict[str, str] = {}
    for path, text in scripts.items():
        name = path.rpartition("/")[2]
        texts[name] = texts.get(name, "") + text
    return {name: (text, set(SCRIPT_NAMED.findall(text))) for name, text in texts.items()}


def code_of(signs: Signs, named: Mapping[str, tuple[str, set[str]]]) -> list[str]:
    """The texts of the scripts that some pages ask for, and of those that these name."""
    asked, seen = signs.sources, set[str]()
    while asked := (asked & named.keys()) - seen:
        seen |= asked
        asked = {other for name in asked for other in named[name][1]}
    return [named[name][0] for name in sorted(seen)]


def own_address(path: str, kind: str) -> str:
    """The address of the style sheet of a kind, beside the common one."""
    return f"{path.removesuffix('.css')}.{kind}.css"


def with_links(html: str, links: Links, sort: Asking) -> str:
    """A page that asks for the common style sheet in the place of all, and for that of its kind, if it has one."""
    kind = links.kinds.get(sort, "")

    def link(found: re.Match[str]) -> str:
        if not path_of(found[1], [links.common]):
            return ""
        return found[0] + (found[0].replace(found[1], own_address(found[1], kind)) if kind else "")

    return STYLE_LINK.sub(link, html) if sort.styles else html
