"""How much a reader's device loads for the first view of a page, packed: a limit for each kind, and no script in a page."""

import gzip
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from atlas.content.addresses import built_file
from atlas.content.page import CONTENT, Page
from atlas.content.reader import read_atlas
from conftest import ROOT
from selectolax.lexbor import LexborHTMLParser

KIB = 1024
SCRIPTS, BEFORE_A_SEARCH, MEDICINES, PASSAGES = 12 * KIB, 130_000, 5 * KIB, 40 * KIB
ASKED = 'link[rel="stylesheet"], link[rel="icon"], script[src], img[src]:not([loading="lazy"])'


@cache
def packed(path: Path) -> int:
    """The size of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def asked_by(page: Path, site: Path) -> list[Path]:
    """The files that a page asks for at once."""
    tree = LexborHTMLParser(page.read_text("utf-8"))
    named = [node.attributes.get("src") or node.attributes.get("href") or "" for node in tree.css(ASKED)]
    here = "/" + page.relative_to(site).as_posix()
    return [site / urlsplit(urljoin(here, name)).path.lstrip("/") for name in named]


@pytest.fixture(scope="module")
def views(real_site) -> dict[Page, dict[Path, int]]:
    """What the first view of each page of the real site asks for, and how large that is."""
    site, (atlas, _) = real_site[1], read_atlas(ROOT)
    files = {page: site / built_file(page.url) for page in atlas.pages}
    return {page: {one: packed(one) for one in (path, *asked_by(path, site))} for page, path in files.items()}


def kind_of(page: Page) -> str:
    """Which limit a page has: its template decides, else its folder."""
    if page.meta.get("template") == "now.html":
        return "now"
    return "content" if page.kind in CONTENT else "index"


LIMITS = {"content": 60 * KIB, "now": 20 * KIB, "index": 70 * KIB}


@pytest.mark.parametrize("kind", LIMITS)
def test_a_first_view_stays_within_its_limit(views, kind):
    sizes = {page.id: sum(asked.values()) for page, asked in views.items() if kind_of(page) == kind}
    assert sizes
    assert {page: size for page, size in sizes.items() if size > LIMITS[kind]} == {}


def test_the_face_of_headings_is_small_and_no_text_waits_for_it(real_site):
    """It comes after the text, which stands there in a face of the device and stays so if it comes late: a limit of its own."""
    (face,) = real_site[1].glob("assets/*.woff2")
    assert face.stat().st_size <= 10 * KIB
    sheets = [path.read_text("utf-8") for path in real_site[1].glob("assets/*.css")]
    assert any(face.name in sheet and "font-display:optional" in sheet.replace(" ", "") for sheet in sheets)


def test_the_scripts_of_a_page_stay_within_their_limit(views):
    sizes = {page.id: sum(size for one, size in asked.items() if one.suffix == ".js") for page, asked in views.items()}
    assert max(sizes.values()) > 0
    assert {page: size for page, size in sizes.items() if size > SCRIPTS} == {}


# -- a strict policy for content (CSP) is possible: nothing runs or styles from an attribute, and few texts stand in pages


@pytest.fixture(scope="module")
def documents(real_site) -> dict[str, LexborHTMLParser]:
    """Every page of the built site, by its path; an old address, which only sends its reader on, has no scripts."""
    site = real_site[1]
    trees = {str(path.relative_to(site)): LexborHTMLParser(path.read_text("utf-8")) for path in site.rglob("*.html")}
    return {path: tree for path, tree in trees.items() if not tree.css_first("[http-equiv=refresh]")}


def test_no_page_has_a_script_or_a_style_in_an_attribute(documents):
    found = set()
    for path, tree in documents.items():
        for node in tree.css("*"):
            found |= {(path, node.tag, name) for name in node.attributes if name == "style" or name.startswith("on")}
        found |= {(path, node.tag, "href") for node in tree.css('[href^="javascript:" i]')}
    assert found == set()


def test_the_texts_of_scripts_and_styles_in_pages_are_few_so_that_a_list_of_hashes_is_short(documents):
    scripts = {path: {node.text() for node in tree.css("script:not([src], [type])")} for path, tree in documents.items()}
    styles = {path: {node.text() for node in tree.css("style")} for path, tree in documents.items()}
    (everywhere,) = set.intersection(*scripts.values())
    assert 0 < len(everywhere) < KIB
    assert len(set.union(*scripts.values())) <= 2 and len(set.union(*styles.values())) <= 1
    assert sum(len(own) > 1 for own in scripts.values()) <= 1 and sum(map(bool, styles.values())) <= 1


def test_what_a_search_asks_for_stays_within_its_limit(real_site):
    """Before the first question: the index and the scripts. For one that needs it: a part of the medicines, for each strange word. After it: the passages."""
    site = real_site[1]
    before = [site / "search/index.json", *(site / f"assets/search/{name}.js" for name in ("ask", "worker", "results"))]
    assert sum(map(packed, before)) <= BEFORE_A_SEARCH
    assert "import" not in (site / "assets/search/worker.js").read_text("utf-8")
    assert 0 < max(map(packed, site.glob("search/medicines/*.json"))) <= MEDICINES
    passages = sorted(map(packed, site.glob("search/passages/**/*.json")), reverse=True)
    assert 0 < sum(passages[:10]) <= PASSAGES


def test_every_file_of_the_site_is_asked_for_by_something(real_site):
    """A page, a style sheet or a script names it; the rest are for programs."""
    site = real_site[1]
    texts = [path.read_text("utf-8") for path in site.rglob("*") if path.suffix in (".html", ".css", ".js", ".webmanifest")]
    programs = ("data", "sitemap.xml", "404.html", "search", "robots.txt", "llms.txt", "offline.html", "offline-worker.js", "schemas", "feeds")
    files = [path for path in site.rglob("*.*") if path.name != "index.html" and path.relative_to(site).parts[0] not in programs]
    assert [path.name for path in files if not any(path.name in text for text in texts)] == []
