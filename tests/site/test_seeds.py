"""Two runs of the same content give the same bytes, in whatever order Python keeps its sets."""

import os
import subprocess
import sys

import pytest
from conftest import HANGS, ROOT, lay_site


@pytest.fixture
def sums(tmp_path):
    def of(seed):
        root = lay_site("browser", tmp_path / seed)
        for verb in ("build", "sums"):
            command = [sys.executable, str(ROOT / "scripts" / "build.py"), verb, "--root", str(root)]
            run = subprocess.run(command, capture_output=True, text=True, timeout=HANGS, env={**os.environ, "PYTHONHASHSEED": seed})
            assert run.returncode == 0, run.stderr
        return run.stdout.splitlines()

    return of


def test_the_order_of_sets_changes_no_byte(sums):
    assert sums("1") == sums("2")
