"""The same Markdown built by the engine as it comes: its own theme and search, and nothing of ours."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml
from atlas.site.scratch import scratch
from mkdocs.commands.build import build
from mkdocs.config import load_config

OURS = re.compile(r"^(?:template|search): .*\n", re.MULTILINE)  # front matter that the bare theme reads otherwise


def build_bare(root: Path, site: Path) -> None:
    """The same Markdown with the theme as it comes: no templates, scripts or styles of ours."""
    with scratch() as folder:
        docs = Path(folder, "docs")
        shutil.copytree(root / "docs", docs, ignore=shutil.ignore_patterns("assets", "*.yml"))
        for path in docs.rglob("*.md"):
            path.write_text(OURS.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
        own = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8").replace("!ENV ", ""))
        settings = {
            "site_name": own["site_name"],
            "site_dir": str(site),
            "docs_dir": str(docs),
            "theme": {"name": own["theme"]["name"], "language": "en", "font": False},
            "markdown_extensions": own["markdown_extensions"],
        }
        config = Path(folder, "mkdocs.yml")
        config.write_text(yaml.safe_dump(settings), encoding="utf-8")
        build(load_config(str(config)))
