"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from ..content.problems import Problem
from ..content.reader import read
from ..content.sheets import parse_sheet
from .configuration import CONFIG_FILE, load
from .templates import Watched, template_problem

WORD_FILES = ("frame", "home")  # the data files whose words the theme's templates show


class EngineError(Exception):
    """The engine could not render the site, or a template could not be filled: why, as problems."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems as values, and as the text of the error."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Words(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What the engine's templates get besides the pages: the words around them, and a watch on undefined values."""

    def on_config(self, config: Any, **_: Any) -> None:
        """Called by the engine with its settings."""
        give_words(config)

    def on_env(self, env: jinja2.Environment, **_: Any) -> None:
        """Called by the engine with the environment of its templates."""
        env.undefined = Watched


def give_words(config: Any) -> None:
    """Hand the data files of words to the templates, as ``config.extra.frame`` and ``config.extra.home``."""
    docs = Path(config.docs_dir)
    for name in WORD_FILES:
        sheet, _ = read(f"docs/{name}.yml", docs / f"{name}.yml", parse_sheet)
        config.extra[name] = sheet.value or {}


def render(root: Path, target: Path) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: EngineError, after logged warnings.

    What links lead to is left to the verification, which reports it with the line.
    """
    config, problems = load(root, site_dir=str(target))
    if problems:
        raise EngineError(*problems)
    config.plugins["words"] = Words()
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with no_build_date(), engine_faults():
            build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def engine_faults() -> Iterator[None]:
    """Turn whatever stops the engine into a problem at its place. Errors: EngineError."""
    try:
        yield
    except Exception as error:
        raise EngineError(engine_problem(error)) from None


@contextmanager
def template_faults() -> Iterator[None]:
    """Turn an error that arose in a template into a problem at its line. Errors: EngineError."""
    try:
        yield
    except Exception as error:
        if problem := template_problem(error):
            raise EngineError(problem) from None
        raise


def engine_problem(error: BaseException) -> Problem:
    """What stopped the engine: the line of a template, or else the settings that the engine was given."""
    if problem := template_problem(error):
        return problem
    if isinstance(error, MkDocsException):
        text = " ".join(str(error).split()).rstrip(".!")
        return Problem(CONFIG_FILE, 1, "engine", f"{text}; see what it says above, and mend that")
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    fix = "a setting, most likely of an extension or a plugin, has a value that does not fit; mend it"
    return Problem(CONFIG_FILE, 1, "engine", f"{type(error).__name__} in {where}: {error}; {fix}")


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
