"""The tables of studies, how a grade follows from them, and what stands under a remedy: limits and dates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.grading import STEPS, balance_of, step_of
from ..content.page import Kind, Page
from ..content.scales import HELP, READ, RESULT
from ..content.states import EffectMeasure, Measure, RatedCertainty
from ..content.studies import Effect, Figures, Study
from .heads import FEW, Context, asked


def study_table(atlas: Atlas, ids: Iterable[str], numbers: Mapping[str, int]) -> Context:
    """The table of some comparisons, in the order in which they are named."""
    rows = [study_row(atlas, atlas.studies[identifier], numbers) for identifier in ids]
    return {"rows": rows, "groups": list(dict.fromkeys(row["group"] for row in rows))}


def study_row(atlas: Atlas, study: Study, numbers: Mapping[str, int]) -> Context:
    """What a table shows of a comparison."""
    return {
        **{field: getattr(study, field) for field in ("id", "what", "against", "how_long", "note", "funding")},
        "group": atlas.study_words("groups").get(study.group, ""),
        "who": who(study),
        "unit": study.figures.unit if study.figures else "",
        "figures": figures_words(study.figures) if study.figures else "",
        "effect": effect_words(study.effect) if study.effect else "",
        "effect_unit": study.effect.unit if study.effect else "",
        "result": study.result.value,
        "result_label": RESULT[study.result],
        "certainty": "" if study.certainty is RatedCertainty.UNRATED else f"{study.certainty} certainty",
        "read": READ[study.read],
        "refs": [{"number": numbers.get(study.reference, 0), "anchor": f"ref-{study.reference}"}],
    }


def who(study: Study) -> str:
    """Who took part: "94 adults with night cramps"."""
    if study.people:
        return f"{study.people:,} {study.population}"
    return study.population[0].upper() + study.population[1:]


def number_words(value: float) -> str:
    """A number as texts have it: 175,195 and 0.18."""
    return f"{value:,.10g}"


def change_words(value: float, sign: str = "") -> str:
    """A change or a difference: "0.18 less", "4% more"."""
    way = "less" if value < 0 else "more" if value > 0 else ""
    return f"{number_words(abs(value))}{sign} {way}".strip()


def figures_words(figures: Figures) -> str:
    """Both figures: "0.96, against 3.63"."""
    sign = "%" if figures.measure in (Measure.PERCENT, Measure.PERCENT_CHANGE) else ""
    if figures.measure in (Measure.CHANGE, Measure.PERCENT_CHANGE):
        first, second = (change_words(value, sign) for value in (figures.what, figures.against))
    else:
        first, second = (f"{number_words(value)}{sign}" for value in (figures.what, figures.against))
    return f"{first}, against {second}"


def effect_words(effect: Effect) -> str:
    """The difference with its interval: "0.18 less (from 0.84 less to 0.49 more)"."""

    def say(value: float) -> str:
        """One value of the effect."""
        if effect.measure is EffectMeasure.RATIO:
            return f"{number_words(value)} times"
        return change_words(value, "%" if effect.measure is EffectMeasure.PERCENT_DIFFERENCE else "")

    if effect.low is None or effect.high is None:
        return say(effect.value)
    return f"{say(effect.value)} (from {say(effect.low)} to {say(effect.high)})"


def table_words(atlas: Atlas, ids: Iterable[str]) -> str:
    """The words of a table, for the search."""
    rows = (atlas.studies[identifier] for identifier in ids)
    return " ".join(f"{row.what}, against {row.against}: {who(row)}." for row in rows)


def grading() -> Context:
    """The steps from comparisons to a grade, in their order."""
    steps = [{"grade": step.grade.value, "label": HELP[step.grade].label, "says": step.says} for step in STEPS]
    return {"steps": steps}


def sureness(atlas: Atlas, page: Page) -> Context:
    """What stands under a remedy: why its grades are what they are, what they cannot say, and when we looked."""
    if page.kind is not Kind.REMEDY or not page.evidence:
        return {}
    own = [study for study in atlas.studies.values() if study.about == page.id]
    return {
        "grades": [grade_words(atlas, page, number) for number in range(len(page.evidence.all))],
        "limits": page.limits,
        "count": len(own),
        "checked": long_date(max((study.checked for study in own), default=page.reviewed)),
    }


def grade_words(atlas: Atlas, page: Page, number: int) -> Context:
    """How one grade of a page came about."""
    assert page.evidence
    evidence = page.evidence.all[number]
    step = step_of(balance_of(evidence, page.id, atlas.benefits))
    return {
        "who": asked(atlas, evidence),
        "why": evidence.why if len(page.evidence.all) > FEW else "",
        "label": HELP[evidence.grade].label,
        "says": step.says,
        "step_label": HELP[step.grade].label,
        "overruled": evidence.overruled,
    }
