"""The other engines make the same site as MkDocs, as far as a list with reasons says. Skipped where they are not installed."""

import pytest
from conftest import lay_tiny
from engines.choice import DEFAULT, ENGINES, installed
from engines.twins import ADDRESS, build_with, compared


@pytest.mark.parametrize("address", [ADDRESS, ""])
@pytest.mark.parametrize("name", ENGINES[1:])
def test_the_site_is_the_same_but_for_what_is_known(tmp_path, name, address):
    if not installed(name):
        pytest.skip(f"make build ENGINE={name} installs it")
    tiny = lay_tiny(tmp_path / "tiny")
    sites = {engine: build_with(engine, tiny, tmp_path / "work", address) for engine in (DEFAULT, name)}
    assert [stopped for _, stopped in sites.values()] == ["", ""]
    lines, same = compared(name, sites[DEFAULT][0], sites[name][0])
    assert same, "\n".join(lines)
