"""From one rendered folder to a woven one: the only place where weaving reads and writes files."""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from threading import get_ident
from typing import Any

from ..content.addresses import address_of_file, built_file
from ..content.atlas import Atlas
from ..linking.linker import Linked
from ..linking.report import links_data
from ..linking.vocabulary import Vocabulary
from ..weaving.drawings import drawing_files
from ..weaving.feeds import feed_files
from ..weaving.moves import old_pages
from ..weaving.page import Keep, Loom, afresh, content_digest, link_site, make_loom, weave_site
from ..weaving.published import Published, read_published
from .companions import companions, icons
from .datapackage import PACKAGE, data_package
from .edition import HEADS, Edition, checksum, headed, to_json
from .editor_files import schema_files
from .engine import faults
from .join_scripts import join_scripts, with_one_script, with_whole_workers
from .my_medicines import my_medicines_file
from .offline import SCRIPT
from .opendata import checksums_below, data_files, facts_of, page_data_files
from .pack import no_worker
from .page_files import FOLDER
from .page_signs import Asking, signs_of_pages
from .page_styles import Links, page_styles, with_links
from .pictures import fingerprint, png
from .qr import fill_codes
from .scripts import bare_inside, bare_scripts
from .search_index import index_files
from .share_cards import CARD_WIDTH, share_cards
from .templates import template_problem
from .texts import Packed, Read
from .typeface import SIGNS, TYPEFACE, typeface
from .used_styles import cut_styles


def weave_folder(rendered: Path, woven: Path, atlas: Atlas, root: Path, keep: Keep = afresh) -> None:
    """Write the woven site: pages, search index, open data, pictures. The two folders may be one.

    Shape: ``keep`` gives what was made of the same before.
    Errors: EngineError, for a template that cannot be filled; nothing is written then.
    """
    loom = read_loom(atlas, root)
    files = addresses(rendered)
    texts = Read(files)
    linked = link_site(texts, loom, keep)
    data = whole_data(texts, atlas, links_data(atlas, loom.names, linked), keep)
    loom = replace(loom, site=published(texts, data))
    with faults(template_problem):
        pages = Packed(weave_site(texts, linked, loom, keep))
        old = {address: loom.render(*page) for address, page in old_pages(atlas).items()}
        drawn, feeds = drawn_cards(loom), drawn_feeds(loom)
    del linked  # those of a large site are large
    asked = index_files(atlas, pages, keep), my_medicines_file(atlas)
    face = face_of(pages, old, rendered, root, keep)
    for url, html in pages.items():
        write(woven / files[url].relative_to(rendered), finished(face, url, html))
    remove(woven, face.gone)
    moved = {built_file(address): html for address, html in old.items()}
    write_texts(woven, moved, data, beside_pages(atlas, root, loom.site), feeds, *asked, face.files)
    write_page_data(woven, atlas, edition_told(data), keep)
    for name in asking(face.files, TYPEFACE):
        write(woven / name, keep("typeface", SIGNS, typeface))
    write_pictures(woven, drawn, root)


def write_texts(woven: Path, *texts: Mapping[str, str]) -> None:
    """Write texts by their path."""
    for name, text in chain.from_iterable(some.items() for some in texts):
        write(woven / name, text)


@dataclass(frozen=True)
class Face:
    """The style sheets and scripts of a site, which of them each page asks for, and the files that are no more."""

    files: Mapping[str, str]
    sorts: Mapping[str, Asking]
    links: Links | None
    together: Sequence[str]
    gone: Collection[str]


def face_of(pages: Mapping[str, str], old: Mapping[str, str], rendered: Path, root: Path, keep: Keep) -> Face:
    """What the pages look like and do, cut and joined. Shape: ``old`` are the small pages at old addresses."""
    sheets, code = texts_below(rendered, "*.css"), texts_below(rendered, "*.js")
    sorts, signs = signs_of_pages(pages, sheets, code, keep)
    _, others = signs_of_pages(old, sheets, code, keep)
    cut = cut_styles(sheets, [*signs.values(), *others.values()], code.values(), keep)
    links, styles = page_styles(signs, cut, code, keep)
    own = with_whole_workers(bare_scripts(texts_below(root / "docs", "assets/**/*.js")))
    together, scripts = join_scripts(signs, own, [SCRIPT])
    return Face({**styles, **scripts}, sorts, links, together, {*sheets, *code} - {*styles, *scripts})


def finished(face: Face, url: str, html: str) -> str:
    """A woven page that asks for the style sheets and scripts as they are published."""
    html = with_links(html, face.links, face.sorts[url]) if face.links else html
    html = with_one_script(html, face.together) if face.together else html
    return fill_codes(bare_inside(html))


def beside_pages(atlas: Atlas, root: Path, site: Published) -> dict[str, str]:
    """The checksums of the open data, and all else that stands beside the pages, by path."""
    sums = checksums_below("data/", {f"data/{name}": one.checksum for name, one in site.files.items()})
    own = {**drawing_files(atlas), **companions(atlas, site), **no_worker(root), **schema_files()}
    return {**sums, **own}


