"""How fast the linker is, against the engine's renderer and against size. Rows of plain values.

Pages and terms are generated from a seed, so that every run measures the same work.
"""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median
from time import process_time

import markdown
from atlas.linking.linker import link_article
from atlas.linking.vocabulary import Term, Vocabulary, build_vocabulary
from mkdocs.config import load_config

SYLLABLES = "ba co di fa gen hy in jo ka lu mo ni or pa qui ra si ta um ve xi za ster tri neur card derm path".split()  # noqa: SIM905
KINDS = ("causes", "diseases", "drugs", "remedies")


@dataclass(frozen=True)
class Row:
    """One measurement: what was done, how often, in how many seconds, and the times of something else that is."""

    name: str
    pages: int
    terms: int
    seconds: float
    ratio: float = 0.0
    note: str = ""


def make_word(chance: random.Random, longest: int = 3) -> str:
    """A word that nobody has seen; names are made of longer ones than the words around them."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(longest - 2, longest)))


def make_names(count: int, seed: int = 1) -> list[str]:
    """As many names of one to three words, all different."""
    chance, names = random.Random(seed), dict[str, None]()
    while len(names) < count:
        names[" ".join(make_word(chance, 6) for _ in range(chance.choice((1, 1, 1, 2, 3)))).capitalize()] = None
    return list(names)


def make_terms(count: int, seed: int = 1) -> list[Term]:
    """As many terms, a page each."""
    return [
        Term(name, f"{kind}/{number}", kind, f"{kind}/{number}/", f"About {name}.")
        for number, (name, kind) in enumerate(zip(make_names(count, seed), cycle(KINDS), strict=False))
    ]


def make_pages(count: int, names: Sequence[str], seed: int = 2, size: int = 5600) -> list[str]:
    """As many pages of Markdown of about one size: headings, lists, tables, notes, emphasis, links, some names."""
    chance = random.Random(seed)
    common = [make_word(chance) for _ in range(2000)]
    return [make_page(chance, common, names, size) for _ in range(count)]


def make_page(chance: random.Random, common: Sequence[str], names: Sequence[str], size: int) -> str:
    """One page of Markdown."""
    blocks, length = [], 0
    while length < size:
        block = make_block(chance, common, names)
        blocks.append(block)
        length += len(block) + 2
    return "\n\n".join(blocks)


def make_block(chance: random.Random, common: Sequence[str], names: Sequence[str]) -> str:
    """A heading, a list, a table, a note, or most often a paragraph."""

    def line(words: int) -> str:
        """A sentence of so many words, some of them names or in a mark."""
        said = [chance.choice(names) if chance.random() < 0.015 else chance.choice(common) for _ in range(words)]
        if chance.random() < 0.4:
            mark = chance.choice(("*{}*", "**{}**", "`{}`", "[{}](https://example.org)"))
            said[chance.randrange(words)] = mark.format(chance.choice(common))
        return " ".join(said).capitalize() + "."

    kind = chance.random()
    if kind < 0.12:
        return f"## {chance.choice(common).capitalize()} {chance.choice(common)}"
    if kind < 0.27:
        return "\n".join(f"- {line(8)}" for _ in range(5))
    if kind < 0.35:
        rows = (f"| {line(2)} | {line(3)} | {line(3)} |" for _ in range(4))
        return "\n".join(["| a | b | c |", "|---|---|---|", *rows])
    if kind < 0.42:
        return f'!!! note "{chance.choice(common)}"\n    {line(25)}'
    return "\n".join(line(12) for _ in range(4))


def timed(work: Callable[[], object], rounds: int = 3) -> float:
    """The seconds of processor time that some work takes, the best of some rounds; a busy machine does not count."""
    times = []
    for _ in range(rounds):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def link_all(articles: Sequence[str], vocabulary: Vocabulary) -> int:
    """Link articles one after the other and keep nothing but how long they are."""
    return sum(len(link_here(html, vocabulary)) for html in articles)


def link_here(html: str, vocabulary: Vocabulary) -> str:
    """The HTML of an article with its links, as if it were a page of its own."""
    return link_article(html, vocabulary, "here", page_url="here/", root="../").html


def render_all(pages: Sequence[str], engine: markdown.Markdown) -> list[str]:
    """The pages as the engine's Markdown renders them."""
    return [engine.reset().convert(page) for page in pages]


def plain_engine() -> markdown.Markdown:
    """The engine with the few extensions that the generated pages need."""
    return markdown.Markdown(extensions=["tables", "admonition"])


def site_engine(root: Path) -> markdown.Markdown:
    """The engine with the extensions and settings of the site."""
    settings = load_config(str(root / "mkdocs.yml"), hooks=[])
    return markdown.Markdown(extensions=settings["markdown_extensions"], extension_configs=settings["mdx_configs"])


def bench_size(root: Path, pages: int, terms: int, slices: int = 50) -> list[Row]:
    """Building the vocabulary, rendering as the site does and linking so many pages; ratios against rendering.

    The pages are taken in slices, each rendered and then linked: the ratio is the median of theirs, so that a busy
    machine slows both sides alike.
    """
    made, engine = make_terms(terms), site_engine(root)
    texts = make_pages(pages, [term.name for term in made])
    build = timed(lambda: build_vocabulary(made), rounds=1)
    vocabulary = build_vocabulary(made)
    times = [
        slice_times(texts[start : start + pages // slices], engine, vocabulary)
        for start in range(0, pages, pages // slices)
    ]
    render, link = (sum(seconds) for seconds in zip(*times, strict=True))
    share = median(linking / rendering for rendering, linking in times)
    return [
        Row("render", pages, terms, render, 1.0),
        Row("vocabulary", pages, terms, build, build / render),
        Row("link", pages, terms, link, share, f"{1000 * link / pages:.3f} ms a page"),
    ]


def slice_times(texts: Sequence[str], engine: markdown.Markdown, vocabulary: Vocabulary) -> tuple[float, float]:
    """The seconds that some pages take to render and, the best of some rounds, to link."""
    start = process_time()
    articles = render_all(texts, engine)
    return process_time() - start, timed(lambda: link_all(articles, vocabulary))


def bench_growth(small: int = 1000, large: int = 10_000) -> list[Row]:
    """Linking ten times the pages, and the same pages with ten times the terms; ratios against the small ones."""
    few, many = make_terms(small), make_terms(large)
    articles = render_all(make_pages(small, [term.name for term in few]), plain_engine())
    more = (articles * (large // small + 1))[:large]
    little, much = build_vocabulary(few), build_vocabulary(many)
    base = timed(lambda: link_all(articles, little))
    pages, terms = timed(lambda: link_all(more, little)), timed(lambda: link_all(articles, much))
    memory = peak(lambda: link_all(more, little)) / peak(lambda: link_all(articles, little))
    return [
        Row("base", small, small, base, 1.0),
        Row("more pages", large, small, pages, pages / base, f"memory {memory:.2f} times"),
        Row("more terms", small, large, terms, terms / base),
    ]


def peak(work: Callable[[], object]) -> int:
    """The most memory that some work takes, in bytes."""
    tracemalloc.start()
    work()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
