"""What differs between two sites, and what of it is expected."""

import pytest
from engines.choice import DEFAULT, ENGINES, Missing, installed, renderer
from engines.compare import Difference, Expected, differences, judged, read_expected, read_files
from engines.twins import EXPECTED, compared

STYLE = Expected("*.html", '<link href="\\w+">', '<link href="b">', "another style sheet")
GONE = Expected("a.css", "()", "", "its own styles")
PAGE = b'<link href="a"><p>Cramp.</p>'


def test_two_sites_of_the_same_files_do_not_differ():
    assert list(differences({"a.html": PAGE}, {"a.html": PAGE})) == []


def test_a_file_that_one_site_alone_has_is_a_difference():
    found = list(differences({"a": b"", "b": b""}, {"b": b"", "c": b""}))
    assert found == [Difference("a", "", None), Difference("c", None, "")]
    assert list(map(str, found)) == ["a: only in the first", "c: only in the second"]


def test_within_a_file_only_the_tags_and_texts_that_differ_are_told():
    (found,) = differences({"a.html": PAGE}, {"a.html": PAGE.replace(b"Cramp", b"Spasm")})
    assert str(found) == "a.html: 'Cramp.' -> 'Spasm.'"


def test_every_place_of_a_file_that_differs_is_a_difference_of_its_own():
    other = PAGE.replace(b"Cramp", b"Spasm").replace(b'"a"', b'"b"')
    assert [found.now for found in differences({"a.html": PAGE}, {"a.html": other})] == ['<link href="b">', "Spasm."]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (b"<a>x", b"<a>x<b>", [("", "<b>")]),
        (b"<a><a>", b"<a>", [("<a>", "")]),
        (b"", b"<a>", [("", "<a>")]),
        (b"<a>x<b>", b"<a>y<b>", [("x", "y")]),
        (b"<a>x<b>y<c>", b"<d>x<b>z<c>", [("<a>", "<d>"), ("y", "z")]),
    ],
)
def test_what_two_files_begin_and_end_with_alike_is_no_difference(first, second, found):
    assert [(one.was, one.now) for one in differences({"a": first}, {"a": second})] == found


def test_a_packed_file_differs_as_a_whole():
    assert list(differences({"a.zip": b"PK\0<a>"}, {"a.zip": b"PK<b>"})) == [Difference("a.zip", "packed", "packed")]


def test_a_long_difference_is_cut_to_a_line():
    line = str(Difference("a", "x\n" * 200, "y"))
    assert line.endswith("…' -> 'y'") and len(line) < 200


def test_what_is_expected_is_counted_and_what_is_not_is_strange():
    found = list(differences({"a.html": PAGE, "a.css": b""}, {"a.html": PAGE.replace(b'"a"', b'"b"').replace(b".", b"!")}))
    strange, met = judged(found, [STYLE, GONE])
    assert strange == [Difference("a.html", "Cramp.", "Cramp!")]
    assert met == {STYLE: 1, GONE: 1}


@pytest.mark.parametrize(
    "found",
    [
        Difference("a.css", '<link href="a">', '<link href="b">'),  # another file
        Difference("a.html", '<link href="a">', '<link href="c">'),  # another side
        Difference("a.html", '<link href="a"><p>', '<link href="b">'),  # more than that
        Difference("a.html", '<link href="a">', None),  # the whole file
    ],
)
def test_an_expectation_covers_nothing_else(found):
    assert judged([found], [STYLE]) == ([found], {STYLE: 0})


def test_an_expectation_that_nothing_meets_is_told(tmp_path, monkeypatch):
    for site, text in (("one", "<p>A"), ("two", "<p>B")):
        (tmp_path / site).mkdir()
        (tmp_path / site / "a.html").write_text(text)
        (tmp_path / site / "b.txt").write_text("same")
    known = tmp_path / "expected.yml"
    known.write_text("other:\n- {files: c.html, was: x, now: y, why: long ago}\n- {files: a.html, was: A, now: B, why: known}\n")
    monkeypatch.setattr("engines.twins.EXPECTED", known)
    assert compared("other", tmp_path / "one", tmp_path / "two") == (
        [
            "other: 1 of 2 files are the same, byte for byte",
            "       1 × a.html: known",
            "  out of date: c.html: long ago; take it out of expected.yml",
        ],
        False,
    )
    known.write_text("other: []\n")
    assert compared("other", tmp_path / "one", tmp_path / "two")[0][1:] == ["  unexpected: a.html: 'A' -> 'B'"]
    assert compared("other", tmp_path / "one", tmp_path / "one") == (["other: 2 of 2 files are the same, byte for byte"], True)


def test_every_known_difference_has_its_reason_and_an_engine():
    expected = read_expected(EXPECTED.read_text(encoding="utf-8"))
    assert set(expected) == set(ENGINES) - {DEFAULT}
    assert [kind for kinds in expected.values() for kind in kinds if len(kind.why) < 20] == []


def test_files_are_read_by_their_path(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.html").write_bytes(b"x")
    assert read_files(tmp_path) == {"a/b.html": b"x"}


@pytest.mark.parametrize("name", ENGINES[1:])
def test_an_engine_that_is_not_there_is_told_with_what_to_do(tmp_path, name):
    assert not installed(name, tmp_path)
    with pytest.raises(Missing, match=f"^{name} is not in {tmp_path}; install it: make build ENGINE={name}$"):
        renderer(name, tmp_path)


def test_the_default_needs_no_place_of_its_own(tmp_path):
    from atlas.site.engine import render

    assert renderer(DEFAULT, tmp_path) is render
