"""The files to fetch, and what the page that offers them says of each."""

import json
import subprocess
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import pytest
from atlas.site.downloads import offered, offering_page, size, with_downloads, zipped
from conftest import ROOT

ITEM = '<li data-file="{0}"><a class="x">All</a> <span class="s" data-size></span><span>Text</span></li>\n'
PAGE = f'<ul>\n{ITEM.format("a.zip")}{ITEM.format("b.zim")}</ul><p data-day="As of [day]."></p>'


def test_the_page_says_where_a_file_is_and_how_large_and_leaves_out_what_was_not_made():
    html = offered(PAGE, {"a.zip": 4_150_001}, "2026-11-02")
    assert html == '<ul>\n<li data-file="a.zip"><a href="a.zip" download class="x">All</a> <span class="s">4.2 MB</span> <span>Text</span></li>\n</ul><p>As of 2 November 2026.</p>'


@pytest.mark.parametrize(("count", "words"), [(1, "10 kB"), (10_000, "10 kB"), (10_001, "20 kB"), (999_999, "1000 kB"), (1_000_000, "1.0 MB"), (1_000_001, "1.1 MB")])
def test_sizes_are_rounded_up(count, words):
    assert size(count) == words


def test_files_stand_beside_the_page_that_offers_them():
    files = {"index.html": b"", "t/index.html": PAGE.encode()}
    assert offering_page(files) == "t/index.html"
    assert offering_page({"index.html": b""}) == ""
    assert with_downloads(files, "t/index.html", {"a.zip": b"1"}, "2026-11-02").keys() == {"t/index.html", "t/a.zip"}


def test_the_same_files_make_the_same_zip():
    files = [("a", b"1" * 999), ("b/c", b"2")]
    made = zipped(files, "2026-11-02", plain="a")
    assert made == zipped(iter(files), "2026-11-02", plain="a")
    archive = ZipFile(BytesIO(made))
    assert [(one.filename, one.date_time[:3], one.compress_type == ZIP_STORED) for one in archive.infolist()] == [("a", (2026, 11, 2), True), ("b/c", (2026, 11, 2), False)]


# -- for Kiwix, where there is a Python with libzim: `make zim` makes one

PYTHON = ROOT / ".venv" / "zim" / "bin" / "python"
READ = """
import json, sys
from libzim.reader import Archive
from libzim.search import Query, Searcher
from libzim.suggestion import SuggestionSearcher
zim = Archive(sys.argv[1])
found = Searcher(zim).search(Query().set_query("glimmer"))
titles = SuggestionSearcher(zim).suggest("Second")
print(json.dumps({
    "main": zim.main_entry.get_item().path, "title": zim.get_metadata("Title").decode(), "check": zim.check(),
    "found": list(found.getResults(0, 9)), "titles": list(titles.getResults(0, 9)),
    "text": bytes(zim.get_entry_by_path("a/index.html").get_item().content).decode(), "articles": zim.article_count,
    "picture": bytes(zim.get_illustration_item(48).content)[:4].hex(),
}))
"""


@pytest.mark.skipif(not PYTHON.exists(), reason="no libzim here; make zim sets it up")
def test_a_file_for_kiwix_opens_with_its_first_page_its_titles_and_its_text(tmp_path):
    pages = {"index.html": "<title>First</title><p>x</p>", "a/index.html": "<title>Second &amp; last</title><p>All about a glimmer.</p>", "old/index.html": '<title>Second old</title><meta http-equiv="refresh" content="0; url=../a/index.html"><p>x</p>'}
    for name, html in pages.items():
        (tmp_path / "copy" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "copy" / name).write_text(f"<html><head></head><body>{html}</body></html>", "utf-8")
    sign = ROOT / "docs" / "assets" / "favicon.svg"
    subprocess.run([PYTHON, ROOT / "scripts" / "zim.py", tmp_path / "copy", tmp_path / "a.zim", sign, "Title=Small", "Language=eng", "Name=small"], check=True)
    read = json.loads(subprocess.run([PYTHON, "-c", READ, tmp_path / "a.zim"], check=True, capture_output=True, text=True).stdout)
    assert read["main"] == "index.html"
    assert read["title"] == "Small"
    assert read["check"]
    assert read["found"] == ["a/index.html"]
    assert read["titles"] == ["a/index.html"]
    assert "All about a glimmer." in read["text"]
    assert read["articles"] == 2
    assert read["picture"] == "89504e47"
