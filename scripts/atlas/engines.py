"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def render(root: Path, target: Path) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: mkdocs.exceptions.Abort, already logged."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), hooks=[], strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()
