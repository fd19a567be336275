"""What other programs read and ours shows as it is; and what is a form of ours, or none at all."""

import re

import pytest
from atlas.content.reader import read_atlas
from atlas.rules.check import check, read_checked
from atlas.rules.foreign import DATA_FORMS, at_home, cells, forms_in
from conftest import SITES, SOUND, lay
from overlays import copy_site, write

SENTENCE = "Low salt can bring on cramps."


@pytest.mark.parametrize("text", [
    "A line === of signs, a == b, x ** 2 ** 3, 5 ~ 6 and c++ and d--.",
    "`{{ x }}`, `[^1]`, `**`, `TODO` and `:smile:` in code.",
    "At 10:30:15, a ratio 1:2:3, as C:a and b:c:d say; note: this: that.",
    "<!-- TODO: {{ x }} -->",
    "***All of it***, **part** of *it*, and \\*\\* signs.",
    "A todo list of an XXXL shirt.",
    "Salt &amp; water &ndash; &#8211; &frac12;",
    "| a | b |\n|---|:-:|\n| 1 |\n| 1 \\| 2 | `x|y` |\n\na | b | c",
    "Either | or\n\n---\n\nand so | on | it goes",
    "[Words](https://example.org/localhost) and <https://1.1.1.1/>",
])  # fmt: skip
def test_what_is_ours_or_no_form_is_no_problem(sound, text):
    assert [one for one in check(sound(SENTENCE, f"{SENTENCE}\n\n{text}")) if one.field in ("form", "table", "link")] == []


@pytest.mark.parametrize("text, line", [
    ("{{ x }}", 'form: "{{ x }}": a text is no template; write what it is to say'),
    ("Stop **now.\n\nThen **rest**.", "form: ** is not closed in its paragraph; write ** at both ends of the words"),
    ("| a |\n|---|\n| 1 | 2 |", "table: the row has 2 cells, and the head 1, so what is over would be lost; mend the row"),
    ("&nosign;", 'form: "&nosign;" is the name of no sign; write the sign itself'),
    ("<http://localhost/>", 'link: "http://localhost/" is known on your computer alone; write the address that readers have'),
])  # fmt: skip
def test_what_readers_would_see_is_reported_at_its_line(sound, text, line):
    (problem,) = check(sound(SENTENCE, f"{text}\n\n{SENTENCE}"))
    lines = {"form": 12, "link": 12, "table": 14}
    assert str(problem) == f"docs/causes/low-salt.md:{lines[problem.field]}: {line}"


EXAMPLES = """- [ ] a|1. [x] a|!!! note|[^1]|{: .a }|{#a}|{.a}|*[A]: b|==a==|~~a~~|^^a^^|++ctrl+c++|{++a++}|{--a--}|{~~a~~}|{>>a<<}|:smile:
--8<-- a|{{ a }}|{% a %}|[TOC]|::: a|.. a::|TODO|FIXME|TBD|TBC|XXX|Lorem ipsum|[/b]|**|`a`|[a](b)|# a|&amp;|&#8211;""".replace("\n", "|")


@pytest.mark.parametrize("text", EXAMPLES.split("|"))
def test_each_form_is_found_where_a_text_has_one_of_its_signs(text):
    (form,) = {form for form in DATA_FORMS if re.search(form.pattern, text, re.MULTILINE) and form.pattern in told(text)}
    assert any(sign in text for sign in form.needs)
    assert [form for form in DATA_FORMS if not any(re.search(form.pattern, one, re.MULTILINE) for one in EXAMPLES.split("|"))] == []


def told(text):
    """The patterns of the forms that a text has."""
    return [form.pattern for _, form in forms_in(text, DATA_FORMS)][:1]


def test_a_form_of_pages_is_told_in_data_too(sound):
    (problem,) = check(sound("A good review", "A TODO review", path="docs/references.yml"))
    assert '"TODO": is a note to yourself' in str(problem)


def test_data_are_words(sound):
    (problem,) = check(sound("A good review", "A `good` review", path="docs/references.yml"))
    assert str(problem) == 'docs/references.yml:2: good_2020.title: "`good`": the signs are shown; write the words alone'


@pytest.mark.parametrize("host, own", [
    ("localhost", True), ("LOCALHOST:8000", True), ("127.9.9.9", True), ("10.0.0.1", True), ("[::1]:80", True),
    ("[fe80::1]", True), ("printer", True), ("nas.local", True), ("0.0.0.0", True), ("x.home.arpa", True),
    ("example.org", False), ("8.8.8.8", False), ("localhost.org", False), ("[2606:4700::1111]", False), ("[", False),
])  # fmt: skip
def test_who_has_a_host(host, own):
    assert at_home(f"http://{host}/a") is own


def test_a_bar_in_a_word_parts_no_cells():
    assert list(map(cells, ["| a | b |", "a | b", "|a|", "| a \\| b |"])) == [2, 2, 1, 1]


FILES = sorted(path.relative_to(SITES / "tiny").as_posix() for path in (SITES / "tiny" / "docs").rglob("*.*") if path.suffix in (".md", ".yml"))


@pytest.mark.parametrize("broken", [b"---\na: [\n---\n", b"\xff"], ids=["syntax", "bytes"])
def test_a_file_that_cannot_be_read_is_told_and_nothing_else(tmp_path, broken):
    told = {}
    for number, name in enumerate(FILES):
        root = copy_site(SITES / "tiny", tmp_path / str(number))
        write(root / name, broken)
        told[name] = [str(one) for one in read_checked(root)[1] if one.path != name]
    assert {name: lines for name, lines in told.items() if lines} == {}


def test_all_that_is_wrong_is_told_at_once_in_order_a_line_each(tmp_path):
    names = [f"p{number:02}" for number in range(50)]
    ways = ["[@no_one]", "<b>", "[x]()", "## ", "#### x", "[[nothing]]", "{{ x }}", "[x](gone.md)", "<script>", "**x"]
    pages = {
        f"docs/causes/{name}.md": SOUND["docs/causes/low-salt.md"]
        .replace("Low salt\n", f"Low salt {name}\n").replace("salt lack", f"lack {name}")
        + f"\n{ways[number % len(ways)]}\n"
        for number, name in enumerate(names)
    }  # fmt: skip
    lay(tmp_path, {**SOUND, **pages})
    found = check(read_atlas(tmp_path)[0])
    assert found == sorted(found) and {one.path for one in found} == set(pages)
    assert all(str(one).startswith(f"{one.path}:14: ") and "\n" not in str(one) for one in found)
