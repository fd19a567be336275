import csv
import hashlib
import io

from atlas.content.reader import read_atlas
from atlas.site.opendata import atlas_data, atlas_schema, checksums, data_files, facts_of, versioned
from atlas.site.tables import listings_csv, medicines_csv, mixtures_csv
from atlas.weaving.published import DATA_FILES
from conftest import SITES
from jsonschema import Draft202012Validator


def tiny():
    return read_atlas(SITES / "tiny")[0]


def test_the_open_data_fit_their_schema():
    assert list(Draft202012Validator(atlas_schema()).iter_errors(versioned(atlas_data(tiny())))) == []


def test_the_real_open_data_fit_their_schema(real):
    assert list(Draft202012Validator(atlas_schema()).iter_errors(versioned(atlas_data(real)))) == []


def test_the_schema_refuses_an_unknown_field():
    data = versioned(atlas_data(tiny()))
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
    (row,) = csv.DictReader(io.StringIO(medicines_csv(tiny())))
    assert (row["name"], row["brands"]) == ("exampluride", "Examplix (UK); Drainol")
    assert row["what_to_do"] == "Do not stop it on your own. Ask a pharmacist or doctor first."


def test_the_same_atlas_gives_the_same_bytes():
    assert data_files(tiny()) == data_files(tiny())


def test_a_listing_is_a_row_for_each_text_and_one_where_nothing_was_read():
    rows = list(csv.DictReader(io.StringIO(listings_csv(read_atlas(SITES / "hostile")[0]))))
    assert [row["band"] or row["sign_of"] for row in rows if row["id"] == "ff-sign"] == ["not listed", "low salt <b> & \" '"]
    (unread,) = (row for row in rows if row["id"] == "hh-unread")
    assert (unread["all_texts_together"], unread["band"]) == ("Not looked up", "")


def test_a_mixture_is_a_row_with_both_sides():
    (row,) = csv.DictReader(io.StringIO(mixtures_csv(tiny())))
    assert (row["one"], row["with"], row["level"]) == ("exampluride", "sampletol", "Same day")


# -- the version, the sizes and the checksums


def test_the_version_is_the_newest_day_and_changes_with_any_word():
    data = {"$schema": "a", "name": "b", "pages": [{"reviewed": "2026-11-22", "title": "from 2027-01-01"}, {"checked": "2026-11-20"}]}
    found = versioned(data)
    assert list(found) == ["$schema", "name", "version", "day", "pages"]
    assert (found["day"], found["version"][:11], len(found["version"])) == ("2026-11-22", "2026-11-22.", 19)
    assert versioned({**data, "name": "c"})["version"] != found["version"] == versioned(dict(data))["version"]
    assert versioned({"$schema": "a", "name": "b"})["day"] == ""


def test_sizes_and_checksums_are_those_of_the_files():
    facts = facts_of({"data/a.json": "é" * 435, "data/b.csv": "x" * 1_049_999, "data/c.csv": "x" * 9_950, "data/d.csv": "x" * 12_400})
    assert {name: one.size for name, one in facts.items()} == {"a.json": "870 bytes", "b.csv": "1.0 MB", "c.csv": "9.9 kB", "d.csv": "12 kB"}
    assert facts["a.json"].checksum == hashlib.sha256(("é" * 435).encode()).hexdigest()
    assert checksums(facts).splitlines()[0] == f"{facts['a.json'].checksum}  a.json"


def test_authors_may_name_each_file_of_the_open_data_and_no_other():
    made = {name.removeprefix("data/") for name in data_files(tiny())}
    assert made | {"links.json"} == set(DATA_FILES)
