"""The schemas that an editor reads while somebody writes content: as files of the site, and in the project's folder."""

from __future__ import annotations

from pathlib import Path

from ..rules.editor_schemas import editor_schemas
from .edition import to_json

PLACE = "schemas"  # on the site, and below .site in the project


def schema_files() -> dict[str, str]:
    """The schema of each data file and kind of page, by its address: ``schemas/claims.json``."""
    return {f"{PLACE}/{name}.json": to_json(schema) for name, schema in editor_schemas().items()}


def write_schemas(root: Path) -> Path:
    """Write them where the settings of an editor look for them; what changed only. The folder."""
    folder = root / ".site"
    for name, text in schema_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return folder / PLACE
