"""Hard times for the build, on a small site: kills, signals, full disks, changes, clocks. Prints a table of what held.

``python scripts/faults.py 200`` makes so many kills. What needs root or a library that is not there is told as skipped.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = "docs/causes/heat.md"
FAKETIME = ("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1")
NOBODY = 65534
READ = ("docs", "overrides", "mkdocs.yml")
PATIENCE = 300  # seconds until something must have happened
SIZES = (0.3, 0.6, 0.9, 1.2, 1.5, 1.8)  # MB that are free on a disk which a build fills


@dataclass(frozen=True)
class Outcome:
    """What one trial left: whether the site is whole, whether a trace was printed, whether something was left over."""

    whole: bool
    trace: bool = False
    left: bool = False


class Trial:
    """A small site of its own, which is built and then mistreated."""

    def __init__(self, folder: Path) -> None:
        """Lay the site, build it twice, and remember both results: what is found later is one of these."""
        self.root = folder
        shutil.copytree(ROOT / "tests" / "sites" / "tiny", folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        theme = shutil.ignore_patterns("drawings")
        shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", ignore=theme, dirs_exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        self.known = {self.build(), self.swap().build()}

    def command(self, verb: str = "build") -> list[str]:
        """The command that an author gives."""
        return [sys.executable, str(ROOT / "scripts" / "build.py"), verb, "--root", str(self.root)]

    def run(self, **how: object) -> subprocess.CompletedProcess[str]:
        """Build, and return how it ended."""
        return subprocess.run(self.command(), capture_output=True, text=True, timeout=600, **how)  # type: ignore[call-overload,no-any-return]

    def begin(self) -> subprocess.Popen[str]:
        """Begin to build."""
        return subprocess.Popen(self.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def build(self) -> str:
        """Build, which has to succeed, and return the hash of the site."""
        done = self.run()
        if done.returncode:
            sys.exit(f"a sound site was not built: {done.stderr}")
        return self.hash()

    def swap(self) -> Trial:
        """Change a sentence, to and fro, so that there is something to build."""
        page = self.root / PAGE
        text = page.read_text(encoding="utf-8")
        old, new = ("once more.", "once again.") if "once more." in text else ("once again.", "once more.")
        page.write_text(text.replace(old, new), encoding="utf-8")
        return self

    def hash(self) -> str:
        """The hash of all files of the published site; empty when there is none."""
        site, told = self.root / "site", hashlib.sha256()
        for path in sorted(site.rglob("*")):
            if path.is_file():
                told.update(path.relative_to(site).as_posix().encode() + path.read_bytes())
        return told.hexdigest() if (site / "index.html").is_file() else ""

    def outcome(self, errors: str, tidy: bool = True) -> Outcome:
        """What is there now; ``tidy`` when nothing may be left over."""
        left = [path for path in (self.root / ".site").iterdir() if path.resolve() != (self.root / "site").resolve()]
        return Outcome(self.hash() in self.known, "Traceback" in errors, tidy and bool(left))


def stopped(trial: Trial, sign: signal.Signals, count: int, seed: int) -> Iterator[Outcome]:
    """Builds that get a signal at a random moment."""
    chance, started = random.Random(seed), time.monotonic()
    trial.swap().build()
    length = time.monotonic() - started
    for _ in range(count):
        trial.swap()
        run = trial.begin()
        time.sleep(chance.random() * length)
        run.send_signal(sign)
        yield trial.outcome(run.communicate(timeout=600)[1], tidy=sign != signal.SIGKILL)
    trial.build()
    yield trial.outcome("")


def kills(trial: Trial, count: int) -> Iterator[Outcome]:
    """SIGKILL: nothing can tidy up, but the next build does."""
    yield from stopped(trial, signal.SIGKILL, count, 1)


def signals(trial: Trial, count: int) -> Iterator[Outcome]:
    """Signals that ask to end: one line, nothing left."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        yield from stopped(trial, sign, max(1, count // 10), 2)


def full_disk(trial: Trial, count: int) -> Iterator[Outcome]:
    """A disk that is full after a while: the old site stays, and the line names the disk."""
    del count
    shelf, kept = trial.root / ".site", trial.root / "kept"
    for size in SIZES:
        shutil.copytree(shelf, kept, symlinks=True)
        used = sum(path.stat().st_size for path in kept.rglob("*") if path.is_file())
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={used + int(size * 1e6)}", "none", shelf], check=True)
        try:
            shutil.copytree(kept, shelf, symlinks=True, dirs_exist_ok=True)
            done = trial.swap().run()
            said = done.returncode == 0 or done.stderr.startswith("the disk is full")
            now = trial.outcome(done.stderr)
            yield Outcome(now.whole and said, now.trace, now.left)
        finally:
            subprocess.run(["umount", shelf], check=True)
            shutil.rmtree(kept)


def read_only(trial: Trial, count: int) -> Iterator[Outcome]:
    """A shelf that cannot be written, by another user: refused in a line."""
    del count
    for mode in (0o555, 0o000):
        (trial.root / ".site").chmod(mode)
        done = trial.run(user=NOBODY, group=NOBODY)
        (trial.root / ".site").chmod(0o755)
        yield Outcome(done.returncode != 0 and trial.hash() in trial.known, "Traceback" in done.stderr)


