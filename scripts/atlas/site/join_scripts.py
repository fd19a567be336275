"""The plain scripts that every page asks for as one file: fewer requests, and together they are packed shorter.

In: woven pages by their address, scripts by their path. Out: the same, with one script in the place of several; one
that another script names is also left as a file of its own.
May import nothing of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

JOINED = "atlas.js"  # its name, beside the first of them
SCRIPT = re.compile(r'<script src="([^"]+)" defer></script>\n?')  # nothing but its address and when it runs

NAMED = re.compile(r"[\w-]+\.js\b")  # in a script: import "../own.js"


def join_scripts(
    pages: Mapping[str, str], scripts: Mapping[str, str], apart: Collection[str]
) -> tuple[dict[str, str], dict[str, str]]:
    """The pages and the scripts that are left. Shape: what is ``apart`` stays a file of its own."""
    asked = [found for html in pages.values() if (found := asked_by(html, scripts))]
    everywhere = [path for path in asked[0] if all(path in paths for paths in asked)] if asked else []
    together = [path for path in everywhere if path not in apart]
    if len(together) < 2:
        return dict(pages), dict(scripts)
    named = {name for text in scripts.values() for name in NAMED.findall(text)}
    left = {path: text for path, text in scripts.items() if path not in together or path.rpartition("/")[2] in named}
    joined = {f"{together[0].rpartition('/')[0]}/{JOINED}": "".join(f"{scripts[path].rstrip()}\n" for path in together)}
    return {url: with_one(html, together) for url, html in pages.items()}, {**left, **joined}


def asked_by(html: str, scripts: Collection[str]) -> list[str]:
    """The scripts of ours that a page asks for, in its order."""
    return [path for address in SCRIPT.findall(html) if (path := path_of(address, scripts))]


def path_of(address: str, scripts: Collection[str]) -> str:
    """The path of the script at an address; empty for one that is not ours."""
    return next((path for path in scripts if f"/{address}".endswith(f"/{path}")), "")


def with_one(html: str, together: list[str]) -> str:
    """A page that asks for the one script where the first of them stood."""

    def tag(found: re.Match[str]) -> str:
        path = path_of(found[1], together)
        if not path:
            return found[0]
        return found[0].replace(path.rpartition("/")[2], JOINED) if path == together[0] else ""

    return SCRIPT.sub(tag, html)
