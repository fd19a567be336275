"""The rules of the content: a generator each, whose first docstring line is the rule. They yield, they never print."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from typing import Any

from .fragments.lists import counts
from .model import CITATION, CONTENT, MARK, RELATIONS, Atlas, Data, Kind, Page, Problem, Sheet
from .names import check_names, vocabulary
from .plain import check_plain
from .schema import WHOLE, file_mistakes, page_mistakes, suggest

Rule = Callable[[Atlas], Iterator[Problem]]
SLOTS: Mapping[str, str] = {
    "red-flags": "the ids of red flags",
    "drawing": "the name of a drawing",
    "count": "what is to be counted",
    **dict.fromkeys(("medicines", "medicine-table", "list", "a-z", "glossary", "bibliography"), ""),
    **dict.fromkeys(("claims", "mistakes", "scores", "scale"), ""),
}


def check_front_matter(atlas: Atlas) -> Iterator[Problem]:
    """Front matter has the keys of its kind and no other, each of its type."""
    for page in atlas.pages:
        if page.front.value is not None or page.front.lines:
            yield from page_mistakes(page.kind, page.front)


def check_sheets(atlas: Atlas) -> Iterator[Problem]:
    """A data file has its fields and no other, each of its type, and no id twice."""
    for name, sheet in atlas.sheets.items():
        yield from file_mistakes(name, sheet)
        if isinstance(sheet.value, list):
            seen = [entry.get("id") if isinstance(entry, dict) else None for entry in sheet.value]
            for index, identifier in enumerate(seen):
                if identifier and identifier in seen[:index]:
                    text = f'"{identifier}" stands twice; number one anew'
                    yield Problem(sheet.path, sheet.line(str(index)), "id", text)


def check_addresses(atlas: Atlas) -> Iterator[Problem]:
    """An id has one page, whatever the case of its letters."""
    first: dict[str, Page] = {}
    for page in atlas.pages:
        other = first.setdefault(page.url.lower(), page)
        if other is not page:
            yield Problem(page.path, 1, "id", f"{other.path} has the same address; rename one of the two files")


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
            for target in page.meta.get(field) or []:
                other = atlas.by_id.get(target)
                if other and page.id in (other.meta.get(field) or []) and page.path > other.path:
                    line = page.front.line(field)
                    yield Problem(page.path, line, field, f'{other.path} says so too; take "{target}" out here')


def check_references_exist(atlas: Atlas) -> Iterator[Problem]:
    """A citation and a list of references name entries of docs/references.yml."""
    for page in atlas.pages:
        for match in CITATION.finditer(page.body):
            if match[1] not in atlas.references:
                text = f'no reference "{match[1]}" in docs/references.yml; {suggest(match[1], atlas.references)}'
                yield Problem(page.path, page.line_at(match.start()), "citation", text)
        for number, medicine in enumerate(page.medicines):
            yield from unknown_references(atlas, page.path, medicine, page.front.line, f"medicines.{number}")
    for name in ("claims", "facts", "red-flags"):
        sheet = atlas.sheets[name]
        for number, entry in enumerate(sheet.value or []):
            yield from unknown_references(atlas, sheet.path, entry, sheet.line, str(number))


def unknown_references(
    atlas: Atlas, path: str, entry: Data, line: Callable[[str], int], where: str
) -> Iterator[Problem]:
    for number, key in enumerate(entry.get("references") or []):
        if key not in atlas.references:
            text = f'no reference "{key}" in docs/references.yml; {suggest(key, atlas.references)}'
            yield Problem(path, line(f"{where}.references.{number}"), "references", text)


def check_pages_cite(atlas: Atlas) -> Iterator[Problem]:
    """A content page cites at least one reference."""
    for page in atlas.pages:
        if page.kind in CONTENT and not page.citations:
            yield Problem(page.path, page.body_line, "references", "none is cited; add one as [@key] after a sentence")


def ids(atlas: Atlas, *names: str) -> set[str]:
    """The ids of the entries of some data files."""
    return {str(entry.get("id")) for name in names for entry in atlas.data(name) or []}


def check_marks(atlas: Atlas) -> Iterator[Problem]:
    """A mark [#C-001] names a claim or a fact, and stands once on a page."""
    known = ids(atlas, "claims", "facts")
    for page in atlas.pages:
        seen = set()
        for match in MARK.finditer(page.body):
            line = page.line_at(match.start())
            if match[1] not in known:
                yield Problem(page.path, line, "mark", f'no claim or fact "{match[1]}"; {suggest(match[1], known)}')
            if match[1] in seen:
                yield Problem(page.path, line, "mark", f'"{match[1]}" stands twice on the page; keep one')
            seen.add(match[1])


def check_claims_are_placed(atlas: Atlas) -> Iterator[Problem]:
    """Every claim, fact and red flag stands on a page, or is dropped with a reason, never both."""
    for name in ("claims", "facts", "red-flags"):
        sheet = atlas.sheets[name]
        for number, entry in enumerate(sheet.value or []):
            identifier = str(entry.get("id"))
            placed, dropped = identifier in atlas.places, bool(entry.get("dropped"))
            line = sheet.line(str(number))
            if placed and dropped:
                yield Problem(sheet.path, line, identifier, "dropped, and yet on a page; take `dropped` out")
            elif not placed and not dropped:
                how = f"[[red-flags: {identifier}]]" if name == "red-flags" else f"[#{identifier}] after its sentence"
                yield Problem(sheet.path, line, identifier, f"stands on no page; place it with {how}")


def check_slots(atlas: Atlas) -> Iterator[Problem]:
    """A slot [[name: argument]] is known, has what it needs, and stands in a paragraph of its own, unless it counts."""
    for page in atlas.pages:
        lines = ["", *page.body.splitlines(), ""]
        for name, argument, line in page.slots:
            at = line - page.body_line + 1
            alone = lines[at].strip() == slot_text(name, argument)
            if name not in SLOTS:
                yield Problem(page.path, line, "slot", f'no slot "{name}"; {suggest(name, SLOTS)}')
            elif name != "count" and not (alone and not lines[at - 1].strip() and not lines[at + 1].strip()):
                yield Problem(page.path, line, "slot", f'"{name}" stands in a text; give it a paragraph of its own')
            else:
                yield from slot_mistakes(atlas, page, name, argument, line)
        if page.medicines and "medicines" not in {name for name, _, _ in page.slots}:
            yield Problem(page.path, page.body_line, "slot", "medicines are declared but not shown; add [[medicines]]")


def slot_text(name: str, argument: str) -> str:
    return f"[[{name}: {argument}]]" if argument else f"[[{name}]]"


def slot_mistakes(atlas: Atlas, page: Page, name: str, argument: str, line: int) -> Iterator[Problem]:
    """What a known slot lacks: the thing it names, or a page that can hold it."""
    known = {"red-flags": ids(atlas, "red-flags"), "drawing": set(atlas.drawings), "count": set(counts(atlas))}
    homes = {"list": page.kind is Kind.SECTION and "/" in page.id, "claims": page.kind is Kind.SOURCE}
    homes["medicines"] = bool(page.medicines)
    if bool(argument) != bool(SLOTS[name]):
        need = f"needs {SLOTS[name]} after a colon" if SLOTS[name] else "takes nothing after its name"
        yield Problem(page.path, line, "slot", f'"{name}" {need}; write it as CONTRIBUTING.md shows')
    elif not homes.get(name, True):
        yield Problem(page.path, line, "slot", f'"{name}" has nothing to show on this page; take it out')
    for word in argument.split() if name == "red-flags" else filter(None, [argument]):
        if word not in known.get(name, {word}):
            yield Problem(page.path, line, "slot", f'no {name.rstrip("s")} "{word}"; {suggest(word, known[name])}')


def check_groups(atlas: Atlas) -> Iterator[Problem]:
    """The group of a page is one that the index page of its folder names."""
    for page in atlas.pages:
        if page.kind in CONTENT and (index := atlas.by_id.get(f"{page.kind}/index")):
            groups: Mapping[str, str] = index.meta.get("groups") or {}
            name = str(page.meta.get("group", ""))
            if name and name not in groups:
                text = f'no group "{name}" in {index.path}; {suggest(name, groups)}'
                yield Problem(page.path, page.front.line("group"), "group", text)


def check_medicines(atlas: Atlas) -> Iterator[Problem]:
    """A medicine's id is used once on the site, and its warning is one of docs/warnings.yml."""
    seen: dict[str, str] = {}
    warnings = atlas.data("warnings") or {}
    for page in atlas.pages:
        for number, medicine in enumerate(page.medicines):
            identifier, warning = str(medicine.get("id")), str(medicine.get("warning"))
            where = f"medicines.{number}"
            if identifier in seen:
                text = f'"{identifier}" stands in {seen[identifier]} too; keep one'
                yield Problem(page.path, page.front.line(f"{where}.id"), f"{where}.id", text)
            seen[identifier] = page.path
            if warning not in warnings:
                text = f'no warning "{warning}" in docs/warnings.yml; {suggest(warning, warnings)}'
                yield Problem(page.path, page.front.line(f"{where}.warning"), f"{where}.warning", text)


def check_headings(atlas: Atlas) -> Iterator[Problem]:
    """Headings start at level 2, skip no level and end at level 4; the title is the only h1."""
    for page in atlas.pages:
        level, fenced = 1, False
        for number, text in enumerate(page.body.splitlines()):
            fenced ^= text.lstrip().startswith(("```", "~~~"))
            match = None if fenced else re.match(r"(#{1,6})\s", text)
            if match:
                here = len(match[1])
                if here == 1 or here > 4 or here > level + 1:
                    fix = f"write {'#' * min(level + 1, 4)}"
                    yield Problem(page.path, page.body_line + number, "heading", f"level {here} after {level}; {fix}")
                level = here


TOGETHER = (
    ("H-15", ("H-26",), "tetany never stands without severe low calcium"),
    ("F-023", ("H-03", "H-05"), '"not a true cramp" never stands without when to see a doctor'),
    ("F-009", ("H-12", "H-13", "H-25"), "the debate on water and salt needs the heat and low-sodium warnings"),
)


def check_pairs(atlas: Atlas) -> Iterator[Problem]:
    """What would mislead apart stands together: tetany and low calcium, salt and heat, claudication and its signs."""
    for page in atlas.pages:
        here = {*page.marks, *page.red_flags}
        for one, others, why in TOGETHER:
            if one in here and (missing := [other for other in others if other not in here]):
                flags = " ".join(missing)
                yield Problem(page.path, page.body_line, one, f"{why}; add [[red-flags: {flags}]]")
        if "F-016" in here and "cramps alone rarely mean" not in page.body.lower():
            text = 'figures on motor neurone disease need the words "cramps alone rarely mean this"'
            yield Problem(page.path, page.body_line, "F-016", f"{text}; add them")


SHAPES: tuple[Rule, ...] = (check_front_matter, check_sheets)
MEANINGS: tuple[Rule, ...] = (
    check_addresses,
    check_relations,
    check_relations_once,
    check_references_exist,
    check_pages_cite,
    check_marks,
    check_claims_are_placed,
    check_slots,
    check_groups,
    check_medicines,
    check_headings,
    check_pairs,
    check_plain,
)


def check(atlas: Atlas) -> list[Problem]:
    """Every problem of the content, sorted. What has the wrong shape is told once and then left out."""
    shapes = [problem for rule in SHAPES for problem in rule(atlas)]
    sound = without(atlas, shapes)
    names = check_names(sound, vocabulary(sound))
    return sorted({*shapes, *names, *(problem for rule in MEANINGS for problem in rule(sound))})


def without(atlas: Atlas, problems: list[Problem]) -> Atlas:
    """The atlas less the values that have the wrong shape, so that every other rule can trust what it reads."""
    wrong: dict[str, list[str]] = {}
    for problem in problems:
        wrong.setdefault(problem.path, []).append(problem.field)

    def mend(sheet: Sheet) -> Sheet:
        return replace(sheet, value=prune(sheet.value, wrong[sheet.path])) if sheet.path in wrong else sheet

    pages = tuple(replace(page, front=mend(page.front)) for page in atlas.pages)
    return replace(atlas, pages=pages, sheets={name: mend(sheet) for name, sheet in atlas.sheets.items()})


def prune(value: Any, places: Collection[str]) -> Any:
    """A copy of a value without what stands at these dotted places; a place that is not there does no harm."""
    if WHOLE in places:
        return None
    copy = deepcopy(value)
    for place in sorted(places, reverse=True):
        *way, last = place.split(".")
        node = copy
        for step in way:
            node = child(node, step)
        if isinstance(node, dict):
            node.pop(last, None)
        elif isinstance(node, list) and last.isdigit() and int(last) < len(node):
            del node[int(last)]
    return copy


def child(node: Any, step: str) -> Any:
    if isinstance(node, dict):
        return node.get(step)
    return node[int(step)] if isinstance(node, list) and step.isdigit() and int(step) < len(node) else None
