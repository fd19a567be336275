import os

import pytest
from atlas.engines import EngineError, render
from atlas.folder import addresses


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_rendering_twice_gives_the_same_bytes(tiny, tmp_path):
    render(tiny, tmp_path / "one")
    render(tiny, tmp_path / "two")
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_rendering_leaves_the_environment_as_it_was(tiny, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    render(tiny, tmp_path / "one")
    assert "SOURCE_DATE_EPOCH" not in os.environ


def test_what_is_rendered_is_not_woven(tiny, tmp_path):
    render(tiny, tmp_path / "one")
    assert not [url for url, path in addresses(tmp_path / "one").items() if "data-atlas=" in path.read_text()]


def test_a_warning_of_the_engine_stops_the_rendering(tiny, tmp_path):
    page = tiny / "docs" / "about.md"
    page.write_text(page.read_text() + "\n![gone](assets/gone.png)\n")
    with pytest.raises(EngineError, match="Aborted with 1 warnings in strict mode"):
        render(tiny, tmp_path / "one")
