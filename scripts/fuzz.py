"""The long form of the fuzzing: many inputs for each target; each way in which one breaks is told once.

``python scripts/fuzz.py 1000000`` tries so many, each target its share; RELIABILITY.md keeps a row for each. With the
name of a target after the number that one is tried alone. Atheris grows inputs that reach new code; where it cannot be
had they are changed at random, other ones each day. What broke is kept in ``.site/fuzz/``, a text each.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import random
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from walks.report import with_rows

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".site" / "fuzz"
SHARES: Mapping[str, int] = {  # of a hundred inputs
    "front": 20, "data": 20, "marks": 18, "html": 15, "names": 8, "search": 10, "drawing": 6, "rules": 3,
}  # fmt: skip
EVERY = 10_000  # inputs between two lines on how far it is


class Tally:
    """What was tried of a target, and in which ways it broke."""

    def __init__(self, name: str, count: int) -> None:
        """Nothing yet, of so many."""
        self.name, self.count, self.tried, self.started = name, count, 0, time.monotonic()
        self.broken: set[str] = set()

    def note(self, text: str, found: str) -> None:
        """One more input, and in which way it broke something, if it did; the last one ends the run."""
        self.tried += 1
        if found and found not in self.broken:
            self.broken.add(found)
            self.tell(f"{found}: {keep(text)}")
        if self.tried >= self.count:
            self.end()
        elif self.tried % EVERY == 0:
            self.tell(f"{self.name}: {self.tried:,}")

    def tell(self, line: str) -> None:
        """A line beside the table."""
        print(line, file=sys.stderr, flush=True)

    def end(self) -> NoReturn:
        """Print the row, and leave with 1 when something broke; Atheris would not come back by itself."""
        seconds = time.monotonic() - self.started
        print(f"| {self.name} | {self.tried:,} | {len(self.broken)} | {seconds:,.0f} |", flush=True)
        os._exit(1 if self.broken else 0)


def main() -> None:
    """Try one target, or each in a process of its own, so that one which breaks leaves the others whole."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    FOLDER.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        (grow if find_spec("atheris") else change)(Tally(sys.argv[2], count))
    how = "grown by Atheris" if find_spec("atheris") else "changed at random"
    broken, place = 0, ROOT / "RELIABILITY.md"
    for name, share in SHARES.items():
        command = [sys.executable, __file__, str(count * share // 100), name]
        run = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        broken += run.returncode != 0
        row = run.stdout.strip() or f"| {name} | stopped: {run.returncode} | | |"
        row = f"{row} {how} | {date.today()} |"
        print(row, flush=True)
        place.write_text(with_rows(place.read_text(encoding="utf-8"), "fuzz", [row]), encoding="utf-8")
    sys.exit(broken)


def grow(tally: Tally) -> NoReturn:
    """Try inputs that Atheris grows."""
    import atheris

    told = contextlib.redirect_stderr(io.StringIO())  # a line for each module
    with told, atheris.instrument_imports(include=["atlas", "bench.fuzz", "yaml"]):
        from bench.fuzz import LARGEST, TOKENS, seeds, try_one

    def test_one(data: bytes) -> None:
        """One input."""
        text = data.decode("utf-8", errors="replace")
        tally.note(text, try_one(text, tally.name))

    words, corpus = lay(tally.name, TOKENS, seeds(tally.name))
    limits = [f"-max_len={LARGEST}", "-timeout=60", "-verbosity=0", f"-dict={words}", f"-artifact_prefix={FOLDER}/"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], test_one)
    atheris.Fuzz()
    tally.end()


def change(tally: Tally) -> NoReturn:
    """Try inputs that are known ones, changed at random."""
    from bench.fuzz import changed, seeds, try_one

    chance, texts = random.Random(f"{tally.name} {date.today()}"), seeds(tally.name)
    while True:
        text = changed(chance, texts)
        tally.note(text, try_one(text, tally.name))


def keep(text: str) -> Path:
    """Write what broke something into a file of its own."""
    path = FOLDER / f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


def lay(name: str, words: tuple[str, ...], texts: list[str]) -> tuple[Path, Path]:
    """A file of the signs that mean something, and a folder of the texts to begin with."""
    folder = FOLDER / name
    folder.mkdir(exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}").write_bytes(text.encode("utf-8", "replace"))
    listed = FOLDER / "words.txt"
    signs = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) for word in words)
    listed.write_text("".join(f'"{sign}"\n' for sign in signs), encoding="ascii")
    return listed, folder


if __name__ == "__main__":
    main()
