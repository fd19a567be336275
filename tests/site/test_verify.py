from pathlib import Path

import pytest
from atlas.content.reader import parse_page
from atlas.site.verify import verify

PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="b"></head>'
    '<body><h1 id="top">A</h1>{}</body></html>'
)


def site(tmp_path: Path, body: str = "", page: str = PAGE, **more: str) -> list[str]:
    (tmp_path / "b").mkdir()
    (tmp_path / "index.html").write_text(page.replace("{}", body))
    (tmp_path / "b" / "index.html").write_text(PAGE.replace("{}", '<p id="here">x</p>'))
    for name, text in more.items():
        (tmp_path / name.replace("_", ".")).write_text(text)
    return [str(problem) for problem in verify(tmp_path)]


def written(tmp_path: Path, text: str, body: str) -> list[str]:
    """What is reported of a page with this text, docs/b.md, when it was built with this body."""
    page, _ = parse_page("docs/b.md", f"---\ntitle: B\n---\n{text}")
    site(tmp_path)
    (tmp_path / "b" / "index.html").write_text(PAGE.replace("{}", body))
    return [str(problem) for problem in verify(tmp_path, [page])]


SENDS = '<meta http-equiv="refresh" content="0; url=../b/">'


def test_only_a_page_at_an_old_address_sends_its_reader_on(tmp_path):
    page, _ = parse_page("docs/b.md", "---\ntitle: B\nmoved_from: [old]\n---\n")
    site(tmp_path)
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "index.html").write_text(PAGE.replace("{}", '<a href="../b/">b</a>').replace("</head>", f"{SENDS}</head>"))
    assert verify(tmp_path, [page]) == []
    (problem,) = verify(tmp_path)
    assert str(problem).startswith("old/index.html:1: element: <meta> changes")


def test_a_whole_site_has_no_problem(tmp_path):
    assert site(tmp_path, '<a href="b/#here">b</a><a href="#top">up</a><a href="https://example.org/">out</a>') == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="c/">c</a>', 'index.html:1: link: "c/" leads to no file; mend or remove it'),
        ('<a href="b/#gone">b</a>', 'index.html:1: link: "b/#gone" leads to no place on its page; no id "gone" there'),
        ('<p id="x"></p><p id="x"></p>', 'index.html:1: id: "x" appears twice; ids are unique on a page'),
        ("<h1>B</h1>", "index.html:1: h1: 2 found; a page has one"),
        ('<img src="//e.org/a.png">', 'index.html:1: request: "//e.org/a.png" asks another host; keep a copy or leave it out'),
        ('<p style="background:url(https://e.org/a.png)"></p>', 'index.html:1: request: "https://e.org/a.png" asks another host; keep a copy or leave it out'),
        ('<img srcset="https://e.org/a.png 2x">', 'index.html:1: request: "https://e.org/a.png" asks another host; keep a copy or leave it out'),
        ('<img src="gone.png">', 'index.html:1: link: "gone.png" leads to no file; mend or remove it'),
        ('<a href="javascript:x()">a</a>', 'index.html:1: link: "javascript:x()" is not an address that a reader can follow; mend it'),
        ('<a href="http:///x">a</a>', 'index.html:1: link: "http:///x" is not an address that a reader can follow; mend it'),
        ('<a href="http://[::1">a</a>', 'index.html:1: link: "http://[::1" is not an address that a reader can follow; mend it'),
        ('<a href="b/../../b/">a</a>', 'index.html:1: link: "b/../../b/" climbs out of the site; take one ../ away'),
        ('<p onclick="x()">a</p>', "index.html:1: attribute: onclick runs a script; take it out"),
        ('<script>fetch("https://e.org/a")</script>', 'index.html:1: request: "https://e.org/a" asks another host; keep a copy or leave it out'),
        ('<button formaction="//e.org/b">b</button>', 'index.html:1: request: "//e.org/b" asks another host; keep a copy or leave it out'),
        ('<svg><filter><feImage href="//e.org/i"/></filter></svg>', 'index.html:1: request: "//e.org/i" asks another host; keep a copy or leave it out'),
        ('<svg><path fill="url(https://e.org/f)"/></svg>', 'index.html:1: request: "https://e.org/f" asks another host; keep a copy or leave it out'),
        ('<script src="data:text/javascript,x()"></script>', "index.html:1: element: <script> changes what a link means or opens, or runs what nobody sees; take it out"),
        ('<video><track src="//e.org/t"></video>', 'index.html:1: request: "//e.org/t" asks another host; keep a copy or leave it out'),
    ],
)  # fmt: skip
def test_what_is_broken_is_reported(tmp_path, body, message):
    assert site(tmp_path, body) == [message]


