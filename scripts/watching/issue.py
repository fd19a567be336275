"""The text of the one issue that tells what changed; it holds what was found, so that the next look can compare."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from .findings import Finding, sort

Identity = tuple[str, str, str]
STATE = re.compile(r"<!-- watch: ([\w+/=]*) -->")  # <!-- watch: eJyLjgUAARUAuQ== -->
LONGEST = 300  # characters of a text from outside
LONGEST_BODY = 60_000  # characters; GitHub takes 65,536
HOW_TO_READ = "Open each address before you change anything: a machine looked, and some sites shut it out."


def read_state(body: str) -> frozenset[Identity] | None:
    """What the last look found, from the text of its issue; None without a look or a state that can be read."""
    found = STATE.search(body)
    if not found:
        return None
    try:
        rows = json.loads(zlib.decompress(b64decode(found[1], validate=True)))
        return frozenset((str(key), str(kind), str(detail)) for key, kind, detail in rows)
    except (ValueError, TypeError, zlib.error):
        return None


def write_body(
    findings: Iterable[Finding], before: Collection[Identity], titles: Mapping[str, str], day: date
) -> str:
    """The text of the issue: what is new, what is no longer so, what is as it was, and the state for the next look."""
    rows, known = sort(list(findings)), set(before)
    over = sorted(known - {row.identity for row in rows})
    news = [
        f"Looked at on {day.isoformat()}. {HOW_TO_READ}",
        *section("New", [line(row, titles) for row in rows if row.identity not in known]),
        *section("No longer so", [f"- {quote(key)}: {kind} {quote(detail)}" for key, kind, detail in over]),
    ]
    old = [row for row in rows if row.identity in known]
    state = f"<!-- watch: {write_state(rows)} -->"
    whole = "\n\n".join([*news, *section("As it was", [line(row, titles) for row in old]), state])
    if len(whole) <= LONGEST_BODY:
        return whole + "\n"
    counts = [f"- {kind}: {count}" for kind, count in Counter(row.kind.value for row in old).items()]
    room = LONGEST_BODY - len(state) - 1000
    return "\n\n".join(["\n\n".join(news)[:room], *section("As it was", counts), state]) + "\n"


def section(title: str, lines: list[str]) -> list[str]:
    """A heading and its list, or nothing where there is nothing to tell."""
    return [f"## {title}", "\n".join(lines)] if lines else []


def line(row: Finding, titles: Mapping[str, str]) -> str:
    """One finding as an item of a list."""
    copy = f"; archived copy: {quote(row.copy)}" if row.copy else ""
    title = f" ({quote(titles[row.key])})" if row.key in titles else ""
    return f"- {quote(row.key)}{title}: **{row.kind.value}** {quote(row.detail)}{copy}"


def quote(text: str) -> str:
    """A text from outside as code, so that it can neither be Markdown nor call for anybody: `x`."""
    clean = re.sub(r"[\s\x00-\x1f\x7f-\x9f`\u2028-\u202e\u2066-\u2069]+", " ", text).strip()
    return f"`{clean[:LONGEST]}`"


def write_state(rows: Iterable[Finding]) -> str:
    """The findings in letters that cannot end the comment in which they stand."""
    return b64encode(zlib.compress(json.dumps([row.identity for row in rows]).encode(), 9)).decode()
