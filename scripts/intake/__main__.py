"""The command: take in articles, or measure how that goes. Only this file reads what we know, writes and prints."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import yaml
from atlas.content.reader import read_atlas

from .article import take_in
from .claims import Matcher
from .knowledge import knowledge_of
from .pool import Done, work_all
from .report import files_of
from .snapshot import Source
from .sources import SourceError, sources

ROOT = Path(__file__).resolve().parents[2]
WORDS = Path(__file__).with_name("words.yml")


def main() -> None:
    """Run the command."""
    options = read_arguments()
    if options.eval:
        from .evaluate import evaluate

        print(
            "\n".join(evaluate(matcher_of(options.root), [file for path in options.files for file in files_in(path)]))
        )
        return
    if options.gold:
        from .gold import GOLD, add_gold

        add_gold(GOLD, {file.name: file.read_text("utf-8") for path in options.files for file in files_in(path)})
        return
    failed = take_all(options)
    sys.exit(1 if failed else 0)


def read_arguments() -> argparse.Namespace:
    """The options."""
    parser = argparse.ArgumentParser(prog="python -m intake", description=__doc__)
    parser.add_argument("files", type=Path, nargs="*", help="text, HTML, a web archive (WARC), or a folder of them")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--out", type=Path, default=ROOT / "intake", help="where the files go; never published")
    parser.add_argument("--url", default="", help="the address that a single file came from")
    parser.add_argument("--day", default="", help="the day on which it was fetched, as 2026-11-28")
    parser.add_argument("--workers", type=int, default=2, help="processes at once")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds for an article")
    parser.add_argument("--eval", action="store_true", help="measure, next to other tools, and take nothing in")
    parser.add_argument("--gold", action="store_true", help="make gold of pages whose furniture stands in ⟦ ⟧")
    options = parser.parse_args()
    if not options.files and not options.eval:
        parser.error("no file; give a text, an HTML page, a web archive or a folder, as make intake FILE=page.html")
    if published(options.out, options.root):
        parser.error(f"{options.out} is published; choose a folder that is not below docs/, overrides/ or site/")
    return options


def published(out: Path, root: Path) -> bool:
    """Whether a folder ends up on the site."""
    there = out.resolve()
    return any(there.is_relative_to((root / folder).resolve()) for folder in ("docs", "overrides", "site", ".site"))


def matcher_of(root: Path) -> Matcher:
    """What we know, ready to be compared with."""
    atlas, problems = read_atlas(root)
    if problems:
        sys.exit("\n".join(map(str, problems)))
    return Matcher(knowledge_of(atlas, yaml.safe_load(WORDS.read_text("utf-8"))))


def files_in(path: Path) -> list[Path]:
    """A file, or the files of a folder."""
    return sorted(file for file in path.iterdir() if file.is_file()) if path.is_dir() else [path]


def worker_of(matcher: Matcher, out: Path) -> Callable[[Source], dict[str, int]]:
    """What a worker does with a source: it writes the files, and tells how many signs were kept."""

    def work(source: Source) -> dict[str, int]:
        """Take in one source."""
        article = take_in(source, matcher)
        folder = out / source.name
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files_of(article, matcher.knowledge).items():
            (folder / name).write_text(text, "utf-8", newline="\n")
        return dict(article.counts)

    return work


def take_all(options: argparse.Namespace) -> int:
    """Take in all sources, tell each, and say how many failed."""
    matcher, failed, totals, began = matcher_of(options.root), list[str](), Counter[str](), time.monotonic()
    _ = matcher.texts, matcher.weights, matcher.features("")  # made once, before the workers part

    def good() -> Iterator[Source]:
        """The sources that can be read."""
        for one in (one for path in options.files for one in sources(path)):
            if isinstance(one, SourceError):
                failed.append(str(one))
            else:
                yield known_place(one, options)

    for done in work_all(good(), worker_of(matcher, options.out), options.workers, options.limit):
        tell(done, failed, totals)
    print(*failed, sep="\n", file=sys.stderr)
    shares = ", ".join(f"{totals[state]} {state}" for state in ("kept", "removed", "doubtful"))
    took = f"{time.monotonic() - began:.1f} s"
    print(f"{totals['articles']} taken in below {options.out}, {len(failed)} not; signs: {shares}; {took}")
    return len(failed)


def known_place(source: Source, options: argparse.Namespace) -> Source:
    """A source with the address and day that were given for it."""
    return Source(source.name, source.data, source.address or options.url, source.day or options.day, source.charset)


def tell(done: Done[Source], failed: list[str], totals: Counter[str]) -> None:
    """Count what came of a source; say what went wrong."""
    if done.wrong:
        failed.append(f"{done.given.name}:1: article: {done.wrong}; the others went on; look at it alone")
    else:
        totals.update({"articles": 1, **done.value})


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("stopped")
