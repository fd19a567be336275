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
from ..content.sheets import CONTROL, code_of, yaml_problem
from ..rules.allowed import tree_faults

CONFIG_FILE = "mkdocs.yml"
LINKS = dict.fromkeys(("not_found", "absolute_links", "unrecognized_links", "anchors"), "ignore")
QUOTED_NAME = re.compile(r"""["']([^"']+)["']|\b(\w+_\w+)\b""")  # in a message: "a plugin", 'a path', an_option
YAML_TAG = "tag:yaml.org,2002:"
PYTHON_TAG = f"{YAML_TAG}python/"  # !!python/object/apply:os.system, which the engine would obey
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
    return config, problems or [*check_values(text, config), *check_files(root, text, config, hooks)]


def check_yaml(text: str) -> Iterator[Problem]:
    """The file is YAML, and has keys."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        yield yaml_problem(CONFIG_FILE, error)
    else:
        if not isinstance(node, yaml.MappingNode):
            yield Problem(CONFIG_FILE, 1, "file", "has no keys; write each setting as `key: value`")
        else:
            yield from faults_of_nodes(node)


def faults_of_nodes(top: yaml.Node) -> Iterator[Problem]:
    """A key that stands twice, of which the engine would take the last; and what would run code, or read elsewhere."""
    for node in nodes(top):
        if node.tag.startswith(PYTHON_TAG):
            text = f'"!!{node.tag[len(YAML_TAG) :][:60]}" would run code; write the value itself'
            yield Problem(CONFIG_FILE, node.start_mark.line + 1, "YAML", text)
        if isinstance(node, yaml.ScalarNode) and (control := CONTROL.search(node.value)):
            text = f"{code_of(control[0])} is not a character for text; take it out"
            yield Problem(CONFIG_FILE, node.start_mark.line + 1, "YAML", text)
        seen: set[str] = set()
        for key, _ in node.value if isinstance(node, yaml.MappingNode) else ():
            name, line = str(key.value), key.start_mark.line + 1
            if name in seen:
                yield Problem(CONFIG_FILE, line, name, "written twice; keep one")
            elif name == "INHERIT":
                yield Problem(CONFIG_FILE, line, name, "reads settings from elsewhere; write them here")
            seen.add(name)


def nodes(top: yaml.Node) -> Iterator[yaml.Node]:
    """A node and all below it, each once, though an alias may lead to it from many places, even from below."""
    waiting, known = [top], {id(top)}
    while waiting:
        node = waiting.pop()
        yield node
        pairs = node.value if isinstance(node, yaml.MappingNode) else ()
        items = node.value if isinstance(node, yaml.SequenceNode) else [one for pair in pairs for one in pair]
        waiting += (one for one in items if id(one) not in known)
        known |= set(map(id, items))


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


def check_values(text: str, config: Mapping[str, Any]) -> Iterator[Problem]:
    """What the engine would take, and this site cannot."""
    if not str(config["site_name"]).strip():
        yield Problem(CONFIG_FILE, line_of(text, "site_name", []), "site_name", "is empty; write the name of the site")
    if not config["use_directory_urls"]:
        line = line_of(text, "use_directory_urls", [])
        yield Problem(CONFIG_FILE, line, "use_directory_urls", "has to be true, for every address ends in /; mend it")
    if Path(config["docs_dir"]) != Path(config["config_file_path"]).parent / "docs":
        line = line_of(text, "docs_dir", [])
        yield Problem(CONFIG_FILE, line, "docs_dir", "has to be docs, where the pages are; mend it or take it out")
    for _, what in tree_faults(config["copyright"] or ""):
        yield Problem(CONFIG_FILE, line_of(text, "copyright", []), "copyright", what)


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
