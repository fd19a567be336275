"""The whole site in figures, for those who carry it on: a screenful, each figure counted from the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from statistics import median

from ..content.atlas import Atlas
from ..content.dates import next_check
from ..content.page import CONTENT, Kind
from ..content.problems import counted
from ..content.scales import SCALES
from ..content.states import Strength, Verdict
from ..linking.linker import Linked
from ..linking.report import orphans
from .due import Dated, dated
from .language import Measure, measures
from .primary import quality_lines


def stats_lines(atlas: Atlas, linked: Mapping[str, Linked]) -> Iterator[str]:
    """All figures. ``linked`` is what the linker did, by the id of the page."""
    parts = (page_lines, grade_lines, check_lines, lambda atlas: link_lines(atlas, linked), search_lines, quality_lines)
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield from part(atlas)


def page_lines(atlas: Atlas) -> Iterator[str]:
    """How many pages of each kind there are, how long, and how hard to read."""
    found: dict[Kind, list[tuple[str, Measure]]] = {}
    for page, measured in measures(atlas):
        found.setdefault(page.kind, []).append((page.id, measured))
    yield f"{f'Pages: {len(atlas.pages)}':<22}{'pages':>6}{'words':>8}{'middle':>8}{'grade':>7}  hardest to read"
    for kind in Kind:
        rows = found.get(kind, [])
        if not rows:
            yield from [f"  {kind.value:<20}{len(atlas.of_kind(kind)):>6}"] * bool(atlas.of_kind(kind))
            continue
        words, hardest = [one.words for _, one in rows], max(rows, key=lambda row: row[1].grade)
        grade = median(one.grade for _, one in rows)
        told = f"{len(rows):>6}{sum(words):>8}{median(words):>8g}{grade:>7.1f}"
        yield f"  {kind.value:<20}{told}  {hardest[1].grade} {hardest[0]}"
    yield f"  {'drafts':<20}{len(atlas.drafts):>6}"


def grade_lines(atlas: Atlas) -> Iterator[str]:
    """How many pages, medicines and statements have each grade."""
    yield "Grades"
    for kind in CONTENT:
        if found := [page.evidence.grade for page in atlas.of_kind(kind) if page.evidence]:
            yield counts(kind.value, SCALES[kind][1], found)
    yield counts("fact boxes", Strength, (one.strength for page in atlas.pages for one in page.medicines))
    yield counts("statements", Verdict, (claim.verdict for claim in atlas.claims.values()))


def counts(name: str, scale: Iterable[str], found: Iterable[str]) -> str:
    """How often each step of a scale is there, in its order."""
    had = Counter(map(str, found))
    return f"  {name:<20}" + ", ".join(f"{had[str(step)]} {step}" for step in scale)


def check_lines(atlas: Atlas) -> Iterator[str]:
    """How old the checks are, by file; of pages and of what stands in their heads, by folder."""
    groups: dict[str, list[Dated]] = {}
    for one in dated(atlas):
        name = one.path.removeprefix("docs/")
        groups.setdefault(name.partition("/")[0] if "/" in name or name.endswith(".yml") else "pages", []).append(one)
    today = date.today().isoformat()
    yield f"{'Last checks':<22}{'things':>6}{'no day':>8}{'due':>8}  oldest"
    for name, things in sorted(groups.items()):
        days = sorted((one.last[1], one.name) for one in things if one.days)
        due = sum(next_check(day) < today for day, _ in days)
        oldest = " ".join(days[0]) if days else ""
        yield f"  {name:<20}{len(things):>6}{len(things) - len(days):>8}{due:>8}  {oldest}".rstrip()


def link_lines(atlas: Atlas, linked: Mapping[str, Linked]) -> Iterator[str]:
    """How the pages hang together."""
    made = sum(len(result.links) for result in linked.values())
    written = sum(len(result.written) for result in linked.values())
    relations = sum(1 for page in atlas.pages for _ in page.relations())
    alone = orphans(atlas, linked)
    yield f"Links: {made} made by the build, {written} by hand, {relations} relations between pages"
    yield f"  {counted(len(alone), 'page')} to which no text leads" + (f": {', '.join(alone)}" if alone else "")


def search_lines(atlas: Atlas) -> Iterator[str]:
    """The searches that found nothing, and when they are to be done again."""
    days = sorted((one.on, one.id) for one in atlas.searches.values())
    last = timedelta(days=atlas.data("searches").get("repeat_after_days", 0))
    redo = [name for day, name in days if date.fromisoformat(day) + last < date.today()]
    yield f"Searches: {len(days)}" + (f", the oldest {' '.join(days[0])}" if days else "")
    yield f"  {len(redo)} to do again" + (f": {', '.join(redo)}" if redo else "")
