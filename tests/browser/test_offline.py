"""The site without a network: what a device keeps, how a new release takes over, and how all of it goes away again."""

import functools
import itertools
import shutil
import threading
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest
from atlas.content.reader import read_atlas
from atlas.site.copy import copied
from atlas.site.offline import WORKER, release, with_worker
from atlas.site.pack import no_worker, pack_folder, read_files, source, write_files
from browsing import PATIENCE, Quiet, wait_for
from conftest import BASE, ROOT, SITES
from playwright.sync_api import Error, expect

SCRIPTS = {f"assets/{name}.js": (ROOT / "docs" / "assets" / f"{name}.js").read_bytes() for name in ("own", "offline", "lost", "keep")}
FIRST = {"", "a/"}
SHOWN = "getComputedStyle(document.documentElement).getPropertyValue('--release')"
KEEP = """<section data-keep data-say-cannot="cannot" data-say-waiting="waiting" data-say-some="[kept] of [all]" data-say-whole="whole" data-say-none="none" data-say-keep="keep [size]" data-say-working="[percent] %" data-say-room="no room" data-say-network="broke off" data-say-stopped="stopped">
<p role="status" data-state></p><progress data-bar hidden></progress>
<button data-act="all" hidden></button><button data-act="start" hidden>start</button><button data-act="least" hidden>least</button><button data-act="stop" hidden>stop</button></section>"""


def page(title, root, body=""):
    """A page of the small site; it says its title, and its style sheet says the release."""
    scripts = "".join(f'<script src="{root}{path}" data-base="{root or "."}" defer></script>' for path in SCRIPTS)
    return f'<!doctype html><html lang="en"><head><title>{title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{root}assets/a.css"></head><body><h1>{title}</h1><button data-again hidden>again</button>{body}{scripts}</body></html>'.encode()


LONG = "const PATIENCE = 4000;"  # a page that takes longer comes from the device


def small_site(name, keeps=True, patience=PATIENCE):
    """A site of four pages in one release, as its files; on a busy machine a page may take long to come."""
    files = {
        "index.html": page(f"home {name}", ""),
        "a/index.html": page(f"a {name}", "../", KEEP),
        "b/index.html": page(f"b {name}", "../"),
        "c/index.html": page(f"c {name}", "../"),
        "offline.html": page(f"lost {name}", ""),
        "assets/a.css": f":root {{ --release: {name}; }}".encode(),
        **SCRIPTS,
    }
    if not keeps:
        return {**files, **{path: text.encode() for path, text in no_worker(ROOT).items()}}
    files, worker = {**files, **with_worker(files)}, source(ROOT, "worker.js")
    assert LONG in worker
    found = release(files, FIRST, worker.replace(LONG, f"const PATIENCE = {patience};"))
    return {**files, **{path: text.encode() for path, text in found.items()}}


class Host:
    """A host that serves the files it is given, below a sub-path; it can be down, send some wrong or fail, and remembers what was asked."""

    def __init__(self):
        self.files, self.down, self.wrong, self.ill, self.asked = {}, False, {}, set(), []
        self.lasts, self.policy = "no-cache", ""

    def publish(self, files):
        self.files, self.asked = files, []

    def answer(self, path):
        """The bytes for a path below the sub-path, or a status."""
        name = f"{path}index.html" if not path or path.endswith("/") else path
        self.asked.append(path)
        if path in self.ill:
            return 503
        if f"{name}/index.html" in self.files:
            return 301
        return self.wrong.get(path, self.files.get(name, 404))


class Handler(Quiet):
    """Answers as its host says."""

    def __init__(self, host, *rest, **more):
        self.host = host
        super().__init__(*rest, **more)

    def do_GET(self):
        if self.host.down:
            self.close_connection = True
            self.connection.close()
            return
        path = urlsplit(self.path).path.removeprefix(f"{BASE}/")
        found = self.host.answer(path)
        status = found if isinstance(found, int) else 200
        self.send_response(status)
        if status == 301:
            self.send_header("Location", f"{BASE}/{path}/")
        if status == 200:
            self.send_header("Content-Type", self.guess_type(path if "." in path else "a.html"))
        self.send_header("Cache-Control", self.host.lasts)
        self.send_header("Content-Security-Policy", self.host.policy)
        body = b"no" if isinstance(found, int) else found
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def hosting():
    """A host, and its address."""
    host = Host()
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, host)) as server:
        server.handle_error = lambda *_: None
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield host, f"http://127.0.0.1:{server.server_port}{BASE}/"
        server.shutdown()


