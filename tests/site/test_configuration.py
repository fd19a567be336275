"""What is wrong with mkdocs.yml is reported at its line."""

import pytest
from atlas.site.configuration import load, problem_at
from conftest import ROOT

SETTINGS = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


def broken(tiny, old: str, new: str) -> tuple[list[str], int]:
    """What is reported of the real settings with a text swapped, and the line where the new text begins."""
    assert SETTINGS.count(old) == 1
    text = SETTINGS.replace(old, new)
    (tiny / "mkdocs.yml").write_text(text)
    return [str(problem) for problem in load(tiny)[1]], SETTINGS[: SETTINGS.index(old)].count("\n") + 1


def test_the_settings_of_the_site_are_sound(tiny):
    assert load(tiny)[1] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("plugins: []", "plugins: [nobodys]", 'plugins: The "nobodys" plugin is not installed'),
        ("  name: material", "  name: nobodys", "theme: Unrecognised theme name: 'nobodys'"),
        ("use_directory_urls: true", "use_directory_urls: often", "use_directory_urls: Expected type: <class 'bool'>"),
        ("site_dir:", "sitedir:", "sitedir: Unrecognised configuration name: sitedir"),
        ("  - def_list", "  - def_lists", "markdown_extensions: Failed to load extension 'def_lists'"),
        ("  - assets/atlas.css", "  - assets/gone.css", 'extra_css: "assets/gone.css" leads to no file in docs/'),
        ("path: assets/tip.js", "path: assets/gone.js", 'extra_javascript: "assets/gone.js" leads to no file in docs/'),
        ("  favicon: assets/favicon.svg", "  favicon: assets/gone.svg", 'theme: "assets/gone.svg" leads to no file in docs/'),
        ("  - scripts/mkdocs_hook.py", "  - scripts/gone.py", 'hooks: "scripts/gone.py" is not a file'),
        ("  custom_dir: overrides", "  custom_dir: elsewhere", "theme: The path set in custom_dir"),
    ],
)
def test_a_wrong_setting_is_reported_at_its_line(tiny, old, new, message):
    (told,), line = broken(tiny, old, new)
    at = line + new.count("\n")
    assert told.startswith(f"mkdocs.yml:{at}: {message}") and "Traceback" not in told and "\n" not in told


def test_what_is_no_yaml_is_reported_at_its_line(tiny):
    (told,), line = broken(tiny, "extra_css:\n", "extra_css: [\n")
    assert told == f"mkdocs.yml:{line + 1}: YAML: expected the node content, but found '-'; mend the syntax at or above this line"


@pytest.mark.parametrize(("text", "told"), [("", "missing or empty; bring it back"), ("- a\n", "has no keys; write each setting as `key: value`")])
def test_a_file_without_settings_is_reported(tiny, text, told):
    (tiny / "mkdocs.yml").write_text(text)
    assert [str(problem) for problem in load(tiny)[1]] == [f"mkdocs.yml:1: file: {told}"]


def test_a_setting_of_a_wrong_type_is_reported_without_a_traceback(tiny):
    told, line = broken(tiny, "extra:\n", "extra: [a]\nmore:\n")
    assert told[0].startswith(f"mkdocs.yml:{line}: extra: ")


def test_the_traceback_in_a_message_of_the_engine_is_left_out():
    told = problem_at("toc: 1\n", "toc", "Failed to load 'toc'.\nFile \"a.py\", line 3\n  x\nKeyError: 'b'")
    assert str(told) == "mkdocs.yml:1: toc: Failed to load 'toc'. KeyError: 'b'; mend it in mkdocs.yml"


def test_a_file_that_is_no_text_is_told_as_that(tiny):
    (tiny / "mkdocs.yml").write_bytes(b"\xe9")
    (told,) = load(tiny)[1]
    assert told.path == "mkdocs.yml" and "missing" not in told.text
