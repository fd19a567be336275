"""How many readers one machine can serve, on loopback: nginx with ``hosting/nginx.conf``, asked by wrk and a browser.

In: a site built with ``make compressed``. Out: lines. What is measured: answers a second and how long one takes, by
file and by packing; the bytes of a visit, as the server counts them; and from both what a million visits a day ask for.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

from atlas.content.reader import read_atlas
from atlas.site.scratch import scratch
from browser import find_browser
from playwright.sync_api import Browser, Page, sync_playwright

from bench.paint import middle_pages
from bench.slow import PHONE

SECONDS, AT_ONCE = 4, 64  # of each measurement; readers that ask at the same time
PACKINGS = {"brotli": "br", "gzip": "gzip", "as it is": "identity"}
VISITS = 1_000_000  # a day
KEEPING = 8000  # ms until the worker has what it keeps
BUSY = 4  # times the middle of a day, in its fullest hour
DAY = 24 * 3600
KEPT, STALE = '"public, max-age=600, s-maxage=86400"', '"public, max-age=0"'  # what a day without a visit makes of it
QUESTION = "calf cramps at night"
MODULE = "ngx_http_brotli_static_module.so"
FRAME = """\
{module}
daemon off; pid {folder}/pid; error_log {folder}/errors; worker_processes auto;
events {{ worker_connections 2048; }}
http {{
  log_format asked '$status $bytes_sent $uri';
  # wrk has no name
  access_log {folder}/asked asked if=$http_user_agent;
  client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
  {server}
}}
"""


Served = tuple[str, Path]  # the address of a server, and the log of what it is asked


@dataclass(frozen=True)
class Speed:
    """What wrk found: answers a second, how long the middle one and the slowest of 100 took, and what failed."""

    answers: float
    middle: float
    slowest: float
    failed: int


@dataclass(frozen=True)
class Asked:
    """What a visit asked of the server: how many files, their bytes with headers, how many had not changed (304)."""

    files: int
    size: int
    same: int = 0


def not_measured(root: Path) -> str:
    """Why nothing can be measured; nothing when it can."""
    if missing := [name for name in ("nginx", "wrk") if not shutil.which(name)]:
        return f"not measured: {' and '.join(missing)} not there; on Debian: apt-get install nginx-light wrk"
    packed = (root / "site" / "index.html.gz").is_file()
    return "" if packed else "not measured: site/ is not packed; run `make compressed` first"


@contextmanager
def with_servers(root: Path) -> Iterator[tuple[Served, Served]]:
    """The site as its settings have it, and as they have it a day later, when what was kept is stale."""
    conf, site = (root / "hosting" / "nginx.conf").read_text(encoding="utf-8"), (root / "site").resolve()
    with serving(conf, site) as now, serving(conf.replace(KEPT, STALE), site) as later:
        yield now, later


def row(*cells: object) -> str:
    """A row of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def speed_lines(root: Path, served: Served) -> Iterator[str]:
    """How fast each file is answered, in each packing."""
    site, load = (root / "site").resolve(), os.getloadavg()[0]
    yield f"On {date.today()}, {os.cpu_count()} processors with a load of {load:.0f}, {AT_ONCE} readers at once:\n"
    yield row("File", "Packing", "Bytes", "Answers a second", "p50, ms", "p99, ms", "Failed")
    yield row(*["---"] * 7)
    for name in files_of(root, site):
        for packing, sent in PACKINGS.items():
            speed, size = ask(served[0] + name, sent), packed_size(site / name, sent)
            told = f"{speed.answers:,.0f}", f"{speed.middle:.1f}", f"{speed.slowest:.0f}", speed.failed
            yield row(f"`{name}`", packing, f"{size:,}", *told)


def files_of(root: Path, site: Path) -> list[str]:
    """A page of each size, the style sheet, and the index of the search."""
    pages = {kind: f"{page.url}index.html" for kind, page in middle_pages(read_atlas(root)[0], site).items()}
    chosen = ["index.html", *(pages[kind] for kind in ("now", "causes") if kind in pages), "assets/atlas.css"]
    return [*chosen, *sorted(path.relative_to(site).as_posix() for path in site.glob("search/index.json"))]


def packed_size(path: Path, sent: str) -> int:
    """How many bytes a file has as it is sent."""
    packed = path.with_name(path.name + {"br": ".br", "gzip": ".gz"}.get(sent, ""))
    return (packed if packed.is_file() else path).stat().st_size


# -- the server


@contextmanager
def serving(conf: str, site: Path) -> Iterator[tuple[str, Path]]:
    """The address at which nginx serves a site with some settings, and the log of what it is asked, until the end."""
    address = free_address()
    with scratch() as folder:
        (folder / "nginx.conf").write_text(frame(conf, site, folder, address))
        server = subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf"], stderr=subprocess.DEVNULL)
        try:
            wait_for(address)
            yield f"http://{address}/", folder / "asked"
        finally:
            server.terminate()
            server.wait(10)


