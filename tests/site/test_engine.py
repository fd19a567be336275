import os

import pytest
from atlas.content.reader import read_atlas
from atlas.site.engine import EngineError, render
from atlas.site.folder import addresses, weave_folder
from selectolax.lexbor import LexborHTMLParser


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
    (tiny / "docs" / "README.md").write_text("# A second home page")
    with pytest.raises(EngineError, match="Aborted with 1 warnings in strict mode"):
        render(tiny, tmp_path / "one")


def test_titles_and_descriptions_are_shown_as_they_are_written(tiny, tmp_path):
    page = tiny / "docs" / "causes" / "heat.md"
    title, told = 'Feet <5 & >3 "x"', 'People call this a "charley horse", <b> and &, and more.'
    lines = page.read_text().split("\n")
    lines[1:3] = [f"title: '{title}'", f"description: '{told}'"]
    page.write_text("\n".join(lines))
    render(tiny, tmp_path / "one")
    tree = LexborHTMLParser((tmp_path / "one" / "causes" / "heat" / "index.html").read_text())
    assert tree.css_first("h1").text() == title
    assert tree.css_first("title").text().startswith(title)
    assert tree.css_first('meta[name="description"]').attributes["content"] == told


@pytest.mark.parametrize("fault", ["{% block %}", "{{ 1 + nothing }}", "{{ 1 + 'a' }}", "{% include 'gone.html' %}"])
def test_a_fault_in_a_template_is_told_with_its_place(tiny, tmp_path, fault):
    template = tiny / "overrides" / "fragments" / "references.html"
    template.write_text(f"\n{fault}")
    render(tiny, tmp_path / "one")
    atlas, _ = read_atlas(tiny)
    with pytest.raises(EngineError, match=r"^overrides/fragments/references.html:2: template: .*; mend the template$"):
        weave_folder(tmp_path / "one", tmp_path / "two", atlas, tiny)
    assert not (tmp_path / "two").exists()
