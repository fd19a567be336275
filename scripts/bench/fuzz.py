"""Inputs that nobody would write, made at random: no traceback, no hang, nothing that runs, one line a problem.

Each target is a function of a text. ``tests/test_fuzz.py`` feeds them a few thousand texts from a seed; ``make fuzz``
feeds them with Atheris, which looks for texts that reach more of the code, for as long as is wanted.
"""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path

import markdown
from atlas.content.atlas import SHEETS, Atlas
from atlas.content.limits import too_much
from atlas.content.marks import read_marks, without_code
from atlas.content.page import Kind, Page
from atlas.content.problems import Problem
from atlas.content.reader import FRONT, parse_page, read_atlas
from atlas.content.sheets import CONTROL, Sheet, parse_sheet
from atlas.linking.linker import link_article
from atlas.linking.vocabulary import Term, build_vocabulary
from atlas.rules.allowed import tag_fault, tree_faults
from atlas.rules.check import check
from atlas.rules.drawing import drawing_fault
from atlas.rules.markup import TOKEN, faults_in
from atlas.rules.messages import file_mistakes, page_mistakes
from atlas.site.page_text import passages_of, sections_of
from atlas.site.search_index import front_coded
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "tests" / "sites" / "tiny"
LONGEST, LARGEST = 10.0, 4_000  # seconds for one text; its signs
EXTENSIONS = ("def_list", "md_in_html", "toc", "tables", "fenced_code", "pymdownx.details", "pymdownx.tabbed")
WORDS = (
    "--- : - [ ] { } , & * &a *a ! !!int | > # ' \" [[ ]] [@ [# [=S-001] [?Q-001] [[list]] ` ``` ~~~ <!-- --> <!-->"
    " --!> < > </ /> = <a <b> </b> <div <svg> <script> onclick= href= javascript: data: // \\ &#106; &amp;"
    " ![ ]( ) ** _ ½"
    " title: reviewed: aliases: evidence: ## ??? === <<<<<<<"
)
UNSEEN = ("\n", "\t", "\r", " ", "\x00", "\x1b", "\x7f", "\u202e", "\ufeff", "\u200b", "\ud7ff", "\U0001f642")
TOKENS = (*WORDS.split(), *UNSEEN)


def problems_are_lines(problems: Iterable[Problem]) -> None:
    """Each problem is one line that a terminal shows as it is."""
    for problem in problems:
        line = str(problem)
        assert line.isprintable() and len(line) < 3_000, line


def front(text: str) -> None:
    """Front matter: read, and checked against its schema."""
    page, problems = parse_page("docs/causes/x.md", f"---\n{text}\n---\n\nx")
    problems_are_lines(problems)
    if page.front.value is not None:
        problems_are_lines(page_mistakes(Kind.CAUSE, page.front))
    values_are_text(page.front)


def data(text: str) -> None:
    """A data file, which its first line names: read, and checked against its schema."""
    name = text.partition("\n")[0].removeprefix("# ")
    name = name if name in SHEETS else sorted(SHEETS)[len(text) % len(SHEETS)]
    sheet, problems = parse_sheet(f"docs/{name}.yml", text)
    problems_are_lines(problems)
    values_are_text(sheet)
    if sheet.value is not None:
        problems_are_lines(file_mistakes(name, sheet))


def values_are_text(sheet: Sheet) -> None:
    """No value has a character that no text needs."""
    if isinstance(sheet.value, dict | list):
        assert not CONTROL.search(" ".join(strings_in(sheet.value))), "a control in a value"


