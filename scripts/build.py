"""The command: check, build, serve, bench, report, engines, browser. Only this file prints or exits."""

from __future__ import annotations

import signal
import sys

if __name__ == "__main__":  # before all that takes time to load: to be stopped then is no fault either
    signal.signal(signal.SIGINT, lambda *_: sys.exit("stopped"))
    sys.excepthook = lambda kind, error, trace: (  # a part that is not installed, at whatever time it is asked for
        print(f"{error.name} is not installed; run make, which installs what requirements.txt names", file=sys.stderr)
        if isinstance(error, ModuleNotFoundError)
        else sys.__excepthook__(kind, error, trace)
    )

import argparse
import errno
import hashlib
import json
import logging
import math
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import FrameType
from typing import NoReturn
from unittest import mock
from urllib.parse import urlsplit

from atlas.content.atlas import Atlas
from atlas.content.problems import Problem, counted, plain
from atlas.linking.linker import Linked
from atlas.linking.vocabulary import Vocabulary
from atlas.rules.check import read_checked
from atlas.rules.found import Found, as_data, draft_line, find, news_lines
from atlas.site.scratch import scratch
from atlas.weaving.page import Keep
from engines.choice import DEFAULT, ENGINES, Missing, installed, renderer

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb. What stops it early ends it with a line, not with a traceback."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    for sign in SIGNALS:
        signal.signal(sign, stop)
    options = read_arguments(arguments)
    try:
        VERBS[options.verb][0](options)
        print(end="", flush=True)
    except KeyboardInterrupt:
        sys.exit("stopped")
    except BrokenPipeError:  # whoever read our lines has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        sys.exit(f"{plain(what_failed(error))}; mend that; what was published is unchanged")


SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # ctrl-C, kill, and a terminal that is closed


def stop(number: int, _: FrameType | None) -> None:
    """Called at the first signal: leave in order. A second one would break off the tidying up, so it is not heard."""
    for sign in SIGNALS:
        signal.signal(sign, signal.SIG_IGN)
    raise KeyboardInterrupt if number == signal.SIGINT else SystemExit("stopped")


def what_failed(error: OSError) -> str:
    """What went wrong with a file; a full disk is not the fault of the file that was copied there."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full: {error.strerror}"
    return f"{error.filename2 or error.filename or 'the disk'}: {error.strerror or error}"


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The verb and its options."""
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, (_, text) in VERBS.items():
        command = verbs.add_parser(verb, help=text)
        command.add_argument("--root", type=Path, default=ROOT, help="the project's folder; default: this one")
        if verb == "build":
            command.add_argument("--zim", type=Path, help="a Python with libzim, to make a file for Kiwix too")
            command.add_argument("--engine", choices=ENGINES, default=DEFAULT, help=f"what renders; default: {DEFAULT}")
            command.add_argument("--compressed", action="store_true", help="put packed texts (.gz, .br) beside them")
        if verb == "serve":
            command.add_argument("--port", type=port, default=8000, help="where to serve; default: 8000")
        if verb == "bench":
            command.add_argument("--sizes", type=sizes_of, help="only whole builds, of generated sites of these sizes")
        if verb == "search-eval":
            command.add_argument("files", type=Path, nargs="*", help="files of questions; default: tests/search/*.tsv")
        if verb in WALKS:
            command.add_argument("--site", type=Path, help="a finished site; default: one is built aside")
        if verb == "access":
            told = "stop after these; one of each kind comes first"
            command.add_argument("--minutes", type=float, default=math.inf, help=told)
        if verb == "check":
            command.add_argument("--warnings", action="store_true", help="show every warning, not only their counts")
            command.add_argument("--watch", action="store_true", help="check again after every change, until stopped")
            command.add_argument("--json", type=Path, help="write what is found into this file too")
    return parser.parse_args(arguments)


def sizes_of(text: str) -> list[int]:
    """Numbers of pages, from the command line: "100,1000"."""
    parts = text.split(",")
    if not all(part.isdecimal() and 0 < int(part) <= 100_000 for part in parts):
        raise argparse.ArgumentTypeError(f"{text} has no sizes; write numbers of pages, as 100,1000,10000")
    return sorted(map(int, parts))


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
    """Check the rules of the content, and count what is only advised; with ``--watch`` after every change."""
    if options.watch:
        watch(options)
    found = read_found(options)
    if found.problems:
        fail(map(annotate, found.problems))
    say(found_lines(found, options.warnings))