class Device:
    """A browser of one reader, and the host of the site."""

    def __init__(self, host, address, context):
        self.host, self.address, self.context = host, address, context
        self.page = context.new_page()

    def open(self, path="", page=None):
        """What a page says after it was opened: its title, and the release of its style sheet."""
        tab = page or self.page
        tab.goto(self.address + path)
        return tab.locator("h1").text_content(), tab.evaluate(SHOWN).strip()

    def kept(self):
        """The addresses in each cache, by the first signs of its release."""
        found = self.page.evaluate("async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name => [name, (await (await caches.open(name)).keys()).map(one => one.url)])))")
        return {name.split(":")[-1][:8]: sorted(url.removeprefix(self.address) for url in urls) for name, urls in found.items()}

    def wait(self, so, said):
        """Wait until something is so, which the worker does when it has answered."""
        wait_for(self.page, so, said)

    def read(self, path):
        """Open a page, and wait until it is kept."""
        self.open(path)
        self.wait(lambda: path in itertools.chain(*self.kept().values()), f"{path} is kept")

    def visit(self, name, **more):
        """The first visit to a release, until its worker has taken over."""
        self.host.publish(small_site(name, **more))
        self.open()
        self.page.evaluate("async () => { while (!navigator.serviceWorker.controller) await new Promise(done => setTimeout(done, 50)); }")

    def registered(self):
        """How many workers the device has."""
        return self.page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")

    def later(self):
        """Two minutes pass for the worker."""
        self.context.service_workers[-1].evaluate("() => { const now = Date.now; Date.now = () => now() + 120000; }")

    def update(self, files):
        """Publish another release and have the browser look for it, until it has taken over or failed."""
        self.host.publish(files)
        return self.page.evaluate("""async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration.update();
          const coming = registration.installing || registration.waiting || registration.active;
          if (coming.state === 'activated' || coming.state === 'redundant') return coming.state;
          return new Promise(done => coming.addEventListener('statechange', () => ['activated', 'redundant'].includes(coming.state) && done(coming.state)));
        }""")


@pytest.fixture
def device(browser):
    context = browser.new_context()
    context.set_default_timeout(PATIENCE)
    with hosting() as (host, address):
        yield Device(host, address, context)
        context.close()


# -- without a network


def test_after_the_first_visit_the_first_pages_open_without_a_network(device):
    device.visit("one")
    device.host.down = True
    assert device.open() == ("home one", "one")
    assert device.open("a/?q=x") == ("a one", "one")
    assert device.open("a/index.html#x") == ("a one", "one")
    assert device.open("a") == ("a one", "one")
    assert device.page.url == device.address + "a/"


def test_a_strict_policy_stops_neither_the_worker_nor_what_it_keeps(device):
    device.host.policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types atlas"
    device.visit("one")
    device.host.down = True
    assert device.open("a/") == ("a one", "one")


def test_a_page_that_was_read_is_kept_and_one_that_was_not_leads_to_a_page_that_says_so(device):
    device.visit("one")
    device.read("b/")
    device.host.down = True
    assert device.open("b/") == ("b one", "one")
    assert device.open("c/?q=1") == ("lost one", "one")
    device.host.down = False
    device.page.get_by_role("button", name="again").click()
    expect(device.page.locator("h1")).to_have_text("c one")
    assert device.page.url == device.address + "c/?q=1"


def test_the_way_back_from_the_page_for_what_was_not_kept_leads_to_this_site_alone(device):
    device.visit("one")
    for address in ("//example.org/", "https://example.org/", "../../x/"):
        device.open(f"offline.html?page={address}")
        there = device.page.evaluate("document.querySelector('[data-again]').hidden || new URL('./' + new URLSearchParams(location.search).get('page'), document.baseURI).href")
        assert there is True or there.startswith(device.address)


def test_a_host_that_is_ill_is_like_no_network_and_a_wrong_address_is_not(device):
    device.visit("one")
    device.host.ill = {"a/"}
    assert device.open("a/") == ("a one", "one")
    assert device.page.goto(device.address + "nowhere/").status == 404


def test_with_a_network_pages_come_from_there(device):
    device.visit("one")
    device.host.publish(small_site("two"))
    assert device.open("a/") == ("a two", "two")
    assert "a/" in device.host.asked


# -- a new release


def test_a_new_release_takes_over_whole_with_what_the_reader_had_and_the_old_one_goes(device):
    device.host.lasts = "max-age=600"  # as GitHub Pages has it: the browser has all of the old release at hand
    device.visit("one")
    device.read("b/")
    assert device.update(small_site("two")) == "activated"
    asked = list(device.host.asked)
    device.open()
    device.host.down = True
    assert [device.open(path) for path in ("", "a/", "b/")] == [("home two", "two"), ("a two", "two"), ("b two", "two")]
    assert device.open("c/") == ("lost two", "two")
    assert "assets/own.js" not in asked, "what did not change was fetched again"
    device.later()
    device.host.down = False
    device.open()
    assert device.page.evaluate("""async () => {
      for (let tries = 0; tries < 50 && (await caches.keys()).length > 2; tries += 1) await new Promise(done => setTimeout(done, 100));
      return (await caches.keys()).length;
    }""") == 2
    assert device.kept().keys() > {"notes"}


