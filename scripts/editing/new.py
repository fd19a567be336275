"""A new page or entry: what it needs, with its questions, at its place. What is to be filled in fails the check."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

import yaml
from atlas.content import states
from atlas.content.addresses import address_of, id_of
from atlas.content.page import Kind
from atlas.content.reader import FRONT
from atlas.content.scales import SCALES
from atlas.content.sheets import parse_sheet
from atlas.rules.messages import suggest
from atlas.rules.schema import SOURCES, page_schema

from .pages import LEDGER
from .project import Refused, Texts, pages_of
from .yaml_text import Edit, composed, edited, end_of, plain, with_line

LONGEST = 40  # signs of an id that is made of a name


@cache
def scaffolds() -> Mapping[str, Any]:
    """What is written for each kind."""
    return dict(yaml.safe_load((Path(__file__).parent / "scaffolds.yml").read_text(encoding="utf-8")))


def new(texts: Texts, kind: str, name: str, on: str, today: str, draft: bool = False) -> dict[str, str]:
    """The texts with a new page, as a draft if asked for, or entry; ``on`` is the page that a fact box stands on."""
    if kind not in scaffolds():
        what = f"KIND={kind}: there is no such kind" if kind else "KIND: missing"
        raise Refused(f"{what}; {suggest(kind, scaffolds())}")
    if not (name := " ".join(name.split())):
        raise Refused('NAME: missing; give the name, the question or the statement, as NAME="Tight shoes"')
    scaffold = scaffolds()[kind]
    known = {"name": plain(name), "key": name, "today": today, "on": on, "on_file": f"docs/{on}.md"}
    known["id"] = next_id(texts, scaffold["letter"]) if "letter" in scaffold else slug(name)
    if kind == "reference":
        known["key"] = known["id"].replace("-", "_")
    path = Template(scaffold["file"]).substitute(known)
    words = {**choices(texts, path), **known, "id": plain(known["id"]), "key": plain(known["key"])}
    text = Template(scaffold["text"]).substitute(words)
    if "under" not in scaffold:
        return with_page(texts, path, text, draft)
    if draft:
        raise Refused(f"DRAFT: a {kind} is no page; only pages can be drafts")
    return with_entry(texts, path, scaffold, text)


def slug(name: str) -> str:
    """The id that a name makes: small letters, digits and single hyphens, cut between words."""
    plain_letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain_letters.replace("'", ""))
    while len("-".join(words)) > LONGEST and len(words) > 1:
        words.pop()
    if not words:
        raise Refused(f'NAME="{name}": has no letter that an address can be made of; give a name with some')
    return "-".join(words)


def next_id(texts: Texts, letter: str) -> str:
    """The next number of a letter, after all that were ever given out."""
    said = "\n".join(text for path, text in texts.items() if path.endswith(".yml"))
    found = re.findall(rf"\b{letter}-(\d{{2,3}})\b", said)
    digits = 2 if letter == "H" else 3
    return f"{letter}-{max(map(int, found), default=0) + 1:0{digits}}"


# -- where it goes


def with_page(texts: Texts, path: str, text: str, draft: bool) -> dict[str, str]:
    """The texts with a new page, which the ledger names unless it is a draft: nobody was given its address."""
    page = id_of(path)
    same = next((other for other in pages_of(texts).values() if other.url == address_of(page)), None)
    if same:
        raise Refused(f"{same.path}: is there already; open it, or give another NAME")
    found = {**texts, path: text.replace("\n", "\ndraft: true\n", 1) if draft else text}
    if LEDGER in found and not draft:
        found[LEDGER] = with_line(found[LEDGER], page)
    return found


def with_entry(texts: Texts, path: str, scaffold: Mapping[str, Any], text: str) -> dict[str, str]:
    """The texts with a new entry in a file; of a fact box, in the front matter of its page."""
    if path.endswith(".md"):
        front = FRONT.match(texts.get(path, ""))
        pages = pages_of(texts).values()
        able = [page.id for page in pages if scaffold["under"] in page_schema(page.kind)["properties"]]
        if not front or id_of(path) not in able:
            raise Refused(f"ON={id_of(path)}: is no page that can have it; {suggest(id_of(path), able)}")
        head = placed(path, front[1], scaffold, text)
        page = texts[path]
        return {**texts, path: page[: front.start(1)] + head + page[front.end(1) :]}
    return {**texts, path: placed(path, texts.get(path, ""), scaffold, text)}


def placed(path: str, text: str, scaffold: Mapping[str, Any], entry: str) -> str:
    """The text of a file with an entry at its place in the list that it belongs to."""
    node, under = composed(text), scaffold["under"]
    if under and node is not None:
        node = next((value for key, value in node.value if key.value == under), None)
    if node is None:
        return f"{text.rstrip()}\n{under}{':' * bool(under)}\n{entry}".lstrip("\n")
    if node.flow_style:
        raise Refused(f"{path}: the list is written on one line; give each entry lines of its own first")
    names = [name_of(one) for one in node.value]
    own = re.match(r"(?:- id: )?('[^']*'|[^:\n]+)", entry)
    name = own[1].strip("'") if own else ""
    if name in names:
        raise Refused(f'{path}: has "{name}" already; open it, or give another NAME')
    order = scaffold["order"]
    after = [
        one
        for one, other in zip(node.value, names, strict=True)
        if order == "first" or (order == "id" and other > name)
    ]
    indent = " " * indent_of(text, node)
    lines = "".join(f"{indent}{line}" if line.strip() else line for line in entry.splitlines(keepends=True))
    if after:
        start = text.rfind("\n", 0, start_of(after[0])) + 1
        return edited(text, [Edit(start, start, lines)])
    end = end_of(text, node)
    rest = text.find("\n", end)
    end = len(text) if rest < 0 else rest
    return edited(text, [Edit(end, end, f"\n{lines.rstrip()}")])


def start_of(one: Any) -> int:
    """Where an entry of a list, or a pair, begins."""
    return int((one[0] if isinstance(one, tuple) else one).start_mark.index)


def indent_of(text: str, node: Any) -> int:
    """How far the entries of a list stand in."""
    start = start_of(node.value[0])
    line = text.rfind("\n", 0, start) + 1
    return len(text[line:start]) - len(text[line:start].lstrip(" "))


def name_of(one: Any) -> str:
    """The id of an entry of a list, or the key of a pair."""
    if isinstance(one, tuple):
        return str(one[0].value)
    return next((str(value.value) for key, value in one.value if key.value == "id"), "")


# -- what there is to choose from


def choices(texts: Texts, path: str) -> dict[str, str]:
    """What each open field can be, in words, by the name that a scaffold gives it."""
    pages = pages_of(texts)
    parts = path.split("/")
    kind = Kind(parts[1]) if len(parts) > 2 and parts[1] in set(Kind) else None
    index = pages.get(f"{parts[1]}/index") if kind else None
    found = {name: list(state) for name, state in STATES.items()}
    found["groups"] = list(index.groups) if index else []
    found["grades"] = list(SCALES[kind][1]) if kind and kind in SCALES else []
    found["sources"] = list(SOURCES)
    found["articles"] = sorted(page.article for page in pages.values() if page.article)
    found["topics"] = [key for page in pages.values() if page.shows("statements") for key in page.groups]
    found["card_groups"] = [key for page in pages.values() if page.shows("signs") for key in page.groups]
    for name, (file, field) in LISTED.items():
        value = parse_sheet(file, texts.get(f"docs/{file}.yml", ""))[0].value or {}
        found[name] = list(value.get(field, {}) if field else value)
    number = max((int(one) for one in found["articles"]), default=0) + 1
    return {name: ", ".join(map(str, values)) for name, values in found.items()} | {"article": f"{number:03}"}


STATES: Mapping[str, Any] = {
    "shares": states.Share,
    "strengths": states.Strength,
    "timings": states.Timing,
    "purposes": states.Purpose,
    "levels": states.Level,
    "verdicts": states.Verdict,
    "bands": states.Band,
    "controls": states.Control,
    "designs": states.Design,
    "results": states.Result,
    "certainties": states.RatedCertainty,
    "reads": states.Read,
    "measures": states.Measure,
    "effects": states.EffectMeasure,
    "change_kinds": states.ChangeKind,
    "change_sizes": states.ChangeSize,
    "reference_kinds": states.ReferenceKind,
    "read_as": states.ReadAs,
}
LISTED = {  # the keys of a data file, or of a mapping in it
    "warnings": ("warnings", ""),
    "study_groups": ("studies", "groups"),
    "outcomes": ("studies", "outcomes"),
    "search_groups": ("searches", "groups"),
    "places": ("searches", "places"),
}
