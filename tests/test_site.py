"""The real site: built once, served below a sub-path, and used in a real browser."""

from __future__ import annotations

import functools
import http.server
import json
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from atlas.content.reader import read_atlas
from atlas.site.engine import render
from atlas.site.folder import addresses, weave_folder
from atlas.site.verify import verify
from atlas.weaving.page import article_of
from axe_playwright_python.sync_playwright import Axe
from build import find_browser
from conftest import ROOT
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from unweave import unweave

BASE = "/cramp-atlas"
PAGES = [
    "",
    "now/",
    "help/",
    "causes/",
    "causes/low-calcium/",
    "diseases/deep-vein-thrombosis/",
    "drugs/",
    "drugs/statins/",
    "remedies/calf-stretch/",
    "guides/night-leg-cramps/",
    "look-alikes/",
    "sources/article-1/",
    "a-z/",
    "references/",
    "404.html",
]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The real site rendered, and the same woven, below the folder that stands for the sub-path."""
    base = tmp_path_factory.mktemp("real")
    rendered, woven = base / "rendered", base / "host" / BASE.strip("/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"https://example.org{BASE}/")
        render(ROOT, rendered)
    shutil.copytree(rendered, woven)
    atlas, problems = read_atlas(ROOT)
    assert problems == []
    weave_folder(rendered, woven, atlas, ROOT)
    return rendered, woven


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(folders: tuple[Path, Path]) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folders[1].parent))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BASE}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        chrome = playwright.chromium.launch(executable_path=find_browser() or None, args=arguments)
        yield chrome
        chrome.close()


class Visit:
    """A tab that remembers what went wrong and which hosts were asked."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address, self.page = address, context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.note(request.url))

    def note(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked for {url}")

    def open(self, url: str) -> Page:
        self.page.goto(self.address + url)
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """A fresh tab; the test may give the options of the context as the parameter."""
    options = {"viewport": {"width": 1280, "height": 900}, **getattr(request, "param", {})}
    context = browser.new_context(**options)
    context.set_default_timeout(15_000)
    tab = Visit(context, address)
    yield tab
    context.close()
    assert tab.faults == []


def phone(width: int = 390, **more: object) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 844}, **more}


# -- the laws, on every real page


def test_taking_everything_out_gives_the_engines_bytes_on_every_page(folders):
    rendered, woven = addresses(folders[0]), addresses(folders[1])
    atlas, _ = read_atlas(ROOT)
    for page in atlas.pages:
        if page.id != "404":
            before, after = (article_of(files[page.url].read_text("utf-8")) for files in (rendered, woven))
            assert unweave(after) == before, page.path


def test_no_page_links_to_itself_and_no_link_stands_in_a_link_heading_or_code(folders):
    for url, path in addresses(folders[1]).items():
        html = article_of(path.read_text("utf-8"))
        for outer in ("a", "h1", "h2", "h3", "h4", "code", "pre"):
            for inner in re.findall(rf"<{outer}\b[^>]*>(.*?)</{outer}>", html, re.DOTALL):
                assert 'data-atlas="term"' not in inner, (url, inner)


def test_the_finished_site_is_whole(folders):
    assert [str(problem) for problem in verify(folders[1], base=BASE)] == []


def test_every_claim_fact_and_red_flag_stands_on_a_page_or_is_dropped_with_a_reason(folders):
    data = json.loads((folders[1] / "data" / "atlas.json").read_text("utf-8"))
    entries = [*data["claims"], *data["facts"], *data["red_flags"]]
    assert (len(data["claims"]), len(data["facts"]), len(data["red_flags"])) == (195, 63, 44)
    assert [entry["id"] for entry in entries if bool(entry["pages"]) == bool(entry.get("dropped"))] == []


def test_the_site_is_as_large_as_promised(folders):
    data = json.loads((folders[1] / "data" / "atlas.json").read_text("utf-8"))
    kinds = [page["kind"] for page in data["pages"]]
    least = {"causes": 22, "diseases": 18, "drugs": 8, "remedies": 20, "sources": 5}
    assert {kind: kinds.count(kind) for kind in least if kinds.count(kind) < least[kind]} == {}
    assert len(kinds) >= 130 and len(data["medicines"]) >= 61


# -- in a browser


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("visit", [phone(320)], indirect=True, ids=["320px"])
def test_nothing_scrolls_sideways_on_a_narrow_phone(visit, url):
    page = visit.open(url)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LIKE = ":is(.a-z__names, .references__items) > li:nth-child(n+4), tbody > tr:nth-child(n+8)"  # thousands, all alike: seconds each