def test_a_release_that_cannot_be_had_whole_changes_nothing_and_its_files_are_used_later(device):
    device.visit("one")
    device.host.ill = {"assets/a.css"}
    assert device.update(small_site("two")) == "redundant"
    device.host.down = True
    assert [device.open(path) for path in ("", "a/")] == [("home one", "one"), ("a one", "one")]
    device.host.down, device.host.ill = False, set()
    assert device.update(small_site("two")) == "activated"
    device.host.down = True
    assert [device.open(path) for path in ("", "a/")] == [("home two", "two"), ("a two", "two")]


def test_a_host_that_sends_a_file_of_another_release_does_not_get_it_in(device):
    device.visit("one")
    device.host.wrong = {"assets/a.css": small_site("one")["assets/a.css"]}
    assert device.update(small_site("two")) == "redundant"
    device.host.down = True
    assert device.open("a/") == ("a one", "one")


def test_a_page_of_the_old_release_gets_nothing_of_the_new_one(device):
    device.visit("one")
    device.host.down = True
    assert device.open("a/") == ("a one", "one")
    device.host.down = False
    other = device.context.new_page()
    assert device.update(small_site("two")) == "activated"
    device.open("", other)
    text = "url => fetch(url, {cache: 'reload'}).then(answer => answer.text(), () => 'none')"
    assert "one" in device.page.evaluate(text, device.address + "assets/a.css")
    assert "two" in other.evaluate(text, device.address + "assets/a.css")
    assert device.page.evaluate(text, device.address + "c/") == "none"
    device.page.close()
    other.wait_for_timeout(100)
    device.page = other
    assert device.open("b/") == ("b two", "two")


NOTED = """async () => { const name = (await caches.keys()).find(one => one.endsWith(":notes"));
  const kept = await (await (await caches.open(name)).match(new URL("../notes", location))).json();
  return Object.values(kept.pages).map(page => page.release); }"""


def test_a_page_of_a_newer_release_gets_nothing_of_the_kept_one(device):
    device.visit("one")
    device.host.ill = {"offline.html"}  # so that the release two cannot take over
    device.host.publish(small_site("two"))
    assert device.open("a/") == ("a two", "two")
    device.wait(lambda: device.page.evaluate(NOTED).count("other"), "it is noted that the page is of another release")
    device.host.down = True
    assert device.page.evaluate("fetch('../assets/a.css', {cache: 'reload'}).then(() => 'some', () => 'none')") == "none"


def test_a_page_that_takes_too_long_comes_from_the_device(device):
    device.visit("one", patience=200)
    stop = threading.Event()
    whole = device.host.answer
    device.host.answer = lambda path: (path == "a/" and stop.wait(30), whole(path))[1]
    try:
        assert device.open("a/") == ("a one", "one")
    finally:
        stop.set()


# -- the switches


def state(device):
    """What the switches say, at rest."""
    return device.page.locator("[data-state]")


def press(device, name):
    device.page.locator(f"[data-act={name}]").click()


def test_all_pages_are_kept_on_request_and_those_of_the_next_release_too(device):
    device.visit("one")
    device.open("a/")
    expect(state(device)).to_have_text("2 of 4")
    expect(device.page.locator("[data-act=all]")).to_have_text("keep 10 kB")
    press(device, "all")
    expect(state(device)).to_have_text("whole")
    assert device.update(small_site("two")) == "activated"
    device.open("a/")
    expect(state(device)).to_have_text("whole")
    device.host.down = True
    assert device.open("c/") == ("c two", "two")


def test_a_download_that_broke_off_says_so_and_goes_on_later(device):
    device.visit("one")
    device.open("a/")
    device.host.ill = {"c/"}
    press(device, "all")
    expect(state(device)).to_have_text("broke off")
    device.host.ill = set()
    press(device, "all")
    expect(state(device)).to_have_text("whole")


def test_only_the_most_needed_pages_are_kept_again(device):
    device.visit("one")
    device.open("a/")
    press(device, "all")
    expect(state(device)).to_have_text("whole")
    press(device, "least")
    expect(state(device)).to_have_text("2 of 4")


def test_a_reader_who_wants_nothing_kept_gets_that_until_they_change_their_mind(device):
    device.visit("one")
    device.open("a/")
    press(device, "stop")
    expect(state(device)).to_have_text("stopped")
    device.open("a/")
    expect(state(device)).to_have_text("none")
    assert device.kept() == {}
    assert device.registered() == 0
    press(device, "start")
    expect(state(device)).to_have_text("2 of 4")


