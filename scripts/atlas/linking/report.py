"""What the linker did on the whole site, for its authors: as data, and as the lines of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import Any

from ..content.atlas import Atlas
from ..content.page import CONTENT
from .held import Held
from .linker import Linked
from .tally import led_to, tallied
from .vocabulary import Form, State, Vocabulary

EVERYWHERE, EVERYDAY = 0.5, 0.25  # shares of all pages, from which a link deserves a look


def links_data(atlas: Atlas, names: Vocabulary, linked: Held) -> dict[str, Any]:
    """The whole report, as ``data/links.json`` has it."""
    tally = tallied(told.counted for told in linked.told.values())
    terms = term_rows(names, tally.found)
    return {
        "terms": terms,
        "never_mentioned": never_mentioned(terms),
        "orphans": unreached(atlas, tally.reached),
        "everywhere": everywhere(tally.targets, len(linked)),
        "common_words": common_words(tally.words, len(linked)),
        "ambiguous": [{"name": name, "page": page, "count": n} for (name, page), n in tally.ambiguous.most_common()],
        "collisions": collisions(names),
        "by_hand": sorted(tally.by_hand, key=itemgetter("page")),
    }


def term_rows(names: Vocabulary, found: Mapping[str, int]) -> list[dict[str, Any]]:
    """Every name of a page: its forms, how each was made, whether it links, how often other pages say it."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    counted: set[tuple[str, str, str]] = set()
    for form in sorted(names.forms, key=form_order):
        key = form.term.name.casefold(), form.term.page
        row = rows.setdefault(key, {"name": form.term.name, "page": form.term.page, "count": 0, "forms": []})
        finds = form.state in (State.LINKS, State.AMBIGUOUS, State.SAME) and (*key, form.match) not in counted
        count = found.get(form.match, 0) if finds else 0
        if finds:
            counted.add((*key, form.match))
        row["count"] += count
        row["forms"].append({"text": form.text, "how": form.how, "state": form.state, "count": count})
    return list(rows.values())


def form_order(form: Form) -> tuple[str, str, bool, str]:
    """The order of forms in the report: by name and page, the written one first."""
    return (form.term.name.casefold(), form.term.page, bool(form.made), form.text)


def never_mentioned(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Names that no page mentions in any form."""
    return [{"name": row["name"], "page": row["page"]} for row in rows if not row["count"]]


def orphans(atlas: Atlas, linked: Mapping[str, Linked]) -> list[str]:
    """Content pages to which no text of another page leads."""
    return unreached(atlas, {page for source, result in linked.items() for page in led_to(source, result)})


def unreached(atlas: Atlas, reached: Collection[str]) -> list[str]:
    """The content pages that are not among these."""
    return [page.id for page in atlas.pages if page.kind in CONTENT and page.id not in reached]


def everywhere(targets: Counter[str], pages: int) -> list[dict[str, Any]]:
    """Pages that are linked on more than half of all pages."""
    return [{"page": page, "pages": n} for page, n in targets.most_common() if n > EVERYWHERE * pages]


def common_words(words: Counter[tuple[str, str]], pages: int) -> list[dict[str, Any]]:
    """Single words in small letters that link on more than a quarter of the pages: are they everyday words?"""
    found = ((name, page, count) for (name, page), count in words.most_common() if count > EVERYDAY * pages)
    return [{"name": name, "page": page, "pages": count} for name, page, count in found]


def collisions(names: Vocabulary) -> list[dict[str, str]]:
    """Forms that were made for names of two pages: they link nothing, or only where they were written."""
    return [
        {"text": form.text, "name": form.term.name, "page": form.term.page, "how": form.how}
        for form in sorted(names.forms, key=form_order)
        if form.state is State.BEATEN or (form.state is State.AMBIGUOUS and form.made and form.term.linkable)
    ]


def report_lines(data: Mapping[str, Any]) -> Iterator[str]:
    """The report for a person: a heading and a line an entry."""
    terms = data["terms"]
    forms = sum(len(row["forms"]) for row in terms)
    yield f"{len(terms)} names in {forms} forms; each with how often other pages say it, and how each form was made"
    yield from (f"  {name_line(row)}" for row in terms)
    sections = {
        "never_mentioned": "Names that no page mentions",
        "orphans": "Pages to which no text leads",
        "everywhere": "Pages linked on more than half of all pages",
        "common_words": "Everyday words that link on more than a quarter of the pages",
        "ambiguous": "Ambiguous names found, and left plain",
        "collisions": "Forms that belong to two pages",
        "by_hand": "Links made by hand that the linker would have made",
    }
    for key, title in sections.items():
        yield f"\n{title}: {len(data[key])}"
        yield from (f"  {entry}" if isinstance(entry, str) else f"  {entry_line(entry)}" for entry in data[key])


def entry_line(entry: Mapping[str, Any]) -> str:
    """An entry of a list in one line: "page: causes/cold  pages: 40"."""
    return "  ".join(f"{key}: {value}" for key, value in entry.items())


def name_line(row: Mapping[str, Any]) -> str:
    """A name with its forms: "3  statin (drugs/statins): statin 2, statins 1 (plural)"."""
    made = (form_words(form) for form in row["forms"])
    return f"{row['count']}  {row['name']} ({row['page']}): {', '.join(made)}"


def form_words(form: Mapping[str, Any]) -> str:
    """A form with its count and what is unusual about it: "statins 1 (plural)"."""
    notes = [note for note in (form["how"], form["state"]) if note not in ("written", "links")]
    return f"{form['text']} {form['count']}" + (f" ({'; '.join(notes)})" if notes else "")
