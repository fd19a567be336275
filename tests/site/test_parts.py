"""The small parts of the site's wing, each by itself: lines of settings, faults of templates, assets, folders."""

import json
import os
from dataclasses import replace

import pytest
from atlas.content.problems import Problem
from atlas.content.reader import read_atlas
from atlas.content.records import ANY_COUNTRY
from atlas.site.configuration import check_files, check_yaml, line_of, problem_at
from atlas.site.edition import entries, json_line, to_json
from atlas.site.engine import EngineError, engine_problem, faults
from atlas.site.folder import addresses, texts_below, write
from atlas.site.opendata import extend, medicines_data
from atlas.site.preview import RENDERED_FIELDS, copy_assets, engine_files, engine_input
from atlas.site.publish import remove, restore
from atlas.site.styles import check_styles
from atlas.site.tables import brand_texts, cell
from atlas.site.templates import check_template_syntax, is_template, message_of, template_files, template_problem
from atlas.weaving.page import afresh
from conftest import SITES, lay
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from mkdocs.exceptions import Abort

TINY, _ = read_atlas(SITES / "tiny")

# -- settings

SETTINGS = "a: 1\nb:\n- one\n- two\n\n# why\nc:\n  d: one\n"


@pytest.mark.parametrize(
    ("key", "names", "line"),
    [("a", [], 1), ("b", [], 2), ("b", ["two"], 4), ("b", ["gone", "two"], 4), ("b", ["two", "one"], 4), ("c", ["one"], 8), ("a", ["one"], 1), ("d", ["one"], 1), ("", ["two"], 4), ("", [], 1), ("b", ["why"], 6)],
)
def test_a_setting_has_a_line(key, names, line):
    assert line_of(SETTINGS, key, names) == line


@pytest.mark.parametrize(
    ("key", "what", "told"),
    [
        ("b", "It is wrong.", Problem("mkdocs.yml", 2, "b", "It is wrong; mend it in mkdocs.yml")),
        ("", "It  is\nwrong!", Problem("mkdocs.yml", 1, "engine", "It is wrong; mend it in mkdocs.yml")),
        ("b", "Not 'two'.", Problem("mkdocs.yml", 4, "b", "Not 'two'; mend it in mkdocs.yml")),
        ("b", "", Problem("mkdocs.yml", 2, "b", "; mend it in mkdocs.yml")),
        ("b", "One\nx\nTwo", Problem("mkdocs.yml", 2, "b", "One Two; mend it in mkdocs.yml")),
    ],
)
def test_a_message_of_the_engine_is_one_line_at_its_setting(key, what, told):
    assert problem_at(SETTINGS, key, what) == told


def test_settings_are_yaml_with_keys():
    assert list(check_yaml("a: 1\n")) == []
    assert list(check_yaml("- a\n")) == [Problem("mkdocs.yml", 1, "file", "has no keys; write each setting as `key: value`")]
    (unread,) = check_yaml("a: 1\nb: \0\n")  # a sign that is none has no place
    assert unread == Problem("mkdocs.yml", 1, "YAML", "cannot be read; mend the syntax at or above this line")
    (told,) = check_yaml("a: 1\nb: [\n")
    assert (told.line, told.field) == (3, "YAML") and told.text.endswith("; mend the syntax at or above this line")


def test_a_file_that_a_setting_names_exists(tmp_path):
    lay(tmp_path, {"hook.py": "", "docs/a.css": "", "docs/logo.svg": ""})
    text = "theme:\n  logo: logo.svg\nextra_css:\n- a.css?v=1\n- b.css\nextra_javascript:\n- //e.org/a.js\nhooks:\n- hook.py\n- gone.py\n"
    config = {"theme": {"logo": "logo.svg"}, "extra_css": ["a.css?v=1", "b.css"], "extra_javascript": ["//e.org/a.js"]}
    assert list(check_files(tmp_path, text, config, ["hook.py", "gone.py"])) == [
        Problem("mkdocs.yml", 10, "hooks", '"gone.py" is not a file; mend or remove it'),
        Problem("mkdocs.yml", 5, "extra_css", '"b.css" leads to no file in docs/; mend or remove it'),
    ]
    assert [problem.text for problem in check_files(tmp_path, text, {**config, "theme": {"logo": "x.svg", "favicon": "y.svg"}, "extra_css": []}, "hook.py")] == [
        f'"{name}.svg" leads to no file in docs/; mend or remove it' for name in "xy"
    ]


# -- templates


def test_a_template_is_known_by_its_ending(tmp_path):
    assert [is_template(f"a{ending}") for ending in (".html", ".xml", ".css", ".js", ".svg", ".md", "")] == [True] * 5 + [False] * 2
    lay(tmp_path, {"overrides/b.html": "", "overrides/a/c.js": "", "overrides/a.md": "", "docs/a.html": ""})
    assert [path.relative_to(tmp_path).as_posix() for path in template_files(tmp_path)] == ["overrides/a/c.js", "overrides/b.html"]


