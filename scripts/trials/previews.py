"""A live preview whose files are mistreated: it says so, and goes on when they are back."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from trials.small_site import PAGE, Outcome, Trial

READ = ("docs", "overrides", "mkdocs.yml")
PATIENCE = 300  # seconds until something must have happened


class Watching:
    """A live preview of a small site that somebody mistreats."""

    def __init__(self, trial: Trial) -> None:
        """Start it, and wait for its address."""
        self.root, self.kept, self.scratch = trial.root, trial.root / "kept", trial.root / "scratch"
        self.scratch.mkdir()
        for name in READ:
            copy(self.root / name, self.kept / name)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = str(one.getsockname()[1])
        command, env = [*trial.command("serve"), "--port", port], {**os.environ, "TMPDIR": str(self.scratch)}
        pipe = subprocess.PIPE
        self.run = subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True, env=env)
        self.lines: list[str] = []
        threading.Thread(target=lambda: self.lines.extend(iter(self.run.stdout.readline, "")), daemon=True).start()
        self.address = f"http://127.0.0.1:{port}/{PAGE.removeprefix('docs/').removesuffix('.md')}/"
        wait_until(lambda: bool(self.lines))

    def mistreat(self, number: int, what: Callable[[Path], object]) -> Outcome:
        """Do something to the files, see that it is told, put all back with a new sentence, and see that shown."""
        before = len(self.lines)
        what(self.root)
        told = wait_until(lambda: len(self.lines) > before)
        for name in READ:
            remove(self.root / name)
            copy(self.kept / name, self.root / name)
        page = self.root / PAGE
        page.write_text(page.read_text(encoding="utf-8").replace("once more.", f"{number} times."), encoding="utf-8")
        shown = wait_until(lambda: f"{number} times." in self.ask())
        return Outcome(told and shown, any("Traceback" in line for line in self.lines[before:]))

    def ask(self) -> str:
        """The page that all trials change, as it is served now; empty while it is not."""
        try:
            with urllib.request.urlopen(self.address, timeout=60) as answer:
                return str(answer.read().decode())
        except OSError:
            return ""

    def end(self) -> Outcome:
        """Stop it: it says so, and leaves nothing."""
        self.run.send_signal(signal.SIGINT)
        ended = self.run.wait(60) == 0 and wait_until(lambda: self.lines[-1] == "stopped\n")
        return Outcome(ended, any("Traceback" in line for line in self.lines), any(self.scratch.iterdir()))


def wait_until(met: Callable[[], bool]) -> bool:
    """Whether something comes true within a time that a busy machine may need."""
    end = time.monotonic() + PATIENCE
    while not (found := met()) and time.monotonic() < end:
        time.sleep(0.2)
    return found


def copy(source: Path, target: Path) -> None:
    """Copy a file or a folder."""
    target.parent.mkdir(exist_ok=True)
    (shutil.copytree if source.is_dir() else shutil.copy)(source, target)


def remove(path: Path) -> None:
    """Take away a file or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        for folder, folders, _ in os.walk(path):
            for name in folders:  # before it is entered
                if not (inner := Path(folder, name)).is_symlink():
                    inner.chmod(0o755)
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def storm(root: Path) -> None:
    """Rename a page over and over, and leave it where it may not be."""
    page = root / PAGE
    for number in range(300):
        page = page.rename(page.with_name(f"heat-{number}.md"))
        time.sleep(0.01)


def swapped_for_link(root: Path) -> None:
    """Put a link that leads to itself in the place of the pages."""
    shutil.rmtree(root / "docs")
    (root / "docs").symlink_to("docs")


MISTREATMENTS: Mapping[str, Callable[[Path], object]] = {
    "a page is deleted": lambda root: (root / PAGE).unlink(),
    "a page is no text": lambda root: (root / PAGE).write_bytes(b"\xff\0"),
    "all pages are moved away": lambda root: (root / "docs").rename(root / "away"),
    "all pages are deleted": lambda root: shutil.rmtree(root / "docs"),
    "all templates are deleted": lambda root: shutil.rmtree(root / "overrides"),
    "a template is broken": lambda root: (root / "overrides" / "main.html").write_text("{% if %}"),
    "the settings are broken": lambda root: (root / "mkdocs.yml").write_text("a: [\n"),
    "the settings are deleted": lambda root: (root / "mkdocs.yml").unlink(),
    "a folder leads to itself": lambda root: (root / "docs" / "causes" / "loop").symlink_to("."),
    "the pages are a link to themselves": swapped_for_link,
    "a file may not be read": lambda root: (root / PAGE).chmod(0),
    "a folder may not be read": lambda root: (root / "docs" / "causes").chmod(0),
    "a pipe lies among the pages": lambda root: os.mkfifo(root / "docs" / "causes" / "pipe.md"),
    "a pipe lies among the style sheets": lambda root: os.mkfifo(root / "docs" / "assets" / "pipe.css"),
    "a page is renamed 300 times": storm,
}


def previews(trial: Trial, count: int) -> Iterator[Outcome]:
    """The live preview, and what is done to its files: it says so, and goes on when they are back."""
    del count
    watching = Watching(trial)
    for number, (name, what) in enumerate(MISTREATMENTS.items()):
        outcome = watching.mistreat(number, what)
        if not outcome.whole or outcome.trace:
            print(f"{name}: {''.join(watching.lines[-20:])}", file=sys.stderr)
        yield outcome
        remove(trial.root / "away")
    yield watching.end()


