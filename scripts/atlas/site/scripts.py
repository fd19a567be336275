"""The site's own scripts as they are published, and those in its pages: without comments and indents.

A comment stands on lines of its own, or after a statement and two spaces, as in all our scripts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

BLOCK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)
REST_OF_LINE = re.compile(r"(?:^[ \t]*|  )// .*$", re.MULTILINE)
INSIDE = re.compile(r"(<(script|style)\b(?![^>]*\s(?:src|type)=)[^>]*>)(.*?)(?=</\2>)", re.DOTALL)
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)  # in styles, where no text holds one
AROUND = re.compile(r"\s*([{}])\s*|(?<=;)\s+")  # a space before a semicolon may be a value
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


def bare_inside(html: str) -> str:
    """A page whose own scripts and styles are bare; data in it stay as they are."""
    return INSIDE.sub(lambda found: found[1] + (bare(found[3]) if found[2] == "script" else bare_style(found[3])), html)


def bare_style(text: str) -> str:
    """Styles without comments, indents and ends of lines."""
    return AROUND.sub(r"\1", REMARK.sub("", text)).strip()
