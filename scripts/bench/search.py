"""How well the search answers, in a real browser: questions from files, the same with slips, and every name.

MiniSearch (where npm is there) is asked the same in the same run, for a comparison. The theme's own search is not:
the pages do not have it any more, and what it brought is in the history of this file.
"""

from __future__ import annotations

import csv
import gzip
import http.server
import json
import random
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from atlas.content.atlas import Atlas
from atlas.content.page import NAME_FIELDS, Kind
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright
from selectolax.lexbor import LexborHTMLParser

MINISEARCH = "7.2.0"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SOME = 150  # questions of a set for the search that we only compare with
SHORT = 4  # letters: what is shorter is not misspelled here, for nobody could tell what was meant
SCRIPT = Path(__file__).with_suffix(".js")
ENGINES = ("ours", "minisearch")


@dataclass(frozen=True)
class Question:
    """What is asked, the pages that answer it (the best first), and the care cards that fit a danger sign in it."""

    text: str
    pages: tuple[str, ...]
    cards: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Answer:
    """What one search brought for one question."""

    question: Question
    pages: tuple[str, ...]
    cards: tuple[str, ...]
    neighbours: int
    ms: float

    @property
    def rank(self) -> int:
        """The place of the first right page, from 1; 0 when none was found."""
        places = [place for place, page in enumerate(self.pages, 1) if page in self.question.pages]
        return min(places, default=0)


@dataclass(frozen=True)
class Row:
    """The figures of one search for one set of questions; shares in percent."""

    engine: str
    name: str
    count: int
    first: float
    three: float
    five: float
    mrr: float
    nothing: float
    p50: float
    p95: float
    card_first: float
    card: float


def row(engine: str, name: str, answers: Sequence[Answer]) -> Row:
    """What a set of answers comes to."""

    def share(is_so: Callable[[Answer], bool]) -> float:
        return 100 * sum(map(is_so, answers)) / len(answers)

    times = sorted(answer.ms for answer in answers)
    return Row(
        engine,
        name,
        len(answers),
        first=share(lambda answer: answer.rank == 1),
        three=share(lambda answer: 0 < answer.rank <= 3),
        five=share(lambda answer: 0 < answer.rank <= 5),
        mrr=sum(1 / answer.rank for answer in answers if answer.rank) / len(answers),
        nothing=share(lambda answer: not answer.pages),
        p50=times[len(times) // 2],
        p95=times[int(len(times) * 0.95)],
        card_first=share(lambda answer: fits(answer, answer.cards[:1])),
        card=share(lambda answer: fits(answer, answer.cards)),
    )


def fits(answer: Answer, cards: Iterable[str]) -> bool:
    """Whether a card fits; where no card is wanted, whether one was shown."""
    wanted = answer.question.cards
    return any(not wanted or card in wanted for card in cards)


# -- questions


def read_questions(path: Path) -> dict[str, list[Question]]:
    """The questions of a file by its sets; a file without sets is one."""
    sets: dict[str, list[Question]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file, delimiter="\t"):
            cards = tuple(filter(None, line["cards"].split("|"))) if line.get("cards") is not None else None
            name = f"{path.stem} {line['set']}" if line.get("set") else path.stem
            pages = tuple(filter(None, line["pages"].split("|")))
            sets.setdefault(name, []).append(Question(line["query"], pages, cards))
    return sets


def names_of(atlas: Atlas) -> list[Question]:
    """Every name of the atlas, with the pages that have it."""
    owners: dict[str, set[str]] = {}
    for page in atlas.pages:
        if page.kind is Kind.SOURCE or page.id == "404":
            continue
        medicines = [name for one in page.medicines for name in one.names]
        for name in [page.title, *(name for field in NAME_FIELDS for name in page.listed(field)), *medicines]:
            owners.setdefault(name.casefold(), set()).add(page.id.removesuffix("/index").removesuffix("index"))
    return [Question(name, tuple(pages)) for name, pages in owners.items()]


def with_slips(questions: Iterable[Question], light: set[str], seed: int = 1) -> Iterator[Question]:
    """Each question with one slip in its main word: the longest that says something."""
    chance = random.Random(seed)
    for question in questions:
        words = [word for word in question.text.split() if word.isalpha() and word.lower() not in light]
        main = max(words, key=len, default="")
        if len(main) >= SHORT:
            yield replace(question, text=question.text.replace(main, slip(main, chance), 1))


def slip(word: str, chance: random.Random) -> str:
    """A word with one letter left out, added, changed or swapped with the next; never the first letter."""
    at, letter = chance.randrange(1, len(word)), chance.choice(LETTERS)
    made = {
        "left out": word[:at] + word[at + 1 :],
        "added": word[:at] + letter + word[at:],
        "changed": word[:at] + letter + word[at + 1 :],
        "swapped": word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :] if at > 1 else "",
    }
    return chance.choice([text for text in made.values() if text and text != word])


