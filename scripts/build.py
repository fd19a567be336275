"""The command: check, build, serve, bench, report, browser. Only this file prints or exits."""

from __future__ import annotations

import argparse
import errno
import logging
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

from atlas.content.atlas import Atlas
from atlas.content.problems import Problem, counted, plain
from atlas.rules.advice import advice
from atlas.rules.check import read_checked

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb. What stops it early ends it with a line, not with a traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    options = read_arguments(arguments)
    try:
        VERBS[options.verb][0](options)
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit("stopped")
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        sys.exit(f"{error.filename or 'the disk'}: {error.strerror}; mend that; what was published is unchanged")


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The verb and its options."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, (_, text) in VERBS.items():
        command = verbs.add_parser(verb, help=text)
        command.add_argument("--root", type=Path, default=ROOT, help="the project's folder; default: this one")
        if verb == "build":
            command.add_argument("--zim", type=Path, help="a Python with libzim, to make a file for Kiwix too")
        if verb == "serve":
            command.add_argument("--port", type=port, default=8000, help="where to serve; default: 8000")
        if verb == "search-eval":
            command.add_argument("files", type=Path, nargs="*", help="files of questions; default: tests/search/*.tsv")
        if verb == "check":
            command.add_argument("--warnings", action="store_true", help="show every warning, not only their counts")
    return parser.parse_args(arguments)


def port(text: str) -> int:
    """The number of a port, from the command line."""
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"{text} is not a port; choose a number from 1 to 65535")
    return int(text)


# -- check


Reader = Callable[[Path], tuple[Atlas, list[Problem]]]


def read_whole(root: Path) -> tuple[Atlas, list[Problem]]:
    """The content and every problem of the project; `check` alone does without the engine, which takes time to load."""
    from atlas.site.project import read_project

    base_of_site()  # the engine could not say where a wrong address comes from
    return read_project(root)


def read_sound(root: Path, read: Reader) -> Atlas:
    """The content, if it has no problem; else all problems are printed and nothing is built."""
    atlas, problems = read(root)
    if problems:
        fail(map(annotate, problems))
    return atlas


def run_check(options: argparse.Namespace) -> None:
    """Check the rules of the content, and count what is only advised."""
    atlas = read_sound(options.root, read_checked)
    warnings = sorted(advice(atlas))
    if options.warnings:
        print(*warnings, sep="\n")
    kinds = Counter(warning.field for warning in warnings)
    listed = ", ".join(f"{count} {field}" for field, count in sorted(kinds.items()))
    pages, advised = counted(len(atlas.pages), "page"), counted(len(warnings), "warning")
    print(f"{pages}, no problems, {advised}" + (f" ({listed})" if listed else ""))


def fail(lines: Iterable[str], what: str = "nothing was built") -> NoReturn:
    """Print the problems and their number, and exit with 1."""
    found = list(lines)
    print(*found, sep="\n", file=sys.stderr)
    sys.exit(f"{counted(len(found), 'problem')}; {what}")


def annotate(problem: Problem) -> str:
    """The line for a person; in GitHub Actions the same text becomes a note on the line."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return str(problem)
    path = plain(problem.path).translate(NOTE_SIGNS)
    return f"::error file={path},line={problem.line}::{plain(f'{problem.field}: {problem.text}').replace('%', '%25')}"


NOTE_SIGNS = str.maketrans({"%": "%25", ":": "%3A", ",": "%2C"})  # what would end the name of a file in a note


# -- build


def run_build(options: argparse.Namespace) -> None:
    """Check, build, verify and publish."""
    from atlas.site.engine import render
    from atlas.site.folder import weave_folder
    from atlas.site.kept import keeping
    from atlas.site.pack import pack_folder
    from atlas.site.project import shared_files
    from atlas.site.publish import publish, workspace
    from atlas.site.verify import verify

    started = time.monotonic()
    atlas = read_sound(options.root, read_whole)
    base = base_of_site()
    with workspace(options.root) as folder, keeping(options.root) as keep:
        with engine_errors():
            render(options.root, folder)
            weave_folder(folder, folder, atlas, options.root, keep)
            pack_folder(folder, atlas, options.root, options.zim, keep)
        if problems := verify(folder, atlas.pages, base, atlas.assets, shared_files(options.root), keep):
            fail(map(annotate, problems), "nothing was published")
        publish(folder, options.root)
    print(f"site/ has {len(atlas.pages)} pages, built and verified in {time.monotonic() - started:.1f} s")


def base_of_site() -> str:
    """The part of the site's address that its root-absolute links begin with."""
    address = os.environ.get("SITE_URL", "")
    try:
        return urlsplit(address).path.rstrip("/")
    except ValueError as error:
        sys.exit(f"SITE_URL: {address} is not an address: {error}")


