"""Each page with all its tools in use, under its own policy and that of its host: nothing is stopped, and no other host is asked.

The real site is walked whole by `make walk`; in every other run the made-up one is, and the real one as far as other tests go.
"""

import functools
import http.server
import os
import re
import shutil
import threading

import pytest
from atlas.content.reader import read_atlas
from atlas.site.pack import pack_folder
from atlas.site.policy import write_headers
from browsing import Quiet, phone, visiting, wait_for, wait_until
from conftest import BASE, ROOT, SITES
from playwright.sync_api import Error

PATIENCE = 120_000  # ms for one step, on a machine that has much else to do
USE = """async () => {
  const VALUES = { date: "2026-06-01", "datetime-local": "2026-06-01T08:30", time: "08:30", number: "3" };
  window.print = () => {};
  addEventListener("submit", event => event.preventDefault());  // it would lead to another page
  const rest = () => new Promise(done => setTimeout(done, 0));
  const tell = (one, kinds) => kinds.forEach(kind => one.dispatchEvent(new Event(kind, { bubbles: true })));
  document.querySelectorAll("details").forEach(one => { one.open = true; });
  for (const one of document.querySelectorAll("input, select, textarea")) {
    if (one.type === "checkbox" || one.type === "radio") one.click();
    else if (one.options) { one.selectedIndex = one.options.length - 1; tell(one, ["input", "change"]); }
    else if (one.type !== "file") { one.focus(); one.value = VALUES[one.type] || "glimmer"; tell(one, ["input", "change"]); }
    await rest();
  }
  for (const one of document.querySelectorAll("button, summary, figure, th")) { if (one.isConnected && one.type !== "submit") one.click(); await rest(); }
  for (const one of Array.from(document.querySelectorAll("article a")).slice(0, 40)) { one.focus(); tell(one, ["pointerenter", "mouseover"]); await rest(); }
  scrollTo(0, document.body.scrollHeight);
  tell(window, ["beforeprint", "afterprint"]);
  await new Promise(done => setTimeout(done, 100));
}"""


def sending(site):
    """A host that sends with every file what `_headers` has for all of them."""
    pairs = [line.strip().split(": ", 1) for line in (site / "_headers").read_text("utf-8").split("\n\n")[0].splitlines()[1:]]
    assert re.search("Content-Security-Policy", str(pairs))

    class Host(Quiet):
        def end_headers(self):
            for name, value in pairs:
                self.send_header(name, value)
            super().end_headers()

    return http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(site.parent)))


@pytest.fixture(scope="module")
def host():
    """Starts a host for a site, below a sub-path, until the end."""
    servers = []

    def start(site):
        servers.append(sending(site))
        threading.Thread(target=servers[-1].serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{servers[-1].server_port}{BASE}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def packed(site, root, folder):
    """A copy of a site with all that readers take along, and what its host sends."""
    shutil.copytree(site, folder / BASE.strip("/"))
    pack_folder(folder / BASE.strip("/"), read_atlas(root)[0], ROOT)
    write_headers(folder / BASE.strip("/"))
    return folder / BASE.strip("/")


@pytest.fixture(scope="module")
def strict(made_up, tmp_path_factory, host):
    """The made-up site on such a host: its folder and its address."""
    site = packed(made_up, SITES / "browser", tmp_path_factory.mktemp("strict"))
    return site, host(site)


def walk(tab, site):
    """Use every tool of every page, and tell all that went wrong; at an old address a reader is sent on at once."""
    tab.page.set_default_timeout(PATIENCE)
    pages = [path for path in sorted(site.rglob("*.html")) if "data-base" in path.read_text("utf-8")]
    faults = [f"{path.relative_to(site)}: {fault}" for path in pages for fault in faults_of(tab, path.relative_to(site).as_posix())]
    print(f"\n{len(pages)} pages walked, {len(faults)} faults")
    assert faults == []


def opened(tab, path):
    """A page; a tool of the last one may still lead elsewhere, and then it is asked for again."""
    try:
        return tab.open(path)
    except Error as error:
        assert "interrupted by another navigation" in str(error), path
        tab.page.wait_for_load_state()
        return tab.open(path)


def faults_of(tab, path):
    """What goes wrong when every tool of a page is used."""
    tab.faults.clear()
    page = opened(tab, path.removesuffix("index.html"))
    try:
        page.evaluate(USE)
    except Error as error:  # a tool that clears what was typed may open the page anew
        assert "navigation" in str(error), path
        page.wait_for_load_state()
    page.wait_for_timeout(50)  # a tool that hands a list on leads to another page
    page.wait_for_load_state()
    found = list(tab.faults)
    tab.faults.clear()
    return found


@pytest.mark.parametrize("options", [{}, phone(has_touch=True)], ids=["1280", "390"])
def test_all_tools_of_all_pages_work_under_the_policy(browser, strict, options):
    site, address = strict
    with visiting(browser, address, options) as tab:
        walk(tab, site)


def test_the_search_and_the_worker_that_keeps_pages_work_under_it(browser, strict):
    with visiting(browser, strict[1], {}) as tab:
        page = tab.open("search/?q=glimmer")
        page.wait_for_selector("[data-answered=glimmer] .found__one")
        wait_until(page, "Boolean(navigator.serviceWorker.controller)")
        page.context.set_offline(True)
        assert tab.open("now/").locator("h1").count() == 1
        page.context.set_offline(False)


@pytest.mark.parametrize(
    ("put", "rule"),
    [
        ("document.body.append(Object.assign(new Image(), {src: 'https://example.org/a.png'}))", "img-src"),
        ("document.body.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))", "style-src"),
        ("document.body.setAttribute('style', 'color: red')", "style-src"),
        ("try { document.body.innerHTML = '' } catch (error) { console.error(String(error)) }", "TrustedHTML"),
        ("fetch('https://example.org/').catch(() => {})", "connect-src"),
    ],
)
def test_what_the_policy_forbids_is_stopped_and_seen(browser, strict, put, rule):
    with visiting(browser, strict[1], {}) as tab:
        page = tab.open("about/")
        page.evaluate(f"() => {{ {put} }}")
        wait_for(page, lambda: any(rule in fault for fault in tab.faults), rule)
        tab.meant.append("")


@pytest.mark.skipif(os.environ.get("ATLAS_WALK") != "all", reason="make walk")
def test_all_tools_of_all_real_pages_work_under_the_policy(browser, real_site, host, tmp_path):
    site = packed(real_site[1], ROOT, tmp_path)
    with visiting(browser, host(site), {}) as tab:
        walk(tab, site)
