"""A slow phone on a slow line, in a real browser: a server that packs, and a tab that is throttled."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize

PACKED = frozenset([".html", ".css", ".js", ".json", ".svg"])
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}  # slow 4G
SLOWER = 4  # times slower than this processor
PHONE: ViewportSize = {"width": 390, "height": 844}


@cache
def packed(path: Path) -> bytes:
    """A file as a server sends it."""
    return gzip.compress(path.read_bytes(), 6)


class Packing(http.server.SimpleHTTPRequestHandler):
    """Serves files, those of text packed, and says nothing."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in PACKED or not path.is_file():
            return super().do_GET()
        body = packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


class Calm(http.server.ThreadingHTTPServer):
    """A server that says nothing when a browser has gone away in the midst of an answer."""

    def handle_error(self, *_: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a built site is served."""
    with Calm(("127.0.0.1", 0), partial(Packing, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def slow_tab(browser: Browser) -> Iterator[Page]:
    """A fresh tab of a phone, with nothing kept, on a slow line and a slow processor."""
    context = browser.new_context(viewport=PHONE)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", LINE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    try:
        yield tab
    finally:
        context.close()