def test_what_is_wrong_with_a_template_is_one_line():
    assert message_of(TemplateNotFound("a.html")) == 'there is no template "a.html"'
    assert message_of(ValueError(" It  is\nwrong.. ")) == "It is wrong"


def test_a_fault_is_told_at_the_innermost_template(tmp_path):
    lay(tmp_path, {"overrides/a.html": "\n{% include 'b.html' %}", "overrides/b.html": "\n\n{{ nothing.more }}"})
    environment = Environment(loader=FileSystemLoader(tmp_path / "overrides"), undefined=StrictUndefined)
    with pytest.raises(UndefinedError) as error:
        environment.get_template("a.html").render()
    assert template_problem(error.value) == Problem("overrides/b.html", 3, "template", "'nothing' is undefined; mend the template")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TemplateSyntaxError("It is wrong.", 7, "a", "/x/overrides/a.html"), Problem("overrides/a.html", 7, "template", "It is wrong; mend the template")),
        (TemplateSyntaxError("It is wrong.", 7, "overrides/a.html"), Problem("overrides/a.html", 7, "template", "It is wrong; mend the template")),
        (TemplateSyntaxError("It is wrong.", 7), Problem("overrides", 7, "template", "It is wrong; mend the template")),
        (TemplateSyntaxError("It is wrong.", 7, "a", "/x/a.html"), Problem("/x/a.html", 7, "template", "It is wrong; mend the template")),
        (TemplateNotFound("a.html"), Problem("overrides", 1, "template", 'there is no template "a.html"; mend the template')),
        (ValueError("x"), None),
    ],
)
def test_a_fault_that_arose_in_no_line_of_a_template_is_told_or_left(error, told):
    error.translated = True  # as Jinja leaves it: its text has no place in it
    assert template_problem(error) == told


def test_syntax_is_checked_in_every_template_with_the_filters_of_the_engine(tmp_path):
    lay(tmp_path, {"overrides/a.html": "{{ 'x' | url }}{{ 'y' | script_tag }}{% trans %}a{% endtrans %}", "overrides/b/c.js": "\n{% if %}", "overrides/d.md": "{% if %}"})
    (told,) = check_template_syntax(tmp_path)
    assert (told.path, told.line) == ("overrides/b/c.js", 2) and told.text.endswith("; mend the template")


# -- the engine


def test_what_stops_the_engine_is_told_at_its_place():
    told = engine_problem(Abort("Stopped,  with\nwarnings!."))
    assert told == Problem("mkdocs.yml", 1, "engine", "Stopped, with warnings; see what it says above, and mend that")
    try:
        raise KeyError("a")
    except KeyError as error:
        told = engine_problem(error)
    assert told.text.startswith("KeyError in test_parts.py:") and told.text.endswith(
        ": 'a'; a setting, most likely of an extension or a plugin, has a value that does not fit; mend it"
    )
    assert engine_problem(TemplateNotFound("a")).path == "overrides"


def test_only_faults_of_templates_become_problems_of_weaving():
    with pytest.raises(ValueError, match="x"), faults(template_problem):
        raise ValueError("x")
    with pytest.raises(EngineError) as error, faults(template_problem):
        raise TemplateNotFound("a")
    assert list(map(str, error.value.problems)) == [str(error.value)]
    assert str(error.value) == 'overrides:1: template: there is no template "a"; mend the template'


# -- open data


def test_data_have_a_line_a_field_and_a_line_an_entry():
    assert to_json({"a": "é", "b": [{"c": 1}, {"d": []}], "e": [], "f": {"g": [1]}}) == (
        '{\n"a": "é",\n"b": [\n{"c": 1},\n{"d": []}\n],\n"e": [],\n"f": {"g": [1]}\n}\n'
    )
    assert (entries([]), entries([1, 2]), json_line({"é": None})) == ("[]", "[\n1,\n2\n]", '{"é": null}')


def test_a_brand_has_its_country_and_a_cell_its_values():
    (pill,) = TINY.by_id["drugs/water-pills"].medicines
    brands = replace(pill, brands={"UK": ("Examplix", "Exampla"), ANY_COUNTRY: ("Drainol",)})
    assert brand_texts(brands.brands) == ["Examplix (UK)", "Exampla (UK)", "Drainol"]
    assert (cell("a; b"), cell(["a", "b"]), cell([])) == ("a; b", "a; b", "")


def test_medicines_are_in_the_order_of_their_names():
    page = TINY.by_id["drugs/water-pills"]
    (row,) = page.medicine_entries
    front = replace(page.front, value={**page.meta, "medicines": [{**row, "name": name} for name in ("b", "C", "a")]})
    rows = medicines_data(replace(TINY, pages=(replace(page, front=front),)))
    assert [(one["name"], one["page"]) for one in rows] == [("a", page.id), ("b", page.id), ("C", page.id)]


def test_a_schema_is_extended_by_fields_that_must_be_there():
    assert extend({"type": "object", "properties": {"a": 1}, "required": ["a"]}, {"b": 2}) == {
        "type": "object", "properties": {"a": 1, "b": 2}, "required": ["a", "b"]
    }  # fmt: skip


# -- files


