"""A drawing runs nothing and leads nowhere."""

import pytest
from atlas.rules.check import check

PATH = "docs/assets/drawings/calf.svg"
FAULTS = [
    ("<script>x()</script>", "holds script, which can run; take it out"),
    ("<foreignObject><p>x</p></foreignObject>", "holds foreignobject, which can run; take it out"),
    ('<g onclick="x()"/>', "holds onclick, which can run; take it out"),
    ('<g ONLOAD="x()"/>', "holds ONLOAD, which can run; take it out"),
    ('<a href="https://example.org/"/>', '"https://example.org/" asks another host or leads there; draw it here, or leave it out'),
    ('<a href="//example.org/"/>', '"//example.org/" asks another host or leads there; draw it here, or leave it out'),
    ('<g fill="url(https://example.org/)"/>', '"https://example.org/" asks another host or leads there; draw it here, or leave it out'),
    ("<style>@import 'https://example.org/'</style>", '"https://example.org/" asks another host or leads there; draw it here, or leave it out'),
]


@pytest.mark.parametrize(("inside", "message"), FAULTS, ids=[inside for inside, _ in FAULTS])
def test_a_drawing_that_could_run_or_ask_is_reported(sound, inside, message):
    atlas = sound(more={PATH: f"<svg>{inside}</svg>\n"})
    assert [str(problem) for problem in check(atlas)] == [f"{PATH}:1: drawing: {message}"]


@pytest.mark.parametrize("inside", ['<a href="#part"/>', '<g fill="url(#part)"/>', '<a href="../guides/calf/"/>'])
def test_a_drawing_may_lead_to_the_site_itself(sound, inside):
    assert check(sound(more={PATH: f"<svg>{inside}</svg>\n"})) == []
