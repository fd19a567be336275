"""HTML of our pages as XHTML for a book: well-formed, without what a book cannot do, with addresses that hold there."""

from __future__ import annotations

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

ARTICLE = "#page-text"
LEFT_OUT = (  # what needs a script or a host, and what is for the eye on a screen alone
    "script, style, noscript, template, button, form, input, select, label, progress, dialog, iframe, [hidden]"
    ", [aria-hidden], .needs-script, [data-keep], [data-files]"
)
TABS, TAB_NAMES, TAB_BLOCKS = ".tabbed-set", ".tabbed-labels > label", ".tabbed-block"
TAG = re.compile(r"""<(/?)([A-Za-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*/?>|<!--.*?-->""", re.DOTALL)
ATTRIBUTE = re.compile(r"""\s+([^\s=>"]+)(?:="([^"]*)")?""")  # href="b", open
VOID = {"area", "br", "col", "hr", "img", "input", "source", "track", "wbr"}
DROPPED = re.compile(r"data-|on|style$|tabindex$|focusable$|download$")  # attributes that a book has no use for
VARIABLE = re.compile(r"var\(--[\w-]+,\s*([^()]+)\)")  # var(--d-line,#1c2629): many readers know no variables
DIGIT_FIRST = re.compile(r"(?=\d)")  # a name in XML does not begin with a digit
ADDED = {"details": {"open": "open"}, "svg": {"xmlns": "http://www.w3.org/2000/svg"}}  # folds are open in a book
Way = Callable[[str], str]


def article(html: str) -> str:
    """The text of a page as HTML with every element closed, without what a book cannot do; empty when it has none."""
    tree = LexborHTMLParser(html)
    found = tree.css_first(ARTICLE)
    if found is None:
        return ""
    for tabs in found.css(TABS):
        name_tabs(tabs)
    for node in found.css(LEFT_OUT):
        node.decompose()
    return found.inner_html or ""


def name_tabs(tabs: LexborNode) -> None:
    """Tabs follow one another in a book: each begins with its name, as the summary of a fold does."""
    for label, block in zip(tabs.css(TAB_NAMES), tabs.css(TAB_BLOCKS), strict=False):
        name = LexborHTMLParser(f"<p><strong>{label.text()}</strong></p>").css_first("p")
        first = block.child
        if name and first:
            first.insert_before(name)


def ids_of(html: str) -> set[str]:
    """The places of an article that links may lead to."""
    return {node.attributes["id"] or "" for node in LexborHTMLParser(html).css("[id]")}


def xhtml(html: str, way: Way) -> str:
    """An article as XHTML. Shape: ``way`` gives where a link leads in the book; nothing if it leads nowhere there."""
    open_links: list[bool] = []

    def write(found: re.Match[str]) -> str:
        ends, name, attributes = found[1], found[2] or "", found[3] or ""
        if not name:
            return ""
        if name == "a" and ends:
            return "</a>" if open_links.pop() else "</span>"
        if ends:
            return "" if name in VOID else f"</{name}>"
        kept = dict(fitting(attributes, way))
        if name == "a":
            open_links.append("href" in kept)
            name = "a" if "href" in kept else "span"
        kept |= ADDED.get(name, {})
        said = "".join(f' {key}="{value}"' for key, value in kept.items())
        return f"<{name}{said}/>" if name in VOID else f"<{name}{said}>"

    return TAG.sub(write, html).replace("&nbsp;", "&#160;")


def fitting(attributes: str, way: Way) -> list[tuple[str, str]]:
    """The attributes that hold in the book, with their values."""
    found = []
    for key, value in ATTRIBUTE.findall(attributes):
        if key == "href":
            value = way(value)
        elif key in ("id", "for", "aria-labelledby", "aria-describedby", "aria-controls"):
            value = " ".join(DIGIT_FIRST.sub("at-", one, count=1) if one[0].isdigit() else one for one in value.split())
        if not DROPPED.match(key) and (value or key not in ("href", "id")):
            found.append((key, VARIABLE.sub(r"\1", value).replace("&nbsp;", "&#160;")))
    return found
