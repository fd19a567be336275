"""Firefox by WebDriver BiDi, over a plain socket: no driver is needed beside the browser."""

from __future__ import annotations

import base64
import json
import os
import re
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 90  # seconds for a start or an answer
OVERLAY = """\
user_pref("widget.gtk.overlay-scrollbars.enabled", true);
user_pref("ui.useOverlayScrollbars", 1);
"""  # as on a phone
PLACE = re.compile(r"listening on ws://127\.0\.0\.1:(\d+)")


def head(size: int) -> bytes:
    """The head of a masked message of text, no longer than it has to be."""
    if size < 126:
        return struct.pack("!BB", 0x81, 0x80 | size)
    return struct.pack("!BBH", 0x81, 0xFE, size) if size < 1 << 16 else struct.pack("!BBQ", 0x81, 0xFF, size)


class Wire:
    """A web socket to a browser on this machine."""

    def __init__(self, port: int) -> None:
        """Shake hands."""
        self.socket, self.kept, self.number = socket.create_connection(("127.0.0.1", port), PATIENCE), b"", 0
        key = base64.b64encode(os.urandom(16)).decode()
        ask = f"GET /session HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        self.socket.sendall(f"{ask}Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n".encode())
        while b"\r\n\r\n" not in self.kept:
            self.kept += self.more()
        self.kept = self.kept.partition(b"\r\n\r\n")[2]

    def more(self) -> bytes:
        """What has come. Errors: OSError, when the browser is gone."""
        data = self.socket.recv(1 << 16)
        if not data:
            raise ConnectionError("the browser has gone")
        return data

    def take(self, count: int) -> bytes:
        """So many bytes."""
        while len(self.kept) < count:
            self.kept += self.more()
        taken, self.kept = self.kept[:count], self.kept[count:]
        return taken

    def send(self, text: str) -> None:
        """One message, masked as the protocol wants it."""
        data, mask = text.encode(), os.urandom(4)
        masked = bytes(byte ^ mask[place % 4] for place, byte in enumerate(data))
        self.socket.sendall(head(len(data)) + mask + masked)

    def receive(self) -> str:
        """One message, put together of its frames."""
        whole = b""
        while True:
            first, second = self.take(2)
            size = second & 0x7F
            if size >= 126:
                size = int.from_bytes(self.take(2 if size == 126 else 8), "big")
            data = self.take(size)
            whole += data if first & 0x0F in (0, 1) else b""
            if first & 0x80 and first & 0x0F in (0, 1):
                return whole.decode()

    def call(self, method: str, **params: Any) -> Any:
        """Ask for something, and wait for its answer. Errors: OSError, when it is refused."""
        self.number += 1
        self.send(json.dumps({"id": self.number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.receive())
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise OSError(f"{method}: {answer['message']}")
                return answer["result"]


class Firefox:
    """A tab of Firefox."""

    def __init__(self, wire: Wire) -> None:
        """A fresh session and its tab."""
        self.wire = wire
        found = wire.call("session.new", capabilities={})
        self.name = f"Firefox {found['capabilities']['browserVersion']}"
        self.tab = wire.call("browsingContext.getTree")["contexts"][0]["context"]

    def size(self, width: int, height: int) -> None:
        """Make the window as large as this."""
        self.wire.call("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def open(self, address: str) -> None:
        """Go to an address and wait until it is loaded."""
        self.wire.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def ask(self, script: str) -> Any:
        """What an expression comes to, which may be promised."""
        code = f"(async () => JSON.stringify(await ({script})))()"
        told = self.wire.call("script.evaluate", expression=code, target={"context": self.tab}, awaitPromise=True)
        if told["type"] != "success":
            raise OSError(told["exceptionDetails"]["text"])
        return json.loads(told["result"].get("value") or "null")

    def paper(self) -> bytes:
        """The page as a PDF."""
        return base64.b64decode(self.wire.call("browsingContext.print", context=self.tab)["data"])


@contextmanager
def firefox(path: str) -> Iterator[Firefox]:
    """Firefox without a window and with nothing kept. Errors: OSError, when it does not start."""
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-", ignore_cleanup_errors=True) as folder:
        log = Path(folder, "log")
        Path(folder, "user.js").write_text(OVERLAY, "utf-8")
        command = [path, "--headless", "--no-remote", "--profile", folder, "--remote-debugging-port", "0"]
        with log.open("wb") as out:
            process = subprocess.Popen(command, stdout=out, stderr=out)
        try:
            yield Firefox(Wire(port_of(log)))
        finally:
            process.terminate()
            process.wait(PATIENCE)


def port_of(log: Path) -> int:
    """Where a browser that has just been started listens. Errors: OSError, when it does not say."""
    for _ in range(PATIENCE * 4):
        if found := PLACE.search(log.read_text("utf-8", "replace")):
            return int(found[1])
        time.sleep(0.25)
    raise OSError("it did not start")
