"""The rules of charts: figures that exist and can be shown on one axis, and titles that say no other number."""

from __future__ import annotations

from collections.abc import Iterator

from ..content.atlas import Atlas
from ..content.charts import Chart
from ..content.problems import Problem
from ..content.states import ChartKind, Measure
from ..content.studies import Study
from ..weaving.charts import shown_numbers
from .messages import suggest
from .studies import NUMBER, as_number

PATH = "docs/charts.yml"
NEEDS = {  # of a kind of chart, which fields it has; the others take all that the site has
    ChartKind.SURVEYS: ("surveys",),
    ChartKind.EFFECTS: ("studies", "less", "more"),
    ChartKind.PEOPLE: ("studies",),
}
PARTS = ("surveys", "studies", "less", "more")


def problem(atlas: Atlas, where: str, text: str) -> Problem:
    """What is wrong at a place of the file."""
    return Problem(PATH, atlas.line("charts", where), where, text)


def check_chart_parts(atlas: Atlas) -> Iterator[Problem]:
    """A chart has the fields of its kind and no others."""
    for key, chart in atlas.charts.items():
        needed = NEEDS.get(chart.kind, ())
        for field in PARTS:
            if field in needed and not getattr(chart, field):
                yield problem(atlas, key, f'a chart of {chart.kind} shows nothing without "{field}"; add it')
            elif field not in needed and getattr(chart, field):
                yield problem(atlas, f"{key}.{field}", f"a chart of {chart.kind} does not show it; take it out")


def check_chart_names(atlas: Atlas) -> Iterator[Problem]:
    """A chart names comparisons and references that exist."""
    for key, chart in atlas.charts.items():
        for number, one in enumerate(chart.studies):
            if atlas.has("studies") and one.study not in atlas.studies:
                text = f'no row "{one.study}" in docs/studies.yml; {suggest(one.study, atlas.studies)}'
                yield problem(atlas, f"{key}.studies.{number}.study", text)
        for number, survey in enumerate(chart.surveys):
            if survey.reference not in atlas.data("references") and not atlas.broken("references"):
                text = f'no reference "{survey.reference}"; {suggest(survey.reference, atlas.data("references"))}'
                yield problem(atlas, f"{key}.surveys.{number}.reference", text)


def check_chart_ranges(atlas: Atlas) -> Iterator[Problem]:
    """The range of a survey has both ends, and its figure lies between them."""
    for key, chart in atlas.charts.items():
        for number, one in enumerate(chart.surveys):
            where = f"{key}.surveys.{number}"
            if (one.low is None) != (one.high is None):
                yield problem(atlas, where, "has one end of its range; write low and high, or neither")
            elif one.low is not None and one.high is not None and not one.low <= one.in_100 <= one.high:
                text = f"{one.in_100:g} is not between {one.low:g} and {one.high:g}; mend the three"
                yield problem(atlas, where, text)


def check_chart_rows(atlas: Atlas) -> Iterator[Problem]:
    """The comparisons of a chart have what it draws, and measure one thing, or they could not be compared by eye."""
    for key, chart in atlas.charts.items():
        known = [(number, atlas.studies.get(one)) for number, one in enumerate(chart.study_ids)]
        rows = [(number, study) for number, study in known if study]
        for number, study in rows:
            where = f"{key}.studies.{number}"
            if text := undrawable(chart, study):
                yield problem(atlas, where, f"{study.id} {text}")
            elif measured(chart, study) != measured(chart, rows[0][1]):
                text = f"measures another thing, or in other people, than {rows[0][1].id}; give it a chart of its own"
                yield problem(atlas, where, f"{study.id} {text}")


def undrawable(chart: Chart, study: Study) -> str:
    """What a comparison lacks to be drawn; nothing if it has all."""
    if chart.kind is ChartKind.EFFECTS and (not study.effect or study.effect.crosses_nil is None):
        return "has no effect with low and high, which this chart draws; take another row"
    if chart.kind is ChartKind.PEOPLE and (not study.figures or study.figures.measure is not Measure.PERCENT):
        return "has no figures in percent, which this chart draws; take another row"
    return ""


def measured(chart: Chart, study: Study) -> tuple[str, ...]:
    """What a comparison measures, and in whom; of percents also against what."""
    if chart.kind is ChartKind.PEOPLE or not study.effect:
        return (study.group, study.outcome, study.control)
    return (study.group, study.outcome, study.effect.measure)


def check_chart_titles(atlas: Atlas) -> Iterator[Problem]:
    """A number in a title is one that the chart shows, so that no title outlives its figures."""
    home = next(iter(atlas.pages), None)
    for key, chart in atlas.charts.items():
        rows = [atlas.studies.get(one) for one in chart.study_ids]
        if home and all(row and row.about in atlas.by_id and not undrawable(chart, row) for row in rows):
            shown = shown_numbers(atlas, home, chart)
            for told in NUMBER.findall(chart.title):
                if as_number(told) not in shown:
                    yield problem(atlas, f"{key}.title", f"{told} is not a number of the chart; mend the title")


def check_charts_are_shown(atlas: Atlas) -> Iterator[Problem]:
    """Each chart stands on a page."""
    shown = {name for page in atlas.pages for name in page.charts}
    for key in atlas.charts if atlas.texts_read else ():
        if key not in shown:
            yield problem(atlas, key, f"no page shows it; write [[chart: {key}]] where it answers something, or cut it")
