"""The benchmark: the same work in every run, and rows that say what was measured."""

from bench.linking import bench_growth, bench_size, make_pages, make_terms
from bench.site import bench_generated_site
from conftest import ROOT


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
