"""What an atlas knows about its pages and entries."""

from atlas.content.page import Kind
from atlas.content.reader import read_atlas
from conftest import SOUND, lay

CLAIM = "- {id: C-001, topic: t, claim: a, verdict: partly, finding: b, references: [good_2020], articles: [{article: '001', line: 1}]}\n"


def test_claim_or_fact_is_decided_by_the_data_file_that_has_the_id(tmp_path):
    facts = "- {id: C-002, topic: a, fact: b, references: [good_2020]}\n"
    text = SOUND["docs/causes/low-salt.md"].replace("[@good_2020]", "[@good_2020] [#C-002] [#C-001] [#C-003]")
    lay(tmp_path, {**SOUND, "docs/claims.yml": CLAIM, "docs/facts.yml": facts, "docs/causes/low-salt.md": text})
    atlas, _ = read_atlas(tmp_path)
    page = atlas.by_id["causes/low-salt"]
    assert (atlas.statements(page, "claims"), atlas.statements(page, "facts")) == (["C-001"], ["C-002"])


def test_a_page_is_found_by_the_slot_that_it_shows_whatever_its_name(tmp_path):
    page = SOUND["docs/index.md"].replace("Hello.", "[[bibliography]]")
    lay(tmp_path, {**SOUND, "docs/works.md": page})
    atlas, _ = read_atlas(tmp_path)
    assert atlas.showing("bibliography") is atlas.by_id["works"]
    assert atlas.showing("scale") is None


def test_a_page_is_found_by_what_its_slot_names(tmp_path):
    page = SOUND["docs/index.md"].replace("Hello.", "[[reference-kind: trial]]")
    lay(tmp_path, {**SOUND, "docs/works/trials.md": page})
    atlas, _ = read_atlas(tmp_path)
    assert atlas.showing("reference-kind", "trial") is atlas.by_id["works/trials"]
    assert atlas.showing("reference-kind", "study") is None and atlas.showing("reference-kind") is None


def test_an_index_page_lists_the_pages_of_its_folder_alone(tmp_path):
    lay(tmp_path, {**SOUND, "docs/other/index.md": SOUND["docs/causes/index.md"]})
    atlas, _ = read_atlas(tmp_path)
    assert [atlas.by_id[one].lists for one in ("causes/index", "index", "other/index")] == [Kind.CAUSE, None, None]
