"""The command: check, build, serve, bench, report, browser. Only this file prints, starts a process or exits."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from atlas.advice import advice
from atlas.model import Atlas, Problem
from atlas.reader import read_atlas
from atlas.rules import check

ROOT = Path(__file__).resolve().parent.parent


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="build.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb, (_, text) in VERBS.items():
        command = verbs.add_parser(verb, help=text)
        command.add_argument("--root", type=Path, default=ROOT, help="the project's folder; default: this one")
        if verb == "serve":
            command.add_argument("--port", type=int, default=8000, help="where to serve; default: 8000")
        if verb == "check":
            command.add_argument("--warnings", action="store_true", help="show every warning, not only their counts")
    options = parser.parse_args(arguments)
    VERBS[options.verb][0](options)


# -- check


def read_checked(root: Path) -> Atlas:
    """The content, if it has no problem; else all problems are printed and nothing is built."""
    atlas, problems = read_atlas(root)
    problems = sorted({*problems, *check(atlas)})
    if problems:
        fail(problems)
    return atlas


def run_check(options: argparse.Namespace) -> None:
    atlas = read_checked(options.root)
    warnings = sorted(advice(atlas))
    if options.warnings:
        print(*warnings, sep="\n")
    kinds: dict[str, int] = {}
    for warning in warnings:
        kinds[warning.field] = kinds.get(warning.field, 0) + 1
    counted = ", ".join(f"{count} {field}" for field, count in sorted(kinds.items()))
    print(f"{len(atlas.pages)} pages, no problems, {len(warnings)} warnings" + (f" ({counted})" if counted else ""))


def fail(problems: Iterable[Problem], what: str = "nothing was built") -> None:
    found = list(problems)
    print(*(annotate(problem) for problem in found), sep="\n", file=sys.stderr)
    sys.exit(f"{len(found)} problem{'s' * (len(found) != 1)}; {what}")


def annotate(problem: Problem) -> str:
    """The line for a person; in GitHub Actions the same text becomes a note on the line."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return str(problem)
    return f"::error file={problem.path},line={problem.line}::{problem.field}: {problem.text}"


# -- build


def run_build(options: argparse.Namespace) -> None:
    from atlas.engines import render
    from atlas.folder import weave_folder
    from atlas.publish import publish, workspace
    from atlas.verify import verify

    started = time.monotonic()
    atlas = read_checked(options.root)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    with workspace(options.root) as folder:
        render(options.root, folder)
        weave_folder(folder, folder, atlas, options.root)
        base = urlsplit(os.environ.get("SITE_URL", "")).path.rstrip("/")
        if problems := verify(folder, base):
            fail(problems, "nothing was published")
        publish(folder, options.root)
    print(f"site/ has {len(atlas.pages)} pages, built and verified in {time.monotonic() - started:.1f} s")


# -- report


def run_report(options: argparse.Namespace) -> None:
    from atlas.engines import render
    from atlas.folder import link_folder
    from atlas.report import links_data, report_lines

    atlas = read_checked(options.root)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        render(options.root, Path(folder))
        names, linked = link_folder(Path(folder), atlas, options.root)
    print(*report_lines(links_data(atlas, names, linked)), sep="\n")


# -- bench


def run_bench(options: argparse.Namespace) -> None:
    """Every figure is a ratio of two times that were taken in the same run."""
    from atlas.bench import Row, bench_glossarify, bench_growth, bench_size
    from atlas.bench_site import bench_generated_site, bench_site

    def show(heading: str, rows: Iterable[Row]) -> None:
        print(f"\n{heading}\n{'':<14}{'pages':>7}{'terms':>7}{'seconds':>10}{'ratio':>9}")
        for row in rows:
            print(
                f"{row.name:<14}{row.pages:>7}{row.terms:>7}{row.seconds:>10.3f}{row.ratio:>9.4f}  {row.note}",
                flush=True,
            )

    logging.basicConfig(level=logging.ERROR)
    show(
        "Linking, against rendering the same Markdown",
        [*bench_size(options.root, 1000, 1000), *bench_size(options.root, 5000, 5000)],
    )
    show("Linking ten times the pages, and with ten times the terms, against the base", bench_growth())
    show("Weaving as a whole, against rendering with MkDocs: this site", [bench_site(options.root)])
    show("The same, a generated site with this theme", [bench_generated_site(options.root)])
    show("glossarify-md on the same pages and terms, against our linking", [bench_glossarify()])


# -- serve


def run_serve(options: argparse.Namespace) -> None:
    from atlas.preview import Preview

    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    with tempfile.TemporaryDirectory(prefix="cramp-atlas-") as folder:
        preview = Preview(options.root, Path(folder), lambda lines: print(*lines, sep="\n", flush=True))
        if not preview.build():
            sys.exit("mend the problems above, then start again")
        try:
            preview.serve(options.port, lambda address: print(f"Cramp Atlas: {address}", flush=True))
        except OSError:
            sys.exit(f"port {options.port} is in use; stop what runs there, or choose another: make PORT=8001")
        except KeyboardInterrupt:
            print("stopped")


# -- the browser for the tests

CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def run_browser(options: argparse.Namespace) -> None:
    """Find a browser or install one: what is there, else Debian's package, else Playwright's own."""
    del options
    found = find_browser() or apt_browser() or playwright_browser()
    if not found:
        sys.exit("no browser: install Chromium or Chrome, or run `python -m playwright install chromium`")
    print(f"browser: {found}")


def find_browser() -> str:
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    named = next(filter(None, map(shutil.which, CHROMES)), "")
    return os.environ.get("CHROME", "") or named or (mac if Path(mac).exists() else "")


def apt_browser() -> str:
    if not shutil.which("apt-get"):
        return ""
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if sudo and not shutil.which("sudo"):
        return ""
    for command in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium"]):
        subprocess.run([*sudo, *command], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return find_browser()


def playwright_browser() -> str:
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    return "playwright" if done.returncode == 0 else ""


VERBS = {
    "check": (run_check, "check the rules of the content alone"),
    "build": (run_build, "check, build, verify and publish into site/"),
    "report": (run_report, "tell what the linker did: names, forms, orphans, common and ambiguous words"),
    "bench": (run_bench, "measure linking and weaving, as ratios taken in one run"),
    "serve": (run_serve, "serve the site with live reload"),
    "browser": (run_browser, "find or install the browser that the tests need"),
}

if __name__ == "__main__":
    main()
