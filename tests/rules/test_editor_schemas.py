"""The schemas for editors: every field says what it is for, no word is left over, and they refuse what the rules refuse."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from atlas.content.page import Kind
from atlas.rules.editor_schemas import ANYWHERE, OTHERS, editor_schemas, field_words, meaning
from atlas.rules.schema import FILES, page_schema
from atlas.site.editor_files import PLACE, schema_files, write_schemas
from conftest import ROOT

SCHEMAS = editor_schemas()


def fields(schema: Any, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, inner in schema.get("properties", {}).items():
        yield (*way, key), inner
        yield from fields(inner, (*way, key))
    for inside in ("items", "additionalProperties"):
        if isinstance(schema.get(inside), dict):
            yield from fields(schema[inside], way)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_says_what_it_is_for(name):
    silent = [".".join(way) for way, inner in fields(SCHEMAS[name]) if not meaning("page" if name.startswith("page-") else name, way) or not inner["description"]]
    assert silent == []


def test_no_words_are_left_over():
    used = set()
    for name, schema in SCHEMAS.items():
        file = "page" if name.startswith("page-") else name
        own = field_words().get(file, {})
        for way, _ in fields(schema):
            ways = [".".join(way[start:]) for start in range(len(way))]
            known = next((one for one in ways if one in own), None)
            used.add((file, known) if known else (file, OTHERS) if OTHERS in own else (ANYWHERE, way[-1]))
    written = {(file, key) for file, words in field_words().items() for key in words}
    assert sorted(written - used) == []


def bare(schema: Any) -> Any:
    """A schema without what it says to people."""
    if isinstance(schema, dict):
        return {key: bare(inner) for key, inner in schema.items() if not (key == "description" and isinstance(inner, str))}
    return [bare(inner) for inner in schema] if isinstance(schema, list) else schema


def test_they_are_the_schemas_that_the_rules_check_with():
    for name, schema in SCHEMAS.items():
        own = page_schema(Kind(name.removeprefix("page-"))) if name.startswith("page-") else FILES[name]
        heads = {key: schema[key] for key in ("$schema", "title")}
        assert bare(schema) == bare({**heads, **own})


def test_a_field_tells_how_it_is_written():
    found = dict(fields(SCHEMAS["references"]))
    assert found[("read_on",)]["description"].endswith("Write it as 2026-11-21.")
    assert found[("pmid",)]["description"].endswith("Write it in quotes, with 1 to 8 digits only.")
    assert "Write it" not in found[("title",)]["description"]


def test_the_settings_of_the_editor_name_each_file_of_the_content():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert settings["yaml.schemas"] == {f".site/{PLACE}/{name}.json": f"docs/{name}.yml" for name in sorted(FILES)}


def test_they_are_written_below_the_project_and_again_only_when_they_change(tmp_path):
    folder = write_schemas(tmp_path)
    assert {path.name for path in folder.iterdir()} == {name.rpartition("/")[2] for name in schema_files()}
    first = folder / "claims.json"
    before = first.stat().st_mtime_ns
    (folder / "facts.json").write_text("old")
    write_schemas(tmp_path)
    assert first.stat().st_mtime_ns == before and json.loads((folder / "facts.json").read_text())["title"] == "docs/facts.yml"
