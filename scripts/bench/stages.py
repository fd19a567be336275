"""What a whole build costs by its stages, and what it costs again after one changed page, for made sites by size.

Each size runs in a process of its own, so that the memory is its own. Seconds are of all processors together, for
others share them; what a stage takes on the clock stands behind a stroke, and means little on a busy machine.
The engine as it comes, with its own theme and search, builds the same Markdown beside it, where that ends in minutes.
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
from time import perf_counter
from typing import NamedTuple

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
from bench.bare import build_bare
from bench.made import lay
from bench.together import most_together

BARE = 2_000  # pages: the engine as it comes takes a time that grows with their square


class Seconds(NamedTuple):
    """What some work took of all processors together, and on the clock."""

    processors: float
    clock: float

    def __str__(self) -> str:
        """Both, as the table shows them."""
        return f"{self.processors:.2f}/{self.clock:.2f}"


@dataclass
class Build:
    """The seconds of each stage of one build, and the most memory so far: of the build, of a process that helped it."""

    seconds: dict[str, Seconds] = field(default_factory=dict)
    megabytes: tuple[float, float] = (0, 0)

    def timed(self, name: str, work: Callable[[], object]) -> None:
        """Note the seconds that some work takes."""
        self.seconds[name] = seconds_of(work)

    @property
    def after_engine(self) -> Seconds:
        """All that comes after the engine."""
        after = [seconds for name, seconds in self.seconds.items() if name not in ("check", "engine")]
        return Seconds(sum(one.processors for one in after), sum(one.clock for one in after))


@dataclass
class Measured:
    """What was measured of one size: two builds, the engine alone, the bytes of pages, what a question costs."""

    builds: list[Build]
    bare: Seconds | None
    page: tuple[float, int]
    search: Cost


def stage_lines(root: Path, sizes: Sequence[int]) -> Iterator[str]:
    """A line a build, and the exponent by which each stage grows from the smallest size to the largest."""
    yield "\nSeconds of all processors / on the clock by stage, made sites; then again after one changed page"
    found: list[tuple[int, dict[str, Seconds]]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            job = pool.submit(measure, root, size)
            together = most_together(os.getpid(), job.done)
            measured = job.result()
        yield from (build_line(size, again, build) for again, build in enumerate(measured.builds))
        yield f"{'':<13}MB of all processes together: {together:.0f} at most"
        if measured.bare:
            yield f"{'':<13}the engine as it comes, with its own theme and search: {measured.bare}"
        yield page_line(measured)
        found.append((size, measured.builds[0].seconds))
    if len(found) > 1:
        (small, first), (large, last) = found[0], found[-1]
        grown = (f"{name} {growth(first[name], last[name], large / small):.2f}" for name in first)
        yield f"exponent from {small} to {large} pages: " + ", ".join(grown)


def growth(first: Seconds, last: Seconds, times: float) -> float:
    """The exponent by which a stage grows; 1 is a straight line."""
    return log(max(last.processors, 0.01) / max(first.processors, 0.01)) / log(times)


def build_line(size: int, again: int, build: Build) -> str:
    """What one build cost."""
    stages = "".join(f"{name} {seconds}  " for name, seconds in build.seconds.items())
    memory = "MB {:.0f} and {:.0f}".format(*build.megabytes)
    return f"{size:>6}{' again' if again else '':<7}{stages}after the engine {build.after_engine}  {memory}"


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
        builds = [first, build(site)]
        bare = seconds_of(lambda: build_bare(site, folder / "bare")) if pages <= BARE else None
        return Measured(builds, bare, page_sizes(site / "site"), cost_of_search(site / "site", pages))


def seconds_of(work: Callable[[], object]) -> Seconds:
    """What some work takes."""
    used, start = sum(os.times()[:4]), perf_counter()
    work()
    return Seconds(sum(os.times()[:4]) - used, perf_counter() - start)


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
