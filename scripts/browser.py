"""The browser that the tests need: the one that is there, or else one that is installed, which is said aloud."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"


def find_browser() -> str:
    """The path of a browser on this machine; empty when there is none."""
    named = next(filter(None, map(shutil.which, CHROMES)), "")
    return os.environ.get("CHROME", "") or named or (MAC if Path(MAC).exists() else "")


def have_browser(say: Callable[[str], None]) -> str:
    """A browser: what is there, else Debian's package, else Playwright's own; empty when none can be had."""
    return find_browser() or from_apt(say) or from_playwright(say)


def from_apt(say: Callable[[str], None]) -> str:
    """Install Debian's package, where there is apt-get and the right to use it."""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if not shutil.which("apt-get") or (sudo and not shutil.which("sudo")):
        return ""
    install = [*sudo, "apt-get", "install", "-y", "-q", "chromium"]
    say(f"no browser for the tests; installing one for the whole system: {' '.join(install)}")
    for command in ([*sudo, "apt-get", "update", "-q"], install):
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return find_browser()


def from_playwright(say: Callable[[str], None]) -> str:
    """Let Playwright download its own, into the user's cache."""
    command = ["-m", "playwright", "install", "chromium"]
    say(f"no browser for the tests; downloading one for you alone: python {' '.join(command)}")
    return "playwright" if subprocess.run([sys.executable, *command], check=False).returncode == 0 else ""
