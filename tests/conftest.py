"""What several tests need: small sites made of a few files, and the values read from them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import build
import pytest
import yaml
from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.kept import PLACE
from atlas.site.policy import write_headers
from atlas.site.publish import alone

ROOT = Path(__file__).parent.parent
SITES = Path(__file__).parent / "sites"
HANGS = 300  # seconds after which another process is taken to hang, on the busiest machine
BASE = "/cramp-atlas"  # the sub-path below which built sites are served
pytest_plugins = ["browsing"]

REFERENCES = """\
good_2020:
  title: A good review
  publisher: A journal
  year: 2020
  kind: review
  read_as: full text
  read_on: 2026-11-20
  url: https://example.org/good
"""
INDEX = """\
---
title: Causes
description: All causes of this small site in one list, by their groups.
groups: {salts: Salts}
reviewed: 2026-11-22
---

[[list]]
"""
CAUSE = """\
---
title: Low salt
description: A small page on low salt that breaks none of the rules.
group: salts
evidence:
  grade: likely
  why: A good review says so.
aliases: [salt lack]
reviewed: 2026-11-22
---

Low salt can bring on cramps. [@good_2020]
"""
HOME = """\
---
title: Home
description: The home page of this small site, which says very little.
reviewed: 2026-11-22
---

Hello.
"""
SOUND = {
    "docs/index.md": HOME,
    "docs/references.yml": REFERENCES,
    "docs/causes/index.md": INDEX,
    "docs/causes/low-salt.md": CAUSE,
}


def read_yaml(path: Path) -> Any:
    """What a file of data says, by the loader that the site has too: the one in Python takes ten times as long."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def to_yaml(data: object) -> str:
    """Data as text, by the quick way too."""
    return yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False)


def lay(root: Path, files: Mapping[str, str]) -> Path:
    """Write a site of a few files below ``root``."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def sound(tmp_path: Path) -> Callable[..., Atlas]:
    """The sound small site with some text of one file swapped, as read."""

    def read(old: str = "", new: str = "", path: str = "docs/causes/low-salt.md", more: Mapping[str, str] = {}) -> Atlas:
        files = {**SOUND, **more}
        assert old in files[path]
        lay(tmp_path, {**files, path: files[path].replace(old, new)})
        atlas, problems = read_atlas(tmp_path)
        assert problems == []
        return atlas

    return read


@pytest.fixture(scope="session")
def real() -> Atlas:
    """The real content."""
    atlas, problems = read_atlas(ROOT)
    assert problems == []
    return atlas


def lay_site(name: str, root: Path) -> Path:
    """Write a site of ``tests/sites`` with the real theme into a new folder, ready to be built."""
    shutil.copytree(SITES / name, root)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    theme = shutil.ignore_patterns("drawings")  # they are content, which a site has of its own
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets", ignore=theme, dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return lay(root, {"scripts/mkdocs_hook.py": (ROOT / "scripts" / "mkdocs_hook.py").read_text()})


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once for all workers of a run; nobody may change it."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with alone(folder):
        if not (folder / "made").exists():
            make(folder)
            (folder / "made").touch()
    return folder


def lay_tiny(root: Path) -> Path:
    """Write the tiny site with the real theme into a new folder, ready to be built."""
    return lay_site("tiny", root)


@pytest.fixture
def tiny(published_once: Path, tmp_path: Path) -> Path:
    """The tiny site, ready to be built: not yet built here, but what other builds made of the same words is kept."""
    root = lay_tiny(tmp_path / "tiny")
    (root / PLACE).parent.mkdir()
    shutil.copy(published_once / PLACE, root / PLACE)
    return root


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, built and published; nobody may change it."""

    def make(folder: Path) -> None:
        build.main(["build", "--root", str(lay_tiny(folder / "tiny"))])

    return once(tmp_path_factory, "published", make) / "tiny"


@pytest.fixture
def published(published_once: Path, tmp_path: Path) -> Path:
    """The tiny site, built and published: a copy that a test may break."""
    shutil.copytree(published_once, tmp_path / "tiny", symlinks=True)
    return tmp_path / "tiny"


Built = tuple[Path, Path, Path]  # the folder of a project, its site rendered, and the same woven


def built_once(factory: pytest.TempPathFactory, name: str) -> Built:
    """A site of ``tests/sites``, or the real one, woven below a folder that stands for the sub-path of its host."""

    def make(folder: Path) -> None:
        build_into(ROOT if name == "real" else lay_site(name, folder / "source"), folder)

    folder = once(factory, name, make)
    return ROOT if name == "real" else folder / "source", folder / "rendered", folder / "host" / BASE.strip("/")


def build_into(root: Path, folder: Path) -> None:
    """Render a site and weave it."""
    rendered, woven = folder / "rendered", folder / "host" / BASE.strip("/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", f"https://example.org{BASE}/")
        patch.setenv("ISSUES_URL", "https://example.org/owner/cramp-atlas/issues")
        patch.setenv("REPORT_EMAIL", "mistakes@example.org")
        render(root, rendered)
    shutil.copytree(rendered, woven)
    atlas, problems = read_atlas(root)
    assert problems == []
    weave_folder(rendered, woven, atlas, root, guarded=True)
    write_headers(woven)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The real site rendered, and the same woven."""
    return built_once(tmp_path_factory, "real")[1:]
