"""How often a fault is reported: page by page, or once at the templates; and each mark is counted."""

from pathlib import Path

import pytest
from atlas.content.reader import parse_page
from atlas.site.verify import verify

PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="b"></head>'
    '<body><h1>A</h1>{}</body></html>'
)


@pytest.mark.parametrize(("pages", "broken", "paths"), [(9, 9, 9), (10, 10, 1), (30, 15, 15), (30, 16, 1)])
def test_a_fault_on_most_pages_is_reported_once(tmp_path: Path, pages, broken, paths):
    for number in range(pages):
        (tmp_path / f"{number}.html").write_text(PAGE.replace("{}", '<img src="//e.org/a">' if number < broken else ""))
    assert len(verify(tmp_path)) == paths


@pytest.mark.parametrize(("filled", "count"), [(1, 1), (2, 0)])
def test_a_mark_that_works_once_and_stands_twice_is_reported(tmp_path: Path, filled, count):
    page, _ = parse_page("docs/index.md", "---\ntitle: A\n---\nA. [@a]\n\nB. [@a]\n")
    (tmp_path / "index.html").write_text(PAGE.replace("{}", '<i data-src="[@a]"></i>' * filled))
    assert [problem.field for problem in verify(tmp_path, [page])] == ["mark"] * count


def test_of_a_mark_that_appears_twice_the_one_that_does_not_work_is_reported(tmp_path: Path):
    page, _ = parse_page("docs/index.md", "---\ntitle: A\n---\nA. [@a] [@b]\n\n    [@a]\n")
    (tmp_path / "index.html").write_text(PAGE.replace("{}", '<i data-src="[@a]"></i><i data-src="[@b]"></i>'))
    assert [problem.line for problem in verify(tmp_path, [page])] == [6]
