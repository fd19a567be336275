"""The drawings of the site, all in one hand: `make drawings` writes docs/assets/drawings/*.svg from poses.yml.

From poses to pictures: canon (proportions), skeleton (joints), hands, feet, outline (shapes), person and front (who
is painted), props, forms, scenes (what is painted, in which order), picture and curves (the text of a file). geometry
serves them all. The files are committed, so nobody who builds the site needs shapely; `stamp` tells a test whether
they fit their source.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml


def wanted(text: str) -> Mapping[str, Any]:
    """The scenes of poses.yml by name."""
    scenes: Mapping[str, Any] = yaml.safe_load(text)
    return scenes


def written(scene: Mapping[str, Any]) -> str:
    """The SVG of one scene."""
    from .scenes import drawn  # needs shapely, which only drawing needs

    return drawn(scene)


def stamp(source: Path, drawings: Path) -> str:
    """What the source and the drawings are now: one hash each, a line each."""
    code = [*sorted(source.glob("*.py")), source / "poses.yml"]
    made = sorted(drawings.glob("*.svg"))
    return "".join(f"{name} {digest(paths)}\n" for name, paths in (("source", code), ("drawings", made)))


def digest(paths: list[Path]) -> str:
    """One hash of the names and texts of files."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"{path.name}\n{path.read_text(encoding='utf-8')}\n".encode())
    return whole.hexdigest()
