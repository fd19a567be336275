"""What a whole build costs by its stages, and what it costs again after one changed page, for generated sites by size.

Each size runs in a process of its own, so that the memory is its own; times are of the processor, for others share it.
"""

from __future__ import annotations

import resource
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from math import log
from multiprocessing import get_context
from pathlib import Path
from time import process_time
from typing import Any

from atlas.content.page import CONTENT
from atlas.content.reader import read_atlas
from atlas.content.sheets import parse_sheet
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.kept import keeping
from atlas.site.pack import pack_folder
from atlas.site.policy import protect_folder, unprotected, write_headers
from atlas.site.project import read_project, shared_files
from atlas.site.publish import publish, workspace
from atlas.site.verify import verify

from bench.site import write_site

PLAIN = "---\ntitle: {name}\ndescription: A page that the frame leads to.\nreviewed: 2026-11-22\n---\n\nA plain page.\n"
Costs = dict[str, float]  # the seconds of each stage, and "MB": the most memory so far


def stage_lines(root: Path, sizes: Sequence[int]) -> Iterator[str]:
    """A line a build, and the exponent by which each stage grows from the smallest size to the largest."""
    yield "\nSeconds of the processor by stage, generated sites with this theme; then again after one changed page"
    found: list[tuple[int, Costs]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            for again, costs in enumerate(pool.submit(build_twice, root, size).result()):
                yield f"{size:>6}{' again' if again else '':<7}" + "".join(f"{k} {v:.2f}  " for k, v in costs.items())
                found += [] if again else [(size, costs)]
    if len(found) > 1:
        (small, first), (large, last) = found[0], found[-1]
        grown = (f"{name} {log(last[name] / first[name]) / log(large / small):.2f}" for name in first if first[name])
        yield f"exponent from {small} to {large} pages: " + ", ".join(grown)


def build_twice(root: Path, pages: int) -> list[Costs]:
    """The costs of a whole build, and of one after a line more on one page."""
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        site = lay(root, Path(folder), pages)
        first = build(site)
        page = site / "docs" / "causes" / "page-0.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more line of words.\n", encoding="utf-8")
        return [first, build(site)]


def lay(root: Path, site: Path, pages: int) -> Path:
    """A generated project with the theme of ``root``, and a plain page wherever its frame leads."""
    shutil.copytree(root / "overrides", site / "overrides")
    shutil.copy(root / "mkdocs.yml", site)
    (site / "scripts").mkdir()
    shutil.copy(root / "scripts" / "mkdocs_hook.py", site / "scripts")
    write_site(site / "docs", pages)
    shutil.copytree(root / "docs" / "assets", site / "docs" / "assets", ignore=shutil.ignore_patterns("drawings"))
    frame = (root / "docs" / "frame.yml").read_text(encoding="utf-8")
    (site / "docs" / "frame.yml").write_text(frame, encoding="utf-8")
    named = led_to(parse_sheet("docs/frame.yml", frame)[0].value)
    for name in sorted({*named, *(f"{kind}/index" for kind in CONTENT)}):
        path = site / "docs" / f"{name}.md"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PLAIN.format(name=name), encoding="utf-8")
    return site


def led_to(value: Any) -> Iterator[str]:
    """The ids of the pages that a value of the frame leads to, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("to"), str) and "//" not in value["to"]:
            yield value["to"].partition("#")[0]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from led_to(one)


def build(root: Path) -> Costs:
    """The costs of one build, as ``make build`` does it; a generated text breaks rules, which does not stop it."""
    costs: Costs = {}
    timed(costs, "check", lambda: read_project(root))
    atlas, _ = read_atlas(root)
    with workspace(root) as site:
        timed(costs, "engine", lambda: render(root, site))
        with keeping(root) as keep:
            timed(costs, "weave", lambda: weave_folder(site, site, atlas, root, keep))
            timed(costs, "policy", lambda: protect_folder(site, keep))
            timed(costs, "pack", lambda: pack_folder(site, atlas, root, None, keep))
            timed(costs, "headers", lambda: write_headers(site, keep))
            shared = shared_files(root)
            timed(costs, "verify", lambda: verify(site, atlas.pages, "", atlas.assets, shared, keep))
            timed(costs, "unprotected", lambda: unprotected(site, keep))
            timed(costs, "save", keep.save)
        timed(costs, "publish", lambda: publish(site, root))
    return costs | {"MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def timed(costs: Costs, name: str, work: Callable[[], object]) -> None:
    """Note the seconds that some work takes."""
    start = process_time()
    work()
    costs[name] = process_time() - start
