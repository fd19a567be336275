"""Scripts as one file that are always asked for together: fewer requests, and together they are packed shorter.

In: what pages ask for, scripts by their path. Out: the scripts that are left, with one in the place of several; one
that another script names is also left as a file of its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from .bundle import BundleError, bundled, ordered, workers_of
from .page_signs import PLAIN_SCRIPT, SCRIPT_NAMED, Asking, asked_by_all, path_of

JOINED = "atlas.js"  # its name, beside the first of them


def join_scripts(
    sorts: Iterable[Asking], scripts: Mapping[str, str], apart: Collection[str]
) -> tuple[list[str], dict[str, str]]:
    """The scripts that are one now, and all that are left. Shape: what is ``apart`` stays a file of its own."""
    together = [path for path in asked_by_all([sort.scripts for sort in sorts]) if path not in apart]
    if len(together) < 2:
        return [], dict(scripts)
    named = {name for text in scripts.values() for name in SCRIPT_NAMED.findall(text)}
    left = {path: text for path, text in scripts.items() if path not in together or path.rpartition("/")[2] in named}
    joined = {f"{together[0].rpartition('/')[0]}/{JOINED}": "".join(f"{scripts[path].rstrip()}\n" for path in together)}
    return together, {**left, **joined}


def with_whole_workers(scripts: Mapping[str, str]) -> dict[str, str]:
    """The scripts with each worker and all that it imports as one, and without those that nothing else needs.

    One that cannot be so stays in its files; the copy for a folder, which needs it so too, says why.
    """
    workers = {name for path, text in scripts.items() for name in workers_of(path, text)} & scripts.keys()
    try:
        below = {path: ordered(path, scripts) for path in scripts}
        whole = {path: f"({bundled(path, scripts)})();\n" for path in workers}
    except BundleError:
        return dict(scripts)
    inside = {one for path in workers for one in below[path]}
    wanted = {one for path in scripts.keys() - inside for one in below[path]}
    return {**{path: scripts[path] for path in scripts if path not in inside - wanted}, **whole}


def with_one_script(html: str, together: Sequence[str]) -> str:
    """A page that asks for the one script where the first of them stood."""

    def tag(found: re.Match[str]) -> str:
        path = path_of(found[1], together)
        if not path:
            return found[0]
        return found[0].replace(path.rpartition("/")[2], JOINED) if path == together[0] else ""

    return PLAIN_SCRIPT.sub(tag, html)
