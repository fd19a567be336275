"""What an atlas knows about its pages and entries."""

from atlas.content.reader import read_atlas
from conftest import SOUND, lay

CLAIM = "- {id: C-001, articles: ['001'], verdict: partly, claim: a, finding: b, references: [good_2020]}\n"


def test_claim_or_fact_is_decided_by_the_data_file_that_has_the_id(tmp_path):
    facts = "- {id: C-002, topic: a, fact: b, references: [good_2020]}\n"
    text = SOUND["docs/causes/low-salt.md"].replace("[@good_2020]", "[@good_2020] [#C-002] [#C-001] [#C-003]")
    lay(tmp_path, {**SOUND, "docs/claims.yml": CLAIM, "docs/facts.yml": facts, "docs/causes/low-salt.md": text})
    atlas, _ = read_atlas(tmp_path)
    page = atlas.by_id["causes/low-salt"]
    assert (atlas.statements(page, "claims"), atlas.statements(page, "facts")) == (["C-001"], ["C-002"])