DEVICES = [
    ({"color_scheme": "light"}, PAGES, WCAG),
    (phone(color_scheme="dark"), PAGES, WCAG),
    ({"color_scheme": "dark"}, ["", "now/", "help/", "drugs/", "drugs/statins/", "sources/article-1/"], CONTRAST),
    (phone(color_scheme="light"), ["", "now/", "help/", "drugs/", "drugs/statins/", "sources/article-1/"], CONTRAST),
]
NAMES = ["1280 light", "390 dark", "1280 dark", "390 light"]


@pytest.mark.parametrize(("visit", "urls", "rules"), DEVICES, indirect=["visit"], ids=NAMES)
def test_each_kind_of_page_meets_wcag_aa(visit, urls, rules):
    found = {}
    for url in urls:
        page = visit.open(url)
        page.evaluate("like => document.querySelectorAll(like).forEach(one => one.remove())", LIKE)
        violations = Axe().run(page, options=rules).response["violations"]
        if violations:
            found[url] = [(v["id"], [node["html"][:120] for node in v["nodes"][:3]]) for v in violations]
    assert json.dumps(found, indent=1) == "{}"


SEARCHES = [
    ("charley horse", "guides/what-is-a-cramp/"),
    ("Lipitor", "drugs/statins/"),
    ("water tablets", "drugs/diuretics/"),
    ("hypocalcaemia", "causes/low-calcium/"),
]


@pytest.mark.parametrize(("query", "url"), SEARCHES, ids=[query for query, _ in SEARCHES])
def test_the_search_finds_a_name_among_the_first_three(visit, query, url):
    page = visit.open("about/")
    page.locator("input.md-search__input").click()
    page.keyboard.type(query)
    page.locator(".md-search-result__item").nth(0).wait_for()
    page.wait_for_timeout(400)
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    found = [links.nth(i).get_attribute("href") or "" for i in range(min(3, links.count()))]
    assert any(re.sub(r"[?#].*", "", href).endswith(BASE + "/" + url) for href in found), found


def test_a_search_result_says_how_sure_we_are(visit):
    page = visit.open("about/")
    page.locator("input.md-search__input").click()
    page.keyboard.type("hypocalcaemia")
    page.locator(".md-search-result__item .md-tag", has_text="Well shown").first.wait_for()


def test_tab_goes_from_the_search_field_to_its_results_and_out_of_the_search_closes_it(visit):
    page = visit.open("causes/cold/")
    page.locator(".md-search__input").focus()
    page.keyboard.type("magnesium")
    page.locator(".md-search-result__link").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.matches('.md-search__input')")
    page.keyboard.press("Shift+Tab")
    assert not page.locator("[data-md-toggle=search]").is_checked()


def test_a_cross_link_leads_to_the_page_it_names(visit):
    page = visit.open("causes/low-calcium/")
    link = page.locator("a.term--diseases", has_text="kidney disease").first
    link.click()
    page.wait_for_url("**/diseases/kidney-disease/")
    assert page.locator("h1").inner_text() == "Kidney disease"


def test_a_links_description_shows_on_focus_and_goes_with_escape(visit):
    page = visit.open("causes/low-calcium/")
    link = page.locator("a.term--diseases").first
    link.focus()
    tip = page.locator("#atlas-tip")
    tip.wait_for(state="visible")
    assert link.get_attribute("data-tip") in tip.inner_text()
    assert link.get_attribute("aria-describedby") == "atlas-tip"
    over = page.evaluate(
        """() => { const a = document.querySelector('a.term--diseases').getBoundingClientRect();
                   const t = document.querySelector('#atlas-tip').getBoundingClientRect();
                   return !(t.bottom <= a.top || t.top >= a.bottom); }"""
    )
    assert not over, "the description covers its link"
    page.keyboard.press("Escape")
    tip.wait_for(state="hidden")


def test_a_tip_never_takes_a_click_from_its_link_and_escape_stops_one_that_waits(visit):
    page = visit.open("causes/low-calcium/")
    link, tip = page.locator("a.term").first, page.locator("#atlas-tip")
    link.scroll_into_view_if_needed()
    link.hover()
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    assert tip.is_hidden()
    page.mouse.move(0, 0)
    link.hover()
    tip.wait_for(state="visible")
    at_edges = """link => { const box = link.getClientRects()[0];
        return [box.top + 1, box.bottom - 1].every(y => link.contains(document.elementFromPoint(box.left + 3, y))); }"""
    assert link.evaluate(at_edges)


@pytest.mark.parametrize("visit", [phone(has_touch=True, is_mobile=True)], indirect=True, ids=["touch"])
def test_on_touch_a_tap_follows_the_link(visit):
    page = visit.open("causes/low-calcium/")
    page.locator("a.term--diseases", has_text="kidney disease").first.tap()
    page.wait_for_url("**/diseases/kidney-disease/")