def write_page_data(woven: Path, atlas: Atlas, edition: Edition, keep: Keep) -> None:
    """Write the open data of each page, one after the other, for those of a large site are large; then the sums."""
    sums = {}
    for name, text in page_data_files(atlas, edition, keep):
        write(woven / name, text)
        sums[name] = checksum(text)
    write_texts(woven, checksums_below(f"data/{FOLDER}", sums))


def remove(woven: Path, names: Collection[str]) -> None:
    """Take away files that became a part of another."""
    for name in names:
        (woven / name).unlink(missing_ok=True)


def whole_data(
    texts: Mapping[str, str], atlas: Atlas, links: Mapping[str, Any], keep: Keep = afresh
) -> dict[str, str]:
    """The files of the open data, with the one that describes the others."""
    made = keep("data", content_digest(atlas), lambda: data_files(atlas))
    edition = edition_told(made)
    made |= {"data/links.json": to_json(headed(links, edition))}
    return {**made, f"data/{PACKAGE}": data_package(atlas, read_published(texts), edition, facts_of(made))}


def edition_told(data: Mapping[str, str]) -> Edition:
    """The edition that the files of the open data tell in their heads."""
    lines = data["data/atlas.json"].split("\n", len(HEADS) + 1)[1:-1]
    facts = json.loads(f"{{{''.join(lines).rstrip(',')}}}")
    return Edition(facts["version"], facts["day"], facts["schema_version"])


def published(texts: Mapping[str, str], data: Mapping[str, str]) -> Published:
    """What is known of the whole site: what its home page says of it, and its open data."""
    edition = edition_told(data)
    return replace(read_published(texts), files=facts_of(data), version=edition.version, day=edition.day)


def drawn_cards(loom: Loom) -> dict[str, str]:
    """The picture of each page for whoever shares it, as a drawing (SVG), by its address."""
    template = loom.templates.get_template("share-card.svg")
    return {name: template.render(values) for name, values in share_cards(loom.atlas, loom.site).items()}


def drawn_feeds(loom: Loom) -> dict[str, str]:
    """The feeds of changes, by their address."""
    template = loom.templates.get_template("feed.xml")
    return {address: template.render(values) for address, values in feed_files(loom.atlas, loom.site).items()}


def write_pictures(woven: Path, drawn: Mapping[str, str], root: Path) -> None:
    """Write the icons, and each drawing as a picture; one that was made before is taken from where it is kept."""
    favicon = root / "docs" / "assets" / "favicon.svg"
    shelf = root / ".site" / "pictures"
    if favicon.is_file():
        for name, data in icons(favicon.read_text(encoding="utf-8")).items():
            write(woven / name, data)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, data in zip(drawn, pool.map(lambda svg: kept_picture(shelf, svg), drawn.values()), strict=True):
            write(woven / name, data)


def kept_picture(shelf: Path, svg: str) -> bytes:
    """The picture of a drawing, from the shelf, or made and put there whole: other builds may use it meanwhile."""
    path = shelf / f"{fingerprint(svg)}.png"
    if not path.exists():
        data, part = png(svg, CARD_WIDTH), path.with_suffix(f".{os.getpid()}-{get_ident()}")
        shelf.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    return path.read_bytes()


def link_folder(rendered: Path, atlas: Atlas, root: Path) -> tuple[Vocabulary, Mapping[str, Linked]]:
    """All names, and every article of a rendered folder linked, by the id of its page."""
    loom = read_loom(atlas, root)
    return loom.names, link_site(Read(addresses(rendered)), loom)


def texts_below(folder: Path, pattern: str) -> dict[str, str]:
    """The text of each file of a folder that fits a pattern, by its path."""
    paths = sorted(folder.rglob(pattern))
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace") for path in paths}


def read_loom(atlas: Atlas, root: Path) -> Loom:
    """What the pages below ``root`` are woven with."""
    return make_loom(atlas, root / "overrides" / "fragments")


def asking(styles: Mapping[str, str], name: str) -> set[str]:
    """Where a file is looked for that style sheets ask for by its name: beside each of them."""
    return {f"{path.rpartition('/')[0]}/{name}" for path, text in styles.items() if f'url("{name}")' in text}


def addresses(folder: Path) -> Mapping[str, Path]:
    """The HTML files of a folder by their address on the site: ``causes/cold/``, ``404.html``."""
    paths = sorted(folder.rglob("*.html"))
    return {address_of_file(path.relative_to(folder).as_posix()): path for path in paths}


def write(path: Path, text: str | bytes) -> None:
    """Write a file if its text changed, so that a live preview reloads only for a reason."""
    data = text.encode() if isinstance(text, str) else text
    if not path.exists() or path.read_bytes() != data:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
