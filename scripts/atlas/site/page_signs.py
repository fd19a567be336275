"""What pages have that style sheets and scripts go by: elements, attributes, scripts, variables, and what they ask for.

In: the text of each page, and style sheets. Out: what of the page these ask for, together for all pages that stand in
one folder and ask for the same style sheets and scripts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import NamedTuple

from ..content.digest import digest
from ..weaving.page import Keep, afresh, marks_of
from .style_rules import names_asked, read_rules

TAG = re.compile(r"""<([a-z][\w-]*)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*)>""")  # <a class="term" href='x'>
ATTRIBUTE = re.compile(r"""([a-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")  # a="b", open, rows=3
USUAL = re.compile(r"""(?:\s+[a-z][\w:-]*(?:="[^"]*")?)*\s*/?""")  # the attributes of most tags: a="b" open
QUOTED_VALUE = re.compile(r'([a-z][\w:-]*)="([^"]*)"')  # one of them
INLINE = re.compile(r"<script\b[^>]*>(.*?)</script>", re.DOTALL)  # <script>…</script>
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")  # in a script: "term", 'term', `<b>${left}</b>`
FIELD = re.compile(r"\.([A-Za-z]\w*)")  # in a script: .hidden, .dataset, .openedBy
GIVEN = re.compile(r"\.classList\.\w+\(([^)]*)\)")  # in a script: element.classList.add("open")
WORD = re.compile(r"[\w-]+")
VARIABLE_NAME = re.compile(r"--(?<![\w-]--)[a-z][\w-]*")  # --ink, as a script or a style attribute may name it
STYLE_LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\n?')
PLAIN_SCRIPT = re.compile(r'<script src="([^"]+)" defer></script>\n?')  # nothing but its address and when it runs
SOURCE = re.compile(r'<script\b[^>]* src="[^"]*?([\w-]+\.js)"')  # <script src="../assets/own.js" defer>
SCRIPT_NAMED = re.compile(r"[\w-]+\.js\b")  # in a script: import { ask } from "./words.js"
OTHER = "\0"  # in the place of a value that no style sheet asks for
NAMED = ("class", "id")  # attributes whose values are names
Shape = tuple[str, tuple[str, ...]]  # a tag, and the classes that it gives its element
Filled = tuple[str, str]  # an attribute and its value
Texts = Collection[str]
Saying = tuple[Texts, Texts, Texts, Texts]  # of scripts: words, attributes, classes, variables, as in Signs
Had = tuple[Collection[Shape], Collection[Filled], Texts, Texts, Texts, Texts, Texts]  # as in Signs
Told = tuple[str, tuple[str, ...], tuple[str, ...]]  # what tells what a page has; addresses of style sheets, of scripts


class Asking(NamedTuple):
    """What the pages of one sort have in common: their folder, the style sheets and the plain scripts of ours."""

    folder: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]


@dataclass
class Signs:
    """What some pages have: how many they are, their elements with their classes, attributes, variables, scripts.

    Shape: ``said`` are the words that scripts in them have in quotes, ``fields`` the attributes that these may fill,
    ``given`` the classes that they add to elements; ``sources`` are the names of the scripts that are asked for.
    """

    count: int = 0
    elements: set[Shape] = field(default_factory=set)
    filled: set[Filled] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)

    @property
    def had(self) -> Had:
        """All but how many they are, each in its order."""
        words = (self.said, self.fields, self.given, self.variables, self.sources)
        said, fields, given, variables, sources = map(sorted, words)
        return sorted(self.elements), sorted(self.filled), said, fields, given, variables, sources

    def add(self, had: Had, pages: int = 1) -> None:
        """Count some pages more, with what they have."""
        self.count += pages
        elements, filled, said, fields, given, variables, sources = had
        self.elements.update(elements)
        self.filled.update(filled)
        self.said.update(said)
        self.fields.update(fields)
        self.given.update(given)
        self.variables.update(variables)
        self.sources.update(sources)


def joined(signs: Iterable[Signs], scripts: Iterable[str] = ()) -> Signs:
    """What some pages have together, and what scripts say."""
    whole = Signs()
    for one in signs:
        whole.add(one.had, one.count)
    for text in scripts:
        whole.add(((), (), *said_by(text), ()), 0)
    return whole