def unreadable(trial: Trial, count: int) -> Iterator[Outcome]:
    """Folders and files that another user may not read: each is told by its name."""
    del count
    for name in ("docs/causes", PAGE, "docs/assets", "docs/glossary.yml", "overrides/main.html", "docs"):
        path = trial.root / name
        mode = path.stat().st_mode
        path.chmod(0)
        done = subprocess.run(
            trial.command("check"), capture_output=True, text=True, timeout=600, user=NOBODY, group=NOBODY
        )
        path.chmod(mode)
        yield Outcome(done.returncode != 0 and name in done.stderr, "Traceback" in done.stderr)


def two_builds(trial: Trial, count: int) -> Iterator[Outcome]:
    """Builds side by side: one after the other, and the site is whole all the while."""
    for _ in range(max(1, count // 40)):
        trial.swap()
        runs = [trial.begin() for _ in "ab"]
        whole = True
        while any(run.poll() is None for run in runs):
            whole = whole and (trial.root / "site" / "index.html").exists()
        errors = "".join(run.communicate()[1] for run in runs)
        now = trial.outcome(errors)
        yield Outcome(whole and now.whole and not any(run.returncode for run in runs), now.trace, now.left)


def changes(trial: Trial, count: int) -> Iterator[Outcome]:
    """Files that change while a build runs: the old site, a whole new one, or a line."""
    chance = random.Random(3)
    kinds: list[Callable[[Path], object]] = [
        lambda page: page.write_bytes(b"\xff"),
        lambda page: page.write_text(""),
        lambda page: page.unlink(),
        lambda page: shutil.copy(page, page.with_name("chill.md")),
        lambda page: page.write_text(page.read_text() + "\n[@nobody] [[list\n"),
    ]
    page = trial.root / PAGE
    text = page.read_text(encoding="utf-8")
    for number in range(max(len(kinds), count // 10)):
        run = trial.begin()
        time.sleep(chance.random() * 3)
        kinds[number % len(kinds)](page)
        errors = run.communicate(timeout=600)[1]
        page.with_name("chill.md").unlink(missing_ok=True)
        page.write_text(text, encoding="utf-8")
        yield trial.outcome(errors)


def clocks(trial: Trial, count: int) -> Iterator[Outcome]:
    """Clocks that are wrong: ahead builds the same site, behind is told in one line."""
    del count
    library = next(filter(os.path.exists, FAKETIME))
    for day in ("2000-01-01 00:00:00", "2026-01-01 00:00:00", "2027-06-01 00:00:00", "2037-01-01 00:00:00"):
        done = trial.run(env={**os.environ, "LD_PRELOAD": library, "FAKETIME": day, "DONT_FAKE_MONOTONIC": "1"})
        said = done.returncode == 0 or (day < "2026-11" and done.stderr.count("\n") == 2 and ": clock: " in done.stderr)
        now = trial.outcome(done.stderr)
        yield Outcome(now.whole and said, now.trace, now.left)


def closed_umask(trial: Trial, count: int) -> Iterator[Outcome]:
    """An author who keeps his files to himself: the site is for all."""
    del count
    done = trial.swap().run(umask=0o077)
    site = (trial.root / "site").resolve()
    open_to_all = all(path.stat().st_mode & 0o004 for path in (site.parent, site, *site.rglob("*")))
    yield Outcome(open_to_all and trial.hash() in trial.known, "Traceback" in done.stderr)


# -- the live preview


class Watching:
    """A live preview of a small site that somebody mistreats."""

    def __init__(self, trial: Trial) -> None:
        """Start it, as another user where that can be done, so that a file can be out of its reach."""
        self.root, self.kept, self.scratch = trial.root, trial.root / "kept", trial.root / "scratch"
        self.scratch.mkdir()
        for name in READ:
            copy(self.root / name, self.kept / name)
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            port = str(one.getsockname()[1])
        how: dict[str, object] = {"env": {**os.environ, "TMPDIR": str(self.scratch)}}
        if HAVE["root"]:
            for path in (trial.root, *trial.root.rglob("*")):
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
            how |= {"user": NOBODY, "group": NOBODY}
        command = [*trial.command("serve"), "--port", port]
        self.run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **how)  # type: ignore[call-overload]
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
        path.chmod(0o755)
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


TRIALS: dict[str, tuple[Callable[[Trial, int], Iterator[Outcome]], str]] = {
    "killed at a random moment": (kills, ""),
    "asked to end (SIGINT, SIGTERM, SIGHUP)": (signals, ""),
    "disk full": (full_disk, "root"),
    "no right to write": (read_only, "root"),
    "no right to read": (unreadable, "root"),
    "two builds at once": (two_builds, ""),
    "changes during the build": (changes, ""),
    "wrong clock": (clocks, "faketime"),
    "umask 077": (closed_umask, ""),
    "live preview, its files mistreated": (previews, ""),
}
HAVE = {"": True, "root": os.geteuid() == 0, "faketime": any(map(os.path.exists, FAKETIME))}


def main() -> None:
    """Make every trial and print a row for each."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    bad = 0
    print("| Trial | Tried | As it must be | Tracebacks | Left over |\n|---|---|---|---|---|", flush=True)
    for name, (trial, need) in TRIALS.items():
        if not HAVE[need]:
            print(f"| {name} | skipped: needs {need} | | | |", flush=True)
            continue
        with tempfile.TemporaryDirectory(prefix="cramp-atlas-faults-") as folder:
            Path(folder).chmod(0o755)
            found = list(trial(Trial(Path(folder, "site")), count))
        whole, traces, left = (sum(getattr(one, key) for one in found) for key in ("whole", "trace", "left"))
        bad += len(found) - whole + traces + left
        print(f"| {name} | {len(found)} | {whole} | {traces} | {left} |", flush=True)
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
