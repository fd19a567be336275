"""From one rendered folder to a woven one: the only place where weaving reads and writes files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain, starmap
from pathlib import Path
from threading import get_ident
from typing import Any

from ..content.addresses import address_of_file, built_file
from ..content.atlas import Atlas
from ..content.digest import digest
from ..content.page import Page
from ..linking.held import Held
from ..linking.report import links_data
from ..linking.vocabulary import Vocabulary
from ..weaving.drawings import drawing_files
from ..weaving.feeds import feed_files
from ..weaving.moves import old_pages
from ..weaving.page import Keep, Loom, Woven, afresh, content_digest, link_site, make_loom, weave_site
from ..weaving.published import DataFile, Published, read_published
from .companions import companions, icons
from .datapackage import PACKAGE, data_package, table_schemas
from .edition import HEADS, Edition, headed, to_json
from .editor_files import schema_files
from .engine import faults
from .join_scripts import join_scripts, with_one_script, with_whole_workers
from .my_medicines import my_medicines_file
from .offline import SCRIPT
from .opendata import checksums_below, data_files, facts_of, write_page_data
from .pack import no_worker
from .page_files import FOLDER
from .page_signs import Asking, signs_of_pages
from .page_styles import Links, page_styles, with_links
from .pictures import fingerprint, png
from .policy import with_policy
from .qr import fill_codes
from .scripts import bare_inside, bare_scripts
from .search_index import found_pages, index_files, passage_files
from .share_cards import CARD_WIDTH, card, picture_name, pictured
from .standing import checksum, paths_below
from .templates import template_problem
from .texts import Packed, Read
from .typeface import SIGNS, TYPEFACE, typeface
from .used_styles import cut_styles
from .workers import alone


def weave_folder(
    rendered: Path, woven: Path, atlas: Atlas, root: Path, keep: Keep = afresh, guarded: bool = False
) -> None:
    """Write the woven site: pages, search index, open data, pictures. The two folders may be one.

    Shape: ``keep`` gives what was made of the same before; in a site that is ``guarded`` each page has its policy.
    Errors: EngineError, for a template that cannot be filled; nothing is written then.
    """
    loom = read_loom(atlas, root)
    files = addresses(rendered)
    texts = Read(files)
    linked = link_site(texts, loom, keep)
    data = whole_data(texts, atlas, loom.names, linked, keep)
    loom = replace(loom, site=published(texts, data))
    with faults(template_problem):
        pages = weave_site(texts, linked, loom, keep)
        old = {address: loom.render(*page) for address, page in old_pages(atlas).items()}
        drawn, feeds = drawn_cards(loom, keep), drawn_feeds(loom)
    said = found_pages(atlas, pages, keep)
    tool = keep("my medicines", content_digest(atlas), lambda: my_medicines_file(atlas))
    asked, face = index_files(atlas, said, keep), face_of(pages, old, rendered, root, keep)
    place_texts(woven, passage_files(said), keep)  # before the pages, of which they may have to be made
    paths = {url: f"{woven}/{built_file(url)}" for url in files}
    write_pages(pages, paths, face, keep, guarded)
    remove(woven, face.gone)
    moved = {built_file(address): with_policy(html) if guarded else html for address, html in old.items()}
    write_texts(woven, keep, moved, beside_pages(atlas, root, loom.site, keep), feeds, asked, tool, face.files)
    place_texts(woven, ((at, one.checksum, partial(data.__getitem__, at)) for at, one in data.files.items()), keep)
    write_texts(woven, keep, checksums_below(f"data/{FOLDER}", write_page_data(woven, atlas, data.edition, keep)))
    for name in asking(face.files, TYPEFACE):
        write(woven / name, keep("typeface", SIGNS, typeface), keep)
    write_pictures(woven, drawn, root, keep)


def write_texts(woven: Path, keep: Keep, *texts: Mapping[str, str]) -> None:
    """Write texts by their path."""
    for name, text in chain.from_iterable(some.items() for some in texts):
        write(woven / name, text, keep)


def place_texts(woven: Path, texts: Iterable[tuple[str, str, Callable[[], str]]], keep: Keep) -> None:
    """Put texts at their paths, each with its checksum, and made only if it is not there."""
    for name, wanted, make in texts:
        keep.place(f"{woven}/{name}", wanted, partial(encoded, make))


def encoded(make: Callable[[], str]) -> bytes:
    """A text that is made now, as bytes."""
    return make().encode()


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
    texts = texts_below(rendered, ".css", ".js")
    sheets, code = ({path: text for path, text in texts.items() if path.endswith(end)} for end in (".css", ".js"))
    sorts, signs = signs_of_pages(pages, sheets, code, keep)
    _, others = signs_of_pages(old, sheets, code, keep)
    cut = cut_styles(sheets, [*signs.values(), *others.values()], code.values(), keep)
    links, styles = page_styles(signs, cut, code, keep)
    written = texts_below(root / "docs" / "assets", ".js")
    own = with_whole_workers(bare_scripts({f"assets/{path}": text for path, text in written.items()}))
    together, scripts = join_scripts(signs, own, [SCRIPT])
    return Face({**styles, **scripts}, sorts, links, together, {*sheets, *code} - {*styles, *scripts})


def write_pages(pages: Woven, paths: Mapping[str, str], face: Face, keep: Keep, guarded: bool) -> None:
    """Write each page, finished, at the path of its address, where the rendered one may be."""
    common = digest(repr((face.links.common if face.links else "", face.together, guarded)))

    def given(url: str) -> tuple[str, str, bool]:
        """What a page is finished with, but for what is common to all."""
        sort = face.sorts[url]
        return pages.marks(url).page, face.links.kinds.get(sort, "") if face.links else "", bool(sort.styles)

    def made(url: str) -> bytes:
        """A finished page."""
        html = finished(face, url, pages[url])
        return (with_policy(html) if guarded else html).encode()

    keep.placed("page", list(pages), given, made, paths.__getitem__, common)


def finished(face: Face, url: str, html: str) -> str:
    """A woven page that asks for the style sheets and scripts as they are published."""
    html = with_links(html, face.links, face.sorts[url]) if face.links else html
    html = with_one_script(html, face.together) if face.together else html
    return fill_codes(bare_inside(html))


def beside_pages(atlas: Atlas, root: Path, site: Published, keep: Keep) -> dict[str, str]:
    """The checksums of the open data, and all else that stands beside the pages, by path."""
    sums = checksums_below("data/", {f"data/{name}": one.checksum for name, one in site.files.items()})
    own = {**drawing_files(atlas), **companions(atlas, site), **no_worker(root), **keep("schemas", "", schema_files)}
    return {**sums, **own}


def remove(woven: Path, names: Collection[str]) -> None:
    """Take away files that became a part of another."""
    for name in names:
        (woven / name).unlink(missing_ok=True)


class OpenData(Mapping[str, str]):
    """The files of the open data by their address: what they are is known, the texts are read when asked for."""

    def __init__(
        self,
        edition: Edition,
        known: Mapping[str, DataFile],
        made: Callable[[], Mapping[str, bytes]],
        new: Mapping[str, str],
    ) -> None:
        """Hold what is known of files, by their name; some are ``new``, by their address."""
        self.edition, self.new, self.made = edition, new, cache(lambda: Packed((), made()))
        self.files = {f"data/{name}": one for name, one in {**known, **facts_of(new)}.items()}

    def __getitem__(self, address: str) -> str:
        """The text of a file."""
        return self.new[address] if address in self.new else self.made()[address]

    def __iter__(self) -> Iterator[str]:
        """The addresses."""
        return iter(self.files)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.files)


def whole_data(
    texts: Mapping[str, str], atlas: Atlas, names: Vocabulary, linked: Held, keep: Keep = afresh
) -> OpenData:
    """The files of the open data, with the one that describes the others."""

    whole = content_digest(atlas)
    (((edition, files, schemas), made),) = keep.apart("data", [whole], str, alone(lambda _: made_data(atlas)))
    told = Edition(*edition)
    known = {one.name: one for one in starmap(DataFile, files)}
    counted = [(page, one.tally) for page, one in linked.told.items()]
    links = keep("links", (whole, edition, counted), lambda: to_json(headed(links_data(atlas, names, linked), told)))
    new = {"data/links.json": links}
    facts = {**known, **facts_of(new)}
    new[f"data/{PACKAGE}"] = data_package(atlas, read_published(texts), told, facts, schemas)
    return OpenData(told, known, made, new)


Made = tuple[tuple[str, str, str], list[tuple[str, int, str]], dict[str, dict[str, Any]]]


def made_data(atlas: Atlas) -> tuple[Made, dict[str, bytes]]:
    """The files of the content alone, packed; before them their edition, what they are, the columns of the tables."""
    found = Packed(data_files(atlas))
    one = edition_told(found)
    files = [(file.name, file.bytes, file.checksum) for file in facts_of(found).values()]
    return ((one.version, one.day, one.schema), files, table_schemas(atlas)), found.held


def edition_told(data: Mapping[str, str]) -> Edition:
    """The edition that the files of the open data tell in their heads."""
    lines = data["data/codes.json"].split("\n", len(HEADS) + 1)[1:-1]
    facts = json.loads(f"{{{''.join(lines).rstrip(',')}}}")
    return Edition(facts["version"], facts["day"], facts["schema_version"])


def published(texts: Mapping[str, str], data: OpenData) -> Published:
    """What is known of the whole site: what its home page says of it, and its open data."""
    files = {one.name: one for one in data.files.values()}
    return replace(read_published(texts), files=files, version=data.edition.version, day=data.edition.day)


Drawn = Mapping[str, tuple[str, Callable[[], str]]]  # by the address of a picture, what it is kept under and its SVG


def drawn_cards(loom: Loom, keep: Keep) -> Drawn:
    """The picture of each page for whoever shares it, as a drawing (SVG)."""
    template, pages = loom.templates.get_template("share-card.svg"), pictured(loom.atlas, loom.site)
    common = digest(repr((content_digest(loom.atlas), loom.source, loom.site.name)))

    def drawing(page: Page) -> str:
        """The drawing of a page."""
        return template.render(card(page, loom.site))

    marks = keep.together("card", pages, lambda page: page.id, lambda page: fingerprint(drawing(page)), common)
    return {picture_name(page): (mark, partial(drawing, page)) for page, mark in zip(pages, marks, strict=True)}


def drawn_feeds(loom: Loom) -> dict[str, str]:
    """The feeds of changes, by their address."""
    template = loom.templates.get_template("feed.xml")
    return {address: template.render(values) for address, values in feed_files(loom.atlas, loom.site).items()}


def write_pictures(woven: Path, drawn: Drawn, root: Path, keep: Keep) -> None:
    """Write the icons, and each drawing as a picture; one that was made before is taken from where it is kept."""
    favicon = root / "docs" / "assets" / "favicon.svg"
    shelf = root / ".site" / "pictures"
    if favicon.is_file():
        drawing = favicon.read_text(encoding="utf-8")
        for name, data in keep("icons", drawing, lambda: dict(icons(drawing))).items():
            write(woven / name, data, keep)
    paths = {name: shelf / f"{mark}.png" for name, (mark, _) in drawn.items()}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        new = [(path, drawn[name][1]()) for name, path in paths.items() if not path.exists()]
        list(pool.map(lambda one: draw_picture(*one), new))
    for name, path in paths.items():
        keep.place(woven / name, keep.sum(path), path.read_bytes)


def draw_picture(path: Path, svg: str) -> None:
    """Make the picture of a drawing, and put it on the shelf whole: other builds may use it meanwhile."""
    data, part = png(svg, CARD_WIDTH), path.with_suffix(f".{os.getpid()}-{get_ident()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(data)
    part.replace(path)


def link_folder(rendered: Path, atlas: Atlas, root: Path) -> tuple[Vocabulary, Held]:
    """All names, and every article of a rendered folder linked, by the id of its page."""
    loom = read_loom(atlas, root)
    return loom.names, link_site(Read(addresses(rendered)), loom)


def texts_below(folder: Path, *endings: str) -> dict[str, str]:
    """The text of each file of a folder with one of these endings, by its path."""
    paths = found_below(folder, *endings)
    return {path: (folder / path).read_text(encoding="utf-8", errors="replace") for path in paths}


def found_below(folder: Path, *endings: str) -> list[str]:
    """The paths of the files of a folder with one of these endings, those of each folder together."""
    paths = paths_below(folder) if folder.is_dir() else []
    return sorted((path for path in paths if path.endswith(endings)), key=lambda path: path.split("/"))


def read_loom(atlas: Atlas, root: Path) -> Loom:
    """What the pages below ``root`` are woven with."""
    return make_loom(atlas, root / "overrides" / "fragments")


def asking(styles: Mapping[str, str], name: str) -> set[str]:
    """Where a file is looked for that style sheets ask for by its name: beside each of them."""
    return {f"{path.rpartition('/')[0]}/{name}" for path, text in styles.items() if f'url("{name}")' in text}


def addresses(folder: Path) -> Mapping[str, Path]:
    """The HTML files of a folder by their address on the site: ``causes/cold/``, ``404.html``."""
    return {address_of_file(path): folder / path for path in found_below(folder, ".html")}


def write(path: Path, text: str | bytes, keep: Keep) -> None:
    """Write a file if its text changed, so that a live preview reloads only for a reason."""
    data = text.encode() if isinstance(text, str) else text
    keep.place(path, checksum(data), lambda: data)
