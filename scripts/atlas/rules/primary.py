"""What a reader acts on hangs on a work that we read first-hand, or its exception is told with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..content.atlas import Atlas
from ..content.dates import FUTURE, is_future
from ..content.problems import Problem
from ..content.states import ReadAs, ReferenceKind

EXCEPTIONS = "docs/second-hand.yml"
PAPERS = (  # the kinds of reference that mostly have a DOI or a number in PubMed
    *(ReferenceKind.GUIDELINE, ReferenceKind.SYSTEMATIC_REVIEW, ReferenceKind.REVIEW),
    *(ReferenceKind.TRIAL, ReferenceKind.STUDY, ReferenceKind.CASE_REPORT),
)


class Hanging(NamedTuple):
    """One thing that a reader acts on: its name in the list of exceptions, its place, the references of it."""

    name: str
    path: str
    line: int
    field: str
    references: Iterable[str]


def hanging(atlas: Atlas) -> Iterator[Hanging]:
    """Each care card, each medicine with its warning and caution, each mixture, each grade that has references."""
    for card in atlas.red_flags.values():
        yield Hanging(card.id, "docs/red-flags.yml", atlas.line_of(card.id), f"{card.id}.references", card.references)
    for page, medicine in atlas.medicines:
        place = page.front.line("medicines")
        name = f"{page.id}#{medicine.id}"
        yield Hanging(name, page.path, place, f"medicines.{medicine.id}.references", medicine.references)
    for number, mixture in enumerate(atlas.mixtures):
        field = f"{number}.references"
        place = atlas.line("mixtures", field)
        yield Hanging(f"mixtures/{mixture.id}", "docs/mixtures.yml", place, field, mixture.references)
    for page in atlas.pages:
        if page.evidence and (cited := atlas.citations(page)):
            yield Hanging(page.id, page.path, page.front.line("evidence"), "evidence.grade", cited)


def known(atlas: Atlas, keys: Iterable[str]) -> Iterator[bool]:
    """Whether each of these references that exist was read first-hand."""
    return (atlas.references[key].first_hand for key in keys if key in atlas.references)


def check_primary(atlas: Atlas) -> Iterator[Problem]:
    """A care card, a medicine, a mixture, a grade hangs on a reference that is neither a copy, a report nor news."""
    if not atlas.has("references"):
        return
    excepted = atlas.data("second-hand")
    for one in hanging(atlas):
        if one.name not in excepted and not any(known(atlas, one.references)):
            text = f"every reference is a copy, report or news; cite another, or say why in {EXCEPTIONS} at {one.name}"
            yield Problem(one.path, one.line, one.field, text)


def check_exceptions(atlas: Atlas) -> Iterator[Problem]:
    """An exception names a care card, a medicine, a mixture or a graded page, and is needed."""
    found = {one.name: one.references for one in hanging(atlas)}
    for name in atlas.data("second-hand"):
        if name not in found:
            text = "is no care card, medicine, mixture or graded page; write H-01, drugs/pills#pill or causes/cold"
        elif any(known(atlas, found[name])):
            text = "has a reference that was read first-hand; take the exception out"
        else:
            continue
        yield Problem(EXCEPTIONS, atlas.line("second-hand", name), name, text)


def check_read_on(atlas: Atlas) -> Iterator[Problem]:
    """A reference was read today or before; tomorrow is allowed, for the day begins earlier elsewhere."""
    for key, entry in atlas.references.items():
        if is_future(entry.read_on):
            field = f"{key}.read_on"
            text = f"{entry.read_on} {FUTURE}; write the day on which you read it"
            yield Problem("docs/references.yml", atlas.line("references", field), field, text)


def quality_lines(atlas: Atlas) -> Iterator[str]:
    """The report of how the references were read, news and opinion apart."""
    entries = list(atlas.references.values())
    news = [one for one in entries if one.kind is ReferenceKind.NEWS_AND_OPINION]
    read = Counter(one.read_as for one in entries if one not in news)
    yield f"References, by what of them was read: {len(entries)}"
    yield from (f"  {read[how]:>5}  {how.value}" for how in ReadAs)
    yield f"  {len(news):>5}  {ReferenceKind.NEWS_AND_OPINION.value}"
    papers = [one for one in entries if one.kind in PAPERS]
    without = sum(not (one.doi or one.pmid) for one in papers)
    yield f"  {without:>5}  of {len(papers)} papers and guidelines have neither DOI nor PMID"
