"""The tags of rendered HTML: where they are, and what each means for the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape

RAW_TAGS = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
RAW = "|".join(rf"{name}(?=[\s/>]).*?(?:</{name}\s*>|\Z)" for name in RAW_TAGS)
VALUES = r"""[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|(?!["']))[^>=]*+)*+"""
TAG = re.compile(
    r"(</?+[a-zA-Z](?<!<[sStTxXiInN])[^>=]*+>"  # most tags are bare
    rf"|<(?=[sStTxXiInN])(?i:{RAW})"
    rf"|</?[a-zA-Z][^\s/>]*+{VALUES}>"
    r"|<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?:/|(?:[!?]|/[^a-zA-Z>])[^>]*)>"
    r"|<[a-zA-Z/!?].*)",  # never closed: nothing after it is text
    re.DOTALL,
)
BARE = r"<(?:/(?:p|li|td|tr|th|ul|ol|h[1-6]|div|table|thead|tbody)|p|ul|ol|table|thead|tbody|tr)>"
TAGS = re.compile(  # a tag, or bare tags of blocks with nothing between, and the beginning of one cell after them
    rf"({BARE}(?:\s*+{BARE})*+(?:\s*+<(?:li|td|th)>)?+|{TAG.pattern[1:]}",
    re.DOTALL,
)
NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
SHAPE = re.compile(r'(<[a-z][a-z0-9]*(?: class="[^"]*")?)(?: (?!class=|data-atlas)[a-z-]+="[^"]*")*>')
ATTRIBUTE = re.compile(r"""(?<=[\s/"'])([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")

# What the text straight inside an element is, from the freest to the strictest.
PLAIN, PROSE, SILENT, OURS = range(4)


def words(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


PROSE_TAGS = words("p li td dd figcaption caption")
CONTAINERS = words(
    "address article aside body center details dialog dir div dl fieldset figure footer form header hgroup html legend"
    " main menu nav ol search section table tbody tfoot tr colgroup ul"
)
SILENT_BLOCKS = words("h1 h2 h3 h4 h5 h6 pre blockquote dt th thead summary")
SILENT_INLINE = words(
    "a code kbd samp var dfn del label button math svg noscript object video audio canvas progress meter datalist head"
    " select option template"
)
SILENT_CLASSES = frozenset({"no-link", "arithmatex", "admonition-title", "tabbed-labels", "footnote-ref"})
UNHEARD = frozenset({"footnote-ref", "headerlink"})
BREAKS = words("br hr img input embed area frame textarea xmp iframe noembed noframes plaintext")
INVISIBLE = words("script style title wbr col source track base link meta param basefont")


BLOCK = "\0"  # a block begins or ends here
EDGE = "\1"  # the words before and after are apart for the eye, with nothing between that is read
BREAK_OFF = "\2"  # a line break, a picture or a field

# What a tag does to the text around it.
INLINE, OPEN, CLOSE, BREAK = range(4)


@dataclass(frozen=True, eq=False, slots=True)
class Tag:
    """One kind of tag: its element, what it does, and what the text inside becomes. One object for equal ones.

    Shape: ``edge`` is what stands for the tag in the text, if anything does;
           ``void`` elements hold nothing; ``footnotes`` holds the footnotes; ``unheard`` text is no part of a
           sentence: numbers of footnotes, signs beside headings.
    """

    name: str
    step: int
    mode: int = PLAIN
    edge: str = ""
    closing: bool = False
    void: bool = False
    footnotes: bool = False
    unheard: bool = False

    @property
    def block(self) -> bool:
        """The tag ends a line for the eye."""
        return self.edge == BLOCK


tag_of = cache(Tag)


@lru_cache(maxsize=8192)
def read_tag(raw: str) -> Tag:
    """What one tag, comment or raw element means for the text around it."""
    match = NAME.match(raw)
    if not match:
        return tag_of("", INLINE, void=True) if raw.endswith(">") else tag_of("", BREAK, edge=BREAK_OFF, void=True)
    name = match[1].lower()
    if name in INVISIBLE:
        return tag_of(name, INLINE, void=True)
    if name in BREAKS:
        return tag_of(name, BREAK, edge=BLOCK if name == "hr" else BREAK_OFF, void=True)
    mode = mode_of(name)
    edge = BLOCK if name in PROSE_TAGS or name in CONTAINERS or name in SILENT_BLOCKS else ""
    if raw[1] == "/":
        return tag_of(name, INLINE if mode is None else CLOSE, edge=edge, closing=True)
    found = attributes(raw) if has_meaning(raw) else {}
    classes = found.get("class", "").split()
    if "data-atlas" in found:
        mode = OURS
    elif not SILENT_CLASSES.isdisjoint(classes):
        mode = SILENT
    unheard = not UNHEARD.isdisjoint(classes)
    return tag_of(
        name,
        INLINE if mode is None else OPEN,
        mode or PLAIN,
        edge=EDGE if unheard else edge,
        footnotes=name == "div" and "footnote" in classes,
        unheard=unheard,
    )


def shape_of(raw: str) -> str:
    """A tag without the attributes that mean nothing for the text around it; the tag itself when it is unusual."""
    if raw[1].isalpha() and not has_meaning(raw):
        return raw.partition(" ")[0].removesuffix(">") + ">"
    match = SHAPE.fullmatch(raw)
    return f"{match[1]}>" if match else raw


def has_meaning(raw: str) -> bool:
    """An opening tag may have attributes that mean something for the text around it."""
    raw = raw.lower()
    return "class" in raw or "data-atlas" in raw


def mode_of(name: str) -> int | None:
    """What text straight inside an element is; nothing for inline elements, which change nothing."""
    if name in PROSE_TAGS:
        return PROSE
    if name in CONTAINERS:
        return PLAIN
    return SILENT if name in SILENT_INLINE or name in SILENT_BLOCKS else None


def attributes(raw: str) -> dict[str, str]:
    """The attributes of an opening tag, decoded, names in small letters; the first of two equal ones counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in ATTRIBUTE.findall(raw):
        found.setdefault(name.lower(), unescape(double or single or bare))
    return found
