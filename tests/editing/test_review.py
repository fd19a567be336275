"""A page as a form on paper: all that it says, numbered, with what it was read in."""

import re
import shutil
from html import unescape
from pathlib import Path

import pytest
from atlas.content.reader import read_atlas
from conftest import CAUSE, SITES, SOUND, lay
from editing.__main__ import main
from editing.review import review_form, said

TEXT = "\nLow salt *can* bring on <b>cramps</b>. [@good_2020] [#C-001]\n\n## In heat & sun\n\n1. Drink. [@good_2020] [@other_2021]\n- Rest.\n\n| When | What |\n|---|---|\n| Noon | Shade |\n\n[[list]]\n"


def form(root: Path, page: str = CAUSE) -> str:
    atlas, problems = read_atlas(lay(root, {**SOUND, "docs/causes/low-salt.md": page}))
    assert problems == []
    return review_form(atlas, atlas.by_id["causes/low-salt"], "2026-11-28")


def test_each_sentence_is_a_line_with_its_heading_and_its_references(tmp_path):
    atlas, _ = read_atlas(lay(tmp_path, {**SOUND, "docs/causes/low-salt.md": CAUSE.partition("\nLow salt can")[0] + TEXT}))
    lines = [(one.number, one.heading, one.text, one.read_in) for one in said(atlas, atlas.by_id["causes/low-salt"], {"good_2020": 1, "other_2021": 2})]
    assert lines == [
        (1, "", "Low salt can bring on cramps.", (1,)),
        (2, "In heat & sun", "Drink.", (1, 2)),
        (3, "In heat & sun", "Rest.", ()),
        (4, "In heat & sun", "When – What", ()),
        (5, "In heat & sun", "Noon – Shade", ()),
    ]


def test_the_form_says_how_sure_the_page_is_and_what_of_each_reference_was_read(tmp_path):
    text = unescape(re.sub(r"<[^>]*>", "", form(tmp_path)))
    assert "How sure the page is: likely. Why: A good review says so." in text
    assert "A good review. A journal, 2020. We read: full text. https://example.org/good" in text


def test_what_a_page_says_is_text_on_the_form(tmp_path):
    assert "Check of “A &lt;script&gt; &amp; salt”" in form(tmp_path, CAUSE.replace("title: Low salt", "title: 'A <script> & salt'"))


@pytest.mark.parametrize("site", ["tiny", "hostile"])
def test_every_page_has_a_form_with_its_danger_signs_and_medicines(site):
    atlas, _ = read_atlas(SITES / site)
    for page in atlas.pages:
        text = unescape(review_form(atlas, page, "2026-11-28"))
        assert all(one.how in text and atlas.warnings[one.warning].text in text for one in page.medicines)
        assert all(atlas.red_flags[one].act in text for one in page.red_flags)


def test_the_command_writes_it_and_names_the_page_that_may_be_meant(tmp_path, capsys):
    shutil.copytree(SITES / "tiny", tmp_path, dirs_exist_ok=True)
    main(["--root", str(tmp_path), "review", "--page", "docs/causes/heat.md"])
    assert (tmp_path / ".site" / "review" / "causes-heat.html").is_file()
    with pytest.raises(SystemExit, match=r'PAGE=causes/heatt: there is no such page; did you mean "causes/heat"'):
        main(["--root", str(tmp_path), "review", "--page", "causes/heatt"])