def test_a_file_is_written_when_its_text_changed(tmp_path):
    path = tmp_path / "a" / "b.html"
    write(path, "é\n", afresh)
    os.utime(path, ns=(5, 5))
    write(path, "é\n", afresh)
    assert path.stat().st_mtime_ns == 5 and path.read_bytes() == "é\n".encode()
    write(path, "x", afresh)
    assert path.read_text() == "x"


def test_files_are_found_by_address_and_by_ending_in_order(tmp_path):
    names = "hcafdbge"  # many, for a folder may happen to give a few in order
    lay(tmp_path, {"index.html": "", "404.html": "", "a.js": "", **{f"{name}/index.html": "" for name in names}, **{f"{name}.css": name for name in names}})
    assert list(addresses(tmp_path)) == ["404.html", *(f"{name}/" for name in sorted(names)), ""]
    assert list(texts_below(tmp_path, ".css").items()) == [(f"{name}.css", name) for name in sorted(names)]


def test_assets_are_copied_and_what_is_gone_goes_but_pages_and_data_stay(tmp_path):
    source, target = lay(tmp_path / "from", {"a/b.css": "new", "c.html": "rendered", "d.js": "x"}), lay(tmp_path / "to", {"a/b.css": "old", "gone.css": "", "c.html": "woven", "data/atlas.json": "", "e/data/x": ""})
    copy_assets(source, target)
    assert {path.relative_to(target).as_posix(): path.read_text() for path in target.rglob("*") if path.is_file()} == {
        "a/b.css": "new", "c.html": "woven", "d.js": "x", "data/atlas.json": ""
    }  # fmt: skip


def test_what_the_engine_sees_of_a_page_asks_for_a_new_rendering_and_nothing_else():
    def seen(**front: object) -> object:
        page = TINY.by_id["causes/low-salt"]
        return engine_input(replace(TINY, pages=(replace(page, front=replace(page.front, value={**page.meta, **front})),)))

    assert all(seen(**{field: "x"}) != seen() for field in ("title", "description", "template", "layout", "bar", "groups", "reviewed", "draft"))
    assert len(RENDERED_FIELDS) == 8 and seen(aliases=["x"]) == seen()
    assert engine_input(replace(TINY, sheets={})) != engine_input(TINY)


def test_a_change_of_settings_templates_and_assets_is_seen_and_one_of_a_page_is_not(tmp_path):
    lay(tmp_path, {"mkdocs.yml": "", "overrides/a/b.html": "", "docs/assets/c/d.css": "", "docs/index.md": ""})
    before = engine_files(tmp_path)
    for name, same in (("mkdocs.yml", False), ("overrides/a/b.html", False), ("docs/assets/c/d.css", False), ("docs/index.md", True)):
        os.utime(tmp_path / name, ns=(7, 7))
        assert (engine_files(tmp_path) == before) == same
        before = engine_files(tmp_path)


def test_whatever_is_at_a_path_is_removed_and_nothing_behind_a_link(tmp_path):
    lay(tmp_path, {"folder/a": "", "file": "", "kept/b": ""})
    (tmp_path / "link").symlink_to("kept", target_is_directory=True)
    (tmp_path / "dead").symlink_to("nowhere")
    for name in ("folder", "file", "link", "dead", "never"):
        remove(tmp_path / name)
    assert [path.name for path in sorted(tmp_path.rglob("*"))] == ["kept", "b"]


def test_a_site_that_is_there_is_not_replaced_by_one_that_was_set_aside(tmp_path):
    lay(tmp_path, {".site/aside-1/site/index.html": "old", "site/index.html": "new"})
    restore(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text() == "new" and (tmp_path / ".site/aside-1/site/index.html").exists()


STYLES = [
    ("a{b:url(gone.svg)}", [(1, "file", '"gone.svg" leads to no file; mend or remove it')]),
    ("\na{b:url( 'gone.svg?v#x' )}", [(2, "file", '"gone.svg?v#x" leads to no file; mend or remove it')]),
    ('/* url(x)\n */@import "gone.css";', [(2, "file", '"gone.css" leads to no file; mend or remove it')]),
    ("a{b:url(here.svg?v=1) url(#part) url(data:x) url(//e.org/x) url(HTTPS://e.org)}", []),
    ("a{b:c}\n/* } */\na b", [(3, "style", "EOF reached before {} block for a qualified rule; mend the syntax at or above this line")]),
    ("a[}{b:c}", [(1, "style")]),
]


@pytest.mark.parametrize(("text", "told"), STYLES, ids=[text for text, _ in STYLES])
def test_a_style_sheet_can_be_read_and_its_files_exist(tmp_path, text, told):
    lay(tmp_path, {"docs/assets/in/a.css": text, "docs/assets/in/here.svg": ""})
    found = [(problem.line, problem.field, problem.text)[: len(told[0])] if told else problem for problem in check_styles(tmp_path)]
    assert found == told


def test_json_of_the_data_can_be_read():
    assert json.loads(to_json({"a": [1], "b": 'x"'})) == {"a": [1], "b": 'x"'}
