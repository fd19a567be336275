"""What is written for the second engine, and what is made of what it writes. None of these needs it to be installed."""

import json
from pathlib import Path

import pytest
from atlas.site.engine import EngineError
from atlas.site.zensical import lay_project, placed, problem_of, render, run, shortest, spelled, take


def test_the_made_project_lies_in_one_folder_with_the_words_as_settings(tiny, tmp_path):
    lay_project(tiny, tmp_path / "made", ["404.html", "offline.html"])
    settings = json.loads((tmp_path / "made" / "mkdocs.yml").read_text())
    assert (settings["docs_dir"], settings["site_dir"], settings["theme"]["custom_dir"]) == ("docs", "site", "overrides")
    assert settings["INHERIT"] == str(tiny / "mkdocs.yml")
    assert settings["extra"]["frame"]["search"]["to"] and set(settings["extra"]) == {"frame", "home", "tools", "changes", "theme_styles"}
    lost = (tmp_path / "made" / "overrides" / "404.html").read_text()
    assert lost == "{%- set page = none -%}\n" + (tiny / "overrides" / "404.html").read_text()
    assert settings["extra_templates"] == ["offline.html"]
    assert (tmp_path / "made" / "docs" / "offline.html").read_text().startswith("{%- set page = none -%}\n")
    main = "overrides/main.html"
    assert (tmp_path / "made" / main).read_text() == (tiny / main).read_text()


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("the person&#x27;s", "the person&#39;s"),
        ("a&#x2f;b", "a/b"),
        ('<a href="./a/"><img src="./b.svg">', '<a href="a/"><img src="b.svg">'),
        ('<a href="./..">', '<a href="..">'),
        ('<a href="./#x">', '<a href="./#x">'),  # of the home page, from a page with a base of its own
        ('<a href="./">', '<a href="./">'),
        ("&amp;#x27; ./a", "&amp;#x27; ./a"),  # a text about them
    ],
)
def test_a_page_is_spelled_as_mkdocs_does(theirs, ours):
    assert spelled(theirs) == ours


@pytest.mark.parametrize(
    ("name", "theirs", "ours"),
    [
        ("a/b/index.html", '<a href="../../a/">', '<a href="../">'),
        ("a/b/index.html", '<a href="../../a/c/#d">', '<a href="../c/#d">'),
        ("a/b/c/index.html", '<a href="../../../a/b/d/">', '<a href="../d/">'),
        ("a/b/index.html", '<a href="../../ab/">', '<a href="../../ab/">'),
        ("a/b/index.html", '<a href="../../c/a/">', '<a href="../../c/a/">'),
        ("a/index.html", '<a href="../a/">', '<a href="../a/">'),  # itself
        ("index.html", '<a href="a/">', '<a href="a/">'),
    ],
)
def test_an_address_goes_up_no_further_than_it_must(name, theirs, ours):
    assert shortest(theirs, name) == ours


@pytest.mark.parametrize(
    ("name", "base", "there", "here"),
    [
        ("404.html", "/sub", '<a href="/sub/a/" data-base="/sub">', '<a href="/sub/a/" data-base="/sub/">'),
        ("404.html", "", '<a href="/a/" data-base="/">', '<a href="/a/" data-base="/">'),
        ("404.html", "/sub", '<a href="/sub/">', '<a href="/sub/.">'),
        ("404.html", "", '<a href="/">', '<a href="/.">'),
        ("away.html", "/sub", '<a href="/sub/a/" data-base="/sub">', '<a href="./a/" data-base=".">'),
        ("away.html", "", '<a href="/a/" data-base="/">', '<a href="./a/" data-base=".">'),
        ("away.html", "/sub", '<a href="/sub/">', '<a href="./.">'),
        ("away.html", "", '<a href="/">', '<a href="./.">'),
        ("away.html", "/sub", '<a href="https://example.org/sub/a/">', '<a href="https://example.org/sub/a/">'),
        ("away.html", "/sub", '<a href="/subway/">', '<a href="/subway/">'),
        ("away.html", "", '<a href="//example.org/a/">', '<a href="//example.org/a/">'),
    ],
)
def test_a_page_for_any_address_has_its_own_from_one_place(name, base, there, here):
    assert placed(there, name, base) == here


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Traceback:\n  File x\nRuntimeError: undefined value (in partials/a.html:30)\n",
            "overrides/partials/a.html:30: template: undefined value; mend the template",
        ),
        ("Build started\n\nError: no such   option \n\n", "mkdocs.yml:1: engine: Error: no such option; mend that"),
        (" \n", "mkdocs.yml:1: engine: it stopped without a word; mend that"),
    ],
)
def test_what_stopped_it_is_a_problem_on_one_line(said, told):
    assert str(problem_of(said)) == told


def test_a_python_that_is_not_there_is_a_problem(tmp_path):
    with pytest.raises(EngineError, match=r"^mkdocs.yml:1: engine: No such file or directory: .*nobody; see MAINTAINING.md$"):
        run(tmp_path / "nobody", tmp_path)


def test_a_project_with_a_problem_is_not_rendered(tiny, tmp_path):
    (tiny / "mkdocs.yml").write_text("site_nam: x\n")
    with pytest.raises(EngineError, match=r"^mkdocs\.yml:1: "):
        render(Path("python"), tiny, tmp_path / "out")
    assert not (tmp_path / "out").exists()


MADE = {
    "docs/index.md": "",
    "docs/a/b.md": "",
    "docs/a/c.csv": "1",
    "docs/assets/x.css": "x",
    "site/index.html": '<a href="./a/b/">',
    "site/a/b/index.html": "it&#x27;s",
    "site/a/c.csv": "1",
    "site/404.html": '<a href="/sub/">',
    "site/away.html": '<a href="/sub/a/">',
    "site/assets/x.css": "x",
    "site/assets/stylesheets/classic/main.0a1b.min.css": "y",
    "site/assets/stylesheets/classic/palette.0a1b.min.css": "z",
    "site/assets/javascripts/bundle.js": "z",
    "site/search.json": "z",
    "site/sitemap.xml": "z",
    "site/partials/menu.html": "z",
}


def test_only_what_belongs_to_the_site_is_taken(tmp_path):
    for name, text in MADE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    take(tmp_path, tmp_path / "target", ["404.html", "away.html"], "/sub")
    found = {str(path.relative_to(tmp_path / "target")): path.read_text() for path in (tmp_path / "target").rglob("*.*")}
    assert found == {
        "index.html": '<a href="a/b/">',
        "a/b/index.html": "it&#39;s",
        "a/c.csv": "1",
        "404.html": '<a href="/sub/.">',
        "away.html": '<a href="./a/">',
        "assets/x.css": "x",
        "assets/stylesheets/main.css": "y",
    }
