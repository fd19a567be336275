"""All measurements as a table. Every figure of weaving is a ratio of two times that were taken in the same run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.linking import Row, bench_growth, bench_size
from bench.paint import paint_lines
from bench.site import bench_generated_site, bench_site
from bench.stages import stage_lines

SIZES = (1000, 5000)  # pages
STAGED = (100, 1000)  # pages of the sites that are built whole, twice


def bench_lines(root: Path) -> Iterator[str]:
    """The table, a line as soon as it is measured. Errors: EngineError."""
    sizes = (row for size in SIZES for row in bench_size(root, size, size))
    yield from part("Linking, against rendering the same Markdown", sizes)
    yield from part("Linking ten times the pages, and with ten times the terms, against the base", bench_growth())
    yield from part("Weaving as a whole, against rendering with MkDocs: this site", map(bench_site, [root]))
    generated = (bench_generated_site(root, size) for size in SIZES)
    yield from part("The same, generated sites with this theme", generated)
    yield from stage_lines(root, STAGED)
    yield from paint_lines(root)


def part(heading: str, rows: Iterable[Row]) -> Iterator[str]:
    """One part of the table under its heading."""
    yield f"\n{heading}\n{'':<14}{'pages':>7}{'terms':>7}{'seconds':>10}{'ratio':>9}"
    for row in rows:
        yield f"{row.name:<14}{row.pages:>7}{row.terms:>7}{row.seconds:>10.3f}{row.ratio:>9.4f}  {row.note}"