def test_the_medicine_table_filters_by_brand_class_strength_and_timing(visit):
    page = visit.open("drugs/")
    rows = page.locator(".medicine-table tbody tr:visible")
    everything = rows.count()
    assert everything >= 61
    page.get_by_label("Find a medicine by name or brand").fill("lipitor")
    assert rows.count() == 1 and rows.first.inner_text().startswith("Atorvastatin")
    page.locator(".filter").get_by_role("button", name="Clear").click()
    page.locator("#filter-timing").select_option("stopping")
    assert 0 < rows.count() < everything
    page.locator("#filter-strength").select_option("strong")
    assert "No medicine" in page.locator("[data-none]").inner_text() or rows.count() < everything


def test_several_medicines_are_found_at_once_however_they_are_parted(visit):
    page = visit.open("drugs/")
    field, rows = page.get_by_label("Find a medicine by name or brand"), page.locator(".medicine-table tbody tr:visible th a")
    for typed in ("lipitor, furosemide", "Lipitor and furosemide", "lipitor furosemide", "furosemide + lipitor", "lipitor/furosemide"):
        field.fill(typed)
        assert [name.lower() for name in rows.all_inner_texts()] == ["atorvastatin", "furosemide"], typed
    field.fill("conjugated oestrogens")
    assert rows.count() == 1


def test_the_medicine_table_sorts_by_strength(visit):
    page = visit.open("drugs/")
    page.locator("th[data-sort=strength]").get_by_role("button").click()
    labels = page.locator(".medicine-table tbody tr:visible td[data-label='Link to cramps']").all_inner_texts()
    assert "Strong" in labels[0] and "Nobody knows" in labels[-1]


def test_a_medicine_without_a_row_leads_to_the_page_that_tells_of_it(visit):
    page = visit.open("drugs/")
    field, rows = page.get_by_label("Find a medicine by name or brand"), page.locator(".medicine-table tbody tr:visible")
    for typed, title in (("cipro", "Tuberculosis and fungus medicines"), ("pravastatin", "Statins"), ("quinine", "Quinine and tonic water")):
        field.fill(typed)
        assert rows.count() == 0
        page.locator("[data-none]", has_text="No row of its own").get_by_role("link", name=title, exact=True).wait_for()
    field.fill("water pill")
    assert rows.count() > 1
    field.fill("zzz")
    page.get_by_role("link", name="Search the whole site for zzz").wait_for()


@pytest.mark.parametrize("visit", [{"color_scheme": "light"}], indirect=True, ids=["light"])
def test_a_reader_can_choose_the_dark_colours(visit):
    page = visit.open("causes/low-calcium/")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for _ in range(2):
        page.locator(".md-header__option label:visible").first.click()
        page.wait_for_timeout(100)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("visit", [{"color_scheme": "light"}], indirect=True, ids=["light"])
def test_the_colours_chosen_for_a_cramp_right_now_hold_on_every_page(visit):
    page = visit.open("now/")
    button = page.locator("header").get_by_role("button")
    button.click()
    if "Light" not in button.inner_text():  # it names what it changes to; at night the page was dark already
        button.click()
    page.goto(visit.address + "help/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "atlas-dark"


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True, ids=["no script"])
def test_the_site_works_without_javascript(visit):
    page = visit.open("drugs/")
    assert page.locator(".medicine-table tbody tr:visible").count() >= 61
    page.goto(visit.address)
    page.get_by_role("link", name="I have a cramp right now").first.click()
    assert page.locator("h1").inner_text() == "I have a cramp right now"
    page.goto(visit.address + "causes/low-calcium/")
    page.locator("a.term--diseases").first.click()
    assert "/diseases/" in page.url


@pytest.mark.parametrize("visit", [phone()], indirect=True, ids=["390px"])
def test_tables_become_cards_on_a_phone(visit):
    page = visit.open("drugs/")
    assert page.locator(".medicine-table tbody td").first.evaluate("cell => getComputedStyle(cell).display") != "table-cell"


def test_a_click_through_the_sub_path_stays_below_it(visit):
    page = visit.open("")
    for name in ("Causes", "Diseases", "Medicines", "Remedies", "Guides"):
        page.get_by_role("link", name=name, exact=True).first.click()
        assert page.url.startswith(visit.address)
    page.goto(visit.address + "help/")
    page.locator("a", has_text="I have a cramp right now").last.click()
    assert page.url.startswith(visit.address)


def test_the_page_for_a_cramp_right_now_is_light(folders):
    html = (folders[1] / "now" / "index.html").read_text("utf-8")
    assert len(html.encode()) < 60 * 1024
    assert not re.search(r'<(?:script|link)[^>]*(?:src|href)="[^"]*bundle', html)
