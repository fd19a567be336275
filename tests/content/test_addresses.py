"""Addresses: from a file to its address and back, and the way from one to another."""

import pytest
from atlas.content.addresses import (
    address_of,
    address_of_file,
    built_file,
    climbs_out,
    folder_of,
    id_of,
    is_foreign,
    linked_file,
    root_from,
    scheme_of,
    way,
)


@pytest.mark.parametrize(
    ("path", "address", "built"),
    [
        ("docs/index.md", "", "index.html"),
        ("docs/now.md", "now/", "now/index.html"),
        ("docs/causes/index.md", "causes/", "causes/index.html"),
        ("docs/causes/cold.md", "causes/cold/", "causes/cold/index.html"),
        ("docs/causes/reindex.md", "causes/reindex/", "causes/reindex/index.html"),
        ("docs/404.md", "404.html", "404.html"),
    ],
)
def test_a_page_has_one_address_and_one_built_file(path, address, built):
    assert address_of(id_of(path)) == address
    assert built_file(address) == built
    assert address_of_file(built) == address


def test_only_an_index_page_is_the_index_of_a_folder():
    assert [folder_of(one) for one in ("causes/index", "index", "causes/cold", "a/b/index")] == ["causes", "", "", "a/b"]


def test_the_way_climbs_to_the_root_and_down():
    assert [root_from(one) for one in ("", "now/", "causes/cold/", "404.html")] == ["./", "../", "../../", "./"]
    assert way("causes/cold/", "drugs/statins/", "ref-a") == "../../drugs/statins/#ref-a"
    assert way("", "") == "./"


def test_a_link_in_a_file_means_a_file():
    assert linked_file("docs/causes/cold.md", "../index.md") == "docs/index.md"
    assert linked_file("index.md", "causes/cold.md") == "causes/cold.md"


def test_an_address_knows_its_scheme_and_whether_it_leads_to_another_host():
    assert [scheme_of(one) for one in ("MAILTO:a@e.org", " tel:112", "a/b:c", "#a:b")] == ["mailto", "tel", "", ""]
    assert [is_foreign(one) for one in ("https://e.org", "//e.org", "mailto:a", "../a/")] == [True, True, False, False]


@pytest.mark.parametrize("address", ["../../a/", "../..", "b/../../../a", "./../../#x"])
def test_an_address_that_climbs_higher_than_the_root_is_known(address):
    assert climbs_out(address, "causes/index.html")
    assert not climbs_out(address, "a/b/c/index.html")


@pytest.mark.parametrize("address", ["", "#a", "../", "../causes/?../../..", "/..", "a/../b"])
def test_an_address_that_stays_is_known(address):
    assert not climbs_out(address, "causes/index.html")
