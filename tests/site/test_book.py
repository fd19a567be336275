"""The book for e-readers: what the rules of such books ask for, on the hostile site; and how HTML becomes XHTML."""

import posixpath
from collections import Counter
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from atlas.content.reader import read_atlas
from atlas.site.book import book
from atlas.site.downloads import zipped
from atlas.site.pack import read_files
from atlas.site.xhtml import article, xhtml
from conftest import ROOT, built_once

OPF, HTML = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/1999/xhtml}"
CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


@pytest.fixture(scope="module", params=["hostile", "browser"])
def epub(request, tmp_path_factory):
    """The book of a made-up site."""
    root, _, woven = built_once(tmp_path_factory, request.param)
    atlas, _ = read_atlas(root)
    return ZipFile(BytesIO(zipped(book(read_files(woven), atlas, ROOT, "A <site>", "2026-11-02"), "2026-11-02", plain="mimetype")))


@pytest.fixture(scope="module")
def package(epub):
    """What the book says is in it."""
    where = ElementTree.fromstring(epub.read("META-INF/container.xml")).find(f".//{CONTAINER}rootfile").get("full-path")
    return ElementTree.fromstring(epub.read(where))


def test_a_book_says_first_and_plainly_what_it_is(epub):
    first = epub.infolist()[0]
    assert (first.filename, first.compress_type, epub.read(first)) == ("mimetype", ZIP_STORED, b"application/epub+zip")


def test_a_book_names_every_file_once_and_no_other(epub, package):
    named = [one.get("href") for one in package.iter(f"{OPF}item")]
    there = {name.removeprefix("book/") for name in epub.namelist() if name.startswith("book/")} - {"content.opf"}
    assert Counter(named) == Counter(there)
    ids = {one.get("id"): one.get("href") for one in package.iter(f"{OPF}item")}
    assert [one.get("idref") for one in package.iter(f"{OPF}itemref") if one.get("idref") not in ids] == []
    assert [one.get("href") for one in package.iter(f"{OPF}item") if "nav" in one.get("properties", "").split()] == ["nav.xhtml"]


def test_a_book_has_what_every_book_must_say(package):
    said = {one.tag.rpartition("}")[2]: one.text for one in package.find(f"{OPF}metadata")}
    assert {"identifier", "title", "language"} <= said.keys()
    modified = [one.text for one in package.iter(f"{OPF}meta") if one.get("property") == "dcterms:modified"]
    assert modified == ["2026-11-02T00:00:00Z"]


def test_every_chapter_can_be_read_and_its_links_lead_somewhere(epub):
    trees = {name: ElementTree.fromstring(epub.read(name)) for name in epub.namelist() if name.endswith(".xhtml")}
    ids = {name: [one.get("id") for one in tree.iter() if one.get("id")] for name, tree in trees.items()}
    assert [(name, one) for name, some in ids.items() for one, count in Counter(some).items() if count > 1] == []
    lost = []
    for name, tree in trees.items():
        for link in [one.get("href") for one in tree.iter(f"{HTML}a") if one.get("href")]:
            path, _, anchor = link.partition("#")
            target = posixpath.join("book", path) if path else name
            if ":" not in link and (target not in trees or (anchor and anchor not in ids[target])):
                lost.append((name, link))
    assert lost == []


def test_a_chapter_with_a_drawing_says_so(epub, package):
    for item in package.iter(f"{OPF}item"):
        if item.get("media-type") == "application/xhtml+xml":
            assert ("svg" in item.get("properties", "").split()) == ("<svg" in epub.read(f"book/{item.get('href')}").decode())


def test_the_same_pages_make_the_same_book(tmp_path_factory):
    root, _, woven = built_once(tmp_path_factory, "browser")
    atlas, _ = read_atlas(root)
    assert book(read_files(woven), atlas, ROOT, "A", "2026-11-02") == book(read_files(woven), atlas, ROOT, "A", "2026-11-02")


# -- HTML to XHTML


def made(html, way=lambda link: f"to-{link}"):
    """An article as XHTML."""
    return xhtml(article(f'<article id="page-text">{html}</article>'), way)


TEXTS = {
    "void elements are closed": ("a<br>b<hr>", "a<br/>b<hr/>"),
    "what a browser closes by itself": ("<ul><li>a<li>b</ul>", "<ul><li>a</li><li>b</li></ul>"),
    "signs": ("a&nbsp;&lt;b&gt; &amp; <q title='\"'>c</q>", 'a&#160;&lt;b&gt; &amp; <q title="&quot;">c</q>'),
    "folds are open": ("<details><summary>a</summary>b</details>", '<details open="open"><summary>a</summary>b</details>'),
    "scripts and tools": ('<script>1 < 2</script><button>x</button><p hidden>y</p><p class="needs-script">z</p>a', "a"),
    "what is for the eye alone": ('<svg aria-hidden="true"><path/></svg><span aria-hidden="true">#</span>a', "a"),
    "attributes of scripts": ('<p data-src="x" tabindex="-1" class="k">a</p>', '<p class="k">a</p>'),
    "an id that begins with a digit": ('<h2 id="1-a">a</h2><p aria-labelledby="1-a b">b</p>', '<h2 id="at-1-a">a</h2><p aria-labelledby="at-1-a b">b</p>'),
    "a comment": ("a<!-- <b> -->b", "ab"),
    "a drawing": ('<svg viewBox="0 0 1 1" stroke="var(--d-line,#123)"><path d="M0 0"></path></svg>', '<svg viewBox="0 0 1 1" stroke="#123" xmlns="http://www.w3.org/2000/svg"><path d="M0 0"></path></svg>'),
    "tabs": ('<div class="tabbed-set"><input type="radio"><div class="tabbed-labels"><label>UK &amp; I</label></div><div><div class="tabbed-block"><p>a</p></div></div></div>', '<div class="tabbed-set"><div class="tabbed-labels"></div><div><div class="tabbed-block"><p><strong>UK &amp; I</strong></p><p>a</p></div></div></div>'),
}


@pytest.mark.parametrize(("html", "expected"), TEXTS.values(), ids=TEXTS)
def test_html_becomes_xhtml(html, expected):
    assert made(html) == expected
    ElementTree.fromstring(f"<x>{made(html)}</x>")


def test_a_link_that_leads_nowhere_in_the_book_is_plain_text():
    html = '<a href="a" class="t">x <b>y</b></a> <a href="b">z</a>'
    assert made(html, lambda link: "" if link == "a" else "b.xhtml") == '<span class="t">x <b>y</b></span> <a href="b.xhtml">z</a>'
