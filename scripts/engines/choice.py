"""Which engine renders. Those besides MkDocs stand in an environment of their own, which ``make`` sets up."""

from __future__ import annotations

import importlib
import site
import sys
import sysconfig
from collections.abc import Callable
from functools import partial
from pathlib import Path

DEFAULT, DROP_IN, SECOND = "mkdocs", "properdocs", "zensical"
ENGINES = (DEFAULT, DROP_IN, SECOND)
PLACE = Path(sys.prefix) / "engines"  # .venv/engines

Render = Callable[[Path, Path], None]  # the folder of a project, and where its pages are to be written


class Missing(Exception):
    """The engine is not installed."""


def renderer(name: str, place: Path = PLACE) -> Render:
    """What renders with this engine. To be asked before MkDocs is imported, for one engine takes its name."""
    if name != DEFAULT and not installed(name, place):
        raise Missing(f"{name} is not in {place}; install it: make build ENGINE={name}")
    if name == SECOND:
        from atlas.site import zensical

        return partial(zensical.render, place / "bin" / "python")
    if name == DROP_IN:
        site.addsitedir(packages(place))  # after our own: of what both have, ours is taken
        importlib.import_module("properdocs.replacement")  # from now on `import mkdocs` gives ProperDocs
    from atlas.site import engine

    return engine.render


def installed(name: str, place: Path = PLACE) -> bool:
    """Whether an engine is there."""
    return name == DEFAULT or Path(packages(place), name).is_dir()


def packages(place: Path) -> str:
    """Where the packages of an environment lie."""
    return sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)})
