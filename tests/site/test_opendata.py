import csv
import hashlib
import io

from atlas.content.reader import read_atlas
from atlas.site.edition import Edition, edition_of, headed
from atlas.site.opendata import atlas_data, atlas_schema, checksums_below, data_files, facts_of
from atlas.site.tables import csv_text, tables
from atlas.weaving.published import DATA_FILES
from conftest import SITES
from jsonschema import Draft202012Validator

EDITION = Edition("2026-11-22.0a1b2c3d", "2026-11-22", "2")


def tiny():
    return read_atlas(SITES / "tiny")[0]


def rows_of(atlas, name):
    """The rows of a table as a program reads them."""
    (table,) = (one for one in tables(atlas) if one.name == name)
    return list(csv.DictReader(io.StringIO(csv_text(table, EDITION.version))))


def test_the_open_data_fit_their_schema():
    assert list(Draft202012Validator(atlas_schema()).iter_errors(headed(atlas_data(tiny()), EDITION))) == []


def test_the_real_open_data_fit_their_schema(real):
    assert list(Draft202012Validator(atlas_schema()).iter_errors(headed(atlas_data(real), EDITION))) == []


def test_the_schema_refuses_an_unknown_field():
    data = headed(atlas_data(tiny()), EDITION)
    data["pages"][0]["colour"] = "red"
    assert len(list(Draft202012Validator(atlas_schema()).iter_errors(data))) == 1


def test_every_claim_fact_and_red_flag_names_the_pages_that_carry_it():
    data = atlas_data(tiny())
    assert [(entry["id"], entry["pages"]) for entry in data["claims"]] == [("C-001", ["causes/low-salt"]), ("C-002", [])]
    assert [(entry["id"], entry["pages"]) for entry in data["red_flags"]] == [
        ("H-01", ["causes/low-salt", "help", "look-alikes"]),
        ("H-02", ["causes/low-salt", "help", "look-alikes"]),
    ]


def test_relations_are_reported_in_both_directions():
    pages = {page["id"]: page for page in atlas_data(tiny())["pages"]}
    assert {"relation": "helps", "direction": "from", "page": "remedies/rest"} in pages["causes/low-salt"]["relations"]


def test_the_medicines_are_one_row_each_with_what_to_do():
    (row,) = rows_of(tiny(), "medicines.csv")
    assert (row["name"], row["brands"]) == ("exampluride", "Examplix (UK); Drainol")
    assert row["what_to_do"] == "Do not stop it on your own. Ask a pharmacist or doctor first."


def test_the_same_atlas_gives_the_same_bytes():
    assert list(data_files(tiny())) == list(data_files(tiny()))


def test_a_listing_is_a_row_for_each_text_and_one_where_nothing_was_read():
    rows = rows_of(read_atlas(SITES / "hostile")[0], "listings.csv")
    assert [row["band"] or row["sign_of"] for row in rows if row["id"] == "ff-sign"] == ["not listed", "low salt <b> & \" '"]
    (unread,) = (row for row in rows if row["id"] == "hh-unread")
    assert (unread["all_texts_together"], unread["band"]) == ("Not looked up", "")


def test_a_mixture_is_a_row_with_both_sides():
    (row,) = rows_of(tiny(), "mixtures.csv")
    assert (row["one"], row["with"], row["level"]) == ("exampluride", "sampletol", "Same day")


# -- the version, the sizes and the checksums


def test_the_version_is_the_newest_day_and_changes_with_any_word():
    data = {"$schema": "a", "name": "b", "pages": [{"reviewed": "2026-11-22", "title": "from 2027-01-01"}, {"checked": "2026-11-20"}]}
    found = edition_of(tiny(), [data])
    assert (found.day, found.version[:11], len(found.version)) == ("2026-11-22", "2026-11-22.", 19)
    assert edition_of(tiny(), [{**data, "name": "c"}]).version != found.version == edition_of(tiny(), [dict(data)]).version
    assert edition_of(tiny(), [data, {"more": 1}]).version != found.version
    assert edition_of(tiny(), [{"name": "b"}]).day == ""


def test_a_head_comes_first_and_tells_the_edition():
    data = headed({"pages": [], "name": "b", "$schema": "a"}, EDITION)
    assert list(data) == ["$schema", "name", "version", "day", "schema_version", "pages"]
    assert [data[key] for key in ("version", "day", "schema_version")] == ["2026-11-22.0a1b2c3d", "2026-11-22", "2"]


def test_sizes_and_checksums_are_those_of_the_files():
    facts = facts_of({"data/a.json": "é" * 435, "data/b.csv": "x" * 1_049_999, "data/c.csv": "x" * 9_950, "data/d.csv": "x" * 12_400})
    assert {name: one.size for name, one in facts.items()} == {"a.json": "870 bytes", "b.csv": "1.0 MB", "c.csv": "9.9 kB", "d.csv": "12 kB"}
    assert facts["a.json"].checksum == hashlib.sha256(("é" * 435).encode()).hexdigest()
    assert checksums_below("data/b/", {"data/b/c.json": "1f", "data/b/a.json": "2e"}) == {"data/b/SHA256SUMS": "2e  a.json\n1f  c.json\n"}


def test_authors_may_name_each_file_of_the_open_data_and_no_other():
    made = {name.removeprefix("data/") for name, _ in data_files(tiny())}
    assert made | {"links.json", "datapackage.json"} == set(DATA_FILES)
