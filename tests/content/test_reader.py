import pytest
from atlas.content.page import Kind
from atlas.content.problems import Problem
from atlas.content.reader import kind_of, parse_page, read_atlas, read_text
from atlas.content.sheets import parse_sheet
from conftest import lay

PAGE = "---\ntitle: Cold\naliases:\n- chill\n- winter\n---\n\nOne.\nTwo. [@a] [#C-001]\n\n[[red-flags: H-01 H-02]]\n"


def test_a_page_knows_the_line_of_each_key_and_entry():
    page, problems = parse_page("docs/causes/cold.md", PAGE)
    assert problems == []
    assert page.front.lines == {"title": 2, "aliases": 3, "aliases.0": 4, "aliases.1": 5}


def test_a_page_knows_the_line_of_its_body():
    page, _ = parse_page("docs/causes/cold.md", PAGE)
    assert page.line_at(page.body.index("Two")) == 9


def test_citations_marks_and_red_flags_are_read_from_the_body():
    page, _ = parse_page("docs/causes/cold.md", PAGE)
    assert (page.citations, page.statements, page.red_flags) == (("a",), ("C-001",), ("H-01", "H-02"))
    assert [(mark.source, mark.line) for mark in page.marks] == [("[@a]", 9), ("[#C-001]", 9), ("[[red-flags: H-01 H-02]]", 11)]


def test_the_folder_is_the_kind_and_the_file_name_is_the_id():
    page, _ = parse_page("docs/drugs/statins.md", PAGE)
    assert (page.kind, page.id, page.url) == (Kind.DRUG, "drugs/statins", "drugs/statins/")


def test_kinds_follow_folders():
    paths = ["docs/index.md", "docs/causes/index.md", "docs/now.md", "docs/sources/article-1.md", "docs/other/x.md"]
    assert [kind_of(path) for path in paths] == [Kind.SECTION, Kind.SECTION, Kind.PAGE, Kind.SOURCE, Kind.PAGE]


def test_an_index_page_has_the_address_of_its_folder():
    assert [parse_page(path, PAGE)[0].url for path in ("docs/index.md", "docs/causes/index.md")] == ["", "causes/"]


def test_a_page_without_front_matter_is_a_problem_at_line_1():
    _, problems = parse_page("docs/a.md", "Hello.\n")
    text = "missing or not closed; start the page with a block between two lines of ---"
    assert problems == [Problem("docs/a.md", 1, "front matter", text)]


def test_broken_yaml_is_a_problem_with_the_line_in_the_file():
    _, problems = parse_page("docs/a.md", "---\ntitle: A\naliases: [b\nx: y\n---\n")
    text = "did not find expected ',' or ']'; mend the syntax at or above this line"
    assert problems == [Problem("docs/a.md", 4, "YAML", text)]


def test_a_key_written_twice_is_a_problem_at_the_second():
    sheet, problems = parse_sheet("docs/x.yml", "a: {c: 1}\nb: 2\na: {d: 3}\n")
    assert problems == [Problem("docs/x.yml", 3, "a", "written twice; keep one")]
    assert (sheet.value, sheet.line("a.c")) == ({"a": {"c": 1}, "b": 2}, 1)  # the first one counts


def test_a_date_stays_the_text_that_the_author_wrote():
    sheet, _ = parse_sheet("docs/x.yml", "reviewed: 2026-02-30\n")
    assert sheet.value == {"reviewed": "2026-02-30"}


def test_a_rule_of_three_dashes_in_the_body_ends_nothing():
    page, _ = parse_page("docs/a.md", "---\ntitle: A\n---\n\nOne.\n\n---\n\nTwo.\n")
    assert page.body == "\nOne.\n\n---\n\nTwo.\n"