def frame(server: str, site: Path, folder: Path, address: str) -> str:
    """The whole settings of nginx; its module for brotli is looked for beside the program."""
    module = Path(shutil.which("nginx") or "").resolve().parents[1] / "lib" / "nginx" / "modules" / MODULE
    server = re.sub(r"listen [^;]*;", f"listen {address} backlog=4096;", server)
    server = re.sub(r"root [^;]*;", f"root {site};", server)
    if not module.is_file():
        server = server.replace("brotli_static on;", "")
    return FRAME.format(module=f"load_module {module};" if module.is_file() else "", folder=folder, server=server)


def free_address() -> str:
    """A port of this machine that nobody has, not open to others."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{one.getsockname()[1]}"


def wait_for(address: str) -> None:
    """Wait until a server answers. Errors: OSError, if it does not within ten seconds."""
    host, _, port = address.partition(":")
    for tries in range(100):
        try:
            socket.create_connection((host, int(port)), 1).close()
            return
        except OSError:
            if tries == 99:
                raise
            time.sleep(0.1)


# -- how fast


def ask(address: str, packing: str) -> Speed:
    """Ask for one file as fast as it is answered, for some seconds."""
    command = ["wrk", "-t2", f"-c{AT_ONCE}", f"-d{SECONDS}s", "--latency", "-H", f"Accept-Encoding: {packing}", address]
    return read_speed(subprocess.run(command, check=True, capture_output=True, text=True, timeout=SECONDS + 30).stdout)


def read_speed(text: str) -> Speed:
    """What wrk says."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", text)
    parts = {share: milliseconds(time) for share, time in re.findall(r"^\s+(50|99)%\s+(\S+)$", text, re.MULTILINE)}
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", text)
    failed = int(bad[1]) if bad else 0
    failed += sum(map(int, broken.groups())) if broken else 0
    return Speed(float(rate[1]) if rate else 0.0, parts.get("50", 0.0), parts.get("99", 0.0), failed)


def milliseconds(text: str) -> float:
    """A time of wrk in ms: 812.00us, 1.20ms, 2.00s."""
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()  # type: ignore[union-attr]
    return float(number) * {"us": 0.001, "ms": 1.0, "s": 1000.0}[unit]


# -- a visit


def visit_lines(root: Path, now: Served, later: Served) -> Iterator[str]:
    """What a visit asks for, and what that comes to on a day with very many."""
    url = middle_pages(read_atlas(root)[0], (root / "site").resolve())["causes"].url
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser() or None, args=["--no-sandbox"])
        found = {**without_worker(browser, url, now, later), **with_worker(browser, url, now)}
        browser.close()
    yield f"On {date.today()}; a million is of visits a day that are all of one kind:\n"
    yield row("A visit", "Answers", "of these unchanged", "Bytes", "A million a day", "In the fullest hour")
    yield row(*["---"] * 6)
    for name, asked in found.items():
        rate, bits = VISITS * asked.files / DAY, VISITS * asked.size * 8 / DAY / 1e6
        day = f"{VISITS * asked.size / 1e9:,.0f} GB, {rate:,.0f} answers a second"
        told = name, asked.files, asked.same, f"{asked.size:,}", day
        yield row(*told, f"{rate * BUSY:,.0f} a second, {bits * BUSY:,.0f} Mbit/s")


def without_worker(browser: Browser, url: str, now: Served, later: Served) -> dict[str, Asked]:
    """A first visit and the same again, at once and a day later, where no worker keeps pages."""
    first, again = twice(browser, url, now)
    return {
        "first, nothing kept on the device": first,
        "again within ten minutes, from the browser's cache": again,
        "again a day later: each file is asked for by its ETag": twice(browser, url, later)[1],
    }


def twice(browser: Browser, url: str, served: Served) -> tuple[Asked, Asked]:
    """The same visit two times in one browser without a worker."""
    with tab(browser, service_workers="block") as page:
        return counted(page, url, served), counted(page, url, served)


def with_worker(browser: Browser, url: str, served: Served) -> dict[str, Asked]:
    """A first visit after which the worker keeps pages, and the next one, with nothing else kept."""
    with tab(browser) as page:
        first = counted(page, url, served, KEEPING)
        page.context.new_cdp_session(page).send("Network.clearBrowserCache")
        return {
            "first, and the worker keeps the most needed pages": first,
            "again a day later, with the worker alone": counted(page, url, served),
        }


def counted(page: Page, url: str, served: Served, rest: int = 0) -> Asked:
    """Make a visit, and what the server was asked until the end of it."""
    address, log = served
    before = len(lines(log))
    visit(page, address, url)
    page.wait_for_timeout(rest)
    return since(log, before)


@contextmanager
def tab(browser: Browser, **options: Any) -> Iterator[Page]:
    """A fresh tab of a phone."""
    context = browser.new_context(viewport=PHONE, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, address: str, url: str) -> None:
    """Read a page to its end, then ask the search."""
    page.goto(address + url, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(500)
    page.goto(f"{address}search/?q={quote(QUESTION)}", wait_until="networkidle")


def lines(log: Path) -> list[str]:
    """What the server wrote of each answer: 200 10412 /causes/cold/index.html."""
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def since(log: Path, before: int) -> Asked:
    """The answers after so many."""
    answers = [line.split(" ", 2) for line in lines(log)[before:]]
    return Asked(len(answers), sum(int(size) for _, size, _ in answers), sum(code == "304" for code, _, _ in answers))
