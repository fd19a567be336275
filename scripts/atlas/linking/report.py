"""What the linker did on the whole site, for its authors: as data, and as the lines of a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ..content.atlas import Atlas
from ..content.page import CONTENT
from .linker import Linked, Why
from .vocabulary import Form, State, Vocabulary

EVERYWHERE, EVERYDAY = 0.5, 0.25  # shares of all pages, from which a link deserves a look


def links_data(atlas: Atlas, names: Vocabulary, linked: Mapping[str, Linked]) -> dict[str, Any]:
    """The whole report, as ``data/links.json`` has it. ``linked`` is by the id of the page."""
    found = Counter(mentioned(names, linked))
    made = Counter((link.page, source) for source, result in linked.items() for link in result.links)
    terms = term_rows(names, found)
    return {
        "terms": terms,
        "never_mentioned": never_mentioned(terms),
        "orphans": orphans(atlas, linked),
        "everywhere": everywhere(made, len(linked)),
        "common_words": common_words(linked),
        "ambiguous": ambiguous(linked),
        "collisions": collisions(names),
        "by_hand": by_hand(linked),
    }


def mentioned(names: Vocabulary, linked: Mapping[str, Linked]) -> Iterator[str]:
    """The ``match`` of every name on pages of others, as often as it is there: in the text, or as a link by hand."""
    for source, result in linked.items():
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
    """Content pages to which no text of another page leads, by an automatic link or by one made by hand."""
    reached = {(link.page, source) for source, result in linked.items() for link in result.links}
    reached |= {(written.page, source) for source, result in linked.items() for written in result.written}
    found = {page for page, source in reached if page != source}
    return [page.id for page in atlas.pages if page.kind in CONTENT and page.id not in found]


def everywhere(made: Mapping[tuple[str, str], int], pages: int) -> list[dict[str, Any]]:
    """Pages that are linked on more than half of all pages."""
    sources = Counter(target for target, _ in made)
    return [{"page": page, "pages": n} for page, n in sources.most_common() if n > EVERYWHERE * pages]


def common_words(linked: Mapping[str, Linked]) -> list[dict[str, Any]]:
    """Single words in small letters that link on more than a quarter of the pages: are they everyday words?"""
    pages: Counter[tuple[str, str]] = Counter()
    for result in linked.values():
        links = (one for one in result.found if one.form.state is State.LINKS)
        pages.update(
            {(one.form.term.name, one.form.term.page) for one in links if one.text.islower() and one.text.isalpha()}
        )
    return [
        {"name": name, "page": page, "pages": count}
        for (name, page), count in pages.most_common()
        if count > EVERYDAY * len(linked)
    ]


def ambiguous(linked: Mapping[str, Linked]) -> list[dict[str, Any]]:
    """Names found that may mean something else, and so are not linked."""
    found = Counter(
        (one.form.term.name, one.form.term.page)
        for result in linked.values()
        for one in result.found
        if one.why is Why.AMBIGUOUS
    )
    return [{"name": name, "page": page, "count": count} for (name, page), count in found.most_common()]


def collisions(names: Vocabulary) -> list[dict[str, str]]:
    """Forms that were made for names of two pages: they link nothing, or only where they were written."""
    return [
        {"text": form.text, "name": form.term.name, "page": form.term.page, "how": form.how}
        for form in sorted(names.forms, key=form_order)
        if form.state is State.BEATEN or (form.state is State.AMBIGUOUS and form.made and form.term.linkable)
    ]


def by_hand(linked: Mapping[str, Linked]) -> list[dict[str, str]]:
    """Links made by hand that the linker would have made of the same words."""
    return [
        {"page": source, "to": written.page, "text": written.text}
        for source, result in sorted(linked.items())
        for written in result.written
        if written.would_link
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
