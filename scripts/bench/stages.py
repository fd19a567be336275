"""What a whole build costs by its stages, and what it costs again after one changed page, for made sites by size.

Each size runs in a process of its own, so that the memory is its own; seconds are of all processors together, for
others share them.
"""

from __future__ import annotations

import gzip
import os
import resource
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from math import log
from multiprocessing import get_context
from pathlib import Path
from statistics import median

from atlas.content.page import CONTENT
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.kept import keeping
from atlas.site.pack import pack_folder
from atlas.site.policy import unprotected, write_headers
from atlas.site.project import read_project, shared_files
from atlas.site.publish import publish, workspace
from atlas.site.scratch import scratch
from atlas.site.verify import verify
from atlas.site.workers import collect_seldom

from bench.asking import Cost, cost_of_search
from bench.made import lay
from bench.together import most_together

Seconds = dict[str, float]


@dataclass
class Build:
    """The seconds of each stage of one build, and the most memory so far: of the build, of a process that helped it."""

    seconds: Seconds = field(default_factory=dict)
    megabytes: tuple[float, float] = (0, 0)

    def timed(self, name: str, work: Callable[[], object]) -> None:
        """Note the seconds that some work takes."""
        start = sum(os.times()[:4])
        work()
        self.seconds[name] = sum(os.times()[:4]) - start

    @property
    def after_engine(self) -> float:
        """All that comes after the engine."""
        return sum(seconds for name, seconds in self.seconds.items() if name not in ("check", "engine"))


@dataclass
class Measured:
    """What was measured of one size: a whole build, one after a changed page, bytes of pages, the search."""

    builds: list[Build]
    page: tuple[float, int]
    search: Cost


def stage_lines(root: Path, sizes: Sequence[int]) -> Iterator[str]:
    """A line a build, and the exponent by which each stage grows from the smallest size to the largest."""
    yield "\nSeconds of all processors by stage, made sites with this theme; then again after one changed page"
    found: list[tuple[int, Seconds]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            job = pool.submit(measure, root, size)
            together = most_together(os.getpid(), job.done)
            measured = job.result()
        yield from (build_line(size, again, build) for again, build in enumerate(measured.builds))
        yield f"{'':<13}MB of all processes together: {together:.0f} at most"
        yield page_line(measured)
        found.append((size, measured.builds[0].seconds))
    if len(found) > 1:
        (small, first), (large, last) = found[0], found[-1]
        grown = (f"{name} {log(last[name] / first[name]) / log(large / small):.2f}" for name in first if first[name])
        yield f"exponent from {small} to {large} pages: " + ", ".join(grown)


def build_line(size: int, again: int, build: Build) -> str:
    """What one build cost."""
    stages = "".join(f"{name} {seconds:.2f}  " for name, seconds in build.seconds.items())
    memory = "MB {:.0f} and {:.0f}".format(*build.megabytes)
    return f"{size:>6}{' again' if again else '':<7}{stages}after the engine {build.after_engine:.2f}  {memory}"


def page_line(measured: Measured) -> str:
    """What a page weighs, and what a question costs."""
    page = "{:.0f} bytes in the middle, {} at most".format(*measured.page)
    cost = measured.search
    asked = f"{cost.first} before the first question, {cost.middle:.0f} for one in the middle, {cost.most} at most"
    return f"{'':<13}a page packed: {page}; search: {asked}, {cost.ms:.0f} ms in the middle"


def measure(root: Path, pages: int) -> Measured:
    """The costs of a whole build, of one after a line more on one page, and of what it gives to readers."""
    collect_seldom()
    with scratch() as folder:
        site = lay(root, folder, pages)
        first = build(site)
        page = next((site / "docs" / "diseases").glob("page-*.md"))
        page.write_text(page.read_text(encoding="utf-8") + "\nOne more line of words.\n", encoding="utf-8")
        return Measured([first, build(site)], page_sizes(site / "site"), cost_of_search(site / "site", pages))


def page_sizes(site: Path) -> tuple[float, int]:
    """How many bytes a content page has, packed, in the middle and at most."""
    paths = [path for kind in CONTENT for path in site.glob(f"{kind}/page-*/index.html")]
    sizes = [len(gzip.compress(path.read_bytes(), 6)) for path in paths[:: max(1, len(paths) // 500)]]
    return median(sizes), max(sizes)


def build(root: Path) -> Build:
    """The costs of one build, as ``make build`` does it; a made text breaks rules, which does not stop it."""
    done, found = Build(), []
    done.timed("check", lambda: found.append(read_project(root)[0]))
    atlas = found[0]
    with workspace(root) as site:
        done.timed("engine", lambda: render(root, site))
        with keeping(root) as keep:
            done.timed("weave", lambda: weave_folder(site, site, atlas, root, keep, guarded=True))
            done.timed("pack", lambda: pack_folder(site, atlas, root, None, keep))
            done.timed("headers", lambda: write_headers(site, keep))
            shared = shared_files(root)
            done.timed("verify", lambda: verify(site, atlas.pages, "", atlas.assets, shared, keep))
            done.timed("unprotected", lambda: unprotected(site, keep))
            done.timed("save", keep.save)
        done.timed("publish", lambda: publish(site, root))
    used = (resource.getrusage(whose).ru_maxrss / 1024 for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    done.megabytes = next(used), next(used)
    return done
