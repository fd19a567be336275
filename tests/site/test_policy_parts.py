"""The content policy: each page has it before all else, with a hash of what stands in it; a host gets it for all pages."""

import pytest
from atlas.site.policy import hashes_in, hashes_told, headers, inside, lasting, policy, unprotected, with_policy
from selectolax.lexbor import LexborHTMLParser

HEAD = '<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<title>A</title>{}</head><body>{}</body></html>'
HELLO = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"  # alert('Hello, world.');, as the specification has it


def page(head: str = "", body: str = "") -> str:
    return HEAD.format(head, body)


def told(folder, html: str) -> list[str]:
    (folder / "a.html").write_text(html)
    return [str(problem) for problem in unprotected(folder)]


def test_a_page_says_its_policy_right_after_its_signs_and_sends_no_referrer():
    html = with_policy(page('<link rel="icon" href="a.svg">'))
    assert html.startswith('<!doctype html>\n<html><head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ')
    assert '<meta name="referrer" content="no-referrer">\n<title>' in html


def test_a_page_without_a_line_for_its_signs_has_the_policy_first():
    assert with_policy("<html><head><title>A</title>").startswith('<html><head>\n<meta http-equiv="Content-Security-Policy"')


def test_what_stands_in_a_page_is_allowed_by_its_hash_and_nothing_else_is():
    html = with_policy(page("<style>p{}</style>", "<script>alert('Hello, world.');</script>"))
    assert f"script-src 'self' {HELLO}; style-src 'self' 'sha256-" in html
    assert "unsafe" not in html and "frame-ancestors" not in html


@pytest.mark.parametrize("kind", ['type="module"', 'type="text/javascript"', 'type="importmap"', 'type=""'])
def test_every_kind_of_script_that_runs_has_a_hash(kind):
    assert HELLO in with_policy(page(body=f"<script {kind}>alert('Hello, world.');</script>"))


@pytest.mark.parametrize("element", ['<script type="application/ld+json">{}</script>', '<script src="a.js"></script>', '<script src="a.js">x</script>'])
def test_data_and_files_have_none(element):
    assert "sha256" not in with_policy(page(body=element))


def test_a_page_as_the_build_makes_it_is_protected(tmp_path):
    (tmp_path / "a.html").write_text(with_policy(page("<style>p{}</style>", "<script>x()</script>")))
    assert unprotected(tmp_path) == []


MISSING = "a.html:1: policy: missing, or after what it is to hold; let it be the first to follow <meta charset>"


@pytest.mark.parametrize("first", ["<script></script>", "<style></style>", '<link rel="icon" href="a">'])
def test_a_page_whose_policy_comes_too_late_is_reported(tmp_path, first):
    late = with_policy(page()).replace('<meta charset="utf-8">', f'<meta charset="utf-8">{first}')
    assert told(tmp_path, late) == [MISSING]


def test_a_page_without_a_policy_is_reported(tmp_path):
    assert told(tmp_path, page()) == [MISSING]


def test_a_text_that_came_into_a_page_after_its_policy_is_reported(tmp_path):
    (problem,) = told(tmp_path, with_policy(page()).replace("</body>", "<script>alert('Hello, world.');</script></body>"))
    assert problem == f"a.html:1: policy: {HELLO} of script-src is not in it; move the text of that element into a file of docs/assets/"


def test_a_style_in_an_attribute_is_reported_once_for_each_kind_of_element(tmp_path):
    html = with_policy(page(body='<p style="a"><p style="b"><b style="c">'))
    assert told(tmp_path, html) == [f"a.html:1: attribute: style of <{tag}> is stopped by the policy; move it into a style sheet, under a class" for tag in "bp"]


def test_a_protected_page_tells_the_hashes_of_its_texts():
    html = page("<style>p{}</style>", "<script>x()</script><script>y()</script>")
    assert sorted(hashes_told(with_policy(html))) == sorted(hashes_in(html)) != []
    assert list(hashes_told(html)) == list(hashes_told(with_policy(page()))) == []


def test_a_host_sends_one_policy_that_fits_all_pages_and_forbids_frames():
    text = headers([one for name in "abab" for one in hashes_in(page(body=f"<script>{name}</script>"))], ["index.html"])
    (line,) = [line for line in text.splitlines() if "Content-Security-Policy" in line]
    assert text.startswith("/*\n  Content-Security-Policy: ")
    assert line.count("sha256") == 2 and line.endswith("; frame-ancestors 'none'")
    assert len(line) < 2000  # hosts read no longer ones


def test_only_what_is_named_by_its_content_is_kept_for_good():
    files = ["search/text-0.1a2b3c4d.json", "search/index.html", "search/index.json", "search/passages/a.json", "assets/a.1a2b3c4d.min.css", "data/a.json"]
    assert lasting(files) == ["search/text-0.1a2b3c4d.json"]
    text = headers([], files)
    assert "/search/text-0.1a2b3c4d.json\n  Cache-Control: public, max-age=31536000, immutable\n" in text
    assert text.endswith("/data/*\n  Access-Control-Allow-Origin: *\n")


def test_a_policy_is_the_same_whatever_the_order_of_pages():
    hashes = [("style-src", "'b'"), ("script-src", "'c'"), ("style-src", "'a'")]
    assert policy(hashes) == policy(reversed([*hashes, *hashes]))
    assert "style-src 'self' 'a' 'b'; " in policy(hashes)


@pytest.mark.parametrize("body", ["<script>a('</style>')</script>", "<STYLE>a{}</style><sCript >b</SCRIPT\n>", "<script>'<script>'</script>", "<style>/*</script>*/</style>"])
def test_what_is_inside_has_the_hashes_that_the_whole_page_gives(body):
    assert hashes_in(page(body=body)) == list(inside(LexborHTMLParser(page(body=body)))) != []
