"""The command: what an edit would change, and with --write, the edit. Only this file reads, writes and prints."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from atlas.content.problems import counted
from atlas.rules.check import read_checked
from atlas.rules.messages import suggest

from .citing import CROSSREF, PUBMED, cite, look_up
from .claims import is_claim, move_claim
from .network import fetch
from .new import new, scaffolds
from .pages import move_page
from .places import move_section, rename_heading
from .project import Refused, Texts, changes, new_problems, read_project, write
from .records import read_record
from .withdrawing import withdraw

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one verb. What cannot be done ends with a line that says what to do, and nothing is written."""
    options = read_arguments(arguments)
    try:
        if options.verb == "review":
            return run_review(options)
        before = read_project(options.root)
        after, finish = VERBS[options.verb][:2]
        finish(before, after(before, options), options)
    except Refused as error:
        sys.exit(f"{error}\nnothing was written")
    except OSError as error:
        sys.exit(f"{error.filename or 'the disk'}: {error.strerror or error}; mend that; nothing was written")
    except UnicodeDecodeError as error:
        sys.exit(f"byte {error.object[error.start]:#x} is not UTF-8; save the file as UTF-8; nothing was written")


def try_first(before: Texts, after: Texts, options: argparse.Namespace) -> None:
    """Show what would change, and write it when that is asked for and brings no new problem."""
    problems = new_problems(options.root, before, after)
    print(*changes(before, after), sep="\n")
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        bring = counted(len(problems), "new problem")
        sys.exit(f"this would bring {bring}; mend first what they name; nothing was written")
    for path in elsewhere(options.root, named(options.old)):
        print(f"{path}: names {named(options.old)} too; look whether that still fits")
    if not options.write:
        print("nothing is written yet; to write it, add APPLY=1")
        return
    write(options.root, before, after)
    print("written; look at `git diff`, then `make check`")


def write_at_once(before: Texts, after: Texts, options: argparse.Namespace) -> None:
    """Write what is new, and name what is still to be filled in."""
    write(options.root, before, after)
    print(*changes(before, after), sep="\n")
    print("written; answer what has a question mark, then `make check` says what is still open")


def elsewhere(root: Path, name: str) -> list[str]:
    """The files that no edit touches and that name a page: templates, settings and guides."""
    paths = sorted((*(root / "overrides").rglob("*.html"), *root.glob("*.md"), *root.glob("*.yml")))
    texts = ((path, path.read_text(encoding="utf-8", errors="replace")) for path in paths)
    said = re.compile(rf"(?<![\w/-]){re.escape(name.partition('#')[0])}(?![\w-])")
    return [path.relative_to(root).as_posix() for path, text in texts if "/" in name and said.search(text)]


def run_move(texts: Texts, options: argparse.Namespace) -> dict[str, str]:
    """Move, join, split or withdraw, by what is named."""
    old, now = named(options.old), named(options.new)
    if not old:
        raise Refused("FROM: missing; give the id of a page or a statement, as FROM=causes/cold")
    page, _, place = old.partition("#")
    there, _, new_place = now.partition("#")
    if not now:
        see = list(map(named, options.see.replace(",", " ").split()))
        return withdraw(texts, old, options.why, date.today().isoformat(), see)
    if is_claim(old) or is_claim(now):
        return move_claim(texts, old, now)
    if place and there == page and new_place:
        return rename_heading(texts, page, place, new_place, options.name.strip())
    if place and not new_place and there != page:
        return move_section(texts, page, place, there)
    if place or new_place:
        form = "FROM=a#place TO=a#new-place for other words of a heading, or FROM=a#place TO=b for a section"
        raise Refused(f"FROM={old} TO={now}: is none of the ways to move a place; write {form}")
    return move_page(texts, old, now)


def named(typed: str) -> str:
    """The id that somebody means who gives a file or an address: docs/causes/cold.md#at-night, /causes/cold/."""
    page, sign, place = typed.strip().partition("#")
    return page.strip("/").removeprefix("docs/").removesuffix(".md") + sign + place


