"""The raw HTML that a page may hold: a list of elements, attributes and addresses. What is not on it is refused.

It is judged twice: tag by tag where it was written, with the line, and as a tree where the engine has made HTML of the
whole text (``site/engine.py``), for the two may read a text otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape

from selectolax.lexbor import LexborHTMLParser

from ..content.addresses import HOST, SCHEME
from ..content.atlas import Atlas
from ..content.problems import Problem, quoted
from ..linking.article import ATTRIBUTE, TAG_NAME, word_set
from .markup import TOKEN

EVERYWHERE = word_set("class id lang title markdown")  # attributes; "markdown" lets the engine read what is inside
WRITTEN: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        word_set(
            "abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6"
            " hr i ins kbd li mark p pre q s samp small span strong sub summary sup table tbody tfoot thead tr u ul var"
            " wbr"
        ),
        frozenset(),
    ),
    "a": word_set("href rel"),
    "div": word_set("data-fill data-kinds data-lines data-take"),  # a part of a sheet that can be filled in on the page
    "img": word_set("src alt width height"),
    "ol": word_set("start"),
    "td": word_set("colspan rowspan"),
    "th": word_set("colspan rowspan scope"),
}
MADE: Mapping[str, frozenset[str]] = {  # what the engine makes of Markdown besides: folds, tabs, lists, tables
    **WRITTEN,
    "details": word_set("open"),
    "div": word_set("data-fill data-kinds data-lines data-take data-tabs"),
    "input": word_set("checked name type"),
    "label": word_set("for"),
}
FRAME = dict.fromkeys(("html", "head", "body"), frozenset[str]())  # what the parser puts around any HTML
ADDRESSES = word_set("href src")
FORMS: Mapping[str, re.Pattern[str]] = {  # of values
    "class": re.compile(r"(?!.*\bmd-)[a-zA-Z0-9_ -]*"),  # the theme's own classes would move or cover its parts
    "id": re.compile(r"(?:__tabbed_|[a-z0-9])[a-z0-9_:-]*"),
    "type": re.compile("radio"),
}
FOLLOWED = re.compile(  # an address on another host, of a person, or on the site itself
    rf"(?:{HOST}|mailto:.|tel:.|(?!{SCHEME}|//))[^\s\x00-\x20\"<>\\]*", re.IGNORECASE
)


def check_raw_html(atlas: Atlas) -> Iterator[Problem]:
    """Raw HTML in a page is of elements and attributes that show text, and leads where a reader can follow."""
    for page in atlas.pages:
        for token in TOKEN.finditer(page.text) if "<" in page.text else ():
            if token["tag"] and (text := tag_fault(token["tag"])):
                yield Problem(page.path, page.line_at(token.start()), "html", text)


def tag_fault(raw: str) -> str:
    """What is wrong with one tag, as it is written; nothing if it is allowed."""
    if raw.startswith("<!--") and not raw.startswith(("<!-->", "<!--->")):
        return ""
    name = TAG_NAME.match(raw)
    if not name:
        return f"{quoted(raw)} is not for pages; take it out"
    if raw[1] == "/" or re.search("[:@]", name[1]):
        return ""  # the end of what was judged where it begins; an address: <https://example.org>
    values = {key: next(filter(None, found), "") for key, *found in ATTRIBUTE.findall(raw[name.end() :])}
    return fault_of(name[1], values, WRITTEN)


def tree_faults(html: str) -> Iterator[tuple[str, str]]:
    """What is not allowed in the text of a page that the engine has made into HTML: a name to look for, and why."""
    for node in LexborHTMLParser(html).css("*"):
        values = {key: value or "" for key, value in node.attributes.items()}
        if text := fault_of(node.tag or "", values, {**MADE, **FRAME}):
            yield f"<{node.tag}", text


def fault_of(tag: str, values: Mapping[str, str], allowed: Mapping[str, Collection[str]]) -> str:
    """What is wrong with an element, by its name and the values of its attributes; nothing if it is allowed."""
    name = tag.lower()
    if name not in allowed:
        return f"<{plain_name(name)}> is not for pages; write it in Markdown, or take it out"
    for key, value in values.items():
        if key.lower() not in allowed[name] and key.lower() not in EVERYWHERE:
            return f"{plain_name(key)}= of <{name}> is not for pages; take it out"
        if fault := value_fault(key.lower(), unescape(value)):
            return fault
    return ""


def value_fault(key: str, value: str) -> str:
    """What is wrong with the value of an attribute; nothing if it is allowed."""
    if key in ADDRESSES and not FOLLOWED.fullmatch(value):
        return f"{quoted(value)} is not an address that a reader can follow; mend it"
    if key in FORMS and not FORMS[key].fullmatch(value):
        return f"{key}={quoted(value)} is not for pages; choose other small letters"
    return ""


def plain_name(name: str) -> str:
    """The name of an element or an attribute, cut when it is long."""
    return name if len(name) < 40 else f"{name[:37]}..."