def strings_in(value: object) -> Iterator[str]:
    """Every text in a value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from strings_in(inner)


def marks(text: str) -> None:
    """Marks: code is blanked in its place, and each mark is found where it is written."""
    page = Page("docs/causes/x.md", Kind.CAUSE, Sheet("docs/causes/x.md", {}, {}), text, 1)
    assert len(page.text) == len(text) and page.text.count("\n") == text.count("\n")
    for mark in page.marks:
        assert page.text.startswith(mark.source, mark.offset)
    assert without_code(page.text) is not None and list(read_marks(text)) is not None


def html(text: str) -> None:
    """Raw HTML: what passes both judgements runs nothing and asks nobody, as the engine renders it."""
    if FRONT.match(text) or too_much(text):
        return
    shown = without_code(text)
    faults = [*faults_in(shown), *(tag_fault(token["tag"]) for token in TOKEN.finditer(shown) if token["tag"])]
    if any(faults) or text.count("[") > 60:
        return
    made = markdown.markdown(text, extensions=list(EXTENSIONS))
    if not list(tree_faults(made)):
        harmless(made)


DANGER = "script, iframe, object, embed, base, meta, link, style, form, svg, math, template, noscript, [srcdoc]"


def harmless(made: str) -> None:
    """HTML in which nothing runs and nothing is asked of another host."""
    tree = LexborHTMLParser(made)
    assert tree.css_first(DANGER) is None, made
    for node in tree.css("*"):
        for key, value in node.attributes.items():
            assert not key.startswith("on"), made
            runs = re.match(r"[\s\x00-\x20]*(?:javascript|data|vbscript|file|blob):", value or "", re.IGNORECASE)
            assert key not in ("href", "src") or not runs, made


def names(text: str) -> None:
    """Names: whatever a page is called, its links are links and nothing else, and the text stays as it was."""
    lines = [line for line in text.splitlines() if line.strip() and not CONTROL.search(line)][:5]
    terms = [
        Term(line[:70], f"causes/p{at}", "causes", f"causes/p{at}/", description=line, where="docs/x.md:2")
        for at, line in enumerate(lines)
    ]
    article = f"<article><h1>x</h1><p>{escape(text)}</p></article>"
    linked = link_article(article, build_vocabulary(terms), "guides/x", page_url="guides/x/", root="../../").html
    tree = LexborHTMLParser(linked)
    assert {node.tag for node in tree.css("article *")} <= {"h1", "p", "a"}, linked
    assert tree.text() == LexborHTMLParser(article).text(), linked
    harmless(linked)


def search(text: str) -> None:
    """The index of the search: the words of a page come out of it as text."""
    sections = list(sections_of(f"<article><p>{escape(text)}</p><h2 id=x>{escape(text)}</h2><p>{text}</p></article>"))
    told = json.dumps([passages_of(blocks) for _, _, blocks in sections])
    assert json.loads(told) is not None
    front_coded(sorted({word for word in text.split() if word}))


def drawing(text: str) -> None:
    """A drawing: what passes runs nothing."""
    svg = text if text.lstrip().startswith("<") else f"<svg>{text}</svg>"
    if drawing_fault(svg) is None:
        tree = LexborHTMLParser(f"<body>{svg}")
        assert tree.css_first("script, style, foreignObject, image, iframe, set, animate") is None, svg
        assert not any(key.startswith("on") for node in tree.css("*") for key in node.attributes), svg


@lru_cache
def sound() -> Atlas:
    """The small site of the tests."""
    return read_atlas(SITE)[0]


def rules(text: str) -> None:
    """All rules at once, of a small site in which the text replaces the file that its first line names."""
    path, _, text = text.partition("\n")
    problems_are_lines(check(replaced(sound(), path.removeprefix("# "), text)))


def replaced(atlas: Atlas, name: str, text: str) -> Atlas:
    """The same content with another text of a data file, or else of a page."""
    if name in SHEETS:
        sheet = parse_sheet(f"docs/{name}.yml", text)[0]
        return replace(atlas, sheets={**atlas.sheets, name: sheet})
    old = next((page for page in atlas.pages if page.id == name), atlas.pages[0])
    new = parse_page(old.path, text)[0]
    return replace(atlas, pages=tuple(new if page is old else page for page in atlas.pages))


TARGETS: Mapping[str, Callable[[str], None]] = {
    "front": front, "data": data, "marks": marks, "html": html,
    "names": names, "search": search, "drawing": drawing, "rules": rules,
}  # fmt: skip


def try_one(text: str, name: str) -> str:
    """What a target does with a text that it must not; nothing when all is well."""
    started = time.process_time()
    try:
        TARGETS[name](text[:LARGEST])
    except Exception as error:
        place = error.__traceback__
        while place and place.tb_next:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else ""
        return f"{name}: {type(error).__name__} at {where}"
    return f"{name}: over {LONGEST} s" if time.process_time() - started > LONGEST else ""


ENDINGS: Mapping[str, tuple[str, ...]] = {  # of the files that a target begins with; the others take all
    "front": (".md",), "data": (".yml",), "drawing": (".svg",), "rules": (".md", ".yml"),
}  # fmt: skip


def seeds(name: str) -> list[str]:
    """Texts to begin with: the small sites of the tests as the target reads them, and the bad inputs."""
    sites, cases = ROOT / "tests" / "sites", ROOT / "tests" / "cases" / "bad"
    endings = ENDINGS.get(name, (".md", ".yml", ".svg"))
    paths = sorted(path for path in sites.rglob("*") if path.suffix in endings)
    texts = [as_read(path, name) for path in paths]
    return [text[:LARGEST] for text in (*texts, *(path.read_text("utf-8") for path in sorted(cases.rglob("*.txt"))))]


def as_read(path: Path, name: str) -> str:
    """The text of a file, with what a target wants before it, or less what it does not read."""
    text = path.read_text(encoding="utf-8", errors="replace")
    if name == "front" and (found := FRONT.match(text)):
        return found[1]
    page = path.relative_to(SITE / "docs").with_suffix("").as_posix() if SITE in path.parents else path.stem
    return f"# {page}\n{text}" if name in ("data", "rules") else text


def changed(chance: random.Random, texts: Sequence[str]) -> str:
    """A text with pieces of others, of signs that mean something, taken out, put in and repeated."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 0, 1, 5, 50)))
        other = chance.choice(texts)
        at = chance.randrange(len(other) + 1)
        sign = chance.choice(TOKENS)
        piece = chance.choice((sign, sign * chance.choice((2, 30)), other[at : at + 40]))
        text = text[:start] + piece + text[end:]
    return text
