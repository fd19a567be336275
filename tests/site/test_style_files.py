"""A style sheet that names a missing file is reported at its line."""

import pytest
from atlas.site.styles import check_styles
from conftest import lay


def told(root, css: str) -> list[str]:
    lay(root, {"docs/assets/a.css": css, "docs/assets/b.svg": "<svg/>"})
    return [str(problem) for problem in check_styles(root)]


@pytest.mark.parametrize("naming", ["a { background: url(gone.svg) }", "a { mask: url( 'gone.svg' ) }", '@import "gone.svg";', "a { mask: url(gone.svg?2) }"])
def test_a_missing_file_is_reported(tmp_path, naming):
    named = "gone.svg?2" if "?" in naming else "gone.svg"
    assert told(tmp_path, f"/* a */\n\n{naming}") == [f'docs/assets/a.css:3: file: "{named}" leads to no file; mend or remove it']


@pytest.mark.parametrize(
    "naming", ["url(b.svg)", "url('b.svg#x')", "url(data:image/svg+xml,x)", "url(//e.org/x)", "url(#x)", "/* url(gone.svg) */"]
)
def test_a_file_that_is_there_and_what_is_no_file_are_left_alone(tmp_path, naming):
    assert told(tmp_path, f"a {{ mask: {naming} }}") == []


@pytest.mark.parametrize(("css", "line"), [("a { color: red }\n\n}\nb { color: red }", 3), ("a { color: red }\n\ncolor: red", 3)])
def test_what_a_browser_cannot_read_is_reported_at_its_line(tmp_path, css, line):
    (problem,) = told(tmp_path, css)
    assert problem.startswith(f"docs/assets/a.css:{line}: style: ") and problem.endswith("; mend the syntax at or above this line")
