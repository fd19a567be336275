"""mkdocs.yml as the engine reads it, with every fault at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig

from ..content.problems import Problem
from ..content.reader import read_text
from ..content.sheets import yaml_problem

CONFIG_FILE = "mkdocs.yml"
LINKS = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore")
QUOTED_NAME = re.compile(r"""["']([^"']+)["']|\b(\w+_\w+)\b""")  # in a message: "a plugin", 'a path', an_option
MEND_CONFIG = "mend it in mkdocs.yml"


def load(root: Path, **options: object) -> tuple[MkDocsConfig, list[Problem]]:
    """The configuration of a project, without its hooks, and everything that is wrong with it."""
    path = root / CONFIG_FILE
    config = MkDocsConfig(config_file_path=str(path))
    text, problems = read_text(path, CONFIG_FILE)
    if not text.strip():
        return config, problems or [Problem(CONFIG_FILE, 1, "file", "missing or empty; bring it back")]
    if problems := list(check_yaml(text)):
        return config, problems
    try:
        with path.open("rb") as file:
            config.load_file(file)
        hooks = config["hooks"]
        config.load_dict({"hooks": [], "strict": True, "validation": {"links": LINKS}, **options})
        errors, warnings = config.validate()
    except Exception as error:  # an option of the wrong type stops the engine's own reading anywhere
        return config, [problem_at(text, "", str(error))]
    problems = [problem_at(text, key, str(what)) for key, what in (*errors, *warnings)]
    return config, problems or list(check_files(root, text, config, hooks))


def check_yaml(text: str) -> Iterator[Problem]:
    """The file is YAML, and has keys."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        yield yaml_problem(CONFIG_FILE, error)
    else:
        if not isinstance(node, yaml.MappingNode):
            yield Problem(CONFIG_FILE, 1, "file", "has no keys; write each setting as `key: value`")


def problem_at(text: str, key: str, what: str) -> Problem:
    """A problem of a key at its line, or at the line below it that holds a name which the message quotes."""
    names = [quoted or option for quoted, option in QUOTED_NAME.findall(what)]
    lines = what.strip().splitlines() or [what]  # a long message has a traceback in the middle
    said = " ".join(" ".join(dict.fromkeys((lines[0], lines[-1]))).split()).rstrip(".!")
    return Problem(CONFIG_FILE, line_of(text, key, names), key or "engine", f"{said}; {MEND_CONFIG}")


def line_of(text: str, key: str, names: list[str]) -> int:
    """The line of a top-level key, or of the first of these names in what belongs to it."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.startswith(f"{key}:")), 0) if key else 0
    last = first + 1
    while last < len(lines) and (not key or not re.match(r"[^\s#-]", lines[last])):
        last += 1
    inside = range(first, last)
    return next((number for name in names for number in inside if name in lines[number]), first) + 1


def check_files(root: Path, text: str, config: Mapping[str, Any], hooks: object) -> Iterator[Problem]:
    """Every file that the configuration names exists."""
    for name in hooks if isinstance(hooks, list) else [hooks]:
        if not (root / str(name)).is_file():
            what = f'"{name}" is not a file; mend or remove it'
            yield Problem(CONFIG_FILE, line_of(text, "hooks", [str(name)]), "hooks", what)
    theme = config["theme"]
    named = [("theme", theme.get(key, "")) for key in ("logo", "favicon")]
    named += [(key, str(path)) for key in ("extra_css", "extra_javascript") for path in config[key]]
    for key, name in named:
        if name and "//" not in name and not (root / "docs" / name.partition("?")[0]).is_file():
            what = f'"{name}" leads to no file in docs/; mend or remove it'
            yield Problem(CONFIG_FILE, line_of(text, key, [name]), key, what)
