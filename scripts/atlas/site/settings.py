"""What the environment says of a site: its own address, and where readers tell of mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

ADDRESS = re.compile(r"https?://[^\s\0-\x20\"'<>\\^`{|}]+", re.IGNORECASE)
SEGMENT = r"(?!\.{1,2}(?:/|$))(?:[A-Za-z0-9_.~!$'()*+,;=:-]|%[0-9A-Fa-f]{2})+"  # of a path: not "..", not empty
SITE = re.compile(rf"https?://(?:[A-Za-z0-9.-]+|\[[0-9a-fA-F:]+\])(?::\d+)?(?:/{SEGMENT})*/?", re.IGNORECASE)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SHAPES: Mapping[str, tuple[re.Pattern[str], str]] = {
    "SITE_URL": (SITE, "https://example.org/"),
    "ISSUES_URL": (ADDRESS, "https://example.org/issues"),
    "REPORT_EMAIL": (EMAIL, "mistakes@example.org"),
}


def wrong_settings(environment: Mapping[str, str]) -> Iterator[str]:
    """A line for each setting that could not be followed, or that would be more than an address in a page."""
    for name, (shape, example) in SHAPES.items():
        value = environment.get(name, "")
        if value and not (shape.fullmatch(value) and parses(value)):
            yield f'{name}: "{value}" is not an address; write one as {example}, or leave it out'


def parses(address: str) -> bool:
    """Whether an address has parts: "https://[x" has none."""
    try:
        return urlsplit(address).port != 0
    except ValueError:
        return False
