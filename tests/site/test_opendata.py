import csv
import io

from atlas.content.reader import read_atlas
from atlas.site.opendata import atlas_data, atlas_schema, data_files
from atlas.site.tables import listings_csv, medicines_csv, mixtures_csv
from conftest import SITES
from jsonschema import Draft202012Validator


def tiny():
    return read_atlas(SITES / "tiny")[0]


def test_the_open_data_fit_their_schema():
    assert list(Draft202012Validator(atlas_schema()).iter_errors(atlas_data(tiny()))) == []


def test_the_real_open_data_fit_their_schema(real):
    assert list(Draft202012Validator(atlas_schema()).iter_errors(atlas_data(real))) == []


def test_the_schema_refuses_an_unknown_field():
    data = atlas_data(tiny())
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
