"""What goes in and what comes out: sources, the pool, the files, the gold."""

from __future__ import annotations

import gzip
import os
import sys
import time
from pathlib import Path

import pytest
import yaml
from intake.__main__ import ROOT, main
from intake.article import take_in
from intake.evaluate import score_all
from intake.gold import GOLD, GoldPage, gold_pages
from intake.pool import work_all
from intake.report import files_of
from intake.snapshot import Source
from intake.sources import SourceError, slug, sources

HOSTILE = "<html lang='xx'><title>{{ 7 * 7 }}</title><link rel=license href='https://licence.example/'><p>Slugs\u2028eat - {{ boo }} # lettuce <b>&lt;script&gt;</b> 'x' \"y\": after rain.</p><p>New: [a, *b] &amp; %tag was seen in the garden.</p></html>"


def test_the_files_can_be_read_whatever_an_article_says(matcher):
    files = files_of(take_in(Source("a", HOSTILE.encode(), day="2026-01-02"), matcher), matcher.knowledge)
    assert all(name.endswith((".yml", ".md", ".html", ".jsonl")) for name in files)
    record, claims = yaml.safe_load(files["snapshot.yml"]), yaml.safe_load(files["claims.yml"])
    assert (record["licence"], record["day"], record["language"], record["title"]) == ("https://licence.example/", "2026-01-02", "xx", "{{ 7 * 7 }}")
    assert [entry["id"] for entry in claims] == ["G-2", ""]
    assert claims[0]["articles"] == [{"article": "007", "line": 1}]
    assert "<script" not in files["report.html"] and "{{ boo }}" in files["report.html"]
    assert yaml.safe_load(files["draft.md"].split("---")[1])["article"] == "007"


def act(what):
    """What a worker of the test does."""
    if what == "late":
        time.sleep(60)
    if what == "dies":
        os._exit(3)
    if what == "fails":
        raise ValueError("bad")
    return what


def test_one_bad_article_never_stops_the_others():
    given = ["a", "late", "b", "dies", "c", "fails", "d"]
    done = {one.given: (one.value, one.wrong) for one in work_all(given, act, 2, 1.5)}
    assert {key: value for key, (value, _) in done.items() if value} == {key: key for key in "abcd"}
    assert done["late"][1] == "took over 1.5 seconds" and "broke the process" in done["dies"][1] and done["fails"][1] == "ValueError: bad"


def test_two_paths_never_share_a_folder():
    names = ["a/b.txt", "a-b.txt", "a b.txt", "A-b.txt", "a-b.html", "a.b.txt"]
    assert len({slug(name) for name in names}) == len(names) and slug("a-b.txt") == "a-b-txt"


@pytest.mark.parametrize(("given", "said"), [([], "no file; give a text"), (["x.txt", "--out", "docs/assets"], "is published; choose a folder")])
def test_the_command_says_what_is_wrong_before_it_begins(given, said, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(sys, "argv", ["intake", *given])
    with pytest.raises(SystemExit):
        main()
    assert said in capsys.readouterr().err


def test_a_source_that_cannot_be_read_is_told_and_the_others_come(tmp_path: Path):
    (tmp_path / "b.html").write_text("<p>x</p>")
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"nothing of an archive"))
    (tmp_path / "c.png").write_bytes(b"x")
    found = list(sources(tmp_path))
    assert [one.name for one in found if isinstance(one, Source)] == ["b-html"]
    assert str(found[0]).startswith("a.warc.gz:1: archive: ")
    assert isinstance(next(sources(tmp_path / "none")), SourceError)


def test_an_archive_tells_address_and_day():
    (page,) = sources(GOLD / "pages" / "archive.warc.gz")
    assert (page.address, page.day, page.charset) == ("https://lake.example/cold", "2025-07-01", "utf-8")


@pytest.fixture(scope="module")
def scores(matcher):
    pages = [one for one in gold_pages(GOLD, []) if isinstance(one, GoldPage)]
    assert len(pages) >= 15
    return score_all(pages, matcher)


def test_furniture_of_the_gold_pages_goes_and_no_sentence_is_lost(scores):
    ours = scores["intake"]
    assert ours.right / (ours.right + ours.wrong) >= 0.98 and ours.right / (ours.right + ours.left) >= 0.98
    assert not ours.lost, ours.lost


def test_a_page_without_gold_is_named(tmp_path: Path):
    (tmp_path / "x.txt").write_text("Slugs.")
    assert "x-txt:1: gold: nobody has marked it" in str(list(gold_pages(GOLD, [tmp_path]))[-1])


def test_the_step_for_crawls_makes_the_same_bytes(tmp_path: Path, matcher, monkeypatch):
    pytest.importorskip("datatrove", reason="only make intake-crawl has it")
    from intake import crawl

    monkeypatch.setattr(crawl, "matcher_of", lambda root: matcher)
    documents = list(crawl.TakeIn(str(GOLD / "pages"), str(tmp_path), tmp_path).run())
    assert len(documents) == len(list(sources(GOLD / "pages")))
    for source in sources(GOLD / "pages"):
        for name, text in files_of(take_in(source, matcher), matcher.knowledge).items():
            assert (tmp_path / source.name / name).read_bytes() == text.encode()
