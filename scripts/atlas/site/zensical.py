"""The second engine, Zensical: a program of its own, which is given a project that is made for it and thrown away.

In: a project that has been checked. Out: the same files as ``engine.render`` makes, not yet woven. What the two spell
otherwise and mean alike is spelled here as MkDocs does, so that the finished sites can be compared by their bytes.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from ..content.addresses import NOT_FOUND, address_of, built_file, id_of
from ..content.problems import Problem
from ..content.reader import is_draft
from .configuration import CONFIG_FILE, load
from .engine import EngineError, words_of
from .scratch import scratch
from .templates import OVERRIDES

STYLES = "assets/stylesheets/main.css"  # where the theme's style sheet is put
MADE_STYLES = "assets/stylesheets/classic/main.*.min.css"  # where the engine puts it
NO_PAGE = "{%- set page = none -%}\n"  # the engine gives a template without a page half of one
AT_LINE = re.compile(r"([^():\n]+) \(in ([\w./-]+):(\d+)\)")  # Error: undefined value (in main.html:30)
HERE = re.compile(r'(?<==")\./(?=[^"#])')  # href="./a/" is href="a/"
SPELLINGS = {"&#x27;": "&#39;", "&#x2f;": "/"}


def render(python: Path, root: Path, target: Path) -> None:
    """Render ``root/docs`` with the Zensical of that Python into ``target``. Errors: EngineError."""
    config, problems = load(root)
    if problems:
        raise EngineError(*problems)
    static = sorted(set(config.theme.static_templates) - {"sitemap.xml"})
    with scratch() as made:
        lay_project(root, made, static)
        run(python, made)
        take(made, target, static, urlsplit(config.site_url or "").path.rstrip("/"))


def lay_project(root: Path, made: Path, static: list[str]) -> None:
    """Write the project: the engine reads and writes below one folder only, and has no hooks that hand it our words."""
    shutil.copytree(root / "docs", made / "docs")
    for path in (made / "docs").rglob("*.md"):
        if is_draft(path.relative_to(made).as_posix(), path):
            path.unlink()
    shutil.copytree(root / OVERRIDES, made / OVERRIDES)
    for path in (made / OVERRIDES / name for name in static):
        path.write_text(NO_PAGE + path.read_text(encoding="utf-8"), encoding="utf-8")
        if path.name != NOT_FOUND:  # the one that it fills by itself
            shutil.copy(path, made / "docs" / path.name)
    settings = settings_of(root, words_of(root / "docs"), static)
    (made / CONFIG_FILE).write_text(json.dumps(settings, default=str), encoding="utf-8")


def settings_of(root: Path, words: Mapping[str, object], static: list[str]) -> dict[str, object]:
    """What the made project sets otherwise than the real one. Links are left to the verification, as with MkDocs."""
    return {
        "INHERIT": str((root / CONFIG_FILE).resolve()),
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": OVERRIDES, "variant": "classic"},
        "extra": {**words, "theme_styles": STYLES},
        "extra_templates": [name for name in static if name != NOT_FOUND],
        "validation": {"links": {"not_found": "ignore", "anchors": "ignore"}},
    }


def run(python: Path, made: Path) -> None:
    """Run the engine, strictly. Errors: EngineError, at the line of the template where it says one."""
    command = [str(python), "-m", "zensical", "build", "--strict", "--config-file", str(made / CONFIG_FILE)]
    try:
        quiet = {**os.environ, "NO_COLOR": "1"}
        done = subprocess.run(command, capture_output=True, text=True, env=quiet, check=False)
    except OSError as error:
        text = f"{error.strerror}: {python}; see MAINTAINING.md"
        raise EngineError(Problem(CONFIG_FILE, 1, "engine", text)) from None
    if done.returncode:
        raise EngineError(problem_of(f"{done.stdout}\n{done.stderr}"))


def problem_of(said: str) -> Problem:
    """What the engine said when it stopped, as a problem."""
    if found := AT_LINE.search(said):
        what, name, line = found.groups()
        return Problem(f"{OVERRIDES}/{name}", int(line), "template", f"{what.strip()}; mend the template")
    last = next((line for line in reversed(said.splitlines()) if line.strip()), "it stopped without a word")
    return Problem(CONFIG_FILE, 1, "engine", f"{' '.join(last.split())}; mend that")


def take(made: Path, target: Path, static: list[str], base: str) -> None:
    """Copy what belongs to the site; what the engine adds of its theme and its search stays behind."""
    site = made / "site"
    for name, source in sorted(wanted(made, static)):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".html"):
            html = shortest(spelled((site / source).read_text(encoding="utf-8")), name)
            (target / name).write_text(placed(html, name, base) if name in static else html, encoding="utf-8")
        else:
            shutil.copyfile(site / source, target / name)


def wanted(made: Path, static: list[str]) -> Iterator[tuple[str, str]]:
    """Each file of the site: where it is to stand, and where the engine has put it."""
    site, docs = made / "site", made / "docs"
    pages = {built_file(address_of(id_of(f"docs/{path.relative_to(docs).as_posix()}"))) for path in docs.rglob("*.md")}
    for path in (path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix()
        if path.match(MADE_STYLES):
            yield STYLES, name
        elif name in (*pages, *static) or (docs / name).is_file():
            yield name, name


def spelled(html: str) -> str:
    """A page as MkDocs spells it."""
    for theirs, ours in SPELLINGS.items():
        html = html.replace(theirs, ours)
    return HERE.sub("", html)


def shortest(html: str, name: str) -> str:
    """The same with addresses that go up no further than they must: on a/b/ the address ../../a/c/ is ../c/."""
    folders = name.split("/")[:-1]
    for up, folder in zip(range(len(folders), 1, -1), folders, strict=False):
        html = html.replace(f'="{"../" * up}{folder}/', f'="{"../" * (up - 1)}')
    return html


def placed(html: str, name: str, base: str) -> str:
    """A page that any address may get: its addresses begin at the host, or else where it lies itself."""
    whole = re.sub(rf'="{re.escape(base)}(?=")', f'="{base}/', html) if base else html
    home = whole.replace(f'href="{base}/"', f'href="{base}/."')
    if name == NOT_FOUND:
        return home
    return re.sub(rf'="{re.escape(base)}/(?!/)', '="./', home).replace('="./"', '="."')