def test_a_base_a_refresh_and_a_page_in_a_frame_are_refused(tmp_path):
    head = '<base href="/x/"><meta http-equiv="Refresh" content="0"></head>'
    found = site(tmp_path, '<iframe srcdoc="x"></iframe>', page=PAGE.replace("</head>", head))
    changed = "changes what a link means or opens, or runs what nobody sees; take it out"
    assert found == [f"index.html:1: element: <{name}> {changed}" for name in ("base", "iframe", "meta")]


def test_a_fault_is_reported_at_the_line_where_it_was_written(tmp_path):
    links = '<a href="../gone.html#x">b</a><a href="#nowhere">c</a>'
    assert written(tmp_path, "\nA.\n\n[b](gone.html#x) and [c](#nowhere)\n", links) == [
        'docs/b.md:7: link: "#nowhere" leads to no place on its page; no id "nowhere" there',
        'docs/b.md:7: link: "../gone.html#x" leads to no file; mend or remove it',
    ]


def test_a_fault_is_not_told_at_a_word_that_is_no_address(tmp_path):
    (problem,) = written(tmp_path, "\nA.\n\nThe calf.\n", '<img src="https://e.org/calf">')
    assert problem.startswith("docs/b.md:1: ")


def test_what_is_wrong_on_every_page_is_reported_once_at_the_templates(tmp_path):
    for number in range(12):
        (tmp_path / f"{number}.html").write_text(PAGE.replace("{}", '<img src="//e.org/a">'))
    text = '"//e.org/a" asks another host; keep a copy or leave it out; look in the templates, for it is on 12 pages'
    assert [str(problem) for problem in verify(tmp_path)] == [f"overrides:1: request: {text}"]


def test_no_script_asks_another_host(tmp_path):
    site(tmp_path, a_js='x;\nfetch("https://e.org/a")')
    assert [problem.path for problem in verify(tmp_path)] == ["a.js"]  # as one that the build made of several
    (problem,) = verify(tmp_path, assets={"docs/a.js"})
    assert str(problem) == 'docs/a.js:2: request: "https://e.org/a" asks another host; keep a copy or leave it out'


def test_the_title_is_the_first_heading(tmp_path):
    page = PAGE.replace('<h1 id="top">', '<h2>Before</h2><h1 id="top">')
    assert site(tmp_path, page=page) == ['index.html:1: h1: comes after another heading, "Before"; it is the first']


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (' lang="en"', "index.html:1: language: missing; set lang on <html>"),
        ("<title>A</title>", "index.html:1: title: missing or empty; give the page a title"),
        ('<meta name="description" content="b">', "index.html:1: description: missing or empty; give the page a description"),
    ],
)  # fmt: skip
def test_a_page_has_language_title_and_description(tmp_path, part, message):
    assert site(tmp_path, page=PAGE.replace(part, "")) == [message]


def test_a_style_sheet_asks_no_other_host(tmp_path):
    found = site(tmp_path, a_css='@import "https://e.org/x.css";\nb{background:url(//e.org/y.png)}')
    assert [line.split(": ", 2)[:2] for line in found] == [["a.css:1", "request"], ["a.css:2", "request"]]


def test_a_root_absolute_link_stays_below_the_base(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "index.html").write_text(PAGE.replace("{}", ""))
    links = "".join(f'<a href="{address}">b</a>' for address in ("/atlas/b/", "/atlas/", "/b/", "/atlas-old/b/"))
    (tmp_path / "404.html").write_text(PAGE.replace("{}", links))
    (tmp_path / "index.html").write_text(PAGE.replace("{}", '<a href="/atlas/b/">b</a>'))
    problems = [str(problem) for problem in verify(tmp_path, base="/atlas")]
    assert problems == [
        '404.html:1: link: "/atlas-old/b/" begins at the root of the host, and the site may be below it; make it relative',
        '404.html:1: link: "/b/" begins at the root of the host, and the site may be below it; make it relative',
        'index.html:1: link: "/atlas/b/" begins at the root of the host, and the site may be below it; make it relative',
    ]


