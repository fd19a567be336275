"""How to cite a page: whole, exact, and right for programs whatever a title holds."""

import json
import re

import pytest
from atlas.weaving.citing import bibtex, cite_page, csl_json, filled, key_of
from atlas.weaving.published import Published
from conftest import SITES, SOUND

SITE = Published("Atlas & co", "https://example.org/a_b/")
FRAME = (SITES / "tiny" / "docs" / "frame.yml").read_text(encoding="utf-8")
WORDS = {"docs/frame.yml": FRAME[FRAME.index("\ncite:") + 1 : FRAME.index("\nlost:") + 1]}


def cited(atlas, identifier: str = "causes/low-salt", site: Published = SITE) -> dict:
    return cite_page(atlas.by_id[identifier], atlas, site)


def test_a_page_has_a_text_of_each_kind(sound):
    texts = cited(sound(more=WORDS))["texts"]
    assert list(texts) == ["Link", "Short", "In full", "BibTeX", "CSL-JSON"]
    assert texts["Link"] == "https://example.org/a_b/causes/low-salt/"
    assert texts["Short"] == "Atlas & co: Low salt. 22 November 2026. https://example.org/a_b/causes/low-salt/"
    assert texts["In full"] == "Atlas & co. “Low salt”. Last checked 22 November 2026. https://example.org/a_b/causes/low-salt/"


def test_without_an_address_no_text_has_a_gap_or_half_a_field(sound):
    texts = cited(sound(more=WORDS), site=Published("Atlas"))["texts"]
    assert texts["Short"] == "Atlas: Low salt. 22 November 2026."
    assert "Link" not in texts and "url" not in texts["BibTeX"] and "URL" not in texts["CSL-JSON"]


@pytest.mark.parametrize("site", [SITE, Published()])
def test_a_page_that_is_light_and_a_site_without_words_or_a_name_have_none(sound, site):
    bare = sound()
    assert cited(bare, site=site) == {}
    light = {**WORDS, "docs/light.md": SOUND["docs/index.md"].replace("reviewed:", "template: light.html\nreviewed:")}
    atlas = sound(more=light)
    assert cited(atlas, "light", site) == {}
    assert bool(cited(atlas, site=site)) is bool(site.name)


def test_a_pattern_keeps_what_it_does_not_know():
    assert filled("[a]  [b] [c d]\n[e]", {"a": "[b]", "b": ""}) == "[b] [c d] [e]"


HARD = r"50% & {more} #1_a $2 ~x^y \cmd"


def test_bibtex_takes_no_sign_of_a_title_for_a_command(sound):
    atlas = sound("title: Low salt", f"title: '{HARD}'")
    found = bibtex(atlas.by_id["causes/low-salt"], SITE, "a note")
    title = re.search(r"  title = \{\{(.*)\}\},\n", found)
    assert title and title[1] == r"50\% \& \{more\} \#1\_a \$2 \textasciitilde{}x\textasciicircum{}y \textbackslash{}cmd"
    assert "  author = {{Atlas \\& co}},\n" in found
    assert "  url = {https://example.org/a_b/causes/low-salt/},\n" in found
    assert found.startswith("@misc{atlas-co-causes-low-salt,\n") and found.endswith("  note = {a note}\n}")


def test_csl_json_is_json_that_says_the_same(sound):
    atlas = sound("title: Low salt", "title: 'Say \"low\" salt'")
    (entry,) = json.loads(csl_json(atlas.by_id["causes/low-salt"], SITE))
    assert entry == {
        "id": "atlas-co-causes-low-salt",
        "type": "webpage",
        "title": 'Say "low" salt',
        "container-title": "Atlas & co",
        "author": [{"literal": "Atlas & co"}],
        "issued": {"date-parts": [[2026, 11, 22]]},
        "language": "en-GB",
        "URL": "https://example.org/a_b/causes/low-salt/",
    }


def test_each_page_has_a_key_of_its_own(sound):
    atlas = sound()
    keys = [key_of(page, SITE) for page in atlas.pages]
    assert len(set(keys)) == len(keys) and all(re.fullmatch(r"[a-z0-9-]+", key) for key in keys)
