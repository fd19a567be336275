import pytest
from atlas.content.reader import read_atlas
from atlas.rules.check import check
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


def test_what_is_rendered_is_not_woven(tiny, tmp_path):
    render(tiny, tmp_path / "one")
    assert not [url for url, path in addresses(tmp_path / "one").items() if "data-atlas=" in path.read_text()]
    ours = {path.relative_to(tiny / "docs") for path in (tiny / "docs").rglob("*")}
    (theme,) = {path for path in files(tmp_path / "one") if path.parts[0] == "assets"} - ours
    assert theme.match("assets/stylesheets/main.*.min.css")  # of the theme's files, its style sheet alone is published


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
def test_a_fault_in_a_template_is_reported_with_its_place(tiny, tmp_path, fault):
    template = tiny / "overrides" / "fragments" / "references.html"
    template.write_text(f"\n{fault}")
    render(tiny, tmp_path / "one")
    atlas, _ = read_atlas(tiny)
    with pytest.raises(EngineError, match=r"^overrides/fragments/references.html:2: template: .*; mend the template$"):
        weave_folder(tmp_path / "one", tmp_path / "two", atlas, tiny)
    assert not (tmp_path / "two").exists()


HOME = """\
title: A <b> & more
line: One <b> line & more.
first: {text: I have a cramp, to: now}
tasks: [{text: Get help, to: help}]
search: {link: {text: All names, to: a-z}, lead: 'As:', examples: [{text: salt, to: causes/low-salt}]}
when: {title: When?, links: [{text: Hot, to: causes/heat}]}
where: {title: Where?, places: [{text: Calf, to: 'guides/night#a'}], others: [{text: All over, to: index}], more: [{text: Read, link: {text: this, to: about}, after: .}]}
doors: {label: Doors, title: Look, folders: [{name: Causes, folder: causes, count: causes, about: All., links: [{text: Heat, to: causes/heat}]}]}
take: {title: Take, links: [{text: Sheet, about: To print, to: sheet}]}
who: {title: Who?, links: [{text: You, about: For you, to: help}]}
trust: {title: Why?, reasons: [{text: '{claims} checked.'}, {text: Only text.}]}
"""


def test_the_home_page_shows_its_words_and_leads_to_its_pages(tiny, tmp_path):
    home = tiny / "docs" / "index.md"
    home.write_text(home.read_text().replace("reviewed:", "template: home.html\nreviewed:"))
    (tiny / "docs" / "home.yml").write_text(HOME)
    assert check(read_atlas(tiny)[0]) == []
    render(tiny, tmp_path / "one")
    tree = LexborHTMLParser((tmp_path / "one" / "index.html").read_text()).css_first("article")
    links = [(a.text(), a.attributes["href"]) for a in tree.css("a")]
    assert links == [
        ("I have a cramp", "now/"),
        ("All names", "a-z/"),
        ("salt", "causes/low-salt/"),
        ("Get help", "help/"),
        ("Hot", "causes/heat/"),
        ("Calf", "guides/night/#a"),
        ("All over", "."),
        ("this", "about/"),
        ("Causes", "causes/"),
        ("Heat", "causes/heat/"),
        ("Sheet", "sheet/"),
        ("You", "help/"),
    ]
    assert tree.css_first("h1").text() == "A <b> & more"
    assert tree.css_first(".home-line").text() == "One <b> line & more."
    assert [span.attributes["data-count"] for span in tree.css("[data-count]")] == ["causes", "claims"]
    assert tree.css_first(".home-where__more").text() == "Read this."


def test_a_page_has_the_layout_that_it_asks_for(tiny, tmp_path):
    sheet = tiny / "docs" / "sheet.md"
    sheet.write_text(sheet.read_text().replace("reviewed:", "layout: [handout, form]\nreviewed:"))
    render(tiny, tmp_path / "one")
    told = [LexborHTMLParser((tmp_path / "one" / name / "index.html").read_text()).css_first(".md-content").attributes["class"] for name in ("sheet", "about")]
    assert told == ["md-content md-content--handout md-content--form", "md-content"]


def test_what_else_stops_the_engine_is_reported_without_a_traceback(tiny, tmp_path):
    settings = tiny / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("title: On this page", "title: [a]"))
    with pytest.raises(EngineError, match=r"^mkdocs\.yml:1: engine: TypeError in \w+\.py:\d+: "):
        render(tiny, tmp_path / "one")
