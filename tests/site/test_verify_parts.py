"""What the verification makes of an address, of a document and of the place of a fault, each by itself."""

import random
import re

import pytest
from atlas.content.problems import Problem
from atlas.content.reader import parse_page
from atlas.site.document import CSS_REQUEST, SCRIPT_REQUEST, Document, read_document
from atlas.site.verify import (
    aim_of,
    at_source,
    broken,
    check_requests,
    climbs_out,
    in_shared,
    is_foreign,
    led_to,
    scheme_of,
    spellings,
    verify,
)


def document(path: str, *ids: str) -> Document:
    return Document(path, ids, (), (), (), ())


HERE = document("causes/cold/index.html", "top")
IDS = {HERE.path: HERE.ids, "index.html": (), "causes/index.html": ("a b",), "404.html": ()}
FILES = {*IDS, "assets/a b.css", "feed.xml"}


# -- addresses


@pytest.mark.parametrize(
    ("address", "scheme", "foreign"),
    [
        ("https://e.org", "https", True),
        ("HTTP://e.org", "http", True),
        (" https://e.org", "https", True),
        ("//e.org", "", True),
        (" //e.org", "", True),
        ("mailto:a@e.org", "mailto", False),
        ("data:a,b", "data", False),
        ("a/b:c", "", False),
        ("#a:b", "", False),
        ("", "", False),
    ],
)
def test_an_address_has_a_scheme_or_none_and_leads_to_another_host_or_not(address, scheme, foreign):
    assert (scheme_of(address), is_foreign(address)) == (scheme, foreign)


@pytest.mark.parametrize(
    ("address", "page", "out"),
    [
        ("../", "a/index.html", False),
        ("../../", "a/index.html", True),
        ("../../", "a/b/index.html", False),
        ("b/../../", "a/index.html", False),
        ("b/../../../a/", "a/index.html", True),
        ("../x/../../a", "a/index.html", True),
        ("./../", "a/index.html", False),
        (".//../", "a/index.html", False),
        ("..", "index.html", True),
        ("..", "a/index.html", False),
        ("?a=../../", "index.html", False),
        ("#../../", "index.html", False),
        ("/../../", "index.html", False),
    ],
)
def test_an_address_climbs_out_of_the_site_or_not(address, page, out):
    assert climbs_out(address, page) == out


NO_FILE, AT_ROOT = "leads to no file; mend or remove it", "begins at the root of the host, and the site may be below it; make it relative"


@pytest.mark.parametrize(
    ("address", "wrong"),
    [
        ("mailto:a@e.org", ""),
        ("../../", ""),
        ("../../index.html", ""),
        ("../", ""),
        ("", ""),
        ("#top", ""),
        ("../#a%20b", ""),
        ("../?q=x#a%20b", ""),
        ("../../assets/a%20b.css?v=1", ""),
        ("../../feed.xml#part", ""),
        ("../#c", 'leads to no place on its page; no id "c" there'),
        ("#gone%20far", 'leads to no place on its page; no id "gone far" there'),
        ("../warm/", NO_FILE),
        ("../../assets", NO_FILE),
        ("../../../", "climbs out of the site; take one ../ away"),
        ("/causes/", AT_ROOT),
    ],
)
def test_what_is_wrong_with_an_address(address, wrong):
    assert broken(aim_of(address, HERE.path, ""), IDS, FILES) == (f'"{address}" {wrong}' if wrong else "")


PIECES = ("../", "..", "./", "/", "a/", "b", "#x", "#", "?q=1", "%20", "index.html", "http:", "//", " ")
PATHS = ("index.html", "404.html", "a/index.html", "a/b/index.html", "a/b/c.html", "a%20b/index.html", "a?b/c#d.html")


@pytest.mark.parametrize("base", ["", "/atlas"])
def test_what_is_worked_out_for_many_pages_is_what_each_would_find(base):
    chance = random.Random(3)
    for _ in range(4000):
        address, path = "".join(chance.choices(PIECES, k=chance.randrange(7))), chance.choice(PATHS)
        assert aim_of(address, path, base) == led_to(address, path, base), (address, path)


@pytest.mark.parametrize(
    ("address", "base", "wrong"),
    [("/causes/", "", ""), ("/atlas/causes/", "/atlas", ""), ("/atlas", "/atlas", ""), ("/atlas/gone/", "/atlas", NO_FILE), ("/causes/", "/atlas", AT_ROOT), ("/atlas2/causes/", "/atlas", AT_ROOT)],
)
def test_the_page_for_a_wrong_address_leads_from_the_root(address, base, wrong):
    assert broken(aim_of(address, "404.html", base), IDS, FILES) == (f'"{address}" {wrong}' if wrong else "")


