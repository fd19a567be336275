"""How long weaving a whole site takes, the real one or a generated one, against rendering it with the engine."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from time import process_time

from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.linking.names import vocabulary
from atlas.site.engine import render
from atlas.site.folder import addresses, read_loom, read_texts
from atlas.weaving.page import link_site, weave_site

from bench.linking import Row, make_names, make_pages

FRONT = """\
---
title: {name}
description: A generated page about {name}, which is nothing at all.
group: all
evidence: {{grade: possible, why: It was generated.}}
related: [causes/page-{other}]
reviewed: 2026-11-22
---

{name} is a generated cause. [@made_2026]

"""
INDEX = """\
---
title: Causes
description: The generated pages of this site, all in one list.
groups: {all: All}
reviewed: 2026-11-22
---

[[list]]
"""
REFERENCES = (
    "made_2026:\n  title: A made reference\n  publisher: Nobody\n  year: 2026\n  kind: review\n"
    "  read_as: full text\n  read_on: 2026-11-22\n"
)


def bench_site(root: Path) -> Row:
    """Weaving the site below ``root`` as a whole: links, blocks, lists. The ratio is against the engine's rendering.

    Each side is taken twice, in turn, and the better time counts.
    """
    atlas, _ = read_atlas(root)
    rounds = []
    for _ in range(2):
        with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
            start = process_time()
            render(root, Path(folder))
            rendering = process_time() - start
            texts = read_texts(addresses(Path(folder)))
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
    weave_site(texts, linked, loom)
    return named - start, done - named, process_time() - start


def bench_generated_site(root: Path, pages: int) -> Row:
    """The same for a generated site with the theme of ``root``: as many pages, each named by one name."""
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        site = Path(folder)
        shutil.copytree(root / "overrides", site / "overrides")
        shutil.copy(root / "mkdocs.yml", site)
        (site / "scripts").mkdir()
        shutil.copy(root / "scripts" / "mkdocs_hook.py", site / "scripts")
        write_site(site / "docs", pages)
        shutil.copy(root / "docs" / "frame.yml", site / "docs")
        shutil.copytree(root / "docs" / "assets", site / "docs" / "assets")
        return bench_site(site)


def write_site(docs: Path, pages: int) -> None:
    """As many pages of causes, each with a relation, a reference and mentions of others, and their index."""
    names, chance = make_names(pages), random.Random(3)
    (docs / "causes").mkdir(parents=True)
    (docs / "causes" / "index.md").write_text(INDEX, encoding="utf-8")
    (docs / "index.md").write_text(INDEX.replace("[[list]]", "Home."), encoding="utf-8")
    (docs / "references.yml").write_text(REFERENCES, encoding="utf-8")
    for number, (name, text) in enumerate(zip(names, make_pages(pages, names), strict=True)):
        front = FRONT.format(name=name, other=chance.randrange(pages))
        (docs / "causes" / f"page-{number}.md").write_text(front + text + "\n", encoding="utf-8")
