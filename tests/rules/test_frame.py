"""The words of the header, the footer and the home page lead to pages and count what can be counted."""

import pytest
from atlas.content.reader import read_atlas
from atlas.rules.check import check
from conftest import SITES, lay

FRAME = (SITES / "tiny" / "docs" / "frame.yml").read_text(encoding="utf-8")


def told(tiny, old: str, new: str) -> tuple[list[str], int]:
    """What is reported when a text of the frame is swapped, and its line."""
    assert FRAME.count(old) == 1
    lay(tiny, {"docs/frame.yml": FRAME.replace(old, new)})
    return [str(problem) for problem in check(read_atlas(tiny)[0])], FRAME[: FRAME.index(old)].count("\n") + 1


def test_the_words_of_the_tiny_site_are_sound(tiny):
    assert check(read_atlas(tiny)[0]) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("to: now}\n  help", "to: never}\n  help", 'urgent.now.to: no page "never"; use one of a-z, about, '),
        ("link: {text: How we work, to: about}", "link: {text: How we work, to: abuot}", 'footer.caution.link.to: no page "abuot"; did you mean "about"?'),
        ("[causes, diseases,", "[cuases, diseases,", 'sections.0: "cuases" has no name in names:; did you mean "causes"?'),
        ("{causes: Causes,", "{causes: Causes, cures: Cures,", 'names.cures: no page "cures/index"; did you mean'),
        ("'{causes} causes'", "'{cuases} causes'", 'lost.links.0.about: "cuases" is not counted; did you mean "causes"?'),
        ("tagline: plain answers", "tag: plain answers", "tagline: missing; add its text"),
        ("to: causes/heat}", "to: causes/heat/}", 'footer.columns.1.0.to: "causes/heat/" has the wrong form; write it as the id of a page: causes/cold, drugs/index, now#calf'),
    ],
)  # fmt: skip
def test_a_wrong_word_is_reported_at_its_line(tiny, old, new, message):
    found, line = told(tiny, old, new)
    at = 1 if "missing" in message else line
    assert [text for text in found if text.startswith(f"docs/frame.yml:{at}: {message}")], found


def test_a_theme_without_its_words_is_reported(tiny):
    (tiny / "docs" / "frame.yml").unlink()
    assert "docs/frame.yml:1: file: missing or empty, and every page shows its words; bring it back" in map(str, check(read_atlas(tiny)[0]))


def test_a_page_with_the_template_of_the_home_page_needs_its_words(tiny):
    home = tiny / "docs" / "index.md"
    home.write_text(home.read_text().replace("reviewed:", "template: home.html\nreviewed:"))
    assert "docs/home.yml:1: file: missing or empty, and docs/index.md has its template; bring it back, or fill it" in map(str, check(read_atlas(tiny)[0]))


def test_a_tool_needs_its_words_and_the_lists_that_it_reads_names_with(tiny):
    (tiny / "docs" / "about.md").write_text((tiny / "docs" / "about.md").read_text() + "\n[[my-medicines]]\n")
    (tiny / "docs" / "tools.yml").unlink(missing_ok=True)
    found = set(map(str, check(read_atlas(tiny)[0])))
    assert "docs/tools.yml:1: file: missing or empty, and docs/about.md has a tool, which shows its words; bring it back, or fill it" in found
    assert "docs/search.yml:1: file: missing or empty, and docs/about.md looks names up with it; bring it back, or fill it" in found


def test_the_words_of_a_tool_lead_and_count_like_those_of_the_frame(tiny):
    tools = tiny / "docs" / "tools.yml"
    tools.write_text(tools.read_text().replace("print: Print this page", "print: '{cuases} pages'"))
    assert 'docs/tools.yml:1: print: "cuases" is not counted; did you mean "causes"?' in map(str, check(read_atlas(tiny)[0]))
