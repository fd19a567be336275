"""The laws of weaving, on every page of the real site; what its pages say and how many there are is left to authors."""

import json
import re

from atlas.content.reader import read_atlas
from atlas.site.folder import addresses
from atlas.site.verify import verify
from atlas.weaving.page import article_of
from conftest import BASE, ROOT, read_yaml
from unweave import light, unweave


def test_taking_everything_out_gives_the_engines_bytes_on_every_page(real_site):
    rendered, woven = addresses(real_site[0]), addresses(real_site[1])
    atlas, _ = read_atlas(ROOT)
    for page in atlas.pages:
        if page.id != "404":
            before, after = (article_of(files[page.url].read_text("utf-8")) for files in (rendered, woven))
            assert unweave(after) == (light(before) if page.template else before), page.path


def test_no_link_of_ours_is_inside_a_link_a_heading_or_code(real_site):
    for url, path in addresses(real_site[1]).items():
        html = article_of(path.read_text("utf-8"))
        for outer in ("a", "h1", "h2", "h3", "h4", "code", "pre"):
            for inner in re.findall(rf"<{outer}\b[^>]*>(.*?)</{outer}>", html, re.DOTALL):
                assert 'data-atlas="term"' not in inner, (url, inner)


def test_the_finished_site_is_whole(real_site, real):
    assert [str(problem) for problem in verify(real_site[1], real.pages, base=BASE)] == []


def test_every_claim_fact_and_red_flag_is_on_a_page_or_dropped_with_a_reason(real_site):
    data = json.loads((real_site[1] / "data" / "atlas.json").read_text("utf-8"))
    entries = [*data["claims"], *data["facts"], *data["red_flags"]]
    assert entries
    assert [entry["id"] for entry in entries if bool(entry["pages"]) == bool(entry.get("dropped"))] == []


def test_the_open_data_have_every_page_and_every_entry_that_was_written(real_site):
    data = json.loads((real_site[1] / "data" / "atlas.json").read_text("utf-8"))
    assert len(data["pages"]) == len(list((ROOT / "docs").rglob("*.md")))
    for name in ("claims", "facts", "red-flags"):
        written = read_yaml(ROOT / "docs" / f"{name}.yml")
        assert [entry["id"] for entry in data[name.replace("-", "_")]] == [entry["id"] for entry in written]


def test_the_page_for_a_cramp_right_now_opens_fast(real_site):
    (page,) = [path for path in (ROOT / "docs").glob("*.md") if "\ntemplate: now.html\n" in path.read_text("utf-8")]
    html = (real_site[1] / page.stem / "index.html").read_text("utf-8")
    assert len(html.encode()) < 96 * 1024
    assert not re.search(r'<(?:script|link)[^>]*(?:src|href)="[^"]*bundle', html)
