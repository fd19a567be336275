"""Faults in style sheets: their syntax, and the files that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import tinycss2  # type: ignore[import-untyped]

from ..content.problems import Problem
from .typeface import TYPEFACE

FILE_NAMED = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")  # url(a.svg), url("a.svg"), @import "a.css"
NO_FILE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#", re.IGNORECASE)  # data:…, https://…, //host, #pattern
BRACE = re.compile(  # also a comment or a text, in which none counts
    r"/\*.*?(?:\*/|\Z)|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|[{}]", re.DOTALL
)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def check_styles(root: Path) -> Iterator[Problem]:
    """Each rule can be read, and every file that it names exists, or the build makes it; other hosts are left alone."""
    for path in sorted(filter(Path.is_file, (root / "docs" / "assets").rglob("*.css"))):
        text = path.read_text(encoding="utf-8", errors="replace")
        yield from syntax_problems(path.relative_to(root).as_posix(), text)
        # Only the ends of lines are left of a comment, so that each place keeps its line.
        code = COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
        for match in FILE_NAMED.finditer(code):
            named = path.parent / re.split("[?#]", match[1])[0]
            if named.name != TYPEFACE and not NO_FILE.match(match[1]) and not named.is_file():
                line = text.count("\n", 0, match.start()) + 1
                shown = path.relative_to(root).as_posix()
                yield Problem(shown, line, "file", f'"{match[1]}" leads to no file; mend or remove it')


@lru_cache(maxsize=64)  # a preview reads all styles again after every change
def syntax_problems(shown: str, text: str) -> tuple[Problem, ...]:
    """What a browser would skip because it cannot be read."""
    return tuple(faults_in(shown, text))


def faults_in(shown: str, text: str) -> Iterator[Problem]:
    """The rules of a style sheet that cannot be read, each at its line, and the block that is still open at its end."""
    open_at: list[int] = []
    for sign in BRACE.finditer(text):
        if sign[0] == "{":
            open_at.append(sign.start())
        elif sign[0] == "}" and open_at:
            open_at.pop()
    if open_at:
        line = text.count("\n", 0, open_at[-1]) + 1
        yield Problem(shown, line, "style", "the block that begins here is not closed; write } where it ends")
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        for node in (rule, *(getattr(rule, "prelude", None) or ())):
            if node.type == "error":
                what = node.message.rstrip(".")
                yield Problem(shown, node.source_line, "style", f"{what}; mend the syntax at or above this line")
