"""What may lie in docs/assets/, for it is published as it is: pictures, fonts, and the site's styles and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ..content.limits import too_large
from ..content.problems import Problem
from ..content.reader import read_text
from .configuration import CONFIG_FILE
from .templates import template_files

SHOWN = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico", ".svg", ".woff2", ".txt", ".webmanifest"})
RUN = frozenset({".css", ".js"})  # these do something to a page, so somebody has to name them
NAMED_IN = frozenset({".css", ".js", ".yml", ".html"})
SVG_THAT_RUNS = "script, foreignObject, iframe, object, embed, animate, animateMotion, animateTransform, set, handler"


def check_readable(root: Path) -> Iterator[Problem]:
    """An asset is small enough for the build and for readers, and what is read as a text is one."""
    for path in sorted(filter(Path.is_file, (root / "docs" / "assets").rglob("*"))):
        shown, ending = path.relative_to(root).as_posix(), path.suffix.lower()
        if ending in RUN:
            yield from read_text(path, shown)[1]
        elif large := too_large(path.stat().st_size, ending):
            yield Problem(shown, 1, "file", large)


def check_assets(root: Path) -> Iterator[Problem]:
    """An asset is of a kind that only shows, or a style or script that the site names; a picture runs nothing."""
    folder = root / "docs" / "assets"
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in naming_files(root, paths)}
    for path in paths:
        shown, ending = path.relative_to(root).as_posix(), path.suffix.lower()
        if path.suffix == ".md" or path.name.startswith("."):
            continue  # told elsewhere; not published
        if ending not in SHOWN | RUN:
            text = f'"{ending or path.name}" is not a kind of file that is published; take it out'
            yield Problem(shown, 1, "asset", text)
        elif ending in RUN and not any(names(path, text) for other, text in texts.items() if other != path):
            yield Problem(shown, 1, "asset", "is named by no template, style or script; name it there, or take it out")
        elif ending == ".svg" and (part := running_part(path.read_text(encoding="utf-8", errors="replace"))):
            yield Problem(shown, 1, "asset", f"holds {part}, which can run when it is opened by itself; take it out")


def naming_files(root: Path, assets: list[Path]) -> list[Path]:
    """The files that may name an asset: templates, the engine's settings, other styles and scripts."""
    return [*template_files(root), root / CONFIG_FILE, *(path for path in assets if path.suffix in NAMED_IN)]


def names(asset: Path, text: str) -> bool:
    """Whether a text names an asset: by its file name, or in quotes without the ending."""
    return bool(re.search(rf"""["'/]{re.escape(asset.stem)}(?:["']|{re.escape(asset.suffix)}\b)""", text))


def running_part(text: str) -> str:
    """An element or an attribute of an SVG that can run something; nothing if there is none."""
    tree = LexborHTMLParser(f"<body>{text}")
    if node := tree.css_first(SVG_THAT_RUNS):
        return f"<{(node.tag or '')[:40]}>"
    names = (name for node in tree.css("*") for name in node.attributes)
    if event := next((name for name in names if name.lower().startswith("on")), ""):
        return f"{event[:40]}="
    links = (value or "" for node in tree.css("a, use, image") for value in node.attributes.values())
    runs = any(link.strip().lower().startswith(("javascript:", "data:")) for link in links)
    return "an address that runs" if runs else ""
