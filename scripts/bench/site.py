"""How long weaving a whole site takes, the real one or a generated one, against rendering it with the engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from time import process_time

from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.linking.names import vocabulary
from atlas.site.engine import render
from atlas.site.folder import addresses, read_loom
from atlas.site.scratch import scratch
from atlas.site.texts import Read
from atlas.weaving.page import link_site, weave_site

from bench.linking import Row
from bench.made import lay


def bench_site(root: Path) -> Row:
    """Weaving the site below ``root`` as a whole: links, blocks, lists. The ratio is against the engine's rendering.

    Each side is taken twice, in turn, and the better time counts.
    """
    atlas, _ = read_atlas(root)
    rounds = []
    for _ in range(2):
        with scratch() as folder:
            start = process_time()
            render(root, folder)
            rendering = process_time() - start
            texts = dict(Read(addresses(folder)))
        rounds.append((rendering, *weave_timed(texts, atlas, root)))
    rendering, naming, linking, weaving = (min(seconds) for seconds in zip(*rounds, strict=True))
    shares = (("names", naming), ("linking", linking), ("weaving", weaving))
    note = ", ".join(f"{what} {seconds / rendering:.2%}" for what, seconds in shares)
    note += f" of rendering ({rendering:.2f} s)"
    return Row("weave", len(atlas.pages), len(vocabulary(atlas).table), weaving, weaving / rendering, note)


def weave_timed(texts: Mapping[str, str], atlas: Atlas, root: Path) -> tuple[float, float, float]:
    """The seconds that it takes to make the names, to link all pages, and to weave in all; a build makes names once."""
    vocabulary.cache_clear()
    start = process_time()
    loom = read_loom(atlas, root)
    named = process_time()
    linked = link_site(texts, loom)
    done = process_time()
    dict(weave_site(texts, linked, loom))
    return named - start, done - named, process_time() - start


def bench_generated_site(root: Path, pages: int) -> Row:
    """The same for a made site with the theme of ``root``."""
    with scratch() as folder:
        return bench_site(lay(root, folder, pages))