def test_bytes_that_are_no_utf_8_are_a_problem_with_their_line(tmp_path):
    (tmp_path / "a.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    problem = Problem("docs/a.md", 2, "file", "byte 0xe9 is not UTF-8; save the file as UTF-8")
    assert read_text(tmp_path / "a.md", "docs/a.md") == ("", [problem])


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\ntitle: A\r\n---\r\nHello.\r\n")
    assert read_text(tmp_path / "a.md", "docs/a.md") == ("---\ntitle: A\n---\nHello.\n", [])


def test_a_character_that_is_no_text_is_a_problem_with_its_line(tmp_path):
    (tmp_path / "a.md").write_text("---\ntitle: A\n---\n\nOne\0two\n")
    problem = Problem("docs/a.md", 5, "file", "U+0000 is not a character for text; take it out")
    assert read_text(tmp_path / "a.md", "docs/a.md") == ("", [problem])


@pytest.mark.parametrize("front", ["", "~\n", "# nothing\n"])
def test_empty_front_matter_is_a_problem(front):
    _, problems = parse_page("docs/a.md", f"---\n{front}---\n\nHello.\n")
    text = "empty; write the fields of the page, beginning with title"
    assert problems == [Problem("docs/a.md", 1, "front matter", text)]


@pytest.mark.parametrize("tag", ["bool", "int", "float", "timestamp"])
def test_a_value_that_does_not_fit_its_tag_is_a_problem(tag):
    _, problems = parse_sheet("docs/x.yml", f"a: 1\nb: !!{tag} word\n")
    assert problems == [Problem("docs/x.yml", 2, "YAML", f'"word" is not of the type {tag}; mend the syntax at or above this line')]


def test_a_key_is_always_text():
    sheet, problems = parse_sheet("docs/x.yml", "2020: a\nnull: b\nyes: c\n")
    assert (sheet.value, problems) == ({"2020": "a", "null": "b", "yes": "c"}, [])


def test_a_list_as_a_key_is_a_problem():
    _, problems = parse_sheet("docs/x.yml", "? [a, b]\n: c\n")
    assert [problem.text for problem in problems] == ["a key is not text; mend the syntax at or above this line"]


def test_marks_in_code_and_comments_are_not_read():
    page, _ = parse_page("docs/a.md", "---\ntitle: A\n---\n`[@a]` <!-- [#C-001] -->\n\n```\n[[list]]\n```\n\n[@b]\n")
    assert [(mark.source, mark.line) for mark in page.marks] == [("[@b]", 10)]


def test_a_page_with_another_ending_is_a_problem(tmp_path):
    lay(tmp_path, {"docs/a.markdown": "x", "docs/b/c.MD": "x", "docs/d.md/e.txt": "x", "docs/assets/f.md": "x"})
    atlas, problems = read_atlas(tmp_path)
    assert atlas.pages == ()
    assert [str(problem) for problem in sorted(problems)] == [
        "docs/a.markdown:1: file: is not a page; rename it to .md",
        "docs/assets/f.md:1: file: is a page; move it out of docs/assets/",
        "docs/b/c.MD:1: file: is not a page; rename it to .md",
        "docs/d.md/e.txt:1: file: is neither a page nor data; move it to docs/assets/, or take it out",
    ]


def test_a_file_has_a_name_that_is_an_address(tmp_path):
    names = ("Zed", "a b", "a#b", "a--b", "-a", "c/Index", "ok-2")
    lay(tmp_path, {f"docs/{name}.md": "---\ntitle: A\n---\n" for name in names})
    assert [(problem.path, problem.text.partition('"')[2].partition('"')[0]) for problem in read_atlas(tmp_path)[1]] == [
        (f"docs/{name}.md", name.rpartition("/")[2]) for name in ("-a", "Zed", "a b", "a#b", "a--b", "c/Index")
    ]


def test_a_link_on_the_disk_is_a_problem_wherever_it_leads(tmp_path):
    lay(tmp_path, {"elsewhere/page.md": "x", "docs/a.md": "---\ntitle: A\n---\n"})
    (tmp_path / "docs" / "causes").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs" / "gone.md").symlink_to(tmp_path / "nowhere")
    atlas, problems = read_atlas(tmp_path)
    assert [page.id for page in atlas.pages] == ["a"]
    assert [str(problem) for problem in sorted(problems)] == [
        f"docs/{name}:1: file: is a link to elsewhere; put the file itself here" for name in ("causes", "gone.md")
    ]


@pytest.mark.parametrize("front", ['title: !!int ""', "title: " + "[" * 60, "a: " + "[" * 100_000])
def test_yaml_that_would_break_the_reader_is_a_problem(front):
    sheet, problems = parse_sheet("docs/x.yml", front)
    assert (sheet.value, [problem.line for problem in problems]) == (None, [1])


def test_a_drawing_that_is_no_text_is_a_problem(tmp_path):
    lay(tmp_path, {"docs/assets/drawings/a.svg": ""})
    (tmp_path / "docs" / "assets" / "drawings" / "a.svg").write_bytes(b"<svg>\xff</svg>")
    assert [problem.path for problem in read_atlas(tmp_path)[1]] == ["docs/assets/drawings/a.svg"]


def test_a_template_that_is_no_text_is_a_problem(tmp_path):
    lay(tmp_path, {"docs/index.md": "---\ntitle: A\n---\n", "overrides/partials/a.html": ""})
    (tmp_path / "overrides" / "partials" / "a.html").write_bytes(b"a\n\xff")
    (problem,) = read_atlas(tmp_path)[1]
    assert (problem.path, problem.line) == ("overrides/partials/a.html", 2)


def test_a_folder_without_docs_is_a_problem(tmp_path):
    (problem,) = read_atlas(tmp_path)[1]
    assert problem.text == f"there is none in {tmp_path}; give the project's folder as --root"


def test_files_that_cannot_be_read_are_known_as_such(tmp_path):
    lay(tmp_path, {"docs/a.md": "no front matter", "docs/b.md": "---\ntitle: B\n---\n", "docs/claims.yml": "a: b: c"})
    assert read_atlas(tmp_path)[0].unread == {"docs/a.md", "docs/claims.yml"}
