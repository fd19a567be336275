"""The browser that the tests need: the one that is there, or else one that is installed, which is said aloud.

The tests are quickest in a headless shell: the same engine without windows, where a page is a quarter of the work.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def first_of(names: Iterable[str]) -> str:
    """The path of the browser that ``CHROME`` names, or of the first that is there; empty when there is none."""
    return os.environ.get("CHROME", "") or next(filter(None, map(shutil.which, names)), "")


def find_browser() -> str:
    """The path of a whole browser on this machine; empty when there is none."""
    return first_of(CHROMES) or (MAC if Path(MAC).exists() else "")


def find_for_tests() -> str:
    """The path of the quickest browser on this machine; empty when there is none."""
    return first_of(SHELLS) or find_browser()


def have_browser(say: Callable[[str], None]) -> str:
    """A shell, or another browser that is there, or Playwright's own shell; empty when none can be had."""
    return first_of(SHELLS) or from_apt(say) or find_browser() or from_playwright(say)


def from_apt(say: Callable[[str], None]) -> str:
    """Install Debian's shell, where there is apt-get and the right to use it; a browser, where neither is there."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        return ""
    if not find_browser():
        quietly([*sudo, "apt-get", "update", "-q"])
    for package in (SHELLS[0], CHROMES[0]):
        if not find_for_tests() or (package in SHELLS and quietly(["apt-cache", "show", package])):
            install = [*sudo, "apt-get", "install", "-y", "-q", package]
            say(f"no {package} for the tests; installing it for the whole system: {' '.join(install)}")
            quietly(install)
    return find_for_tests()


def quietly(command: list[str]) -> bool:
    """Run a command that says nothing, and tell whether it went well."""
    return subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def from_playwright(say: Callable[[str], None]) -> str:
    """Let Playwright download its own, into the user's cache."""
    command = ["-m", "playwright", "install", "--only-shell", "chromium"]
    say(f"no browser for the tests; downloading one for you alone: python {' '.join(command)}")
    return "playwright" if subprocess.run([sys.executable, *command], check=False).returncode == 0 else ""
