"""WebKit by WebDriver: Debian's driver and small browser, on a screen that nobody sees."""

from __future__ import annotations

import base64
import json
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import socket
from typing import Any
from urllib.error import HTTPError, URLError

PATIENCE, TRIES = 60, 2  # seconds for an answer; times that a page is asked
PLACES = [f"/usr/lib/{kind}-linux-gnu/webkit2gtk-4.1/MiniBrowser" for kind in ("x86_64", "aarch64")]


def free_port() -> int:
    """A port that nobody uses."""
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def call(method: str, address: str, value: Any = None) -> Any:
    """One request to the driver. Errors: OSError, also when it refuses."""
    data = None if value is None else json.dumps(value).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE + 10) as answer:
            return json.load(answer)["value"]
    except HTTPError as error:
        said = json.loads(error.read() or "{}").get("value", {})
        raise OSError(f"{said.get('error', error)} {said.get('message', '')}".strip()) from None


class WebKit:
    """A window of WebKit."""

    def __init__(self, driver: str, browser: str) -> None:
        """A fresh session."""
        options = {"binary": browser, "args": ["--automation"]}
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        session = call("POST", f"{driver}/session", wanted)
        self.at = f"{driver}/session/{session['sessionId']}"
        call("POST", f"{self.at}/timeouts", {"script": 1000 * PATIENCE, "pageLoad": 1000 * PATIENCE})
        self.name = f"WebKitGTK {session['capabilities']['browserVersion']}"

    def size(self, width: int, height: int) -> None:
        """Make the inside of the window as large as this, if it gets so narrow."""
        outer = [width, height]
        for _ in range(3):
            call("POST", f"{self.at}/window/rect", {"width": outer[0], "height": outer[1]})
            time.sleep(0.5)
            inner = self.ask("[innerWidth, innerHeight]")
            outer = [outer[0] + width - inner[0], outer[1] + height - inner[1]]

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        call("POST", f"{self.at}/url", {"url": address})

    def ask(self, script: str) -> Any:
        """What an expression comes to, which may be promised."""
        code = f"const done = arguments[0]; (async () => done(JSON.stringify((await ({script})) ?? null)))();"
        for _ in range(TRIES):  # while a page comes, there may be nobody to answer
            with suppress(OSError):
                return json.loads(call("POST", f"{self.at}/execute/async", {"script": code, "args": []}))
            time.sleep(1)
        raise OSError("a page did not answer")

    def paper(self) -> bytes:
        """The page as a PDF. Errors: OSError, where the driver cannot print."""
        return base64.b64decode(call("POST", f"{self.at}/print", {}))


@contextmanager
def webkit(driver: str, screen: str) -> Iterator[WebKit]:
    """WebKit on a screen of its own. Errors: OSError, when it does not start."""
    browser = next((path for path in PLACES if Path(path).is_file()), "")
    port, display = free_port(), f":{free_port() % 800 + 100}"
    if not browser:
        raise OSError("its MiniBrowser is not there")
    shown = subprocess.Popen([screen, display, "-screen", "0", "1600x1200x24"], stderr=subprocess.DEVNULL)
    environment = {"DISPLAY": display, "PATH": "/usr/bin:/bin", "HOME": "/tmp", "WEBKIT_DISABLE_COMPOSITING_MODE": "1"}
    environment["WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"] = "1"  # it does not start in a container; our pages only
    time.sleep(2)
    process = subprocess.Popen([driver, f"--port={port}"], env=environment, stderr=subprocess.DEVNULL)
    one = None
    try:
        wait_for(f"http://127.0.0.1:{port}/status")
        one = WebKit(f"http://127.0.0.1:{port}", browser)
        yield one
    finally:
        if one:
            with suppress(OSError):
                call("DELETE", one.at)
        for started in (process, shown):
            started.terminate()
            started.wait(PATIENCE)


def wait_for(address: str) -> None:
    """Wait until a driver answers. Errors: OSError, when it does not."""
    for _ in range(PATIENCE):
        try:
            call("GET", address)
            return
        except (URLError, ConnectionError):
            time.sleep(1)
    raise OSError("its driver did not start")