def read_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The verb and its options."""
    parser = argparse.ArgumentParser(prog="python -m editing", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder; default: this one")
    parser.add_argument("--write", action="store_true", help="write it; without this it is only shown")
    verbs = parser.add_subparsers(dest="verb", required=True)
    made = verbs.add_parser("new", help="a new page or entry, with its questions")
    made.add_argument("--kind", default="", help="one of " + ", ".join(scaffolds()))
    made.add_argument("--name", default="", help="its name; of a statement or a search, its words")
    made.add_argument("--on", default="", help="the page of a fact box, as drugs/statins")
    made.add_argument("--draft", action="store_true", help="a page that only the preview shows")
    cited = verbs.add_parser("cite", help="a reference from a DOI, a PMID or a record")
    for name, what in CITED.items():
        cited.add_argument(f"--{name}", default="", help=what)
    cited.add_argument("--crossref", default=CROSSREF, help=argparse.SUPPRESS)
    cited.add_argument("--pubmed", default=PUBMED, help=argparse.SUPPRESS)
    review = verbs.add_parser("review", help="a page as a form on paper, for a clinician who checks it")
    review.add_argument("--page", default="", help="its id, as causes/cold")
    move = verbs.add_parser("move", help="move, join, split or withdraw a page, a heading or a statement")
    move.add_argument("--from", dest="old", required=True, help="causes/cold, causes/cold#at-night or C-084")
    move.add_argument("--to", dest="new", default="", help="the same of today; nothing to withdraw the page")
    move.add_argument("--name", default="", help="the new words of a heading")
    move.add_argument("--why", default="", help="why a page is withdrawn, in one line")
    move.add_argument("--see", default="", help="ids of pages to read instead of it")
    return parser.parse_args(arguments)


CITED = {
    "doi": "as 10.1002/14651858.CD009402",
    "pmid": "1 to 8 digits",
    "file": "a record as CSL-JSON, RIS or BibTeX; - for what is pasted",
    "key": "the key of the entry; else it is made of the author and the year",
    "read_as": "what lay before you when you read it",
    "type": "what kind of work it is",
}


def run_new(texts: Texts, options: argparse.Namespace) -> dict[str, str]:
    """A new page or entry."""
    today = date.today().isoformat()
    return new(texts, options.kind.strip(), options.name, named(options.on), today, options.draft)


def run_cite(texts: Texts, options: argparse.Namespace) -> dict[str, str]:
    """A reference from a DOI, a PMID or a record."""
    if options.file:
        text = sys.stdin.read() if options.file == "-" else Path(options.file).read_text(encoding="utf-8")
        work = read_record(text)
    elif options.doi or options.pmid:
        work = look_up(options.doi.strip(), options.pmid.strip(), fetch, options.crossref, options.pubmed)
    else:
        forms = "FILE=… with a record as CSL-JSON, RIS or BibTeX; FILE=- reads what you paste"
        raise Refused(f"give DOI=…, PMID=…, or {forms}")
    key, read_as, kind = (text.strip() for text in (options.key, options.read_as, options.type))
    return cite(texts, work, key, read_as, kind, date.today().isoformat())


def run_review(options: argparse.Namespace) -> None:
    """Write the form of a page."""
    from .review import review_form

    atlas, name = read_checked(options.root)[0], named(options.page)
    if name not in atlas.by_id:
        raise Refused(f"PAGE={name}: there is no such page; {suggest(name, atlas.by_id)}")
    path = options.root / ".site" / "review" / f"{name.replace('/', '-')}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(review_form(atlas, atlas.by_id[name], date.today().isoformat()), encoding="utf-8")
    print(f"{path.relative_to(options.root)}: print it, or send it as it is; REVIEWING.md says the rest")


VERBS = {
    "cite": (run_cite, write_at_once),
    "move": (run_move, try_first),
    "new": (run_new, write_at_once),
}

if __name__ == "__main__":
    main()
