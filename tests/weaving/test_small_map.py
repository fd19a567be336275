"""The small map of a page: how many branches it has, and where they lie."""

from __future__ import annotations

import pytest
from atlas.weaving.small_map import MOST, share


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ([], []),
        ([3], [3]),
        ([20], [MOST]),
        ([5, 1, 9], [4, 1, 3]),
        ([1, 1, 1], [1, 1, 1]),
        ([9, 9], [4, 4]),
        ([1] * 12, [1] * MOST + [0] * 4),
    ],
)
def test_the_branches_are_shared_out_one_of_each_in_turn(counts: list[int], shown: list[int]) -> None:
    assert share(counts, MOST) == shown
