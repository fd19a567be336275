"""A fault on most pages is told once, at the templates; up to nine pages, or half of them, it is told page by page."""

from pathlib import Path

import pytest
from atlas.site.verify import verify

PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="b"></head>'
    '<body><h1>A</h1>{}</body></html>'
)


@pytest.mark.parametrize(("pages", "broken", "paths"), [(9, 9, 9), (10, 10, 1), (30, 15, 15), (30, 16, 1)])
def test_a_fault_on_most_pages_is_told_once(tmp_path: Path, pages, broken, paths):
    for number in range(pages):
        (tmp_path / f"{number}.html").write_text(PAGE.replace("{}", '<img src="//e.org/a">' if number < broken else ""))
    assert len(verify(tmp_path)) == paths
