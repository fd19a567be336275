"""Slips of the pen: what is left alone, what is found, and on which line."""

from importlib.util import find_spec

import pytest
import yaml
from conftest import ROOT, lay
from spelling import SETTINGS, after, american, blanked, in_fields, slips, texts

SET = {"look_at": ["docs", "*.md"], "leave_out": ["docs/odd.md", "docs/out"], "fields": ["aliases", "words"], "known": ["wrod"]}
BRITISH = {"pairs": "pairs.yml", "look_at": ["docs"], "leave_out": [], "beside": "US:", "known": ["estrogen"]}


def test_only_the_files_named_are_read_and_those_left_out_are_not(tmp_path):
    lay(tmp_path, dict.fromkeys(["a.md", "a.txt", "docs/b.md", "docs/odd.md", "docs/out/c.md", "docs/outer.md", "sub/d.md"], "x"))
    assert list(texts(tmp_path, SET)) == ["a.md", "docs/b.md", "docs/outer.md"]


@pytest.mark.parametrize("written", ["aliases: [celiac]", "aliases:\n- celiac\n- celiacs", "aliases:\n  - celiac", "- aliases: [a,\n    celiac]", "  words:\n    sub: celiac"])
def test_fields_of_names_are_left_alone_with_all_below_them_and_no_line_moves(written):
    text = f"title: one\n{written}\nother: celiac\n"
    left = blanked({"a.md": text}, in_fields(["aliases", "words"]))["a.md"]
    assert left.count("celiac") == 1 and left.splitlines().index("other: celiac") == text.splitlines().index("other: celiac")


def test_a_field_whose_name_only_begins_so_is_read():
    assert "celiac" in blanked({"a": "aliases_of: celiac"}, in_fields(["aliases"]))["a"]


def test_what_follows_the_mark_is_left_alone_to_the_end_of_its_part():
    left = blanked({"a": "diarrhoea (US: diarrhea) and diarrhea"}, after("US:"))["a"]
    assert left == "diarrhoea () and diarrhea"


def test_a_dictionary_has_each_american_spelling_with_its_plural():
    assert list(american({"colour": "color"})) == ["color->colour", "colors->colours"]


@pytest.mark.skipif(not find_spec("codespell_lib"), reason="codespell is not installed")
def test_slips_are_found_on_their_lines_and_american_spellings_only_for_readers(tmp_path):
    page = "---\naliases: [teh, color]\n---\n\nIt occured in wrod, a color (US: color), an estrogen.\n"
    files = {SETTINGS: yaml.safe_dump({**SET, "british": BRITISH}), "pairs.yml": "spellings: {colour: color, oestrogen: estrogen}\n"}
    lay(tmp_path, {**files, "docs/a.md": page, "a.md": "A color.\n"})
    told = [str(one).partition(", or if")[0] for one in slips(tmp_path)]
    assert told == ['docs/a.md:5: spelling: "occured" looks like a slip; write "occurred"', 'docs/a.md:5: spelling: "color" looks like a slip; write "colour"']


def test_the_settings_of_the_project_name_what_is_there():
    settings = yaml.safe_load((ROOT / SETTINGS).read_text(encoding="utf-8"))
    british = settings["british"]
    assert all(list(ROOT.glob(name)) for one in (settings, british) for name in one["look_at"])
    assert (ROOT / british["pairs"]).is_file()
    assert settings["known"] == sorted(settings["known"]) and british["known"] == sorted(british["known"])
