"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException

LINKS = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore")


class EngineError(Exception):
    """The engine could not render the site, or a template could not be filled."""


def render(root: Path, target: Path) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: EngineError, after logged warnings.

    What links lead to is left to the verification, which tells it with the line.
    """
    try:
        config = load_config(
            str(root / "mkdocs.yml"), site_dir=str(target), hooks=[], strict=True, validation={"links": LINKS}
        )
        config.plugins.on_startup(command="build", dirty=False)
        try:
            with no_build_date(), template_faults():
                build(config)
        finally:
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise EngineError(f"mkdocs.yml:1: engine: {told(error)}") from None


@contextmanager
def template_faults() -> Iterator[None]:
    """Turn an error that arose in a template into one that names it. Errors: EngineError."""
    try:
        yield
    except Exception as error:
        if place := template_place(error):
            raise EngineError(f"{place}: template: {error}; mend the template") from None
        raise


def template_place(error: BaseException) -> str:
    """The path and line in a template where an error arose; empty when it arose elsewhere."""
    if isinstance(error, TemplateSyntaxError):
        return f"{shown(error.filename or error.name or 'overrides')}:{error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    inner = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    if inner:
        return f"{shown(inner.filename)}:{inner.lineno}"
    return "overrides:1" if isinstance(error, TemplateError) else ""


def shown(path: str) -> str:
    """The path of a template from the project's folder, if it is one of ours."""
    parts = Path(path).parts
    return "/".join(parts[parts.index("overrides") :]) if "overrides" in parts else path


def told(error: MkDocsException) -> str:
    """The message of the engine on one line."""
    return " ".join(str(error).split()).rstrip(".!") + "; see what it says above, and mend that"


@contextmanager
def no_build_date() -> Iterator[None]:
    """Render as if at the beginning of time: MkDocs would write today's date into the compressed site map."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = before if before and before.isdecimal() else "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
