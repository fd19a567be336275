"""A published script has lost its comments and indents, and nothing else."""

import pytest
from atlas.site.scripts import bare, bare_scripts

SCRIPT = """\
/* What it does.
   More of it. */

import { a } from "./a.js";  // all at once: a reason

/* Twice. */
export function twice(value) {
  var address = "https://a.b//c";  // not a comment, but this is
  // a line of its own
  return value * 2 /* kept */;
}
"""


def test_comments_indents_and_empty_lines_go():
    assert bare_scripts({"x.js": SCRIPT}) == {
        "x.js": 'import { a } from "./a.js";\nexport function twice(value) {\nvar address = "https://a.b//c";\nreturn value * 2 /* kept */;\n}\n'
    }


@pytest.mark.parametrize("text", ["var a = `\n  b\n`;\n", "  // c\nvar a = `${b}\n  x`;\n"])
def test_a_text_over_several_lines_keeps_its_script_as_it_is(text):
    assert bare(text) == text


def test_a_text_on_one_line_does_not():
    assert bare("  var a = `b`;\n") == "var a = `b`;\n"
