"""A drawing runs nothing, leads nowhere, and is shown."""

import pytest
from atlas.rules.check import check

PATH = "docs/assets/drawings/calf.svg"
SHOWN = ("[@good_2020]", "[@good_2020]\n\n[[drawing: calf]]")
STYLED = "holds a style, which a strict policy leaves out; write fill= and stroke= instead"
FAULTS = [
    ("<script>x()</script>", "holds <script>, which is not for drawings; take it out"),
    ("<foreignObject><p>x</p></foreignObject>", "holds <foreignobject>, which is not for drawings; take it out"),
    ('<g onclick="x()"/>', "holds onclick=, which is not for drawings; take it out"),
    ('<g ONLOAD="x()"/>', "holds onload=, which is not for drawings; take it out"),
    ('<a href="https://example.org/"/>', '"https://example.org/" asks another host or leads there; draw it here, or leave it out'),
    ('<a href="//example.org/"/>', '"//example.org/" asks another host or leads there; draw it here, or leave it out'),
    ('<g fill="url(https://example.org/)"/>', '"url(https://example.org/)" asks another host or leads there; draw it here, or leave it out'),
    ('<g style="fill:red"/>', STYLED),
    ("<style>.a { fill: red }</style>", STYLED),
    ("<style>@import 'https://example.org/'</style>", STYLED),
]


@pytest.mark.parametrize(("inside", "message"), FAULTS, ids=[inside for inside, _ in FAULTS])
def test_a_drawing_that_could_run_or_ask_is_reported(sound, inside, message):
    atlas = sound(*SHOWN, more={PATH: f"<svg>{inside}</svg>\n"})
    assert [str(problem) for problem in check(atlas)] == [f"{PATH}:1: drawing: {message}"]


@pytest.mark.parametrize("inside", ['<a href="#part"/>', '<g fill="url(#part)"/>', '<a href="../guides/calf/"/>'])
def test_a_drawing_may_lead_to_the_site_itself(sound, inside):
    assert check(sound(*SHOWN, more={PATH: f"<svg>{inside}</svg>\n"})) == []


def test_a_drawing_that_no_page_shows_is_reported(sound):
    (problem,) = check(sound(more={PATH: "<svg></svg>\n"}))
    text = "is shown on no page; write [[drawing: calf]] where the text tells what it shows, or delete it"
    assert str(problem) == f"{PATH}:1: drawing: {text}"
