"""How a problem is worded: where it is, by the names that an author gave."""

import pytest
from atlas.content.problems import Problem
from atlas.rules.messages import suggest, with_ids

VALUES = {"docs/a.yml": [{"id": "C-010", "references": ["x"]}, {"id": "Ca 2"}, {}], "docs/b.md": {"medicines": [{"id": "aspirin"}], "a.b": 1}}


@pytest.mark.parametrize(
    ("path", "field", "told"),
    [
        ("docs/a.yml", "0.references.0", "C-010.references.0"),
        ("docs/b.md", "medicines.0.colour", "medicines.aspirin.colour"),
        ("docs/a.yml", "1.references", "1.references"),
        ("docs/a.yml", "2.id", "2.id"),
        ("docs/a.yml", "7.id", "7.id"),
        ("docs/b.md", "a.b", "a.b"),
        ("docs/c.md", "0.id", "0.id"),
    ],
)
def test_an_entry_is_named_by_its_id_where_it_has_one(path, field, told):
    assert with_ids(Problem(path, 1, field, "x"), VALUES).field == told


def test_a_name_with_no_near_match_among_many_is_reported_without_naming_a_file_of_the_site():
    assert suggest("zzz", map(str, range(30))) == "none of the 30 there is like it"
