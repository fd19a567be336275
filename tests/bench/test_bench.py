"""The benchmark: the same work in every run, and rows that say what was measured."""

import gzip
import urllib.request

from atlas.content.atlas import Atlas
from atlas.content.page import Page
from atlas.content.reader import kind_of, read_atlas
from atlas.content.sheets import Sheet
from atlas.site import search_index
from atlas.site.search_index import index_files
from bench.linking import bench_growth, bench_size, make_pages, make_terms
from bench.paint import middle_pages
from bench.shards import generated, plain_pages, questions
from bench.site import bench_generated_site
from bench.slow import served
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
    assert (row.name, row.pages) == ("weave", 5)
    assert "linking" in row.note and row.ratio > 0


def test_the_search_of_a_large_site_is_generated_the_same_each_time_and_in_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(search_index, "LARGEST_FILE", 1)
    real, _ = read_atlas(ROOT)
    atlas = generated(tmp_path, 30, real)
    files = index_files(atlas, plain_pages(30))
    assert files == index_files(atlas, plain_pages(30)) and questions(30) == questions(30)
    assert len([path for path in files if path.startswith("search/passages.")]) == 30
    assert any(path.startswith("search/text-") for path in files)


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