def test_a_full_device_keeps_the_first_pages_and_says_that_there_is_no_room_for_all(device):
    device.visit("one")
    device.open("a/")
    worker = device.context.service_workers[-1]
    worker.evaluate("() => { Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError')); }")
    press(device, "all")
    expect(state(device)).to_have_text("no room")
    device.host.down = True
    assert device.open("a/") == ("a one", "one")


def test_a_full_device_at_the_first_visit_leaves_the_site_as_it_was(device):
    full = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));\n"
    files = small_site("one")
    device.host.publish({**files, WORKER: full.encode() + files[WORKER]})
    with device.context.expect_event("serviceworker"):
        device.open()
    device.wait(lambda: device.registered() == 0, "the worker gave up")
    assert device.open("a/") == ("a one", "one")
    device.wait(lambda: device.kept() == {}, "nothing of it is left")


def test_a_later_release_takes_all_of_it_away_again(device):
    device.visit("one")
    assert device.update(small_site("two", keeps=False)) in ("activated", "redundant")
    device.wait(lambda: device.registered() == 0 and device.kept() == {}, "all is gone")
    assert device.open("a/") == ("a two", "two")
    assert device.kept() == {}
    device.host.down = True
    with pytest.raises(Error):
        device.open("a/")


def test_what_other_sites_of_the_same_host_keep_is_left_alone(device):
    device.visit("one")
    device.page.evaluate("caches.open('kept:http://elsewhere/:1').then(() => caches.open('theirs'))")
    device.update(small_site("two"))
    device.open()
    device.update(small_site("three", keeps=False))
    device.wait(lambda: device.registered() == 0, "the worker is gone")
    assert device.page.evaluate("caches.keys()") == ["kept:http://elsewhere/:1", "theirs"]


# -- a copy in a folder, opened as files


@pytest.fixture(scope="module")
def folder(made_up, tmp_path_factory):
    """The made-up site as a folder."""
    folder = tmp_path_factory.mktemp("copy")
    write_files(folder, dict(copied(read_files(made_up), source(ROOT, "as-files.js"))))
    return folder


@pytest.fixture
def as_files(browser, folder):
    """A tab in which nothing may go wrong, and the address of the folder."""
    page, faults = browser.new_page(), []
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page, folder.as_uri() + "/"
    page.close()
    assert faults == []


def test_the_search_works_in_pages_that_are_opened_as_files(as_files):
    page, address = as_files
    page.goto(f"{address}about/index.html")
    page.locator(".search__field").fill("glimmer")
    page.wait_for_selector("[data-answered=glimmer] .found__one mark")
    page.locator(".found").first.click()
    page.wait_for_url(f"{address}*/*/index.html*")
    page.go_back()
    page.wait_for_selector("[data-answered=glimmer] .found__one")
    page.goto(f"{address}search/index.html?q=glimmer")
    page.wait_for_selector("[data-answered=glimmer] .found__one")


def test_every_page_of_a_folder_opens_and_leads_to_files(as_files, folder):
    page, address = as_files
    for path in ("now/index.html", "help/index.html", "drugs/index.html", "take-along/index.html"):
        page.goto(address + path)
        links = page.evaluate("Array.from(document.links, link => link.href)")
        lost = [link for link in links if link.startswith("file:") and not (folder / unquote(link.removeprefix(address).split("#")[0].split("?")[0])).is_file()]
        assert lost == []
    assert page.locator("[data-here]").is_visible()
    assert page.locator("[data-keep], [data-files]").count() == 0


# -- the switches in the page


def test_the_page_has_the_switches_and_says_what_is_kept(device, made_up, tmp_path_factory):
    root = tmp_path_factory.mktemp("packed") / "site"
    shutil.copytree(made_up, root)
    pack_folder(root, read_atlas(SITES / "browser")[0], ROOT)
    device.host.publish(read_files(root))
    device.open("take-along/")
    expect(device.page.locator("[data-act=all]")).to_be_visible()
    device.page.locator("[data-act=all]").click()
    expect(device.page.locator("[data-state]")).to_contain_text("All ")
    assert device.page.locator("[data-file] a").evaluate_all("all => all.map(one => one.getAttribute('href'))") == ["small.zip", "small.epub"]
    device.host.down = True
    device.page.goto(device.address + "search/?q=glimmer")
    device.page.wait_for_selector("[data-answered=glimmer] .found__one mark")


def test_a_policy_of_trusted_addresses_stops_neither_the_worker_nor_the_search(visit):
    def add(route):
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": "require-trusted-types-for 'script'; trusted-types atlas"})

    visit.page.route("**/*", add)
    page = visit.open("search/?q=glimmer")
    page.wait_for_selector("[data-answered=glimmer] .found__one")
    assert page.evaluate("atlasOwn('assets/own.js').constructor.name") == "TrustedScriptURL"
    assert page.evaluate("(() => { try { atlasOwn('https://example.org/a.js'); return 'some' } catch (error) { return 'none' } })()") == "none"
