"""Scripts that a browser could not read: where each of them ceases to be JavaScript.

The parser looks for what fits no rule of the language, or is not there though a rule wants it. It lets a few slips pass
that a browser would not, as a name that is declared twice; the tests in a browser see those.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from pathlib import Path

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

from ..content.problems import Problem, quoted

LANGUAGE = Language(tree_sitter_javascript.language())
FIX = "mend it, for a browser runs nothing of a script that it cannot read"


def check_scripts(root: Path) -> Iterator[Problem]:
    """Every script of the project can be read by a browser, those that templates take into a page too."""
    found = chain.from_iterable(root.glob(f"{folder}/**/*.js") for folder in ("docs/assets", "overrides"))
    for path in sorted(filter(Path.is_file, found)):
        yield from syntax_problems(path.relative_to(root).as_posix(), path.read_bytes())


@lru_cache(maxsize=256)  # a preview reads all scripts again after every change
def syntax_problems(shown: str, script: bytes) -> tuple[Problem, ...]:
    """The first place at which a script is no JavaScript, if there is one."""
    slip = first_slip(Parser(LANGUAGE).parse(script).root_node)
    return (Problem(shown, slip.start_point.row + 1, "script", f"{what_is_wrong(slip)}; {FIX}"),) if slip else ()


def first_slip(tree: Node) -> Node | None:
    """The first part of a tree that fits no rule, or that a rule wants and that is not there."""
    left = [tree]
    while left:
        node = left.pop()
        if node.is_error or node.is_missing:
            return node
        left += reversed([child for child in node.children if child.has_error])
    return None


def what_is_wrong(slip: Node) -> str:
    """What a reader of the script would miss, or stumble over."""
    if slip.is_missing:
        return f"lacks {quoted(slip.type)} here or above"
    text = (slip.text or b"").decode("utf-8", "replace").strip().partition("\n")[0]
    return f"is no JavaScript at {quoted(text)}"
