"""A made project of any size with the theme of the real one: pages, references, medicines and cards in proportion.

All is made from a seed, so that every run measures the same work.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from atlas.content.page import CONTENT
from atlas.content.sheets import parse_sheet

from bench.linking import make_names, make_pages

SHARES = {"causes": 18, "diseases": 30, "drugs": 17, "remedies": 22, "guides": 13}  # of 100 pages, as on the real site
REFERENCES, CITED = 5, 10  # a page; how often each page cites
MEDICINES, BOXES = 2.75, 3  # a page of any kind; fact boxes a page of medicines
CARDS, MIXTURES = 0.24, 0.13  # a page
SIZE = 2500  # signs of a page's Markdown
# Of the words of the search, what leads to pages and medicines of the real site.
LEADING = ("topics", "several", "questions", "neighbours", "medicines", "kinds")
DAY = "2026-11-22"
SLOTS = {  # the pages that list things, beside the index of each kind
    "references": ["bibliography"],
    "references/reviews": ["reference-kind: review"],
    "help": ["signs"],
    "medicines": ["medicine-list"],
    "mixtures": ["mixtures"],
    "a-z": ["a-z"],
    "map": ["map"],
}
Made = dict[str, Any]


def lay(root: Path, site: Path, pages: int) -> Path:
    """A made project with the theme and the words of ``root``, and a plain page wherever its frame leads."""
    shutil.copytree(root / "overrides", site / "overrides")
    shutil.copy(root / "mkdocs.yml", site)
    (site / "scripts").mkdir()
    shutil.copy(root / "scripts" / "mkdocs_hook.py", site / "scripts")
    docs = site / "docs"
    shutil.copytree(root / "docs" / "assets", docs / "assets", ignore=shutil.ignore_patterns("drawings"))
    for name in ("frame", "lists", "tools"):
        shutil.copy(root / "docs" / f"{name}.yml", docs)
    words = parse_sheet("docs/search.yml", (root / "docs" / "search.yml").read_text(encoding="utf-8"))[0].value
    said = {key: type(value)() if key in LEADING else nameless(value) for key, value in words.items()}
    put(docs / "search.yml", said)
    shutil.copy(root / "docs" / "search.md", docs)
    write_data(docs, pages)
    write_pages(docs, pages)
    frame = parse_sheet("docs/frame.yml", (docs / "frame.yml").read_text(encoding="utf-8"))[0].value
    for name in sorted({*led_to(frame), *SLOTS, *(f"{kind}/index" for kind in CONTENT)}):
        write_list(docs, name)
    return site


def nameless(words: Any) -> Any:
    """Words of the search without the ids of pages among them, which stand for all names of a page of the real site."""
    if isinstance(words, dict):
        return {key: nameless(value) for key, value in words.items()}
    if isinstance(words, list):
        return [nameless(one) for one in words if not (isinstance(one, str) and "/" in one)]
    return words


def led_to(value: Any) -> Iterator[str]:
    """The ids of the pages that a value of the frame leads to, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("to"), str) and "//" not in value["to"]:
            yield value["to"].partition("#")[0]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from led_to(one)


# -- data


def write_data(docs: Path, pages: int) -> None:
    """The data files: references, medicines, mixtures and cards, as many as fit so many pages."""
    put(docs / "references.yml", {f"made_{number}": made_reference(number) for number in range(REFERENCES * pages)})
    medicines = [made_medicine(name, number, pages) for number, name in enumerate(medicine_names(pages))]
    put(docs / "medicines.yml", {"medicines": medicines})
    put(docs / "mixtures.yml", [made_mixture(number, medicines) for number in range(1, int(MIXTURES * pages))])
    put(docs / "red-flags.yml", [made_card(number, pages) for number in range(count_of_cards(pages))])
    put(docs / "warnings.yml", {"ask": {"title": "Ask", "text": "Ask before the next one."}})


def put(path: Path, value: object) -> None:
    """Write a value as a file of data, an entry a line."""
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    begin = (lambda key: f"{key}: ") if isinstance(value, dict) else (lambda _: "- ")
    path.write_text("".join(f"{begin(key)}{json.dumps(entry)}\n" for key, entry in entries) or "[]\n", encoding="utf-8")


def medicine_names(pages: int) -> list[str]:
    """The names of all medicines; none is that of a page."""
    return make_names(pages + int(MEDICINES * pages))[pages:]


def count_of_cards(pages: int) -> int:
    """How many cards there are; never none."""
    return max(2, int(CARDS * pages))


def made_reference(number: int) -> Made:
    """A reference that nobody wrote."""
    told = {"title": f"A made reference {number}", "publisher": f"Nobody {number % 90}", "year": 1990 + number % 36}
    return {**told, "kind": "review", "read_as": "full text", "read_on": DAY, "url": f"https://example.org/{number}"}


