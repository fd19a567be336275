"""A small site of its own that is built and mistreated, and what each trial left of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from atlas.site.kept import PLACE

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 1200  # seconds for a build on a very busy machine
PAGE = "docs/causes/heat.md"
# What keeps an administrator from what others may not do, or files without rights would be no trial.
SETPRIV = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--")
AS_OTHERS = SETPRIV if os.geteuid() == 0 and shutil.which(SETPRIV[0]) else ()


@dataclass(frozen=True)
class Outcome:
    """What one trial left: whether the site is whole, whether a trace was printed, whether something was left over."""

    whole: bool
    trace: bool = False
    left: bool = False


class Trial:
    """A small site of its own, which is built and then mistreated."""

    def __init__(self, folder: Path, number: int) -> None:
        """Lay the site, build both its forms and remember them: what is found later is one. It ends as it was laid."""
        self.root, self.number = folder, number
        shutil.copytree(ROOT / "tests" / "sites" / "tiny", folder, dirs_exist_ok=True)
        shutil.copytree(ROOT / "overrides", folder / "overrides")
        theme = shutil.ignore_patterns("drawings")
        shutil.copytree(ROOT / "docs" / "assets", folder / "docs" / "assets", ignore=theme, dirs_exist_ok=True)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        shutil.copytree(ROOT / "scripts", folder / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        self.known = {self.swap().build(), self.swap().build()}

    def command(self, verb: str = "build") -> list[str]:
        """The command that an author gives."""
        return [*AS_OTHERS, sys.executable, str(ROOT / "scripts" / "build.py"), verb, "--root", str(self.root)]

    def run(self, verb: str = "build", **how: object) -> subprocess.CompletedProcess[str]:
        """Build, and return how it ended."""
        return subprocess.run(self.command(verb), capture_output=True, text=True, timeout=LONGEST, **how)  # type: ignore[call-overload,no-any-return]

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
        meant = {(self.root / "site").resolve().name, PLACE.name}
        left = {path.name for path in (self.root / PLACE).parent.iterdir()} - meant
        return Outcome(self.hash() in self.known, "Traceback" in errors, tidy and bool(left))


