"""The catalogue of bad inputs, ``cases/bad``: each is refused in the lines that its file says, and in no others."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import build
import pytest
from atlas.rules.check import read_checked
from atlas.site.project import read_project
from conftest import lay_tiny, once
from overlays import BUILT, Case, copy_site, lay_case, read_case

CASES = Path(__file__).parent / "cases" / "bad"
GROUPS = sorted(path for path in CASES.iterdir() if path.is_dir())
LINE = re.compile(r"[^\n]+:(?:\d+|…): [^\n]+: [^\n]+; [^\n]+")  # path:line: field: what is wrong; what to do
LONGEST = 10  # seconds of the processor for one bad input
WRITE = os.environ.get("ATLAS_GOLDEN") == "write"


@pytest.fixture(scope="session")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, which all cases change copies of."""
    return once(tmp_path_factory, "bad", lambda folder: lay_tiny(folder / "tiny")) / "tiny"


def told(case: Case, root: Path) -> str:
    """The lines that a case gives."""
    lay_case(case, root)
    if case.by == BUILT:
        return built(root)
    _, problems = (read_project if case.theme else read_checked)(root)
    return "\n".join(map(str, problems)).replace(str(root), "ROOT")


def built(shared: Path) -> str:
    """The lines of a whole build, less the last, which counts them; of files of its own, for to share one anew is a change of it."""
    root = Path(shutil.copytree(shared, shared.with_name(f"{shared.name}-built")))
    told = io.StringIO()
    with contextlib.redirect_stderr(told), pytest.raises(SystemExit):
        build.main(["build", "--root", str(root)])
    return told.getvalue().strip().replace(str(root), "ROOT")


def fits(given: str, wanted: str) -> bool:
    """Whether lines are as a file says; … stands for what changes with the theme: a line number, a list of files."""
    return re.fullmatch(".*".join(map(re.escape, wanted.split("…"))), given) is not None


def wrong(cases: list[Case], laid: Path, folder: Path) -> Iterator[str]:
    """What the cases of a group give instead of what they must."""
    for number, case in enumerate(cases):
        started = time.process_time()
        given = told(case, copy_site(laid, folder / str(number)))
        if time.process_time() - started > LONGEST:
            yield f"{case.file}: takes longer than {LONGEST} s"
        if fits(given, case.gives):
            continue
        if WRITE:
            text = case.file.read_text(encoding="utf-8")
            case.file.write_text(f"{text[: text.rindex('=== ')]}=== {case.by}\n{given}\n", encoding="utf-8")
        else:
            yield f"{case.file} gives\n{given}\ninstead of\n{case.gives}"


@pytest.mark.parametrize("group", GROUPS, ids=[group.name for group in GROUPS])
def test_each_bad_input_is_refused_in_its_own_words(group, laid, tmp_path):
    found = list(wrong(list(map(read_case, sorted(group.glob("*.txt")))), laid, tmp_path))
    assert not found, "\n\n".join(found)


def test_each_line_of_the_catalogue_says_where_what_and_what_to_do():
    cases = [read_case(file) for file in CASES.rglob("*.txt")]
    assert [case.file.name for case in cases if not case.gives] == []
    lines = [line for case in cases for line in case.gives.splitlines()]
    assert [line for line in lines if not LINE.fullmatch(line) or not line.isprintable()] == []
    assert max(map(len, lines)) < 700