def signs_of_pages(
    pages: Mapping[str, str], styles: Mapping[str, str], scripts: Collection[str], keep: Keep = afresh
) -> tuple[dict[str, Asking], dict[Asking, Signs]]:
    """What each page asks for, by its address, and what the pages have that ask for the same."""
    names, urls = keep("asked", sorted(styles.items()), lambda: asked_by(styles.values())), list(pages)
    common, asked = digest(repr(names)), frozenset(names)

    def given(url: str) -> str:
        """What the signs of a page are made of."""
        return marks_of(pages, url).page

    found = keep.apart("signs", urls, given, lambda url: signs_of(pages[url], asked), common)
    styled, scripted = (cache(partial(paths_of, files=files)) for files in (styles, scripts))
    sorts = {
        url: Asking(folder_of(url), styled(links), scripted(sources))
        for url, ((_, links, sources), _) in zip(urls, found, strict=True)
    }
    return sorts, united((sorts[url], told[0], had) for url, (told, had) in zip(urls, found, strict=True))


def united(pages: Iterable[tuple[Asking, str, Callable[[], Had]]]) -> dict[Asking, Signs]:
    """What the pages of each sort have together. Shape: of each page its sort, what tells what it has, and that."""
    counts = Counter[tuple[Asking, str]]()
    first = dict[str, Callable[[], Had]]()
    for sort, mark, had in pages:
        counts[sort, mark] += 1
        first.setdefault(mark, had)
    had_by, signs = {mark: had() for mark, had in first.items()}, dict[Asking, Signs]()
    for (sort, mark), count in counts.items():
        signs.setdefault(sort, Signs()).add(had_by[mark], count)
    return signs


def asked_by(styles: Iterable[str]) -> list[str]:
    """The names and values that style sheets ask for: what else a page has does not count for them."""
    return sorted({name for text in styles for name in names_asked(read_rules(text))})


def signs_of(page: str, asked: frozenset[str]) -> tuple[Told, Had]:
    """What is told of a page, and what it has of that which style sheets have ``asked`` for."""
    signs = Signs()
    for tag, written in set(TAG.findall(page)):
        shape, filled = told_by(tag, written, asked)
        signs.elements.add(shape)
        signs.filled.update(filled)
    for text in INLINE.findall(page):
        said, fields, given, _ = map(asked.intersection, said_by(text))
        signs.add(((), (), said, fields, given, (), ()))
    signs.variables.update(asked.intersection(VARIABLE_NAME.findall(page)))
    signs.sources.update(SOURCE.findall(page))
    had = signs.had
    return (digest(repr(had)), tuple(STYLE_LINK.findall(page)), tuple(PLAIN_SCRIPT.findall(page))), had


@lru_cache(maxsize=20_000)
def told_by(tag: str, written: str, asked: frozenset[str]) -> tuple[Shape, list[Filled]]:
    """The tag with its classes, and its attributes, as far as they are asked for; most tags are on many pages."""

    def short(found: re.Match[str]) -> str:
        """An attribute, less what nobody asks for: addresses make tags differ that are the same to style sheets."""
        name, value = found.groups()
        if value in asked or (name in NAMED and not asked.isdisjoint(value.split())):
            return found[0]
        return f'{name}="{OTHER}"' if name in asked or name in NAMED else ""

    return told_of(tag, QUOTED_VALUE.sub(short, written) if USUAL.fullmatch(written) else written, asked)


@lru_cache(maxsize=20_000)
def told_of(tag: str, written: str, asked: frozenset[str]) -> tuple[Shape, list[Filled]]:
    """The same for a tag that is as short as it can be."""
    given = [(name, "".join(value)) for name, *value in ATTRIBUTE.findall(written)]
    classes = {word for name, value in given if name == "class" for word in value.split()}
    return (tag if tag in asked else "", tuple(sorted(classes & asked))), list(filled_of(given, asked))


def filled_of(given: Iterable[Filled], asked: Collection[str]) -> Iterator[Filled]:
    """The attributes that are asked for, each with its value where that, or a name in it, is asked for too."""
    for name, value in given:
        named = name in NAMED and any(word in asked for word in value.split())
        if named or name in asked:
            yield name, value if named or value in asked else OTHER


@lru_cache(maxsize=500)
def said_by(script: str) -> Saying:
    """The words that a script has in quotes, the attributes that it may fill, the classes that it gives, variables."""
    said = {word for text in QUOTED.findall(script) for word in WORD.findall(text)}
    fields = set(FIELD.findall(script))
    given = {word for text in GIVEN.findall(script) for word in WORD.findall(text)}
    return said, {*map(str.lower, fields), *map(dashed, fields)}, given, set(VARIABLE_NAME.findall(script))


def dashed(name: str) -> str:
    """The attribute that a script sets as a field of ``dataset``: ``data-scheme`` for ``scheme``."""
    return "data-" + re.sub(r"[A-Z]", lambda letter: f"-{letter[0].lower()}", name)


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