def watch(options: argparse.Namespace) -> NoReturn:
    """Check at once and after every change until stopped; a file that is gone while it is read is one change more."""
    from atlas.site.inputs import each_change

    before = None
    for _ in each_change(options.root):
        try:
            found = read_found(options)
        except OSError as error:
            say([what_failed(error)])
            continue
        say(["", *found_lines(found, options.warnings), *news_lines(before, found, time.strftime("%H:%M:%S"))])
        before = found
    sys.exit("stopped")


def read_found(options: argparse.Namespace) -> Found:
    """What is found, which goes into the file of ``--json`` too."""
    found = find(*read_checked(options.root))
    if options.json:
        options.json.write_text(json.dumps(as_data(found), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return found


def found_lines(found: Found, all_warnings: bool) -> Iterator[str]:
    """The problems; without any, how much was looked at, and the warnings or their counts."""
    if found.problems:
        yield from map(annotate, found.problems)
        return
    if all_warnings:
        yield from map(str, (*found.warnings, *found.needed))
    kinds = Counter(warning.field for warning in found.warnings)
    listed = ", ".join(f"{count} {field}" for field, count in sorted(kinds.items()))
    pages, advised = counted(found.pages, "page"), counted(len(found.warnings), "warning")
    drafts = f"; {draft_line(len(found.drafts), len(found.needed))}" if found.drafts else ""
    yield f"{pages}, no problems, {advised}" + (f" ({listed})" if listed else "") + drafts


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


# -- spell


def run_spell(options: argparse.Namespace) -> None:
    """Look for slips of the pen in all that people wrote."""
    from spelling import slips

    if not find_spec("codespell_lib"):
        sys.exit("codespell is not installed; run it as: make spell")
    if found := list(slips(options.root)):
        fail(map(annotate, found), "none of them stops a build")
    print("no slips of the pen")


# -- build


def run_build(options: argparse.Namespace) -> None:
    """Check, build, verify and publish."""
    from atlas.site.workers import collect_seldom

    collect_seldom()
    try:
        render = renderer(options.engine)
    except Missing as error:
        sys.exit(str(error))
    from atlas.site.inputs import InputsChanged, steady
    from atlas.site.kept import keeping
    from atlas.site.publish import publish, workspace

    started = time.monotonic()
    base = base_of_site()
    try:
        with engine_errors(), steady(options.root) as look:
            atlas = read_sound(options.root, read_whole)
            with workspace(options.root) as folder, keeping(options.root) as keep:
                render(options.root, folder)
                make_site(folder, atlas, options, keep)
                if problems := faults_of_site(folder, atlas, options.root, base, keep):
                    look()  # a change in between is what is wrong then
                    fail(map(annotate, problems), "nothing was published")
                look()
                publish(folder, options.root)
    except InputsChanged as change:
        sys.exit(f"{plain(str(change))}; nothing was published")
    print(f"site/ has {len(atlas.pages)} pages, built and verified in {time.monotonic() - started:.1f} s")


def make_site(folder: Path, atlas: Atlas, options: argparse.Namespace, keep: Keep) -> None:
    """Make the whole site of the pages that an engine wrote into a folder. Errors: EngineError."""
    from atlas.site.compressed import compress_folder
    from atlas.site.folder import weave_folder
    from atlas.site.pack import pack_folder
    from atlas.site.policy import write_headers

    weave_folder(folder, folder, atlas, options.root, keep, guarded=True)
    pack_folder(folder, atlas, options.root, options.zim, keep)
    write_headers(folder, keep)
    if options.compressed:
        compress_folder(folder)


def faults_of_site(folder: Path, atlas: Atlas, root: Path, base: str, keep: Keep) -> list[Problem]:
    """All that is wrong with a finished site."""
    from atlas.site.policy import unprotected
    from atlas.site.project import shared_files
    from atlas.site.verify import verify

    return [*verify(folder, atlas.pages, base, atlas.assets, shared_files(root), keep), *unprotected(folder, keep)]


def base_of_site() -> str:
    """The part of the site's address that its root-absolute links begin with."""
    from atlas.site.settings import wrong_settings

    if wrong := list(wrong_settings(os.environ)):
        fail(map(plain, wrong))
    return urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/")


@contextmanager
def engine_errors() -> Iterator[None]:
    """What stops the engine or a template is reported as a problem."""
    from atlas.site.engine import EngineError

    try:
        yield
    except EngineError as error:
        fail(map(annotate, error.problems))


# -- sums


def run_sums(options: argparse.Namespace) -> None:
    """Print the SHA-256 of every file of the published site, as ``sha256sum`` would."""
    site = options.root / "site"
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        print(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site).as_posix()}")


# -- report


def linked_site(root: Path) -> tuple[Atlas, Vocabulary, Mapping[str, Linked]]:
    """The sound content, and what the linker does on each of its pages."""
    from atlas.site.engine import render
    from atlas.site.folder import link_folder

    atlas = read_sound(root, read_whole)
    with scratch() as folder:
        with engine_errors():
            render(root, folder)
        return atlas, *link_folder(folder, atlas, root)


def run_stats(options: argparse.Namespace) -> None:
    """Print the site in figures."""
    from atlas.rules.stats import stats_lines

    atlas, _, linked = linked_site(options.root)
    say(stats_lines(atlas, linked))


def run_report(options: argparse.Namespace) -> None:
    """Print what to check next, how the references were read, and what the linker did on the whole site."""
    from atlas.linking.report import links_data, report_lines
    from atlas.rules.due import due_lines
    from atlas.rules.negatives import advise_old_searches
    from atlas.rules.primary import quality_lines

    atlas, names, linked = linked_site(options.root)
    print(*due_lines(atlas), "", *quality_lines(atlas), "", *report_lines(links_data(atlas, names, linked)), sep="\n")
    old = list(advise_old_searches(atlas))
    print(f"\nSearches to repeat: {len(old)}", *(f"  {problem}" for problem in old), sep="\n")


# -- bench


def run_bench(options: argparse.Namespace) -> None:
    """Print the measurements, each as soon as it is made."""
    from bench.stages import stage_lines
    from bench.table import bench_lines

    read_sound(options.root, read_whole)
    logging.getLogger().setLevel(logging.ERROR)
    with engine_errors():
        say(stage_lines(options.root, options.sizes) if options.sizes else bench_lines(options.root))


# -- bench-serving


def run_bench_serving(options: argparse.Namespace) -> None:
    """Measure what a web server with the built site can do on this machine; where it cannot be, a line says why."""
    from bench.serving import not_measured, speed_lines, visit_lines, with_servers

    read_sound(options.root, read_whole)
    if why := not_measured(options.root):
        sys.exit(why)
    with with_servers(options.root) as (now, later):
        keep(options, "visits", visit_lines(options.root, now, later), "SERVING.md")
        keep(options, "speed", speed_lines(options.root, now), "SERVING.md")


# -- engines


def run_engines(options: argparse.Namespace) -> None:
    """Build the site with every engine, and print what differs from MkDocs."""
    from engines.twins import build_with, compared

    if missing := [name for name in ENGINES if not installed(name)]:
        sys.exit(f"{', '.join(missing)}: not installed; run it as: make engines")
    sound = True
    with scratch() as folder:
        sites = {}
        for name in ENGINES:
            started = time.monotonic()
            sites[name], stopped = build_with(name, options.root, folder)
            say([f"{name}: built and verified in {time.monotonic() - started:.1f} s"])
            if stopped:
                fail(stopped.splitlines(), f"{name} could not build the site")
        for name in ENGINES[1:]:
            lines, same = compared(name, sites[DEFAULT], sites[name])
            say(lines)
            sound &= same
    if not sound:
        sys.exit("the engines do not give the same site")


# -- search-eval


def run_search_eval(options: argparse.Namespace) -> None:
    """Build the site aside, and ask it all questions in a browser."""
    from atlas.site.engine import render
    from atlas.site.folder import weave_folder
    from bench.search import evaluate, sizes
    from browser import find_browser

    atlas = read_sound(options.root, read_whole)
    paths = options.files or sorted((options.root / "tests" / "search").glob("*.tsv"))
    with scratch() as folder:
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


# -- walks through the finished site in browsers


@contextmanager
def finished(options: argparse.Namespace) -> Iterator[Path]:
    """The folder of a finished site: the one that was named, or one that is built aside as a host would publish it."""
    if options.site:
        if not (options.site / "index.html").is_file():
            sys.exit(f"{options.site}: is no finished site; run `make build`, or leave --site out")
        yield options.site.resolve()
        return
    from atlas.site.engine import render
    from atlas.site.folder import weave_folder
    from atlas.site.pack import pack_folder

    atlas = read_sound(options.root, read_whole)
    with scratch() as folder, mock.patch.dict(os.environ, PUBLISHED):
        with engine_errors():
            render(options.root, folder)
            weave_folder(folder, folder, atlas, options.root)
            pack_folder(folder, atlas, options.root, None)
        yield folder


PUBLISHED = {  # as on a host, so that pages have all that they have there
    "SITE_URL": "https://example.org/",
    "ISSUES_URL": "https://example.org/owner/cramp-atlas/issues",
    "REPORT_EMAIL": "mistakes@example.org",
}


def keep(options: argparse.Namespace, part: str, lines: Iterable[str], place: str = "BROWSERS.md") -> None:
    """Print lines as they come, and put them into their part of the file of what was found."""
    from walks.report import with_part

    path, told = options.root / place, []
    for line in lines:
        told.append(line)
        say([line])
    path.write_text(with_part(path.read_text(encoding="utf-8"), part, told), encoding="utf-8")


def run_tasks(options: argparse.Namespace) -> None:
    """Do in a browser what readers want to get done, and count."""
    from walks.reader import task_lines
    from walks.tasks import PATH, read_tasks

    tasks, problems = read_tasks(PATH, (options.root / PATH).read_text(encoding="utf-8"))
    if problems:
        fail(map(annotate, problems), "no task was done")
    with finished(options) as site:
        keep(options, "tasks", task_lines(site, tasks))


def run_access(options: argparse.Namespace) -> None:
    """Look at every page, and at each step of the tasks, by the rules of access."""
    from walks.access import access_lines
    from walks.tasks import PATH, read_tasks

    tasks, problems = read_tasks(PATH, (options.root / PATH).read_text(encoding="utf-8"))
    if problems:
        fail(map(annotate, problems), "no page was looked at")
    with finished(options) as site:
        keep(options, "access", access_lines(site, tasks, options.minutes))


def run_browsers(options: argparse.Namespace) -> None:
    """Compare a page of each kind in three browsers."""
    from walks.browsers import browser_lines

    with finished(options) as site:
        keep(options, "browsers", browser_lines(site))


def run_screenshot(options: argparse.Namespace) -> None:
    """Write the pictures of README.md."""
    from walks.screenshot import MOST, PLACES, screenshots

    with finished(options) as site:
        found = {PLACES[scheme]: data for scheme, data in screenshots(site)}
    for path, data in found.items():
        (options.root / path).write_bytes(data)
        say([f"{path}: {len(data):,} bytes"])
    if (size := sum(map(len, found.values()))) > MOST:
        sys.exit(f"both have {size:,} bytes, {MOST:,} at most; take fewer colours or less height in screenshot.yml")


# -- serve


def run_serve(options: argparse.Namespace) -> None:
    """Serve the live preview until interrupted."""
    from atlas.site.preview import Preview

    with scratch() as folder:
        preview = Preview(options.root, folder, say)
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


def run_schemas(options: argparse.Namespace) -> None:
    """Write the schemas of the content where editors look for them."""
    from atlas.site.editor_files import write_schemas

    print(write_schemas(options.root))


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


WALKS = ("tasks", "access", "browsers", "screenshot")
VERBS = {
    "check": (run_check, "check the rules of the content alone"),
    "spell": (run_spell, "look for slips of the pen, and for American spellings in what readers read"),
    "build": (run_build, "check, build, verify and publish into site/"),
    "sums": (run_sums, "print the SHA-256 of every file of site/, to compare two builds"),
    "stats": (run_stats, "the site in figures: pages, grades, checks, links, searches, references"),
    "report": (run_report, "report what to check next, and what the linker did: names, forms, orphans, words"),
    "bench": (run_bench, "measure linking and weaving, as ratios taken in one run"),
    "bench-serving": (run_bench_serving, "measure how many readers nginx can serve with the built site, on loopback"),
    "search-eval": (run_search_eval, "ask the search all questions of some files, in a browser"),
    "engines": (run_engines, "build with every engine, and compare the sites"),
    "tasks": (run_tasks, "do in a browser what readers want to get done, and count taps, keys, screens, words"),
    "access": (run_access, "look at every page in browsers by the rules of access: axe, large text, order, and more"),
    "browsers": (run_browsers, "compare a page of each kind in Chromium, Firefox and WebKit"),
    "screenshot": (run_screenshot, "write the pictures of README.md, from a finished site"),
    "serve": (run_serve, "serve the site with live reload"),
    "schemas": (run_schemas, "write the schemas of the content for editors, into .site/schemas/"),
    "browser": (run_browser, "find or install the browser that the tests need"),
}

if __name__ == "__main__":
    main()
