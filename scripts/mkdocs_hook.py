"""Lets plain ``mkdocs serve`` and ``mkdocs build`` check and weave too; ``make`` does both by itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

sys.path.insert(0, str(Path(__file__).parent))

from atlas.folder import weave_folder
from atlas.reader import read_atlas
from atlas.rules import check


def on_post_build(config: Any, **_: Any) -> None:
    root = Path(config.config_file_path).parent
    atlas, problems = read_atlas(root)
    problems = sorted([*problems, *check(atlas)])
    if problems:
        raise PluginError("\n".join(map(str, problems)))
    weave_folder(Path(config.site_dir), Path(config.site_dir), atlas, root)
