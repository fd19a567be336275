"""Hard times for the build: kills, signals, full disks, changes, clocks."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from trials.small_site import LONGEST, PAGE, Outcome, Trial

FAKETIME = ("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1", "/usr/lib/faketime/libfaketime.so.1")
BLOCK = 4096  # bytes: what the smallest file takes
SIZES = (0.3, 0.6, 0.9, 1.2, 1.5, 1.8)  # MB that are free on a disk which a build fills


def stopped(trial: Trial, sign: signal.Signals, count: int) -> Iterator[Outcome]:
    """Builds that get a signal at a random moment."""
    chance, started = random.Random(f"{sign} {trial.number}"), time.monotonic()
    trial.swap().build()
    length = time.monotonic() - started
    for _ in range(count):
        trial.swap()
        run = trial.begin()
        time.sleep(chance.random() * length)
        run.send_signal(sign)
        errors = run.communicate(timeout=LONGEST)[1]
        now = trial.outcome(errors, tidy=sign != signal.SIGKILL)
        yield Outcome(now.whole and errors in ("", "stopped\n"), now.trace, now.left)
    trial.build()
    yield trial.outcome("")


def kills(trial: Trial, count: int) -> Iterator[Outcome]:
    """SIGKILL: nothing can tidy up, but the next build does."""
    yield from stopped(trial, signal.SIGKILL, count)


def signals(trial: Trial, count: int) -> Iterator[Outcome]:
    """Signals that ask to end: one line, nothing left."""
    for sign in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        yield from stopped(trial, sign, max(1, count // 10))


def full_disk(trial: Trial, count: int) -> Iterator[Outcome]:
    """A disk that is full after a while: the old site stays, and the line names the disk."""
    del count
    shelf, kept = trial.root, trial.root.with_name("kept")
    for size in SIZES:
        shutil.copytree(shelf, kept, symlinks=True)
        used = sum(BLOCK * (1 + path.lstat().st_size // BLOCK) for path in kept.rglob("*"))
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={used + int(size * 1e6)}", "none", shelf], check=True)
        try:
            shutil.copytree(kept, shelf, symlinks=True, dirs_exist_ok=True)
            done = trial.swap().run()
            said = done.returncode == 0 or "the disk is full" in done.stderr
            now = trial.outcome(done.stderr)
            yield Outcome(now.whole and said, now.trace, now.left)
        finally:
            subprocess.run(["umount", shelf], check=True)
            shutil.rmtree(kept)


def read_only(trial: Trial, count: int) -> Iterator[Outcome]:
    """A shelf that cannot be written, refused in a line."""
    del count
    for mode in (0o555, 0o000):
        (trial.root / ".site").chmod(mode)
        done = trial.run()
        (trial.root / ".site").chmod(0o755)
        yield Outcome(done.returncode != 0 and trial.hash() in trial.known, "Traceback" in done.stderr)


def unreadable(trial: Trial, count: int) -> Iterator[Outcome]:
    """Folders and files that may not be read: each is told by its name."""
    del count
    for name in ("docs/causes", PAGE, "docs/assets", "docs/glossary.yml", "overrides/main.html", "docs"):
        path = trial.root / name
        mode = path.stat().st_mode
        path.chmod(0)
        done = trial.run("check")
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
        errors = run.communicate(timeout=LONGEST)[1]
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


