"""What changed: who is told of what, in which order, and what a news reader gets (Atom, RFC 4287)."""

import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from atlas.content.page import Kind
from atlas.content.reader import read_atlas
from atlas.weaving.changes import all_changes, all_corrections, change_words, feeds, history, last_changed
from atlas.weaving.feeds import MOST, feed_files
from atlas.weaving.page import make_loom
from atlas.weaving.published import Published
from conftest import ROOT, SITES

ATOM = "{http://www.w3.org/2005/Atom}"
HERE = Published("Atlas & Co", "https://example.org/atlas/")


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(SITES / "hostile")[0]


def ids(context) -> list[str]:
    return [one["anchor"] for day in context["days"] for kind in day["kinds"] for one in kind["changes"]]


def parsed(atlas, site=HERE) -> dict[str, ElementTree.Element]:
    template = make_loom(atlas, ROOT / "overrides" / "fragments").templates.get_template("feed.xml")
    return {address: ElementTree.fromstring(template.render(values)) for address, values in feed_files(atlas, site).items()}


def test_a_day_tells_first_what_was_put_right(atlas):
    assert ids(all_changes(atlas, atlas.by_id["changes"])) == ["change-second", "change-third", "change-first", "change-whole"]


def test_corrections_are_the_mistakes_alone(atlas):
    assert ids(all_corrections(atlas, atlas.by_id["corrections"])) == ["change-second"]


def test_a_page_has_its_own_changes_the_newest_first(atlas):
    page = atlas.by_id["causes/hostile"]
    assert [one["anchor"] for one in history(atlas, page)["changes"]] == ["change-third", "change-second"]
    assert last_changed(atlas, page).endswith("22 November 2026")


def test_a_minor_change_stays_silent(atlas):
    page = atlas.by_id["causes/shown"]
    assert any(entry["size"] == "minor" and page.id in entry["pages"] for entry in atlas.change_entries)
    assert [one["anchor"] for one in history(atlas, page)["changes"]] == ["change-first"]
    assert "Nobody is told" not in change_words(atlas.changes)
    assert not any("Silent" in "".join(feed.itertext()) for feed in parsed(atlas).values())


def test_a_page_that_is_to_be_light_shows_no_changes(atlas):
    light = next(page for page in atlas.pages if page.template and page.kind is Kind.PAGE)
    atlas.history.setdefault(light.id, list(atlas.changes))
    assert (history(atlas, light)["changes"], last_changed(atlas, light)) == ([], "")


def test_a_change_of_a_withdrawn_page_leads_to_its_note(atlas):
    day = all_changes(atlas, atlas.by_id["changes"])["days"][0]
    third = next(one for kind in day["kinds"] for one in kind["changes"] if one["anchor"] == "change-third")
    assert third["pages"][1] == {"title": "Gone <b> & \" '", "url": "../gone/"}


def test_there_is_a_feed_for_all_for_corrections_and_for_each_kind(atlas):
    told = {feed.address: [one.id for one in feed.changes] for feed in feeds(atlas)}
    assert told["feeds/all.xml"] == ["third", "second", "first", "whole"]
    assert told["feeds/corrected.xml"] == ["second"]
    assert told["feeds/causes.xml"] == ["third", "second", "first"]
    assert told["feeds/remedies.xml"] == []
    assert {f"feeds/{kind}.xml" for kind in (Kind.CAUSE, Kind.DISEASE, Kind.DRUG, Kind.SOURCE)} < set(told)


def test_a_feed_has_what_atom_asks_for(atlas):
    for address, feed in parsed(atlas).items():
        parts = [feed, *feed.findall(f"{ATOM}entry")]
        for part in parts:
            assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", part.findtext(f"{ATOM}id"))
            assert datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
            assert part.findtext(f"{ATOM}title").strip()
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Atlas & Co"
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        assert links == {"self": f"https://example.org/atlas/{address}", "alternate": "https://example.org/atlas/changes/"}
        assert len({part.findtext(f"{ATOM}id") for part in parts}) == len(parts)


def test_addresses_are_whole_where_that_of_the_site_is_known(atlas):
    links = [link.get("href") for feed in parsed(atlas).values() for link in feed.iter() if link.get("href")]
    assert links and all(link.startswith("https://example.org/atlas/") for link in links)
    near = [link.get("href") for feed in parsed(atlas, Published("Atlas")).values() for link in feed.iter() if link.get("href")]
    assert near and all(link.startswith("../") for link in near)
    assert "../changes/#change-second" in near


def test_ids_do_not_change_with_the_address_of_the_site(atlas):
    def all_ids(site: Published) -> list[str]:
        return [one.text for feed in parsed(atlas, site).values() for one in feed.iter(f"{ATOM}id")]

    assert all_ids(HERE) == all_ids(Published("Atlas & Co", "https://example.net/"))
    assert not set(all_ids(HERE)) & set(all_ids(Published("Another", HERE.address)))


def test_an_entry_is_the_same_in_every_feed(atlas):
    entries = [entry for feed in parsed(atlas).values() for entry in feed.findall(f"{ATOM}entry")]
    by_id: dict[str, set[str]] = {}
    for entry in entries:
        by_id.setdefault(entry.findtext(f"{ATOM}id"), set()).add(ElementTree.tostring(entry, "unicode").strip())
    assert [len(forms) for forms in by_id.values()] == [1] * len(atlas.changes)


def test_a_feed_has_a_limit():
    atlas = read_atlas(SITES / "hostile")[0]
    vars(atlas)["changes"] = atlas.changes * MOST
    assert len(feed_files(atlas, HERE)["feeds/all.xml"]["entries"]) == MOST


def test_a_site_without_changes_has_no_feed():
    atlas = read_atlas(SITES / "browser")[0]
    assert feeds(atlas) == []