def test_a_fault_is_reported_at_the_page_that_was_written(tmp_path):
    assert written(tmp_path, "", '<p id="x"></p><p id="x"></p>') == [
        'docs/b.md:1: id: "x" appears twice; ids are unique on a page'
    ]


def test_a_mark_that_the_reader_cannot_use_is_reported_at_its_line(tmp_path):
    filled = '<i data-src=" [@a]"></i><i data-src="&lt;p>[[red-flags: H-01]]&lt;/p>"></i>'
    assert written(tmp_path, "\nA. [@a]\n\n    [#C-001] [@b]\n\n[[red-flags: H-01]]\n", filled) == [
        "docs/b.md:7: mark: [#C-001] does not work where it is; move it into plain text",
        "docs/b.md:7: mark: [@b] does not work where it is; move it into plain text",
    ]


def test_a_page_that_the_engine_left_out_is_reported(tmp_path):
    page, _ = parse_page("docs/.c.md", "---\ntitle: C\n---\n")
    site(tmp_path)
    assert [problem.path for problem in verify(tmp_path, [page])] == ["docs/.c.md"]


SHARED = {"overrides/a.html": "\n<a href=\"{{ 'gone/' | url }}\">x</a>\n<a href='https:///e'>y</a>", "docs/frame.yml": "a:\n- {text: A, to: b#nowhere}\n"}


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('<a href="../gone/">x</a>', 'overrides/a.html:2: link: "gone/" leads to no file; mend or remove it'),
        ('<a href="https:///e">y</a>', 'overrides/a.html:3: link: "https:///e" is not an address that a reader can follow; mend it'),
        ('<a href="../b/#nowhere">A</a>', 'docs/frame.yml:2: link: "b#nowhere" leads to no place on its page; no id "nowhere" there'),
    ],
)
def test_a_fault_of_a_template_is_reported_once_at_its_line(tmp_path, body, told):
    pages = [parse_page(f"docs/{name}.md", "---\ntitle: B\n---\nB.\n")[0] for name in ("b", "c")]
    site(tmp_path)
    (tmp_path / "c").mkdir()
    for name in ("b", "c"):
        (tmp_path / name / "index.html").write_text(PAGE.replace("{}", body))
    assert [str(problem) for problem in verify(tmp_path, pages, shared=SHARED)] == [told]


def test_a_fault_of_the_page_for_a_wrong_address_is_reported_at_its_template(tmp_path):
    site(tmp_path)
    (tmp_path / "404.html").write_text(PAGE.replace("{}", '<a href="/atlas/gone/">x</a>'))
    (problem,) = verify(tmp_path, base="/atlas", shared=SHARED)
    assert str(problem) == 'overrides/a.html:2: link: "gone/" leads to no file; mend or remove it'


def test_a_link_of_a_text_is_reported_there_though_a_template_holds_the_same(tmp_path):
    page, _ = parse_page("docs/b.md", '---\ntitle: B\n---\n<a href="../gone/">x</a>\n')
    site(tmp_path)
    (tmp_path / "b" / "index.html").write_text(PAGE.replace("{}", '<a href="../gone/">x</a>'))
    assert [problem.path for problem in verify(tmp_path, [page], shared=SHARED)] == ["docs/b.md"]


def test_a_link_of_front_matter_is_reported_at_its_line(tmp_path):
    page, _ = parse_page("docs/b.md", "---\ntitle: B\nbar:\n- {text: Help, to: '#nowhere'}\n---\nB.\n")
    site(tmp_path)
    (tmp_path / "b" / "index.html").write_text(PAGE.replace("{}", '<a href="#nowhere">x</a>'))
    (problem,) = verify(tmp_path, [page], shared=SHARED)
    assert (problem.path, problem.line) == ("docs/b.md", 4)
