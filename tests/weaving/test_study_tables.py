"""Figures and differences in the words of a table."""

import pytest
from atlas.content.states import EffectMeasure, Measure
from atlas.content.studies import Effect, Figures
from atlas.weaving.studies import effect_words, figures_words

FIGURES = [
    (Measure.MEAN, 0.96, 3.63, "0.96, against 3.63"),
    (Measure.MEDIAN, 0, 175195, "0, against 175,195"),
    (Measure.NUMBER, 8, 0, "8, against 0"),
    (Measure.PERCENT, 86, 60.5, "86%, against 60.5%"),
    (Measure.CHANGE, -3.41, 0.2, "3.41 less, against 0.2 more"),
    (Measure.PERCENT_CHANGE, -54, 0, "54% less, against 0%"),
]


@pytest.mark.parametrize(("measure", "what", "against", "words"), FIGURES)
def test_both_figures_are_told(measure, what, against, words):
    assert figures_words(Figures(measure, what, against, "unit")) == words


EFFECTS = [
    (Effect(EffectMeasure.DIFFERENCE, -2.67), "2.67 less"),
    (Effect(EffectMeasure.DIFFERENCE, -0.18, -0.84, 0.49), "0.18 less (from 0.84 less to 0.49 more)"),
    (Effect(EffectMeasure.PERCENT_DIFFERENCE, -9.6, -23, 4), "9.6% less (from 23% less to 4% more)"),
    (Effect(EffectMeasure.RATIO, 1.47, 1.33, 1.63), "1.47 times (from 1.33 times to 1.63 times)"),
]


@pytest.mark.parametrize(("effect", "words"), EFFECTS)
def test_a_difference_is_told_with_its_interval(effect, words):
    assert effect_words(effect) == words


def test_no_difference_is_nought_or_one_time():
    assert Effect(EffectMeasure.DIFFERENCE, 1, -1, 2).crosses_nil
    assert Effect(EffectMeasure.RATIO, 1.5, 0.9, 2).crosses_nil
    assert Effect(EffectMeasure.RATIO, 0.5, -1, 0.9).crosses_nil is False
    assert Effect(EffectMeasure.RATIO, 0.5).crosses_nil is None
