"""The site's own scripts as they are published: without comments and indents, which a browser does not need.

A comment stands on lines of its own, or after a statement and two spaces, as in all our scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
REST_OF_LINE = re.compile(r"(?:^[ \t]*|  )// .*$", re.MULTILINE)
INDENT, EMPTY = re.compile(r"^[ \t]+", re.MULTILINE), re.compile(r"^\n", re.MULTILINE)


def bare_scripts(scripts: Mapping[str, str]) -> dict[str, str]:
    """Each script without what only its authors read. Shape: texts by path."""
    return {path: bare(text) for path, text in scripts.items()}


def bare(text: str) -> str:
    """A script without comments, indents and empty lines; one with a text that goes over lines stays as it is."""
    code = REST_OF_LINE.sub("", BLOCK.sub("", text))
    if any(line.count("`") % 2 for line in code.splitlines()):
        return text
    return EMPTY.sub("", INDENT.sub("", code))
