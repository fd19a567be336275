"""The whole command, run with each engine on a copy of a project: what a maintainer would do, side by side."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from .compare import Expected, differences, judged, read_expected, read_files

COMMAND = Path(__file__).parent.parent / "build.py"
EXPECTED = Path(__file__).parent / "expected.yml"
FOLDERS, FILES = ("docs", "overrides", "scripts"), ("mkdocs.yml",)
SHELF = Path(".site", "pictures")  # pictures that were made before are the same for all
ADDRESS = "https://example.org/cramp-atlas/"
Report = tuple[list[str], bool]  # lines, and whether the two sites are as expected


def build_with(engine: str, root: Path, work: Path, address: str = ADDRESS) -> tuple[Path, str]:
    """The site of a project, built by one engine in a folder of its own, and what stopped it, if anything did."""
    copy = work / engine
    for name in FOLDERS:
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(root / name, copy / name)
    (copy / SHELF).parent.mkdir(parents=True)
    (root / SHELF).mkdir(parents=True, exist_ok=True)
    (copy / SHELF).symlink_to((root / SHELF).resolve(), target_is_directory=True)
    command = [sys.executable, str(COMMAND), "build", "--root", str(copy), "--engine", engine]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "SITE_URL": address}, check=False)
    return copy / "site", done.stderr if done.returncode else ""


def compared(engine: str, first: Path, second: Path) -> Report:
    """What differs between the site of MkDocs and that of another engine, for a person."""
    one, other = read_files(first), read_files(second)
    expected = read_expected(EXPECTED.read_text(encoding="utf-8"))[engine]
    strange, met = judged(differences(one, other), expected)
    same = sum(other.get(path) == data for path, data in one.items())
    lines = [f"{engine}: {same} of {len(one)} files are the same, byte for byte"]
    lines += [f"  {count:>6} × {kind.files}: {kind.why}" for kind, count in met.items() if count]
    lines += [f"  unexpected: {difference}" for difference in strange]
    lines += [f"  out of date: {kind.files}: {kind.why}; take it out of {EXPECTED.name}" for kind in unmet(met)]
    return lines, not strange and not unmet(met)


def unmet(met: Mapping[Expected, int]) -> list[Expected]:
    """What was expected and did not happen."""
    return [kind for kind, count in met.items() if not count]