def question_sets(atlas: Atlas, paths: Sequence[Path]) -> dict[str, list[Question]]:
    """All that is asked, by the name of the set."""
    sets = {name: found for path in paths for name, found in read_questions(path).items()}
    search = atlas.data("search")
    light = {*search["stop"].split(), *search["common"].split(), "cramps", "cramping", "legs", "muscles"}
    plain = [question for found in sets.values() for question in found if question.cards is None]
    names = names_of(atlas)
    longer = [question for question in names if len(question.text) > SHORT]
    whole = random.Random(1)
    return {
        **sets,
        "one slip in the main word": list(with_slips(plain, light)),
        "names": names,
        "names with one slip": [replace(question, text=slip(question.text, whole)) for question in longer],
    }


# -- the browser


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a folder is served meanwhile."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def evaluate(site: Path, atlas: Atlas, paths: Sequence[Path], browser: str, folder: Path) -> Iterator[Row]:
    """The figures of each search for each set of questions, in a browser with the built site."""
    sets = question_sets(atlas, paths)
    with served(site) as address, sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=browser or None, args=["--no-sandbox"])
        tab = chrome.new_page()
        tab.goto(address + atlas.data("frame")["search"]["to"] + "/")
        tab.evaluate(SCRIPT.read_text(encoding="utf-8"))
        for engine in start_engines(tab, site, atlas, folder):
            for name, questions in sets.items():
                some = (
                    questions if engine == ENGINES[0] else random.Random(1).sample(questions, min(SOME, len(questions)))
                )
                yield row(engine, name, [ask(tab, engine, question) for question in some])
        chrome.close()


def ask(tab: Tab, engine: str, question: Question) -> Answer:
    got = tab.evaluate(f"text => bench.{engine}(text)", question.text)
    return Answer(question, tuple(got["pages"]), tuple(got["cards"]), got["neighbours"], got["ms"])


def start_engines(tab: Tab, site: Path, atlas: Atlas, folder: Path) -> list[str]:
    """Make the searches ready that can be asked here."""
    (index,) = site.glob("search/index.json")
    tab.evaluate("bench.ours('cramp')")  # the index is there, and nothing is measured that happens once
    library = fetch_minisearch(folder)
    if not library:
        return ["ours"]
    tab.add_script_tag(content=library.read_text(encoding="utf-8"))
    stop = atlas.data("search")["stop"]
    tab.evaluate("([pages, stop]) => bench.startMini(pages, stop)", [plain_pages(site, index), stop])
    return list(ENGINES)


def plain_pages(site: Path, index: Path) -> list[dict[str, object]]:
    """The pages as MiniSearch gets them: the same names as ours, and the whole text of the article."""
    pages = json.loads(index.read_text(encoding="utf-8"))["pages"]
    return [
        {
            "id": number,
            "url": page["url"],
            "title": page["title"],
            "names": ", ".join(names_in(page)),
            "text": page.get("text", ""),
            "body": article_text((site / page["url"] / "index.html").read_text(encoding="utf-8")),
        }
        for number, page in enumerate(pages)
    ]


def article_text(html: str) -> str:
    """What stands in the article of a page."""
    article = LexborHTMLParser(html).css_first("article")
    return article.text(separator=" ") if article else ""


def names_in(page: dict[str, Any]) -> Iterator[str]:
    """Every other name that our index has of a page."""
    for field in ("alias", "covers", "ambiguous"):
        yield from page.get(field, [])
    for medicine in page.get("medicines", []):
        yield from medicine[1:]


def fetch_minisearch(folder: Path) -> Path | None:
    """MiniSearch from npm, if it can be had; nothing else needs it."""
    npm = shutil.which("npm")
    if not npm:
        return None
    done = subprocess.run(
        [npm, "pack", f"minisearch@{MINISEARCH}"], cwd=folder, check=False, capture_output=True, timeout=120
    )
    packed = next(folder.glob("minisearch-*.tgz"), None)
    if done.returncode or not packed:
        return None
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "dist" / "umd" / "index.js"


def sizes(site: Path) -> dict[str, int]:
    """How many bytes a reader's browser fetches to search, packed as a server packs them."""
    scripts = (site / "assets" / "search" / f"{name}.js" for name in ("ask", "results", "worker"))
    paths = [*site.glob("search/index.json"), *scripts, *site.glob("search/medicines/*.json")]
    return {path.relative_to(site).as_posix(): len(gzip.compress(path.read_bytes(), 9)) for path in sorted(paths)}
