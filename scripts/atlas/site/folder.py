"""From one rendered folder to a woven one: the only place where weaving reads and writes files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..content.addresses import address_of_file, built_file
from ..content.atlas import Atlas
from ..linking.linker import Linked
from ..linking.report import links_data
from ..linking.vocabulary import Vocabulary
from ..weaving.drawings import drawing_files
from ..weaving.page import Loom, link_site, make_loom, moved_pages, weave_site
from .codes import fill_codes
from .engine import faults
from .opendata import data_files, to_json
from .scripts import bare_scripts
from .search_index import index_files, with_address
from .templates import template_problem
from .used_styles import cut_styles


def weave_folder(rendered: Path, woven: Path, atlas: Atlas, root: Path) -> None:
    """Write the woven site: every page, the search index and the open data. The two folders may be one.

    Errors: EngineError, for a template that cannot be filled; nothing is written then.
    """
    loom = read_loom(atlas, root)
    files = addresses(rendered)
    texts = read_texts(files)
    linked = link_site(texts, loom)
    with faults(template_problem):
        pages = weave_site(texts, linked, loom)
        moved = moved_pages(loom)
    index = index_files(atlas, pages)
    for old, html in moved.items():
        write(woven / built_file(old), html)
    for url, html in pages.items():
        write(woven / files[url].relative_to(rendered), fill_codes(with_address(html, index)))
    styles = cut_styles(texts_below(rendered, "*.css"), pages.values(), texts_below(rendered, "*.js").values())
    scripts = bare_scripts(texts_below(root / "docs", "assets/**/*.js"))
    for name, text in {**data_files(atlas), **index, **styles, **scripts, **drawing_files(atlas)}.items():
        write(woven / name, text)
    write(woven / "data" / "links.json", to_json(links_data(atlas, loom.names, linked)))


def link_folder(rendered: Path, atlas: Atlas, root: Path) -> tuple[Vocabulary, dict[str, Linked]]:
    """All names, and every article of a rendered folder linked, by the id of its page."""
    loom = read_loom(atlas, root)
    return loom.names, link_site(read_texts(addresses(rendered)), loom)


def read_texts(files: Mapping[str, Path]) -> dict[str, str]:
    """The text of each file, by its address."""
    return {url: path.read_text(encoding="utf-8") for url, path in files.items()}


def texts_below(folder: Path, pattern: str) -> dict[str, str]:
    """The text of each file of a folder that fits a pattern, by its path."""
    paths = sorted(folder.rglob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in paths}


def read_loom(atlas: Atlas, root: Path) -> Loom:
    """What the pages below ``root`` are woven with."""
    return make_loom(atlas, root / "overrides" / "fragments")


def addresses(folder: Path) -> Mapping[str, Path]:
    """The HTML files of a folder by their address on the site: ``causes/cold/``, ``404.html``."""
    paths = sorted(folder.rglob("*.html"))
    return {address_of_file(path.relative_to(folder).as_posix()): path for path in paths}


def write(path: Path, text: str) -> None:
    """Write a file if its text changed, so that a live preview reloads only for a reason."""
    data = text.encode()
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
