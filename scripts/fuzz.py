"""The long form of the fuzzing: Atheris grows inputs that reach new code; each way in which one breaks is told once.

``python scripts/fuzz.py 1000000`` tries so many, each target its share, and prints a row for each;
``python scripts/fuzz.py 1000000 names`` tries one target alone. What broke is kept in ``.site/fuzz/``, a text each.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / ".site" / "fuzz"
SHARES: Mapping[str, int] = {  # of a hundred inputs
    "front": 20, "data": 20, "marks": 15, "html": 15, "names": 9, "search": 10, "drawing": 5, "rules": 6,
}  # fmt: skip


def main() -> None:
    """Try one target, or each in a process of its own, so that one which breaks leaves the others whole."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    if len(sys.argv) > 2:
        fuzz(sys.argv[2], count)
    print("| Target | Inputs | Ways to break | Seconds |\n|---|---|---|---|", flush=True)
    parts = [(name, str(count * share // 100)) for name, share in SHARES.items()]
    ends = [subprocess.run([sys.executable, __file__, part, name]).returncode for name, part in parts]
    sys.exit(any(ends))


def fuzz(name: str, count: int) -> None:
    """Try so many inputs of a target; print its row, and leave with 1 when something broke."""
    import atheris

    told = contextlib.redirect_stderr(io.StringIO())  # a line for each module
    with told, atheris.instrument_imports(include=["atlas", "bench.fuzz", "yaml"]):
        from bench.fuzz import LARGEST, TOKENS, seeds, try_one
    broken: set[str] = set()
    tried, started = 0, time.monotonic()

    def test_one(data: bytes) -> None:
        """One input."""
        nonlocal tried
        tried += 1
        text = data.decode("utf-8", errors="replace")
        if (found := try_one(text, name)) and found not in broken:
            broken.add(found)
            print(f"{found}: {keep(text)}", file=sys.stderr, flush=True)
        if tried >= count:
            print(f"| {name} | {tried:,} | {len(broken)} | {time.monotonic() - started:,.0f} |", flush=True)
            os._exit(1 if broken else 0)

    words, corpus = lay(name, TOKENS, seeds(name))
    limits = [f"-max_len={LARGEST}", "-timeout=60", "-verbosity=0", f"-dict={words}", f"-artifact_prefix={FOLDER}/"]
    atheris.Setup([sys.argv[0], str(corpus), *limits], test_one)
    atheris.Fuzz()


def keep(text: str) -> Path:
    """Write what broke something into a file of its own."""
    path = FOLDER / f"{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:12]}.txt"
    path.write_text(text, encoding="utf-8", errors="replace")
    return path


def lay(name: str, words: tuple[str, ...], texts: list[str]) -> tuple[Path, Path]:
    """A file of the signs that mean something, and a folder of the texts to begin with."""
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"{number}").write_bytes(text.encode("utf-8", "replace"))
    listed = FOLDER / "words.txt"
    signs = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8", "surrogatepass")) for word in words)
    listed.write_text("".join(f'"{sign}"\n' for sign in signs), encoding="ascii")
    return listed, folder


if __name__ == "__main__":
    main()
