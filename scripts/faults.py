"""Hard times for the build and the live preview, on small sites. Prints a row for each, and keeps it in RELIABILITY.md.

``python scripts/faults.py 200`` makes so many kills; ``python scripts/faults.py 200 clock preview`` makes only the
trials with such words in their name. What needs an administrator or a library that is not there is told as skipped.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from pathlib import Path

from trials import builds, previews
from trials.small_site import AS_OTHERS, ROOT, Outcome, Trial
from walks.report import with_rows

Try = Callable[[Trial, int], Iterator[Outcome]]
TRIALS: Mapping[str, tuple[Try, str, int]] = {  # what is tried, what it needs, in how many parts it runs side by side
    "killed at a random moment": (builds.kills, "", 4),
    "asked to end (SIGINT, SIGTERM, SIGHUP)": (builds.signals, "", 1),
    "disk full": (builds.full_disk, "an administrator", 1),
    "no right to write": (builds.read_only, "setpriv", 1),
    "no right to read": (builds.unreadable, "setpriv", 1),
    "two builds at once": (builds.two_builds, "", 1),
    "changes during the build": (builds.changes, "", 1),
    "wrong clock": (builds.clocks, "faketime", 1),
    "umask 077": (builds.closed_umask, "", 1),
    "live preview, its files mistreated": (previews.previews, "setpriv", 1),
}
HAVE = {
    "": True,
    "an administrator": os.geteuid() == 0,
    "setpriv": os.geteuid() != 0 or bool(AS_OTHERS),
    "faketime": any(map(os.path.exists, builds.FAKETIME)),
}


def main() -> None:
    """Make the trials, as many at once as there are processors, and print a row for each."""
    count, words = int(sys.argv[1]) if len(sys.argv) > 1 else 200, sys.argv[2:]
    chosen = {name: kind for name, kind in TRIALS.items() if not words or any(word in name for word in words)}
    bad, place = 0, ROOT / "RELIABILITY.md"
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        begun = {name: begin(pool, name, *kind, count) for name, kind in chosen.items()}
        for name, parts in begun.items():
            found = [outcome for part in parts for outcome in part.result()]
            whole, traces, left = (sum(getattr(one, key) for one in found) for key in ("whole", "trace", "left"))
            bad += len(found) - whole + traces + left
            cells = (len(found), whole, traces, left) if parts else (f"skipped: needs {chosen[name][1]}", "", "", "")
            row = f"| {name} | {' | '.join(map(str, cells))} | {date.today()} |"
            print(row, flush=True)
            place.write_text(with_rows(place.read_text(encoding="utf-8"), "faults", [row]), encoding="utf-8")
    sys.exit(1 if bad else 0)


def begin(
    pool: ThreadPoolExecutor, name: str, what: Try, need: str, parts: int, count: int
) -> list[Future[list[Outcome]]]:
    """Begin the parts of a trial; none where it cannot be made."""
    sizes = [(count + number) // parts for number in range(parts)] if HAVE[need] else []
    return [pool.submit(outcomes, name, what, number, size) for number, size in enumerate(sizes)]


def outcomes(name: str, what: Try, number: int, count: int) -> list[Outcome]:
    """Make one part of a trial on a site of its own; each outcome is told beside the table when it is there."""
    found: list[Outcome] = []
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-faults-") as folder:
        Path(folder).chmod(0o755)
        for outcome in what(Trial(Path(folder, "site"), number), count):
            found.append(outcome)
            print(f"{name}, part {number}, {len(found)}: {outcome}", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    main()
