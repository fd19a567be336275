"""The long form of the fuzzing: Atheris grows inputs that reach new code; each way in which one breaks is told once.

``python scripts/fuzz.py 1000000`` tries so many; what broke is kept in ``.site/fuzz/``, a text each.
"""

from __future__ import annotations

import hashlib
import sys
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["atlas", "bench.fuzz", "yaml"]):
    from bench.fuzz import LARGEST, TARGETS, seeds, try_one

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".site" / "fuzz"
NAMES = sorted(TARGETS)
EVERY = 10_000  # inputs between two lines
broken: dict[str, str] = {}
tried = 0
started = time.monotonic()


def test_one(data: bytes) -> None:
    """One input: the first byte chooses the target, the rest is the text."""
    global tried
    tried += 1
    name, text = NAMES[data[0] % len(NAMES)] if data else NAMES[0], data[1:].decode("utf-8", errors="replace")
    if (found := try_one(text, name)) and found not in broken:
        broken[found] = text
        print(f"{found}: {keep(text)}", flush=True)
    if tried % EVERY == 0:
        print(f"{tried:,} inputs, {len(broken)} ways to break, {time.monotonic() - started:,.0f} s", flush=True)


def keep(text: str) -> Path:
    """Write what broke something into a file of its own."""
    path = FOLDER / f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


def corpus() -> Path:
    """The texts to begin with, for each target, in a folder."""
    folder = FOLDER / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(seeds(ROOT)):
        target = number % len(NAMES)
        (folder / f"{number}").write_bytes(bytes([target]) + text.encode("utf-8", "replace")[:LARGEST])
    return folder


if __name__ == "__main__":
    count = sys.argv[1] if len(sys.argv) > 1 else "100000"
    limits = [f"-runs={count}", f"-max_len={LARGEST}", "-timeout=60", "-verbosity=0", f"-artifact_prefix={FOLDER}/"]
    atheris.Setup([sys.argv[0], str(corpus()), *limits], test_one)
    atheris.Fuzz()
