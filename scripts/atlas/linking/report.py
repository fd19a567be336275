"""What the linker did on the whole site, for its authors: as data, and as the lines of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from ..content.atlas import Atlas
from ..content.page import CONTENT
from .linker import Linked, Why
from .vocabulary import Form, State, Vocabulary

EVERYWHERE, EVERYDAY = 0.5, 0.25  # shares of all pages, from which a link deserves a look


def links_data(atlas: Atlas, names: Vocabulary, linked: Mapping[str, Linked]) -> dict[str, Any]:
    """The whole report, as ``data/links.json`` has it. ``linked`` is by the id of the page."""
    tally = tallied(names, linked)
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


@dataclass
class Tally:
    """What is counted on all pages.

    Shape: ``found`` is by the ``match`` of a name, ``targets`` how many pages link to a page, ``reached`` the pages
    that others lead to, ``words`` and ``ambiguous`` by name and page.
    """

    found: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    reached: set[str] = field(default_factory=set)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    ambiguous: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_hand: list[dict[str, str]] = field(default_factory=list)


def tallied(names: Vocabulary, linked: Mapping[str, Linked]) -> Tally:
    """All counts, from one look at each page: those of a large site are not at hand at once."""
    tally = Tally()
    for source, result in linked.items():
        tally.found.update(mentioned(names, source, result))
        tally.targets.update(list(dict.fromkeys(link.page for link in result.links)))
        tally.reached |= led_to(source, result)
        tally.words.update(everyday(result))
        named = ((one.form.term.name, one.form.term.page) for one in result.found if one.why is Why.AMBIGUOUS)
        tally.ambiguous.update(named)
        tally.by_hand += by_hand(source, result)
    return tally


def mentioned(names: Vocabulary, source: str, result: Linked) -> Iterator[str]:
    """The ``match`` of every name on a page of another, as often as it is there: in the text, or as a link by hand."""
    yield from (one.form.match for one in result.found if one.why is not Why.OWN_PAGE)
    for written in result.written:
        if written.page != source and (form := names.form_of(written.text)) and form.term.page == written.page:
            yield form.match


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


def led_to(source: str, result: Linked) -> set[str]:
    """The other pages to which the text of a page leads, by an automatic link or by one made by hand."""
    return {*(link.page for link in result.links), *(link.page for link in result.written)} - {source}


def everywhere(targets: Counter[str], pages: int) -> list[dict[str, Any]]:
    """Pages that are linked on more than half of all pages."""
    return [{"page": page, "pages": n} for page, n in targets.most_common() if n > EVERYWHERE * pages]


def everyday(result: Linked) -> list[tuple[str, str]]:
    """The names of a page that are single words in small letters and link, each once."""
    links = (one for one in result.found if one.form.state is State.LINKS and one.text.islower() and one.text.isalpha())
    return list(dict.fromkeys((one.form.term.name, one.form.term.page) for one in links))


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


def by_hand(source: str, result: Linked) -> list[dict[str, str]]:
    """Links of a page, made by hand, that the linker would have made of the same words."""
    return [{"page": source, "to": one.page, "text": one.text} for one in result.written if one.would_link]


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
