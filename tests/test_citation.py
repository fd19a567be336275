"""CITATION.cff is what GitHub and reference managers take (Citation File Format 1.2.0), and names the site as the site does."""

import yaml
from atlas.weaving.linked_data import LICENCE
from conftest import ROOT

TOLD = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
KNOWN = {"cff-version", "message", "type", "title", "abstract", "authors", "license", "keywords"}


def test_it_has_what_the_format_asks_for_and_no_unknown_key():
    assert {"cff-version", "message", "title", "authors"} <= TOLD.keys() <= KNOWN
    assert TOLD["cff-version"] == "1.2.0"
    assert TOLD["type"] in ("dataset", "software")
    assert all(author.keys() <= {"name", "website"} and author["name"] for author in TOLD["authors"])
    assert all(isinstance(word, str) for word in TOLD["keywords"])


def test_it_names_the_site_and_its_licence_as_the_site_does():
    site_name = next(line for line in (ROOT / "mkdocs.yml").read_text().splitlines() if line.startswith("site_name:"))
    assert TOLD["title"] == site_name.partition(": ")[2]
    kind, version = LICENCE.rstrip("/").split("/")[-2:]
    assert TOLD["license"] == f"CC-{kind}-{version}".upper()
