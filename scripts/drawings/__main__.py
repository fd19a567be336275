"""Writes docs/assets/drawings/*.svg from poses.yml: `make drawings`, or for some only, with their names behind."""

from __future__ import annotations

import sys
from pathlib import Path

from . import stamp, wanted, written

HERE = Path(__file__).resolve().parent
OUT = HERE.parents[1] / "docs" / "assets" / "drawings"


def main(names: list[str]) -> None:
    """All drawings, or those with these names."""
    scenes = wanted((HERE / "poses.yml").read_text(encoding="utf-8"))
    for name in names or scenes:
        text = written(scenes[name])
        (OUT / f"{name}.svg").write_text(text, encoding="utf-8")
        print(f"{name:20} {len(text.encode()):6} bytes")
    if not names:
        for path in OUT.glob("*.svg"):
            if path.stem not in scenes:
                path.unlink()
        (HERE / "stamp.txt").write_text(stamp(HERE, OUT), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
