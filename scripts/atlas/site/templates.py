"""Faults in templates: their syntax, the line where one stopped, and values that nobody defined."""

from __future__ import annotations

import re
import sys
import traceback
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined, nodes

from ..content.problems import Problem

OVERRIDES = "overrides"
BYTE_ORDER = "\ufeff"
NO_MARKUP = re.compile(  # of a template: what the engine reads, remarks, and the texts of scripts and styles
    r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<!--.*?-->|(?<=>)[^<>]*(?=</(?:script|style)\b)", re.DOTALL
)
STOPPED = re.compile(r"(?<=[\s\"'/])(style|on[a-z]+)\s*=", re.IGNORECASE)  # attributes that no policy of ours lets work
ENDINGS = {".html", ".xml", ".css", ".js", ".svg"}  # what the templates of the theme and of the blocks include


class Watched(Undefined):
    """An undefined value that stops the build where a template of ours shows it; the theme's own templates may."""

    def __str__(self) -> str:
        """Nothing; an error where a template of ours shows it."""
        if in_our_template():
            self._fail_with_undefined_error()
        return ""

    def __iter__(self) -> Iterator[Any]:
        """No entries; an error where a template of ours loops over it."""
        if in_our_template():
            self._fail_with_undefined_error()
        return iter(())

    __hash__ = Undefined.__hash__
    __eq__ = Undefined.__eq__


def in_our_template() -> bool:
    """Whether the innermost template that runs now is one of the project."""
    frame = sys._getframe(1)
    while frame and not is_template(frame.f_code.co_filename):
        frame = frame.f_back  # type: ignore[assignment]
    return bool(frame) and OVERRIDES in Path(frame.f_code.co_filename).parts


def is_template(path: str) -> bool:
    """Whether a file is a template, by its ending."""
    return Path(path).suffix in ENDINGS


REPLACED = (  # templates in whose place ours stand: without ours the theme's own would be taken, in silence
    *("404.html", "base.html", "main.html", "partials/content.html", "partials/footer.html"),
    *("partials/header.html", "partials/logo.html", "partials/search.html", "partials/toc.html"),
)


def check_replaced(root: Path) -> Iterator[Problem]:
    """Every template is there that stands in the place of one of the theme's."""
    for name in REPLACED if (root / OVERRIDES).is_dir() else ():
        if not (root / OVERRIDES / name).is_file():
            text = "missing, and the theme's own would be shown in its place; bring it back"
            yield Problem(f"{OVERRIDES}/{name}", 1, "file", text)


def check_template_syntax(root: Path) -> Iterator[Problem]:
    """The templates of a project can be read: each tag is closed, each filter is known."""
    for path in template_files(root):
        shown = path.relative_to(root).as_posix()
        yield from syntax_problems(shown, path.read_text(encoding="utf-8", errors="replace"))


@lru_cache(maxsize=512)  # a preview reads all templates again after every change
def syntax_problems(shown: str, text: str) -> tuple[Problem, ...]:
    """What is wrong with the syntax of one template."""
    if text.startswith(BYTE_ORDER):
        fix = "save the file as UTF-8 without one, for a page would begin with it"
        return (Problem(shown, 1, "template", f"begins with a mark of the order of bytes; {fix}"),)
    environment = Environment(extensions=["jinja2.ext.i18n"])
    environment.filters |= dict.fromkeys(("url", "script_tag"), str)  # the engine's own
    try:
        environment.compile(text, filename=shown)
        return (*method_calls(shown, environment.parse(text)), *stopped_attributes(shown, text))
    except TemplateSyntaxError as error:
        return (problem_at(shown, error.lineno, error),)


def method_calls(shown: str, tree: nodes.Template) -> Iterator[Problem]:
    """No method of a value is called, for that is Python's alone: other engines that fill these templates cannot."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Getattr) and not is_name(call.node.node, "self", "loop"):
            text = f".{call.node.attr}() is a method, which other engines lack; write a filter"
            yield Problem(shown, call.lineno, "template", text)


def stopped_attributes(shown: str, text: str) -> Iterator[Problem]:
    """No attribute styles or runs, for the policy of a page stops it: told here once, and not for each page."""
    markup = NO_MARKUP.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for found in STOPPED.finditer(markup):
        name, line = found[1], text.count("\n", 0, found.start()) + 1
        place = "style sheet, under a class" if name.lower() == "style" else "script of docs/assets/"
        yield Problem(shown, line, "attribute", f"{name} is stopped by the policy; move what it does into a {place}")


def is_name(node: nodes.Node, *names: str) -> bool:
    """Whether an expression is one of these names."""
    return isinstance(node, nodes.Name) and node.name in names


def template_files(root: Path) -> list[Path]:
    """The templates of a project, in the order of their paths."""
    return sorted(path for path in (root / OVERRIDES).rglob("*") if is_template(path.name) and path.is_file())


def template_problem(error: BaseException) -> Problem | None:
    """An error at the line of the template where it arose; nothing when it arose elsewhere."""
    if isinstance(error, TemplateSyntaxError):
        return problem_at(error.filename or error.name or OVERRIDES, error.lineno, error)
    frames = traceback.extract_tb(error.__traceback__)
    if inner := next((frame for frame in reversed(frames) if is_template(frame.filename)), None):
        return problem_at(inner.filename, inner.lineno or 1, error)
    return problem_at(OVERRIDES, 1, error) if isinstance(error, TemplateError) else None


def problem_at(path: str, line: int, error: BaseException) -> Problem:
    """An error as a problem of a template; the path is from the project's folder, if it is one of ours."""
    parts = Path(path).parts
    shown = "/".join(parts[parts.index(OVERRIDES) :]) if OVERRIDES in parts else path
    return Problem(shown, line, "template", f"{message_of(error)}; mend the template")


def message_of(error: BaseException) -> str:
    """What is wrong, on one line, without the folders in which a missing template was sought."""
    if isinstance(error, TemplateNotFound):
        return f'there is no template "{error.name}"'
    return " ".join(str(error).split()).rstrip(".")
