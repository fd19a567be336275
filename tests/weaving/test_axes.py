"""Axes and shapes of charts, on plain values."""

import pytest
from atlas.weaving.axes import factor_axis, plain_axis
from atlas.weaving.dots import people, squares

PLAIN = [
    ([], (0, 0.5)),
    ([0], (0, 0.5)),
    ([-12.6, 1.73], (-15, -10, -5, 0, 5)),
    ([3, 4], (0, 1, 2, 3, 4)),
    ([0.02], (0, 0.005, 0.01, 0.015, 0.02)),
    ([-7], (-8, -6, -4, -2, 0)),
]


@pytest.mark.parametrize(("values", "ticks"), PLAIN)
def test_an_axis_holds_all_values_and_no_difference_between_round_marks(values, ticks):
    axis = plain_axis(values)
    assert axis.ticks[0] <= min([0, *values]) and axis.ticks[-1] >= max([0, *values])
    assert axis.ticks == ticks
    assert (axis.place(ticks[0]), axis.place(ticks[-1])) == ("0%", "100%")


def test_places_lie_along_the_whole_line():
    axis = plain_axis([-12.6, 1.73])
    assert [axis.place(tick) for tick in axis.ticks] == ["0%", "25%", "50%", "75%", "100%"]


def test_half_and_double_are_as_far_from_one():
    axis = factor_axis([0.4, 3])
    assert axis.ticks == (0.25, 0.5, 1, 2, 4)
    assert [axis.place(value) for value in (0.5, 1, 2)] == ["25%", "50%", "75%"]


def test_ratios_that_are_all_one_have_a_line_too():
    assert factor_axis([1]).ticks == (0.5, 1.0)


@pytest.mark.parametrize(("in_100", "filled", "others"), [(0, 0, 100), (7, 7, 93), (100, 100, 0), (3.6, 4, 97)])
def test_a_hundred_people_are_drawn(in_100, filled, others):
    drawn = people(in_100)
    assert (drawn["with"].count("M"), drawn["without"].count("M")) == (filled, others)


def test_a_part_of_a_person_is_a_part_of_a_disc():
    assert people(0.25)["with"] == "M5 5v-4A4 4 0 0 1 9.00 5.00z"
    assert people(0.75)["with"] == "M5 5v-4A4 4 0 1 1 1.00 5.00z"


@pytest.mark.parametrize(("count", "width", "height"), [(0, 1, 1), (1, 9, 9), (3, 27, 9), (4, 27, 18)])
def test_squares_fill_rows(count, width, height):
    drawn = squares(count, across=3)
    assert (drawn["width"], drawn["height"], str(drawn["path"]).count("M")) == (width, height, count)
