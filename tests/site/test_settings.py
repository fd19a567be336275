"""What the environment says of a site is an address, and in a page it is no more than that."""

import build
import pytest
from atlas.site.engine import render
from atlas.site.settings import wrong_settings
from selectolax.lexbor import LexborHTMLParser

HOSTILE = ['"><script>x</script>', "javascript:alert(1)", "https://[bad", "https://a b/", "https://a/\x1b[2J", "https://a:0/", "a@b@c.d", "//a", "https:///x y"]


@pytest.mark.parametrize("name", ["SITE_URL", "ISSUES_URL", "REPORT_EMAIL"])
def test_what_is_no_address_is_told(name):
    assert [value for value in HOSTILE if not list(wrong_settings({name: value}))] == []


@pytest.mark.parametrize("address", ["?a=b", "#top", "a/../b/", "./", "/a/", "%zz/", "a b/", "é/", "\udcff/"])
def test_the_site_is_at_an_address_below_which_pages_can_be(address):
    assert list(wrong_settings({"SITE_URL": f"https://example.org/{address}"}))


@pytest.mark.parametrize("host", ["user:word@example.org", "крамп.org", "example.org:99999", "", "[::1"])
def test_the_site_has_a_host(host):
    assert list(wrong_settings({"SITE_URL": f"https://{host}/"}))


def test_addresses_are_taken_and_so_is_nothing():
    sound = {"SITE_URL": "https://example.org:8000/a/~b/", "ISSUES_URL": "http://localhost/x?y=1&z", "REPORT_EMAIL": "a.b+c@mail.example.org"}
    assert list(wrong_settings(sound)) == list(wrong_settings(dict.fromkeys(sound, ""))) == list(wrong_settings({})) == []


@pytest.mark.parametrize("seconds", ["", "abc", "1e9", "1.5", " 1", "+1", "\u0661", "9" * 30, "--1"])
def test_a_time_of_the_build_that_is_no_number_of_seconds_is_told(seconds):
    told = f'SOURCE_DATE_EPOCH: "{seconds}" is not a number of seconds; write one as 1767225600, or leave it out'
    assert list(wrong_settings({"SOURCE_DATE_EPOCH": seconds})) == [told]
    assert not list(wrong_settings({"SOURCE_DATE_EPOCH": "0"})) and not list(wrong_settings({"SOURCE_DATE_EPOCH": "-1"}))


def test_all_that_are_wrong_are_told_before_anything_is_built(tiny, monkeypatch, capsys):
    monkeypatch.setenv("SITE_URL", "https://[bad")
    monkeypatch.setenv("ISSUES_URL", "\x1b[2J\n")
    with pytest.raises(SystemExit, match="2 problems; nothing was built"):
        build.main(["build", "--root", str(tiny)])
    assert capsys.readouterr().err.splitlines() == [
        'SITE_URL: "https://[bad" is not an address; write one as https://example.org/, or leave it out',
        r'ISSUES_URL: "\x1b[2J\n" is not an address; write one as https://example.org/issues, or leave it out',
    ]
    assert not (tiny / "site").exists()


def test_no_template_writes_one_as_more_than_a_text(tiny, monkeypatch):
    for name in ("ISSUES_URL", "REPORT_EMAIL"):
        monkeypatch.setenv(name, '"><script id="planted">x</script><b title="')
    render(tiny, tiny / "rendered")
    pages = {path: LexborHTMLParser(path.read_text("utf-8")) for path in (tiny / "rendered").rglob("*.html")}
    assert any(tree.css_first('.report a[href*="planted"]') for tree in pages.values())
    assert [path for path, tree in pages.items() if tree.css_first("#planted")] == []