def made_medicine(name: str, number: int, pages: int) -> Made:
    """A medicine of the list, with a row of what a text says."""
    text = {"source": "EU leaflet", "product": name, "reference": f"made_{number % (REFERENCES * pages)}"}
    row = {**text, "band": "common", "term": "muscle cramps"}
    own = {"id": f"medicine-{number}", "name": name, "class": f"class {number % 97}", "used_for": "nothing at all"}
    return {**own, "listed": [row], "checked": DAY}


def made_mixture(number: int, medicines: Sequence[Made]) -> Made:
    """Two medicines that do harm together."""
    one, other = medicines[number], medicines[-number]
    sides = {side: {"name": of["name"], "medicines": [of["id"]]} for side, of in (("one", one), ("with", other))}
    does = {"happens": "Nothing happens.", "what_to_do": "Ask before you take both.", "level": "same day"}
    return {"id": f"mix-{number}", **sides, **does, "references": ["made_1"]}


def made_card(number: int, pages: int) -> Made:
    """A care card with two signs."""
    chance = random.Random(number)
    words = " ".join(make_names(40, number)[:2]).lower()
    card = {"id": f"H-{number + 1:02}", "checked": DAY, "level": "same day", "group": "all", "need": "any"}
    told = {"short": f"One leg is {words}", "act": "medical help today", "title": "Get medical help today if:"}
    more = {"signs": [f"one leg is {words}", "it stays so"], "means": "nothing at all", "action": ["Ask today."]}
    return {**card, **told, **more, "asked": [words], "references": [f"made_{chance.randrange(pages)}"]}


# -- pages


def write_pages(docs: Path, pages: int) -> None:
    """The pages of all kinds, each with relations, references, mentions of others, and a card on every second one."""
    names, chance, medicines = make_names(pages), random.Random(3), iter(enumerate(medicine_names(pages)))
    ids = page_ids(pages)
    for number, (name, text) in enumerate(zip(names, make_pages(pages, names, size=SIZE), strict=True)):
        kind = ids[number].partition("/")[0]
        own = [made_box(*next(medicines)) for _ in range(BOXES)] if kind == "drugs" else []
        cited = " ".join(f"[@made_{chance.randrange(REFERENCES * pages)}]" for _ in range(CITED - 1))
        body = [f"{name} is made, and nothing at all. [@made_{number}]", text, f"Others say so too. {cited}"]
        body += ["[[medicines]]"] if own else []
        body += [f"[[red-flags: H-{chance.randrange(count_of_cards(pages)) + 1:02}]]"] if number % 2 else []
        write(docs, ids[number], front(name, kind, own, chance.choice(ids)), body)


def page_ids(pages: int) -> list[str]:
    """The id of each page; the kinds take turns, so that any number of pages has them in their shares."""
    turns = random.Random(7).choices(list(SHARES), list(SHARES.values()), k=pages)
    return [f"{kind}/page-{number}" for number, kind in enumerate(turns)]


def made_box(number: int, name: str) -> Made:
    """The fact box of a medicine."""
    own = {"id": f"medicine-{number}", "name": name, "class": "made", "used_for": "nothing at all"}
    told = {"how": "Nobody knows how.", "how_often": "Nobody counted.", "strength": "weak", "timing": ["taking"]}
    return {**own, **told, "warning": "ask", "references": ["made_1"]}


def front(name: str, kind: str, medicines: Sequence[Made], other: str) -> Made:
    """The front matter of a page."""
    said = {"title": name, "description": f"A made page about {name}, which is nothing at all.", "group": "all"}
    graded = {"evidence": {"grade": "may-help" if kind == "remedies" else "possible", "why": "It was made."}}
    told = graded if kind in ("causes", "diseases", "remedies") else {}
    told |= {"limits": "Nobody knows.", "purpose": ["relief"]} if kind == "remedies" else {}
    boxes = {"medicines": medicines} if medicines else {}
    return {**said, **told, **boxes, "related": [other], "reviewed": DAY}


def write_list(docs: Path, name: str) -> None:
    """A page that lists things, or a plain one where nothing is to be listed; one that is there stays."""
    kind, _, last = name.partition("/")
    slots = SLOTS.get(name, ["medicine-table"] * (kind == "drugs") + ["list"] if last == "index" else [])
    if not (docs / f"{name}.md").exists():
        meta = {"title": f"All of {name}", "description": "A page that the frame leads to, and what it lists."}
        groups = {"groups": {"all": "All"}} if slots and name != "a-z" else {}
        write(docs, name, {**meta, **groups, "reviewed": DAY}, ["A plain page.", *(f"[[{slot}]]" for slot in slots)])


def write(docs: Path, name: str, meta: Mapping[str, Any], blocks: Sequence[str]) -> None:
    """A page as its author would write it."""
    head = "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items())
    path = docs / f"{name}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"---\n{head}---\n\n" + "\n\n".join(blocks) + "\n", encoding="utf-8")
