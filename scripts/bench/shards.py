"""What a search fetches on a large site, in a real browser: the index in parts, as a generated site has it."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.search_index import index_files
from browser import find_browser
from playwright.sync_api import Page, Response, sync_playwright

from bench.linking import make_names, make_pages
from bench.site import write_site
from bench.slow import PHONE, served

ASKED = 20  # questions: names, and words of the text
LEADING = ("topics", "questions", "neighbours")  # of the words of the search, what leads to pages of the real site


def shard_lines(root: Path, pages: int) -> Iterator[str]:
    """How many bytes the first file of the index has, and how many a question costs. Errors: EngineError."""
    real, _ = read_atlas(root)
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        site = Path(folder, "site")
        render(root, site)
        weave_folder(site, site, real, root)
        atlas = generated(Path(folder, "source"), pages, real)
        lay_index(site, index_files(atlas, plain_pages(pages)))
        with served(site) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_browser() or None, args=["--no-sandbox"])
            tab = browser.new_page(viewport=PHONE)
            first, costs = ask_all(tab, address, questions(pages))
            browser.close()
    yield f"\nSearch in a generated site of {pages} pages, packed bytes that a browser fetched"
    middle = sorted(costs)[len(costs) // 2]
    yield f"before the first question {first}; a question {middle} in the middle, {max(costs)} at most (goal 300000)"


def generated(folder: Path, pages: int, real: Atlas) -> Atlas:
    """A generated site with the words of the real search, without those that lead to real pages."""
    write_site(folder / "docs", pages)
    words = {key: type(value)() if key in LEADING else value for key, value in real.data("search").items()}
    (folder / "docs" / "search.yml").write_text(json.dumps(words), encoding="utf-8")
    return read_atlas(folder)[0]


def plain_pages(pages: int) -> dict[str, str]:
    """The pages of the generated site as the index reads them."""
    texts = make_pages(pages, make_names(pages))
    return {f"causes/page-{number}/": article(text) for number, text in enumerate(texts)}


def article(text: str) -> str:
    """A text of paragraphs and headings as HTML, as far as the index reads it."""
    blocks = (block.strip() for block in text.split("\n\n"))
    told = (
        f'<h2 id="s{at}">{block[3:]}</h2>' if block.startswith("## ") else f"<p>{block}</p>"
        for at, block in enumerate(blocks)
    )
    return f"<article>{''.join(told)}</article>"


def lay_index(site: Path, files: dict[str, str]) -> None:
    """Put the generated index in the place of the real one."""
    (old,) = site.glob("search/index.*.json")
    new = next(iter(files))
    for name, text in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        page.write_text(html.replace(f"search/{old.name}", new), encoding="utf-8")


def questions(pages: int) -> list[str]:
    """Some names of the generated site, and some runs of words of its texts; the same each time."""
    chance, names = random.Random(4), make_names(pages)
    texts = make_pages(3, names[:50])
    words = [word for text in texts for word in text.split() if word.isalpha() and len(word) > 3]
    return [*chance.sample(names, ASKED // 2), *(" ".join(chance.sample(words, 4)) for _ in range(ASKED // 2))]


def ask_all(tab: Page, address: str, asked: list[str]) -> tuple[int, list[int]]:
    """The bytes fetched for the index, and those for each question with its passages."""
    got: list[int] = []

    def note(response: Response) -> None:
        if "/search/" in response.url and response.url.endswith(".json"):
            got.append(int(response.headers.get("content-length", 0)))

    tab.context.on("response", note)
    tab.goto(f"{address}search/?q=zzzz")
    tab.wait_for_selector("[data-answered=zzzz]")
    first, costs = sum(got), []
    for text in asked:
        got.clear()
        tab.fill("[data-search-box] input", text)
        tab.wait_for_function("text => document.querySelector('[data-search-box]').dataset.answered === text", arg=text)
        tab.wait_for_timeout(600)
        costs.append(sum(got))
    return first, costs
