"""The text of a woven page as a reader sees it: its sections, their blocks, and the passages of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ..content.marks import without_marks

READ_IN_BLOCKS = (
    "a, [data-atlas=medicine], [data-atlas=medicine] *"  # of what is woven in, what a reader reads as the page's text
)
WOVEN = f"[data-atlas]:not({READ_IN_BLOCKS}), script, style, svg, .headerlink"
HEADINGS = ("h2", "h3")
BLOCKS = frozenset(["p", "li", "dt", "tr", "summary", "blockquote", "pre", "div", "h4", "h5", "h6"])
CELLS = frozenset(["td", "th"])
BAR = " · "  # between the cells of a row
SENTENCE_END = re.compile(r" (?<=[.!] )(?=[\"“‘(]?[A-Z0-9])")  # a question goes on with its answer
FEWEST, TOGETHER, LONGEST_LEAD = 4, 150, 80  # words of a passage; signs of a joined one, and of a line that leads on
Section = tuple[str, str, tuple[str, ...]]  # the id of a heading, its words, the blocks under it


def sections_of(html: str) -> Iterator[Section]:
    """The text of a woven page by its headings; the first section is what stands before any heading."""
    article = LexborHTMLParser(html).css_first("article")
    anchor, head, found = "", "", list[str]()
    for node in own_nodes(article):
        if node.tag in HEADINGS and node.attributes.get("id"):
            yield anchor, head, tuple(found)
            anchor, head, found = node.attributes["id"] or "", readable(node.text()), []
        elif node.tag != "h1":
            found.extend(blocks_of(node))
    yield anchor, head, tuple(found)


def own_nodes(article: LexborNode | None) -> Iterator[LexborNode]:
    """The parts that a page's text is made of, without what weaving shows around it."""
    if article is None:
        return
    for node in article.css(WOVEN):
        node.decompose()
    yield from article.iter(include_text=False)


def blocks_of(node: LexborNode) -> list[str]:
    """The texts of the blocks in a part of a page, as its paragraphs and the items of its lists."""
    texts = [""]
    for part in node.traverse(include_text=True):
        if part.tag in BLOCKS:
            texts.append("")
        elif part.tag in CELLS:
            texts[-1] += BAR
        elif part.tag == "dd":  # nothing without the words that it belongs to
            texts[-1] = texts[-1].strip().removesuffix(".") + ": "
        elif part.tag == "-text":
            texts[-1] += part.text(deep=False)
    return [text for text in map(readable, texts) if text.strip(BAR)]


def readable(text: str) -> str:
    """A text as a reader sees it: no marks, single spaces."""
    return " ".join(without_marks(text).split())


def passages_of(blocks: Iterable[str]) -> list[str]:
    """The passages of some blocks: sentences that say something by themselves, short ones of a block together.

    Rows of a table are left out, for they say nothing without its heads.
    """
    found = (passage for block in with_leads(blocks) if BAR not in block for passage in joined(block))
    return [passage for passage in found if len(passage.split()) >= FEWEST]


def joined(block: str) -> list[str]:
    """The sentences of a block, as many together as are short: what to do stays with what it is for."""
    first, *others = SENTENCE_END.split(block)
    passages = [first]
    for sentence in others:
        if len(passages[-1]) + len(sentence) < TOGETHER:
            passages[-1] += f" {sentence}"
        else:
            passages.append(sentence)
    return passages


def with_leads(blocks: Iterable[str]) -> Iterator[str]:
    """Each block, one that goes on in small letters after the line that leads to it: "Likely if you: drink heavily"."""
    lead = ""
    for block in blocks:
        if block.endswith(":") and len(block) <= LONGEST_LEAD:
            lead = f"{block} "
            continue
        lead = lead if block[0].islower() else ""
        yield lead + block
