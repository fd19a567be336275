"""Faults in style sheets: the files that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..content.problems import Problem

FILE_NAMED = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")  # url(a.svg), url("a.svg"), @import "a.css"
NO_FILE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)  # data:…, https://…, //host, #pattern
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check_styles(root: Path) -> Iterator[Problem]:
    """Every file that a style sheet names exists; another host is left to the verification."""
    for path in sorted((root / "docs" / "assets").rglob("*.css")):
        text = path.read_text(encoding="utf-8", errors="replace")
        # Only the ends of lines are left of a comment, so that each place keeps its line.
        code = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
        for match in FILE_NAMED.finditer(code):
            if not NO_FILE.match(match[1]) and not (path.parent / re.split("[?#]", match[1])[0]).is_file():
                line = text.count("\n", 0, match.start()) + 1
                shown = path.relative_to(root).as_posix()
                yield Problem(shown, line, "file", f'"{match[1]}" leads to no file; mend or remove it')
