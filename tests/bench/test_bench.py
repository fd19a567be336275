"""The benchmark: the same work in every run, and rows that say what was measured."""

import gzip
import os
import subprocess
import sys
import urllib.request

from atlas.content.atlas import Atlas
from atlas.content.page import CONTENT, Kind, Page
from atlas.content.reader import kind_of, read_atlas
from atlas.content.sheets import Sheet
from bench.asking import questions
from bench.bare import build_bare
from bench.linking import bench_growth, bench_size, make_pages, make_terms
from bench.made import lay
from bench.paint import middle_pages
from bench.site import bench_generated_site
from bench.slow import served
from bench.stages import Build, Seconds, growth
from bench.together import is_ours, most_together, parents, share_of, started_by
from conftest import ROOT


def page(identifier, **meta):
    """A page with nothing in it."""
    path = f"docs/{identifier}.md"
    return Page(path, kind_of(path), Sheet(path, meta, {}), "", 1)


def test_pages_and_terms_are_the_same_in_every_run_and_of_the_size_asked_for():
    names = [term.name for term in make_terms(50)]
    pages = make_pages(4, names)
    assert pages == make_pages(4, names) and len(set(names)) == 50
    assert all(5600 <= len(page) < 7000 for page in pages)


def test_the_ratio_of_linking_is_taken_against_rendering_the_same_pages():
    rows = bench_size(ROOT, pages=4, terms=20, slices=2)
    assert [(row.name, row.pages, row.terms) for row in rows] == [("render", 4, 20), ("vocabulary", 4, 20), ("link", 4, 20)]
    assert all(row.seconds > 0 and row.ratio > 0 for row in rows)


def test_growth_is_reported_against_the_small_site():
    rows = bench_growth(small=5, large=10)
    assert [(row.name, row.pages, row.terms) for row in rows] == [("base", 5, 5), ("more pages", 10, 5), ("more terms", 5, 10)]


def test_a_generated_site_is_rendered_linked_and_woven():
    row = bench_generated_site(ROOT, pages=3)
    assert row.name == "weave" and row.pages > 3
    assert "linking" in row.note and row.ratio > 0


def test_a_made_project_is_the_same_each_time_and_has_everything_in_proportion(tmp_path):
    one, two = (lay(ROOT, tmp_path / name, 60) for name in "ab")
    assert all((two / path.relative_to(one)).read_bytes() == path.read_bytes() for path in one.rglob("*") if path.is_file())
    atlas, problems = read_atlas(one)
    assert problems == [] and questions(60) == questions(60)
    counted = [len(found) for found in (atlas.references, atlas.listings, atlas.red_flags, atlas.mixtures)]
    assert counted == [300, 165, 14, 6] and len(atlas.medicines) == 3 * len(atlas.of_kind(Kind.DRUG))
    assert not any("/" in item for items in atlas.data("search")["groups"].values() for item in items)
    assert len([page for page in atlas.pages if page.kind in CONTENT and "/page-" in page.id]) == 60


def test_the_engine_as_it_comes_has_its_own_theme_and_search_and_nothing_of_ours(tmp_path):
    build_bare(lay(ROOT, tmp_path / "made", 6), tmp_path / "site")
    page = (tmp_path / "site" / "causes" / "page-1" / "index.html").read_text()
    assert "md-content" in page and "atlas.css" not in page
    assert "causes/page-1/" in (tmp_path / "site" / "search" / "search_index.json").read_text()


def test_a_stage_has_its_seconds_of_the_processors_and_of_the_clock():
    build = Build()
    for name in ("check", "engine", "weave", "verify"):
        build.timed(name, lambda: sum(range(300_000)))
    weave, verify, check = (build.seconds[name] for name in ("weave", "verify", "check"))
    assert build.after_engine == (weave.processors + verify.processors, weave.clock + verify.clock) and check.clock > 0
    assert growth(Seconds(1, 9), Seconds(10, 9), 10) == 1 and growth(Seconds(1, 9), Seconds(100, 9), 10) == 2


def test_a_page_of_each_kind_and_template_is_painted_the_one_of_middle_size(tmp_path):
    pages = [page("causes/a"), page("causes/b"), page("causes/c"), page("now", template="now.html")]
    for one, size in zip(pages, (3, 1, 2, 9), strict=True):
        (tmp_path / one.url).mkdir(parents=True)
        (tmp_path / one.url / "index.html").write_text("x" * size)
    assert {kind: one.id for kind, one in middle_pages(Atlas(tuple(pages)), tmp_path).items()} == {"causes": "causes/c", "now": "now"}


def test_what_the_slow_line_is_served_comes_packed(tmp_path):
    (tmp_path / "index.html").write_text("<p>Hello.</p>" * 99)
    with served(tmp_path) as address, urllib.request.urlopen(address) as answer:
        assert answer.headers["Content-Encoding"] == "gzip" and gzip.decompress(answer.read()).startswith(b"<p>Hello")


def test_the_memory_of_a_process_and_of_all_it_started_is_counted_together():
    assert started_by(1, {1: 0, 2: 1, 3: 2, 4: 9, 5: 3}) == {2, 3, 5}
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1) as one, subprocess.Popen(["sleep", "60"]) as other:
        try:
            assert {one.pid, other.pid} <= started_by(os.getpid(), parents())
            looks = iter([False, False, True])
            assert 1 < most_together(os.getpid(), lambda: next(looks)) < 100
            assert is_ours(one.pid) and not is_ours(other.pid) and share_of(other.pid) > 0
        finally:
            one.kill()
            other.kill()
    assert share_of(one.pid) == 0 and not is_ours(one.pid)
