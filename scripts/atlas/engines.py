"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config


def render(root: Path, target: Path) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: mkdocs.exceptions.Abort, already logged."""
    config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), hooks=[], strict=True)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with no_build_date():
            build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def no_build_date() -> Iterator[None]:
    """Render as if at the beginning of time: MkDocs would write today's date into the compressed site map."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before or "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