@contextmanager
def engine_errors() -> Iterator[None]:
    """What stops the engine or a template is reported as a problem."""
    from atlas.site.engine import EngineError

    try:
        yield
    except EngineError as error:
        fail(map(annotate, error.problems))


# -- report


def run_report(options: argparse.Namespace) -> None:
    """Print what to check next, how the references were read, and what the linker did on the whole site."""
    from atlas.linking.report import links_data, report_lines
    from atlas.rules.due import due_lines
    from atlas.rules.negatives import advise_old_searches
    from atlas.rules.primary import quality_lines
    from atlas.site.engine import render
    from atlas.site.folder import link_folder

    atlas = read_sound(options.root, read_whole)
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        with engine_errors():
            render(options.root, Path(folder))
        names, linked = link_folder(Path(folder), atlas, options.root)
    print(*due_lines(atlas), "", *quality_lines(atlas), "", *report_lines(links_data(atlas, names, linked)), sep="\n")
    old = list(advise_old_searches(atlas))
    print(f"\nSearches to repeat: {len(old)}", *(f"  {problem}" for problem in old), sep="\n")


# -- bench


def run_bench(options: argparse.Namespace) -> None:
    """Print the measurements, each as soon as it is made."""
    from bench.table import bench_lines

    read_sound(options.root, read_whole)
    logging.getLogger().setLevel(logging.ERROR)
    with engine_errors():
        say(bench_lines(options.root))


# -- search-eval


def run_search_eval(options: argparse.Namespace) -> None:
    """Build the site aside, and ask it all questions in a browser."""
    from atlas.site.engine import render
    from atlas.site.folder import weave_folder
    from bench.search import evaluate, sizes
    from browser import find_browser

    atlas = read_sound(options.root, read_whole)
    paths = options.files or sorted((options.root / "tests" / "search").glob("*.tsv"))
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        site, other = Path(folder, "site"), Path(folder, "other")
        other.mkdir()
        with engine_errors():
            render(options.root, site)
            weave_folder(site, site, atlas, options.root)
        print(*(f"{size:>8} bytes packed: {name}" for name, size in sizes(site).items()), sep="\n")
        heads = "first", "top 3", "top 5", "MRR", "none", "p50 ms", "p95 ms", "card 1st", "card"
        print(f"{'':<12}{'':<28}{'asked':>6}" + "".join(f"{head:>9}" for head in heads))
        for row in evaluate(site, atlas, paths, find_browser(), other):
            found = row.first, row.three, row.five, 100 * row.mrr, row.nothing
            figures = *found, row.p50, row.p95, row.card_first, row.card
            told = "".join(f"{figure:>9.1f}" for figure in figures)
            print(f"{row.engine:<12}{row.name:<28}{row.count:>6}{told}", flush=True)


# -- serve


def run_serve(options: argparse.Namespace) -> None:
    """Serve the live preview until interrupted."""
    from atlas.site.preview import Preview

    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        preview = Preview(options.root, Path(folder), say)
        try:
            preview.serve(options.port, lambda address: say([f"Cramp Atlas: {address}"]))
        except KeyboardInterrupt:
            say(["stopped"])
        except OSError as error:
            sys.exit(f"port {options.port} {TAKEN.get(error.errno, error.strerror)}, or choose another: make PORT=8001")
        if preview.broken:
            sys.exit("mend the problems above, then start again")


TAKEN: Mapping[int | None, str] = {
    errno.EADDRINUSE: "is in use; stop what runs there",
    errno.EACCES: "is kept for the system; take one over 1023",
}


def say(lines: Iterable[str]) -> None:
    """Print lines at once."""
    for line in lines:
        print(line, flush=True)


# -- the browser for the tests


def run_browser(options: argparse.Namespace) -> None:
    """Find a browser, or install one and say so."""
    from browser import have_browser

    del options
    found = have_browser(lambda line: say([line]))
    if not found:
        sys.exit("no browser: install Chromium or Chrome, or run `python -m playwright install chromium`")
    print(f"browser: {found}")


VERBS = {
    "check": (run_check, "check the rules of the content alone"),
    "build": (run_build, "check, build, verify and publish into site/"),
    "report": (run_report, "report what to check next, and what the linker did: names, forms, orphans, words"),
    "bench": (run_bench, "measure linking and weaving, as ratios taken in one run"),
    "search-eval": (run_search_eval, "ask the search all questions of some files, in a browser"),
    "serve": (run_serve, "serve the site with live reload"),
    "browser": (run_browser, "find or install the browser that the tests need"),
}

if __name__ == "__main__":
    main()