@pytest.mark.parametrize(
    ("address", "page", "said"),
    [
        ("../now/#calf", "help/index.html", ["../now/#calf", "now/#calf", "now/index#calf", "now#calf"]),
        ("/atlas/gone/", "404.html", ["/atlas/gone/", "gone/", "gone/index", "gone"]),
        ("../a/b/", "help/index.html", ["../a/b/", "a/b/", "a/b/index", "a/b"]),
        ("../", "help/index.html", ["../"]),
        ("#x", "index.html", ["#x", "index.html#x", "index.html/index#x"]),
        ("https://e.org/a", "index.html", ["https://e.org/a"]),
        ("//e.org/a", "index.html", ["//e.org/a"]),
        ("mailto:a", "index.html", ["mailto:a"]),
    ],
)
def test_a_template_may_spell_an_address_in_these_ways(address, page, said):
    assert list(dict.fromkeys(spellings(address, page, "/atlas")))[: len(said)] == said


# -- places


SHARED = {"overrides/a.html": "x\n<a href='gone/far/'>\n<a href='gone/'>", "overrides/b.html": "<a href='now#calf'>"}


def found(text: str, field: str = "link", path: str = "help/index.html") -> Problem | None:
    quoted = re.search('"([^"]+)"', text)
    return in_shared(Problem(path, 1, field, text), quoted[1] if quoted else "", SHARED, "")


def test_a_fault_is_found_in_the_file_that_many_pages_share():
    assert found('"../gone/" leads') == Problem("overrides/a.html", 3, "link", '"gone/" leads')
    assert found('"../now/#calf" leads "../now/#calf"') == Problem("overrides/b.html", 1, "link", '"now#calf" leads "now#calf"')
    assert found('"../elsewhere/" leads') is None


@pytest.mark.parametrize("text", ["agone/", "-gone/", "#gone/", ".gone/", "/gone/", "gone/x", "gone/-", "gone/#", "gone//"])
def test_a_part_of_another_address_is_not_the_address(text):
    assert in_shared(Problem("help/index.html", 1, "link", ""), "gone/", {"a": text}, "") is None


PAGE, _ = parse_page("docs/b.md", "---\ntitle: B\ntemplate: a.html\n---\nOne.\n\n[x](../gone/#far) and\n<b id='mine'>, near\n")


@pytest.mark.parametrize(
    ("field", "text", "line"),
    [
        ("link", '"../gone/#far" leads', 7),
        ("link", '"a.html" leads', 3),
        ("link", '"../elsewhere/#far" leads', 7),
        ("id", '"mine" appears twice', 8),
        ("link", '"../x/gone/" leads', 7),
        ("link", '"../x/near/" leads', 1),
        ("link", '"../x/" leads', 1),
        ("h1", "2 found", 1),
    ],
)
def test_a_fault_is_told_where_it_was_written(field, text, line):
    assert at_source(Problem("b/index.html", 1, field, text), PAGE, {}, "") == Problem("docs/b.md", line, field, text)


@pytest.mark.parametrize("field", ["link", "request"])
def test_a_link_and_a_request_are_sought_in_templates_and_other_faults_are_not(field):
    shared = {"overrides/a.html": "\n'https://e.org/x'"}
    text = '"https://e.org/x" is wrong'
    assert at_source(Problem("b/index.html", 1, field, text), PAGE, shared, "") == Problem("overrides/a.html", 2, field, text)
    assert at_source(Problem("b/index.html", 1, "id", text), PAGE, shared, "").path == "docs/b.md"
    assert at_source(Problem("x.html", 5, "id", text), None, shared, "") == Problem("x.html", 5, "id", text)


# -- documents


WHOLE = '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="b"></head><body>{}</body></html>'


def read(html: str) -> Document:
    return read_document(html, "a.html")


def test_a_document_says_what_a_page_has(tmp_path):
    body = (
        '<h1 id="x">A</h1><p id>b</p><a href="one/">c</a><a href>d</a><a>e</a><img src="i.png" srcset="j.png 2x, , k.png">'
        '<i data-src=" [@a]"></i><i data-src="&lt;p&gt;[[list]]&lt;/p&gt;"></i><i data-src></i>'
    )
    assert read(WHOLE.format(body)) == Document(
        "a.html", ("x", ""), ("one/", ""), ("i.png", "j.png", "k.png"), (), ("[@a]", "[[list]]", "")
    )


