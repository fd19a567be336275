"""The charts: from the figures of data files to what a template draws. A chart never adds up what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.charts import Chart, Compared, Survey
from ..content.page import Kind, Page
from ..content.records import Evidence
from ..content.scales import HELP, RESULT, STANDING, STRENGTH, VERDICT, Grade
from ..content.states import ChartKind, EffectMeasure
from ..content.studies import Effect, Study
from . import dots
from .axes import Axis, factor_axis, plain_axis
from .factcheck import score
from .heads import Context, page_link
from .studies import effect_words, figures_words, number_words, who

Numbers = Mapping[str, int]
HUNDRED = Axis(0, 100, (0, 25, 50, 75, 100))
SQUARES_ACROSS = 38  # of 9 pixels, on the narrowest phone


def chart(atlas: Atlas, here: Page, name: str, numbers: Numbers) -> Context:
    """A chart by its name: its words, its rows, where its data can be had and what they come from."""
    own = atlas.charts[name]
    drawn = DRAWN[own.kind](atlas, here, own)
    refs = [{"number": numbers.get(key, 0), "anchor": f"ref-{key}"} for key in atlas.references_of(own)]
    cited = {ref["anchor"]: [ref] for ref in refs}
    for row in drawn["rows"]:
        row["refs"] = cited.get(f"ref-{row.get('reference', '')}", [])
    words = {field: getattr(own, field) for field in ("key", "title", "subtitle", "note", "less", "more")}
    files = [{"name": file, "url": way(here.url, f"data/{file}")} for file in DATA[own.kind]]
    return {**words, "kind": own.kind.value, "files": files, "refs": refs, **drawn}


def ticks(axis: Axis, nil: float | None = None) -> list[Context]:
    """The marks of an axis; that of no difference is told apart. On which side a number lies is said in words."""
    return [{"at": axis.place(tick), "text": number_words(abs(tick)), "nil": tick == nil} for tick in axis.ticks]


# -- surveys


def surveys(atlas: Atlas, here: Page, own: Chart) -> Context:
    """How many of 100 people, a line a survey."""
    return {"ticks": ticks(HUNDRED), "rows": [survey(one) for one in own.surveys]}


def survey(one: Survey) -> Context:
    """One survey: a dot, with a range where there is one."""
    ends = [end for end in (one.low, one.high) if end is not None]
    ranged = " to ".join(map(number_words, ends))
    only_range = len(ends) == 2 and one.in_100 * 2 == sum(ends)  # the figure is only its middle
    return {
        "who": one.who,
        "counts": one.counts,
        "people": f"{one.people:,}" if one.people else "",
        "value": ranged if only_range else number_words(one.in_100),
        "range": "" if only_range else ranged,
        "at": HUNDRED.place(one.in_100),
        **spread(HUNDRED, one.low, one.high),
        "reference": one.reference,
    }


def spread(axis: Axis, low: float | None, high: float | None) -> Context:
    """Where a range begins and ends; empty where there is none."""
    ends = {"low": low, "high": high}
    return {name: "" if end is None else axis.place(end) for name, end in ends.items()}


# -- comparisons


def effects(atlas: Atlas, here: Page, own: Chart) -> Context:
    """Differences with their intervals, on one axis around no difference."""
    shown = [(one, atlas.studies[one.study]) for one in own.studies]
    found = [(one, study, times(study.effect, one.times)) for one, study in shown if study.effect]
    values = [value for _, _, effect in found for value in ends(effect)]
    ratios = any(effect.measure is EffectMeasure.RATIO for _, _, effect in found)
    axis = factor_axis(values) if ratios else plain_axis(values)
    nil = next((effect.nil for _, _, effect in found), 0.0)
    return {"ticks": ticks(axis, nil), "rows": [effect_row(atlas, here, axis, *one) for one in found]}


def times(effect: Effect, factor: float) -> Effect:
    """A difference for another span of time."""
    low, high = (None if one is None else round(one * factor, 2) for one in (effect.low, effect.high))
    return Effect(effect.measure, round(effect.value * factor, 2), low, high, effect.unit)


def ends(effect: Effect) -> Iterator[float]:
    """A difference and the ends of its interval."""
    yield from (one for one in (effect.value, effect.low, effect.high) if one is not None)


def effect_row(atlas: Atlas, here: Page, axis: Axis, one: Compared, study: Study, effect: Effect) -> Context:
    """One comparison: a dot with its interval; hollow where no difference lies in it."""
    value, _, interval = effect_words(effect).partition(" (")
    return {
        **compared(atlas, here, one, study),
        "value": value,
        "range": interval.rstrip(")"),
        "open": bool(effect.crosses_nil),
        "at": axis.place(effect.value),
        **spread(axis, effect.low, effect.high),
        "told": effect_words(study.effect) if study.effect and one.times != 1 else "",
        "unit": study.effect.unit if study.effect else "",
    }


def compared(atlas: Atlas, here: Page, one: Compared, study: Study) -> Context:
    """What every chart tells of a comparison."""
    page = atlas.by_id[study.about]
    return {
        "label": one.label,
        "what": study.what,
        "against": study.against,
        "who": who(study),
        "how_long": study.how_long,
        "url": way(here.url, page.url, study.id.lower()) if page is not here else f"#{study.id.lower()}",
        "result_label": RESULT[study.result],
        "reference": study.reference,
    }


def people(atlas: Atlas, here: Page, own: Chart) -> Context:
    """Pairs of 100 people: on a treatment, and on what it was compared with."""
    return {"rows": [people_row(atlas, here, one, atlas.studies[one.study]) for one in own.studies]}


def people_row(atlas: Atlas, here: Page, one: Compared, study: Study) -> Context:
    """One pair."""
    assert study.figures
    sides = ((one.label, study.figures.what), (study.against, study.figures.against))
    return {
        **compared(atlas, here, one, study),
        "unit": study.figures.unit,
        "figures": figures_words(study.figures),
        "sides": [{"name": name, "value": number_words(value), "people": dots.people(value)} for name, value in sides],
    }


# -- what the site has


def results(atlas: Atlas, here: Page, own: Chart) -> Context:
    """Every remedy with a mark for each comparison, by its grade; those without any by name."""
    order = list(HELP)
    graded = [(page, page.evidence) for page in atlas.of_kind(Kind.REMEDY) if page.evidence]
    graded.sort(key=lambda one: (order.index(one[1].grade), one[0].title.casefold()))
    rows = [result_row(atlas, here, page, evidence) for page, evidence in graded]
    return {
        "rows": [row for row in rows if row["marks"]],
        "bare": [row for row in rows if not row["marks"]],
        "signs": [{"result": one, "label": RESULT[one]} for one in RESULT if any(one in row["marks"] for row in rows)],
        "count": len(rows),
    }


def result_row(atlas: Atlas, here: Page, page: Page, evidence: Evidence) -> Context:
    """One remedy: the result of each of its comparisons, the same ones together."""
    own = [study.result for study in atlas.benefits if study.about == page.id]
    counts = [{"result": one.value, "label": RESULT[one], "count": own.count(one)} for one in RESULT if one in own]
    marks = [one.value for one in RESULT for _ in range(own.count(one))]
    return {**page_link(here, page), "grade": HELP[evidence.grade].label, "marks": marks, "counts": counts}


def strengths(atlas: Atlas, here: Page, own: Chart) -> Context:
    """The medicines with a page, by how strong their link with cramps is."""
    return counted(STRENGTH.values(), [one.strength for _, one in atlas.medicines])


def standings(atlas: Atlas, here: Page, own: Chart) -> Context:
    """The medicines by what product information says of them."""
    return counted(STANDING.values(), [one.standing for one in atlas.listings])


def counted(grades: Iterable[Grade], held: list[str]) -> Context:
    """How many have each grade, a square each."""
    found = [(grade, held.count(grade.key)) for grade in grades]
    rows = [
        {"label": grade.label, "count": count, "squares": dots.squares(count, SQUARES_ACROSS)}
        for grade, count in found
        if count
    ]
    return {"rows": rows, "count": len(held)}


def verdicts(atlas: Atlas, here: Page, own: Chart) -> Context:
    """The statements of each article, by what a check found."""
    pages = [page for page in atlas.of_kind(Kind.SOURCE) if atlas.claims_of(page)]
    rows = [{**page_link(here, page), **strip(score(atlas.claims_of(page)))} for page in pages]
    return {"rows": rows, "signs": [{"key": one.key, "label": one.label} for one in VERDICT.values()]}


def strip(parts: Iterable[Context]) -> Context:
    """A line cut into parts as long as their counts; those with none are left out."""
    shown = [part for part in parts if part["count"]]
    total, before = sum(part["count"] for part in shown), 0
    axis = Axis(0, total or 1, ())
    for part in shown:
        count = part["count"]
        part |= {
            name: axis.place(at) for name, at in (("from", before), ("long", count), ("middle", before + count / 2))
        }
        part["told"] = count * 25 >= total  # there is room for its number
        before += count
    return {"parts": shown, "count": total}


DRAWN: Mapping[ChartKind, Callable[[Atlas, Page, Chart], Context]] = {
    ChartKind.SURVEYS: surveys,
    ChartKind.EFFECTS: effects,
    ChartKind.PEOPLE: people,
    ChartKind.RESULTS: results,
    ChartKind.STRENGTHS: strengths,
    ChartKind.STANDINGS: standings,
    ChartKind.VERDICTS: verdicts,
}
DATA: Mapping[ChartKind, tuple[str, ...]] = {
    ChartKind.SURVEYS: ("charts.csv",),
    **dict.fromkeys((ChartKind.EFFECTS, ChartKind.PEOPLE, ChartKind.RESULTS), ("studies.csv",)),
    ChartKind.STRENGTHS: ("medicines.csv",),
    ChartKind.STANDINGS: ("listings.csv",),
    ChartKind.VERDICTS: ("atlas.json",),
}


def chart_words(own: Chart) -> str:
    """The words of a chart, for the search."""
    lines = [*(f"{one.who}: {one.counts}." for one in own.surveys), *(f"{one.label}." for one in own.studies)]
    return " ".join([own.title + ".", own.subtitle + ".", *lines, own.note]).strip()


def shown_numbers(atlas: Atlas, here: Page, own: Chart) -> set[float]:
    """Every number that a chart shows, for a title to tell."""
    drawn = DRAWN[own.kind](atlas, here, own)
    lengths = (len(drawn.get(name, ())) for name in ("rows", "bare"))
    counts = (part.get("count", 0) for row in drawn["rows"] for part in (row, *row.get("parts", ())))
    asked = (end for one in own.surveys for end in (one.in_100, one.low, one.high) if end is not None)
    return {100, drawn.get("count", 0), *lengths, *counts, *asked, *compared_numbers(atlas, own)}


def compared_numbers(atlas: Atlas, own: Chart) -> Iterator[float]:
    """The numbers of the comparisons of a chart, as told and as shown."""
    for one in own.studies:
        study = atlas.studies[one.study]
        yield from study.numbers
        yield from (abs(end) for end in ends(times(study.effect, one.times))) if study.effect else ()
