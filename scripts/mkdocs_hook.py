"""Lets plain ``mkdocs serve`` and ``mkdocs build`` check and weave too; ``make`` does both by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).parent))

from atlas.content.reader import read_atlas
from atlas.rules.check import read_checked
from atlas.site.folder import weave_folder


def on_config(config: Any, **_: Any) -> None:
    """Stop before anything is cleaned or written if the content has a problem."""
    _, problems = read_checked(Path(config.config_file_path).parent)
    if problems:
        raise PluginError("\n".join(map(str, problems)))


def on_post_build(config: Any, **_: Any) -> None:
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    atlas, _problems = read_atlas(root)
    weave_folder(site, site, atlas, root)
