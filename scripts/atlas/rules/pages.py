"""The rules of pages and data files: a generator each, whose first docstring line is the rule. They never print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from ..content.atlas import STATEMENTS, Atlas
from ..content.dates import FUTURE
from ..content.marks import MarkKind, read_marks
from ..content.page import CONTENT, RELATIONS, Kind, Page
from ..content.problems import Problem
from ..content.sheets import Data
from ..content.states import Verdict
from .messages import file_mistakes, page_mistakes, show, suggest


def check_front_matter(atlas: Atlas) -> Iterator[Problem]:
    """Front matter has the keys of its kind and no other, each of its type."""
    for page in atlas.pages:
        if page.path not in atlas.unread:
            yield from page_mistakes(page.kind, page.front)


def check_sheets(atlas: Atlas) -> Iterator[Problem]:
    """A data file has its fields and no other, each of its type."""
    for name, sheet in atlas.sheets.items():
        if atlas.has(name):
            yield from file_mistakes(name, sheet)


def check_ids(atlas: Atlas) -> Iterator[Problem]:
    """An id of a claim, a fact or a red flag has one entry."""
    for name in STATEMENTS:
        counted: Counter[str] = Counter()
        for number, entry in enumerate(atlas.data(name)):
            identifier = entry.get("id", "")
            counted[identifier] += 1
            if identifier and counted[identifier] > 1:
                line = atlas.sheets[name].line(f"{number}.id")
                text = f'"{identifier}" appears twice; give one of them a new number'
                yield Problem(atlas.sheets[name].path, line, "id", text)


def check_titles(atlas: Atlas) -> Iterator[Problem]:
    """A title has one page, and no page is known by the title of a section or a service page."""
    first: dict[str, Page] = {}
    for page in atlas.pages:
        if "title" in page.meta and (other := first.setdefault(page.title.casefold(), page)) is not page:
            text = f'"{page.title}" is the title of {other.path} too; give one of them another'
            yield Problem(page.path, page.front.line("title"), "title", text)
    for page in atlas.pages:
        for field in ("aliases", "covers"):
            for number, name in enumerate(page.listed(field)):
                owner = first.get(name.casefold())
                if owner and owner.kind not in CONTENT and owner is not page:
                    text = f'"{name}" is the title of {owner.path}; take it out here'
                    yield Problem(page.path, page.front.line(f"{field}.{number}"), field, text)


def check_years(atlas: Atlas) -> Iterator[Problem]:
    """A reference is not from the future; next year is allowed, for some papers come out ahead of it."""
    for key, reference in atlas.data("references").items():
        if (year := reference.get("year") or 0) > date.today().year + 1:
            text = f"{year} {FUTURE}; write the year in which it came out"
            yield Problem("docs/references.yml", atlas.line("references", f"{key}.year"), f"{key}.year", text)


def check_marks_in_data(atlas: Atlas) -> Iterator[Problem]:
    """Front matter and data files hold no marks: nobody would fill them."""
    for sheet in (*(page.front for page in atlas.pages), *atlas.sheets.values()):
        for where, text in texts(sheet.value):
            if mark := next(read_marks(text), None):
                fix = "take it out; only the text of a page can have marks"
                text = f"{mark.source} would be shown as it is written; {fix}"
                yield Problem(sheet.path, sheet.line(where), where, text)


def texts(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a value, with its dotted path."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(inner, f"{where}.{key}" if where else str(key))


def check_relations(atlas: Atlas) -> Iterator[Problem]:
    """A relation names an existing page of a kind that fits it, and never the page itself."""
    for page in atlas.pages:
        for field, target in page.relations():
            line = page.front.line(f"{field}.{list(page.meta[field]).index(target)}")
            relation = RELATIONS[field]
            if target == page.id:
                yield Problem(page.path, line, field, "a page cannot be related to itself; take the line out")
            elif target not in atlas.by_id:
                yield Problem(page.path, line, field, f'no page "{target}"; {suggest(target, atlas.by_id)}')
            elif atlas.by_id[target].kind not in relation.targets:
                kinds = ", ".join(relation.targets)
                yield Problem(page.path, line, field, f'"{target}" is not one of {kinds}; use "related"')


def check_relations_once(atlas: Atlas) -> Iterator[Problem]:
    """A relation is written on one of its two pages and computed on the other."""
    for page in atlas.pages:
        for field in ("unlike", "related"):
            for target in page.listed(field):
                other = atlas.by_id.get(target)
                if other and page.id in other.listed(field) and page.path > other.path:
                    line = page.front.line(field)
                    yield Problem(page.path, line, field, f'{other.path} says so too; take "{target}" out here')


def check_references_exist(atlas: Atlas) -> Iterator[Problem]:
    """A citation and a list of references name entries of docs/references.yml."""
    if not atlas.has("references"):
        return
    known = atlas.data("references")
    for page in atlas.pages:
        for mark in page.marks_of(MarkKind.CITATION):
            if mark.key not in known:
                text = f'no reference "{mark.key}" in docs/references.yml; {suggest(mark.key, known)}'
                yield Problem(page.path, mark.line, "citation", text)
        for number, medicine in enumerate(page.medicine_entries):
            yield from unknown_references(atlas, page.path, medicine, page.front.line, f"medicines.{number}")
    for name in STATEMENTS:
        for number, entry in enumerate(atlas.data(name)):
            sheet = atlas.sheets[name]
            yield from unknown_references(atlas, sheet.path, entry, sheet.line, str(number))


def unknown_references(
    atlas: Atlas, path: str, entry: Data, line: Callable[[str], int], where: str
) -> Iterator[Problem]:
    """The references of an entry that have no entry of their own."""
    known = atlas.data("references")
    for number, key in enumerate(entry.get("references", ())):
        if key not in known:
            text = f'no reference "{key}" in docs/references.yml; {suggest(key, known)}'
            yield Problem(path, line(f"{where}.references.{number}"), "references", text)


def check_claims_cite(atlas: Atlas) -> Iterator[Problem]:
    """What was found about a claim has a reference, unless nothing was found."""
    for number, entry in enumerate(atlas.data("claims")):
        if not entry.get("references", ("",)) and entry.get("verdict", "unverifiable") != "unverifiable":
            field = f"{number}.references"
            text = f'none for the verdict "{entry["verdict"]}"; add what shows it, or write unverifiable'
            yield Problem("docs/claims.yml", atlas.line("claims", field), field, text)


def check_pages_cite(atlas: Atlas) -> Iterator[Problem]:
    """A content page cites at least one reference."""
    for page in atlas.pages:
        if page.kind in CONTENT and not page.citations and page.path not in atlas.unread:
            yield Problem(page.path, page.body_line, "references", "none is cited; add one as [@key] after a sentence")


def check_claims_are_placed(atlas: Atlas) -> Iterator[Problem]:
    """Every claim, fact and red flag is on a page, or is dropped with a reason, never both."""
    for name in STATEMENTS:
        for number, entry in enumerate(atlas.data(name)):
            if identifier := entry.get("id"):
                line = atlas.sheets[name].line(str(number))
                if text := misplaced_statement(atlas, name, identifier, "dropped" in entry):
                    yield Problem(atlas.sheets[name].path, line, identifier, text)


def misplaced_statement(atlas: Atlas, name: str, identifier: str, dropped: bool) -> str:
    """What is wrong with the place of a claim, fact or red flag; nothing while a page that may carry it is unread."""
    if identifier in atlas.places:
        return "dropped, and yet on a page; take `dropped` out" if dropped else ""
    if dropped or not atlas.texts_read:
        return ""
    how = f"[[red-flags: {identifier}]]" if name == "red-flags" else f"[#{identifier}] after its sentence"
    return f"appears on no page; place it with {how}"


def check_articles(atlas: Atlas) -> Iterator[Problem]:
    """An article has one source page, and a claim is of articles that have one."""
    homes: dict[str, Page] = {}
    for page in atlas.of_kind(Kind.SOURCE):
        if page.article and (other := homes.setdefault(page.article, page)) is not page:
            text = f'"{page.article}" is the article of {other.path} too; give one of them another number'
            yield Problem(page.path, page.front.line("article"), "article", text)
    if any(page.path in atlas.unread for page in atlas.of_kind(Kind.SOURCE)):
        return
    for number, entry in enumerate(atlas.data("claims")):
        sheet = atlas.sheets["claims"]
        for at, telling in enumerate(entry.get("articles", ())):
            article = telling.get("article")
            if article and article not in homes:
                field = f"{number}.articles.{at}.article"
                text = f'no page in docs/sources/ is about article "{article}"; {suggest(article, homes)}'
                yield Problem(sheet.path, sheet.line(field), field, text)


def check_right_is_harmless(atlas: Atlas) -> Iterator[Problem]:
    """A claim that is right does no harm: the worst mistakes are mistakes."""
    for number, entry in enumerate(atlas.data("claims")):
        if entry.get("harm") and entry.get("verdict") == Verdict.SUPPORTED:
            field = f"{number}.harm"
            text = "the claim is right; take harm out, or give the verdict that the mistake deserves"
            yield Problem("docs/claims.yml", atlas.line("claims", field), field, text)


def check_topics(atlas: Atlas) -> Iterator[Problem]:
    """The topic of a claim is one of the groups of the page that lists all claims."""
    index = atlas.showing("statements")
    for number, entry in enumerate(atlas.data("claims") if index else ()):
        topic = entry.get("topic")
        if index and topic and topic not in index.groups:
            field = f"{number}.topic"
            text = f"no group {show(topic)} in {index.path}; {suggest(topic, index.groups)}"
            yield Problem("docs/claims.yml", atlas.line("claims", field), field, text)


def check_groups(atlas: Atlas) -> Iterator[Problem]:
    """The group of a page is one that the index page of its folder names."""
    for page in atlas.pages:
        index = atlas.by_id.get(f"{page.kind}/index")
        if page.group and index and index.path not in atlas.unread and page.group not in index.groups:
            text = f"no group {show(page.group)} in {index.path}; {suggest(page.group, index.groups)}"
            yield Problem(page.path, page.front.line("group"), "group", text)


def check_medicine_groups(atlas: Atlas) -> Iterator[Problem]:
    """The groups of medicines of an index page are groups of its list."""
    for page in atlas.pages:
        for number, name in enumerate(page.listed("medicine_groups")):
            if name not in page.groups:
                text = f"no group {show(name)} on this page; {suggest(name, page.groups)}"
                yield Problem(page.path, page.front.line(f"medicine_groups.{number}"), "medicine_groups", text)


def check_method_page(atlas: Atlas) -> Iterator[Problem]:
    """One page says how the site is made: the foot of every page leads to it."""
    for page in atlas.pages:
        if page.how_we_work and page is not atlas.method_page and atlas.method_page:
            text = f"{atlas.method_page.path} says so too; keep one"
            yield Problem(page.path, page.front.line("how_we_work"), "how_we_work", text)
