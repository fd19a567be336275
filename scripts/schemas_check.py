"""The schemas for editors, tried in the language server that VS Code's YAML extension starts: make schemas-check.

It reads the settings of `.vscode/`, opens every data file, and says what the server finds wrong (nothing may be), if
it tells of a field that nobody knows (but not where the last entry may have keys of any name), and what it offers to
add to the last entry, with how many of these are described.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).resolve().parent.parent
SLIP = "colour_of_it"  # a field that no schema has
Message = dict[str, Any]


class Server:
    """A language server that is spoken to over its pipes."""

    def __init__(self, command: list[str]) -> None:
        """Start it."""
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin and self.process.stdout
        self.to: BinaryIO = self.process.stdin  # type: ignore[assignment]
        self.from_: BinaryIO = self.process.stdout  # type: ignore[assignment]
        self.last, self.settings, self.told = 0, dict[str, Any](), dict[str, list[Message]]()

    def send(self, method: str, params: Any, **more: Any) -> None:
        """Send a message."""
        self.write({"jsonrpc": "2.0", **more, "method": method, "params": params})

    def write(self, message: Message) -> None:
        """Write a message as the protocol has it."""
        data = json.dumps(message).encode()
        self.to.write(b"Content-Length: %d\r\n\r\n" % len(data) + data)
        self.to.flush()

    def ask(self, method: str, params: Any) -> Any:
        """Send a question, and read until its answer."""
        self.last += 1
        self.send(method, params, id=self.last)
        while (message := self.read()).get("id") != self.last or "method" in message:
            pass
        return message.get("result")

    def read(self) -> Message:
        """The next message; what the server asks of us is answered, and what it finds wrong is kept."""
        length = 0
        while line := self.from_.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: Message = json.loads(self.from_.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            items = message["params"].get("items", ()) if message.get("params") else ()
            answer = [self.settings.get(item.get("section")) for item in items] if items else None
            self.write({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message

    def wrong(self, uri: str, text: str, version: int) -> list[str]:
        """What the server finds wrong in a file, in its words."""
        self.told.pop(uri, None)
        document = {"uri": uri, "languageId": "yaml", "version": version, "text": text}
        if version == 1:
            self.send("textDocument/didOpen", {"textDocument": document})
        else:
            change = {"textDocument": document, "contentChanges": [{"text": text}]}
            self.send("textDocument/didChange", change)
        while uri not in self.told:
            self.read()
        return [f"{one['range']['start']['line'] + 1}: {one['message']}" for one in self.told[uri]]

    def offered(self, uri: str, line: int, character: int) -> list[Message]:
        """What the server offers for completion at a place."""
        where = {"textDocument": {"uri": uri}, "position": {"line": line, "character": character}}
        found = self.ask("textDocument/completion", where)
        return list(found["items"] if isinstance(found, dict) else found or ())


def started(command: list[str]) -> Server:
    """A server that knows the settings of the project."""
    server = Server(command)
    schemas = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    local = {(ROOT / schema).as_uri(): f"{ROOT}/{files}" for schema, files in schemas.items()}
    yaml = {"schemas": local, "validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
    server.settings = {"yaml": yaml, "http": {}, "[yaml]": {}, "editor": {}, "files": {}}
    able = {"workspace": {"configuration": True}}
    server.ask("initialize", {"processId": None, "rootUri": ROOT.as_uri(), "capabilities": able})
    server.send("initialized", {})
    server.send("workspace/didChangeConfiguration", {"settings": server.settings})
    return server


def entry_of(text: str) -> tuple[str, int]:
    """A text with a new, empty line in its last entry, and how far that line is set in."""
    last = next(line for line in reversed(text.splitlines()) if line.strip())
    indent = len(last) - len(last.lstrip(" "))
    return text.rstrip("\n") + "\n" + " " * indent, indent


def main() -> None:
    """Try every data file; exit with 1 if one is refused, or if a slip is not told."""
    server, failed = started(sys.argv[1:]), 0
    print(f"{'file':<16}{'wrong':>6}{'slip told':>11}{'offered':>9}{'described':>11}")
    for path in sorted((ROOT / "docs").glob("*.yml")):
        uri, text = path.as_uri(), path.read_text(encoding="utf-8")
        wrong = server.wrong(uri, text, 1)
        longer, indent = entry_of(text)
        slips = [one for one in server.wrong(uri, f"{longer}{SLIP}: 1\n", 2) if SLIP in one]
        server.wrong(uri, longer, 3)
        items = server.offered(uri, longer.count("\n"), indent)
        described = sum(bool(item.get("documentation")) for item in items)
        print(f"{path.name:<16}{len(wrong):>6}{'yes' if slips else 'no':>11}{len(items):>9}{described:>11}", flush=True)
        for one in wrong[:3]:
            print(f"    {path.name}:{one}")
        failed += bool(wrong)
    server.process.terminate()
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