FAULTS = [
    (WHOLE.format("<h1>A</h1>").replace(' lang="en"', ' lang=""'), ["language: missing; set lang on <html>"]),
    (WHOLE.format("<h1>A</h1>").replace("<title>A", "<title> "), ["title: missing or empty; give the page a title"]),
    (WHOLE.format("<h1>A</h1>").replace('content="b"', 'content=" "'), ["description: missing or empty; give the page a description"]),
    (WHOLE.format("<h1>A</h1>").replace('content="b"', ""), ["description: missing or empty; give the page a description"]),
    (WHOLE.format(""), ["h1: 0 found; a page has one"]),
    (WHOLE.format("<h4> B </h4><h1>A</h1>"), ['h1: comes after another heading, "B"; it is the first']),
    (WHOLE.format("<h3>B</h3><h1>A</h1>"), ['h1: comes after another heading, "B"; it is the first']),
    (WHOLE.format("<h5>B</h5><h1>A</h1><h2>C</h2>"), []),
    (WHOLE.format('<h1>A</h1><svg><title>x</title><a href="#" ONCLICK ="x()"/></svg>'), ["attribute: onclick runs a script; take it out"]),
    (WHOLE.format('<h1>A</h1><a title="x onclick=y" data-once="1">a</a>'), []),
    (WHOLE.format("<h1>A</h1>").replace("<body", '<body onload="x()"'), ["attribute: onload runs a script; take it out"]),
    (WHOLE.format('<h1>A</h1><script src="DATA:x"></script>'), ["element: <script> changes what a link means or opens, or runs what nobody sees; take it out"]),
    (WHOLE.format('<h1>A</h1><meta http-equiv="x"><iframe src="a"></iframe><script src="a"></script>'), []),
]


@pytest.mark.parametrize(("html", "faults"), FAULTS, ids=range(len(FAULTS)))
def test_a_document_says_what_its_page_lacks(tmp_path, html, faults):
    assert list(read(html).faults) == faults


CSS = [
    ("a{b:url(https://e.org/x)}", ["https://e.org/x"]),
    ("a{b:url( '//e.org/x' )}", ["//e.org/x"]),
    ('a{b:url("http://e.org/x")}', ["http://e.org/x"]),
    ("@import  'https://e.org/x';", ["https://e.org/x"]),
    ("a{b:image-set( '//e.org/x' 1x)}", ["//e.org/x"]),
    ("a{b:url(x.png)} /* https://e.org */ @import 'x.css'; a{b:url(data:x,//e.org)}", []),
    ("a{b:url(//e.org/x) url(//e.org/y)}", ["//e.org/x", "//e.org/y"]),
]
SCRIPT = [
    ("a('https://e.org/x'); b(\"//e.org/y\"); c(`http://e.org/z`)", ["https://e.org/x", "//e.org/y", "http://e.org/z"]),
    ("// a comment, https://e.org and a/b; c('a//b', '// d')", []),
]


@pytest.mark.parametrize(("text", "addresses"), CSS)
def test_what_a_style_asks_for(text, addresses):
    assert CSS_REQUEST.findall(text) == addresses


@pytest.mark.parametrize(("text", "addresses"), SCRIPT)
def test_what_a_script_asks_for(text, addresses):
    assert SCRIPT_REQUEST.findall(text) == addresses


def test_a_request_of_a_file_is_told_at_its_line():
    text = "a\n'//e.org/x'\n\n'//e.org/y'"
    told = 'asks another host; keep a copy or leave it out'
    assert list(check_requests("a.js", text, SCRIPT_REQUEST)) == [Problem("a.js", line, "request", f'"//e.org/{name}" {told}') for line, name in ((2, "x"), (4, "y"))]


def test_a_style_sheet_of_ours_is_told_at_its_source_and_one_of_the_theme_where_it_is(tmp_path):
    for name in ("a.css", "b.css"):
        (tmp_path / name).write_text("a{b:url(//e.org/x)}")
    assert [problem.path for problem in verify(tmp_path, assets={"docs/b.css"})] == ["a.css", "docs/b.css"]


def test_all_that_is_wrong_is_told_in_order_and_once(tmp_path):
    (tmp_path / "b.html").write_text(WHOLE.format('<h1>A</h1><a href="x/">x</a><a href="x/">x</a><img src="x/"><p id="i"></p><p id="i"></p>'))
    (tmp_path / "a.html").write_text(WHOLE.format('<a href="x/">x</a><p id="j"><p id="j"><p id="j">'))
    assert [(problem.path, problem.field) for problem in verify(tmp_path)] == [("a.html", "h1"), ("a.html", "id"), ("a.html", "link"), ("b.html", "id"), ("b.html", "link")]
