"""A site without the pages that others lead to: nothing leads nowhere."""

import shutil

from atlas.site.folder import weave_folder
from conftest import ROOT, lay

CARD = '- {id: H-01, level: soon, group: limb, short: A sign, act: act, title: "Call 112 if:", signs: [A sign], means: x, references: [good_2020]}\n'


def test_without_the_pages_that_others_lead_to_nothing_leads_to_them(sound, tmp_path):
    atlas = sound("[@good_2020]", "[@good_2020]\n\n[[red-flags: H-01]]", more={"docs/red-flags.yml": CARD})
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    rendered = "<article><h1>Low salt</h1><p>It is. [@good_2020]</p>\n<p>[[red-flags: H-01]]</p></article>"
    lay(tmp_path, {"woven/causes/low-salt/index.html": rendered})
    weave_folder(tmp_path / "woven", tmp_path / "woven", atlas, tmp_path)
    html = (tmp_path / "woven" / "causes" / "low-salt" / "index.html").read_text(encoding="utf-8")
    assert html.count("<a ") == html.count('<a href="#') + html.count('<a href="https://example.org/good"')
    assert "How we work" not in html and "Other uses" not in html and 'class="grade__link"' not in html
    assert "Call 112 if:" in html and 'class="dial"' not in html


def test_a_page_without_a_title_keeps_its_blocks_and_one_without_an_article_its_html(sound, tmp_path):
    atlas = sound()
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    lay(tmp_path, {"woven/causes/low-salt/index.html": "<article><p>It is.</p></article>", "woven/index.html": "<p>x</p>"})
    weave_folder(tmp_path / "woven", tmp_path / "woven", atlas, tmp_path)
    html = (tmp_path / "woven" / "causes" / "low-salt" / "index.html").read_text(encoding="utf-8")
    assert html.startswith('<article><div class="grade') and html.index('data-atlas="also"') > html.index("<p>It is.</p>")
    assert (tmp_path / "woven" / "index.html").read_text(encoding="utf-8") == "<p>x</p>"
