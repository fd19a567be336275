"""What the tests of the intake need. They run where requirements-intake.txt is: `make test` sees to it."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

if not all(map(find_spec, ("ftfy", "trafilatura", "resiliparse", "warcio"))):
    collect_ignore_glob = ["test_*.py"]

SEARCH = {
    "stop": "a an and are as at be by can do does for from in is it of on or that the their they this to when you your with",
    "common": "garden",
    "forms": {"feet": "foot"},
    "spellings": [["our", "or"]],
    "endings": [[["ies", "y", 2], ["ss", "ss", 1], ["s", "", 2]], [["ing", "", 3], ["ed", "", 3]], [["e", "", 3]]],
}
CLAIMS = [("G-1", "Cold nights split the bark of young trees.", ("Frost cracks bark.",)), ("G-2", "Slugs eat lettuce after rain.", ()), ("G-3", "Ash makes the soil of a garden sweeter.", ())]


@pytest.fixture(scope="session")
def matcher():
    """A small knowledge of gardens, ready to be compared with."""
    import yaml
    from atlas.linking.vocabulary import Term, build_vocabulary
    from atlas.site.search_index import Stemmer
    from intake.claims import Matcher
    from intake.furniture import Words
    from intake.knowledge import Knowledge, Known

    words = yaml.safe_load((Path(__file__).parents[2] / "scripts" / "intake" / "words.yml").read_text("utf-8"))
    names = [Term("Slugs", "pests/slugs", "pests", "/pests/slugs/", "Slugs."), Term("land snail", "pests/slugs", "pests", "/pests/slugs/", "Slugs.")]
    claims = tuple(Known(key, claim, "supported", says) for key, claim, says in CLAIMS)
    return Matcher(Knowledge(Words(words), build_vocabulary(names), Stemmer(SEARCH), claims, ("no", "not", "never"), frozenset({"garden"}), "007"))
