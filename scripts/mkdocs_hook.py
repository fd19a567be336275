"""Lets plain ``mkdocs serve`` and ``mkdocs build`` check and weave too; ``make`` does both by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.config.base import ValidationError
from mkdocs.exceptions import Abort, PluginError

sys.path.insert(0, str(Path(__file__).parent))

from atlas.content.reader import read_atlas
from atlas.site.configuration import load
from atlas.site.engine import EngineError, Words, engine_problem
from atlas.site.folder import weave_folder
from atlas.site.inputs import changed, state_of
from atlas.site.project import read_project

# The engine reads this file while it reads its settings: the one moment at which it can report a fault with its line.
if problems := load(Path(__file__).parent.parent)[1]:
    raise ValidationError("\n".join(map(str, problems)))

words = Words()
on_env, on_files, on_page_content = words.on_env, words.on_files, words.on_page_content


def on_config(config: Any, **_: Any) -> None:
    """Stop before anything is cleaned or written if the project has a problem."""
    root = Path(config.config_file_path).parent
    words.read = state_of(root)
    _, problems = read_project(root)
    if problems:
        raise PluginError("\n".join(map(str, problems)))
    words.on_config(config)


def on_post_build(config: Any, **_: Any) -> None:
    """Weave what the engine has rendered."""
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    if found := changed(words.read, state_of(root)):
        raise PluginError(f"{found[0]} changed while the site was built; build again")
    atlas, _problems = read_atlas(root)
    weave_folder(site, site, atlas, root)


def on_build_error(error: Exception, **_: Any) -> None:
    """Report what stopped the engine at the line of its template, without a traceback."""
    if isinstance(error, EngineError):
        raise Abort(str(error))
    if not isinstance(error, PluginError):
        raise Abort(str(engine_problem(error)))
