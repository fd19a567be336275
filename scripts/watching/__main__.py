"""The command: look at every reference once, and write the text of the issue.

Only this file reads, writes and prints. It prints whether anything changed since the last look.
"""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from atlas.content.reader import read_atlas

from .asking import Visitor
from .issue import read_state, write_body
from .look import NoNetwork, Services, look_at_addresses, look_at_papers

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Look, compare with the last look, and write, whatever the rules say of the content."""
    options = read_arguments()
    atlas, problems = read_atlas(options.root)
    if problems:
        raise SystemExit("\n".join(map(str, problems)))
    references = [one for one in atlas.references.values() if not options.only or one.key in options.only]
    services = Services(options.crossref, options.archive, options.contact)
    agent = f"CrampAtlas-references/1 ({options.contact or 'no contact given'})"

    def visitor() -> Visitor:
        """A visitor who says who it is."""
        return Visitor(agent, options.pause)

    try:
        found = look_at_addresses(references, services, visitor) + look_at_papers(references, services, visitor)
    except NoNetwork:
        raise SystemExit("most addresses do not answer: is there a network? nothing was written") from None
    before = read_before(options.before)
    titles = {one.key: one.title for one in references}
    options.after.write_text(write_body(found, before, titles, datetime.now(UTC).date()), "utf-8")
    changed = {one.identity for one in found} != before
    print(f"{len(references)} references, {len(found)} findings, {'changed' if changed else 'unchanged'}")
    if output := os.environ.get("GITHUB_OUTPUT"):
        with open(output, "a", encoding="utf-8") as file:
            print(f"changed={str(changed).lower()}", file=file)


def read_before(path: Path | None) -> frozenset[tuple[str, str, str]]:
    """What the last look found; nothing at the first one."""
    return (read_state(path.read_text("utf-8")) if path and path.is_file() else None) or frozenset()


def read_arguments() -> argparse.Namespace:
    """The options; the services can be others, so that a test needs no network."""
    parser = argparse.ArgumentParser(prog="python -m watching", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder")
    parser.add_argument("--before", type=Path, help="the text of the issue as it is; none at the first look")
    parser.add_argument("--after", type=Path, default=Path("references.md"), help="where the new text goes")
    parser.add_argument("--contact", default=os.environ.get("CONTACT", ""), help="an address at which hosts reach us")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two requests to one host")
    parser.add_argument("--only", nargs="*", help="keys of references; default: all")
    parser.add_argument("--crossref", default=Services.crossref, help=argparse.SUPPRESS)
    parser.add_argument("--archive", default=Services.archive, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
