"""The codes as open data: both ways, by their schema."""

from atlas.content.reader import read_atlas
from atlas.site.code_data import codes_data, codes_schema
from atlas.site.edition import Edition, headed
from conftest import SITES
from jsonschema import Draft202012Validator


def tiny():
    return read_atlas(SITES / "tiny")[0]


def test_they_fit_their_schema(real):
    for atlas in (tiny(), real):
        assert list(Draft202012Validator(codes_schema()).iter_errors(headed(codes_data(atlas), Edition('2026-11-22.0a1b2c3d', '2026-11-22')))) == []


def test_a_code_leads_to_its_place_and_a_thing_to_its_codes():
    data = codes_data(tiny())
    assert [(one["system"], one["code"], one["of"], one["url"]) for one in data["codes"]] == [
        ("plain", "77", "exampluride", "drugs/water-pills/#exampluride"),
        ("toy", "T12", "diseases/clot", "diseases/clot/"),
        ("toy", "T77", "exampluride", "drugs/water-pills/#exampluride"),
    ]
    assert {one["id"]: one["codes"] for one in data["things"]} == {
        "diseases/clot": {"toy": "T12"},
        "exampluride": {"toy": "T77", "plain": "77"},
    }
    assert data["codes"][1]["address"] == "https://example.org/toy/T12"


def test_what_has_no_code_is_named_and_a_page_with_one_medicine_is_that_medicine():
    without = [one["id"] for one in codes_data(tiny())["without"]]
    assert "causes/low-salt" in without and "drugs/water-pills" not in without


def test_every_thing_is_on_one_side(real):
    data = codes_data(real)
    with_codes, without = ([one["id"] for one in data[name]] for name in ("things", "without"))
    assert not set(with_codes) & set(without)
    assert len({(one["system"], one["code"], one["url"]) for one in data["codes"]}) == len(data["codes"])
