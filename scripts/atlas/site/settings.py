"""What the environment says of a site: its own address, where readers tell of mistakes, the time of its build."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

# An address that is empty is as good as none.
ADDRESS = re.compile(r"|https?://[^\s\0-\x20\"'<>\\^`{|}]+", re.IGNORECASE)
SEGMENT = r"(?!\.{1,2}(?:/|$))(?:[A-Za-z0-9_.~!$'()*+,;=:-]|%[0-9A-Fa-f]{2})+"  # of a path: not "..", not empty
SITE = re.compile(rf"|https?://(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?(?:/{SEGMENT})*/?", re.IGNORECASE)
EMAIL = re.compile(r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SECONDS = re.compile(r"-?[0-9]{1,11}")  # since 1970: more are beyond the calendar of some systems
SHAPES: Mapping[str, tuple[re.Pattern[str], str, str]] = {  # what each is, with an example
    "SITE_URL": (SITE, "an address", "https://example.org/"),
    "ISSUES_URL": (ADDRESS, "an address", "https://example.org/issues"),
    "REPORT_EMAIL": (EMAIL, "an address", "mistakes@example.org"),
    "SOURCE_DATE_EPOCH": (SECONDS, "a number of seconds", "1767225600"),
}


def wrong_settings(environment: Mapping[str, str]) -> Iterator[str]:
    """A line for each setting that could not be followed, or that would be more than it says in a page."""
    for name, (shape, what, example) in SHAPES.items():
        value = environment.get(name, example)
        if not (shape.fullmatch(value) and parses(value)):
            yield f'{name}: "{value}" is not {what}; write one as {example}, or leave it out'


def parses(address: str) -> bool:
    """Whether an address has parts: "https://[x" has none."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False
