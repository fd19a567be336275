"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException


class EngineError(Exception):
    """The engine could not render the site."""


def render(root: Path, target: Path) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: EngineError, after logged warnings."""
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(target), hooks=[], strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with no_build_date():
                build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise EngineError(f"mkdocs.yml:1: engine: {told(error)}") from None
    except TemplateError as error:
        raise EngineError(f"overrides:1: template: {error}; mend the template") from None


def told(error: MkDocsException) -> str:
    """The message of the engine on one line."""
    return " ".join(str(error).split()).rstrip(".!") + "; see what it says above, and mend that"


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
