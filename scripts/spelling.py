"""Slips of the pen in all that people wrote, found by codespell; and American spellings in what readers read.

``spelling.yml`` says where to look and which words are right. In: the folder of a project. Out: problems, with lines.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import yaml
from atlas.content.problems import Problem
from atlas.site.scratch import scratch

SETTINGS = "spelling.yml"
LINE = re.compile(r"\./(.+?):(\d+): (\S+) ==> (.+)")  # ./docs/a.md:3: wrod ==> word
SOUND, SLIPS = 0, 65  # how codespell ends


def slips(root: Path) -> Iterator[Problem]:
    """Every slip below ``root``. Errors: OSError when codespell is not there or stops."""
    settings: Mapping[str, Any] = yaml.safe_load((root / SETTINGS).read_text(encoding="utf-8"))
    british = settings["british"]
    fields = in_fields(settings["fields"])
    yield from found(blanked(texts(root, settings), fields), settings["known"])
    pairs = yaml.safe_load((root / british["pairs"]).read_text(encoding="utf-8"))["spellings"]
    meant = after(british["beside"])
    yield from found(blanked(texts(root, british), fields, meant), british["known"], "\n".join(american(pairs)))


def texts(root: Path, settings: Mapping[str, Any]) -> dict[str, str]:
    """The files of these settings, by their path."""
    named = [path for name in settings["look_at"] for path in root.glob(name)]
    inside = [path for one in named for path in ([one] if one.is_file() else one.rglob("*")) if path.is_file()]
    paths = {path.relative_to(root).as_posix(): path for path in inside if "__pycache__" not in path.parts}
    left = settings["leave_out"]
    seen = (path for path in sorted(paths) if not any(path.startswith(f"{one}/") or fnmatch(path, one) for one in left))
    return {path: paths[path].read_text(encoding="utf-8") for path in seen}


# -- what is no slip


def in_fields(names: Sequence[str]) -> re.Pattern[str]:
    """Fields of YAML with all that stands below them."""
    named = "|".join(map(re.escape, names))
    return re.compile(rf"^( *)(?:- |\{{)?(?:{named}):.*(?:\n\1(?: +|- ).*)*", re.MULTILINE)


def after(mark: str) -> re.Pattern[str]:
    """What stands behind a mark, in its sentence or its brackets."""
    return re.compile(rf"{re.escape(mark)} [^.,;:()\n]*")


def blanked(files: Mapping[str, str], *patterns: re.Pattern[str]) -> dict[str, str]:
    """The texts without what these patterns meet; each line stays where it is."""
    found = dict(files)
    for pattern in patterns:
        found = {path: pattern.sub(lambda one: "\n" * one[0].count("\n"), text) for path, text in found.items()}
    return found


def american(pairs: Mapping[str, str]) -> Iterator[str]:
    """Lines of a dictionary: each American spelling, and its plural, with the British one."""
    for british, one in pairs.items():
        yield from (f"{one}->{british}", f"{one}s->{british}s")


# -- what is one


def found(files: Mapping[str, str], known: Sequence[str], words: str = "") -> Iterator[Problem]:
    """What codespell finds in these texts, with its own dictionary or one of these lines."""
    with scratch() as folder:
        for path, text in files.items():
            Path(folder, "in", path).parent.mkdir(parents=True, exist_ok=True)
            Path(folder, "in", path).write_text(text, encoding="utf-8")
        Path(folder, "words.txt").write_text(f"{words}\n", encoding="utf-8")
        options = ["--check-hidden", "--quiet-level", "35", "--ignore-words-list", ",".join(known)]
        dictionary = ["--dictionary", "../words.txt"] if words else []
        command = [sys.executable, "-m", "codespell_lib", *options, *dictionary, "."]
        done = subprocess.run(command, cwd=Path(folder, "in"), capture_output=True, text=True, check=False)
    if done.returncode not in (SOUND, SLIPS):
        raise OSError(0, f"codespell stopped: {done.stderr.strip()[-300:]}", SETTINGS)
    for path, line, word, better in (match.groups() for match in LINE.finditer(done.stdout)):
        remedy = f"if it is right, put it under known: of {SETTINGS}"
        yield Problem(path, int(line), "spelling", f'"{word}" looks like a slip; write "{better}", or {remedy}')
