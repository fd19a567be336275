"""Raw HTML in a page closes what it opens."""

import pytest
from atlas.content.page import Kind, Page
from atlas.content.sheets import Sheet
from atlas.rules.check import check
from atlas.rules.markup import faults_in


def faults(body: str) -> list[tuple[int, str]]:
    """The faults of a body, each with its line."""
    page = Page("docs/causes/a.md", Kind.CAUSE, Sheet("docs/causes/a.md", {}, {}), body, 1)
    return [(page.line_at(start), text) for start, text in faults_in(page.text)]


def open_(name: str, where: str = "") -> str:
    return f"<{name}> is not closed{where}; write </{name}> where it ends"


CLOSES_NOTHING = "</{0}> closes nothing; take it out, or write <{0}> where it begins"
BLOCK = " in its paragraph, item or cell"


@pytest.mark.parametrize(
    "body",
    [
        "<div markdown>\n\nA <b>word</b> and <B\nid=x>two</B>.\n\n</div>",
        "A<br>b<br/><wbr><img src=x alt='a > b'>",
        "`<b>` and <!-- <b> -->\n\n```\n<div>\n```",
        "<https://e.org/x> <a@e.org> 1 < 2, p <0.05 and a<3",
        "<script>if (a<b) '<div>'</script>",
        '<svg viewBox="0 0 1 1">\n\n<path d="M0 0"/>\n\n</svg>',
        "<p>a</p>\n<ul>\n<li>b</li>\n</ul>",
        "| <b>a</b> | <i>b</i> |\n|---|---|\n| c | <a href='x|y'>d</a> |",
        "<b>a | b</b>",
        "- <b>one\n  line</b>\n- two",
        "<my-note>a</my-note>",
    ],
)
def test_html_that_closes_what_it_opens_is_sound(body):
    assert faults(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("a\n\n<div>\n\nb", [(3, open_("div"))]),
        ("a\n</div>", [(2, CLOSES_NOTHING.format("div"))]),
        ("<b><i>a</b></i>", [(1, open_("i", " before </b>"))]),
        ("<b>a\n\nb</b>", [(1, open_("b", BLOCK))]),
        ("- <b>a\n- b</b>", [(1, open_("b", BLOCK))]),
        ("1. <b>a\n2. b</b>", [(1, open_("b", BLOCK))]),
        ("> <b>a\n\n> b</b>", [(1, open_("b", BLOCK))]),
        ("<i>a\n## b", [(1, open_("i", BLOCK))]),
        ("| a | b |\n|---|---|\n| <b>c | d</b> |", [(3, open_("b", BLOCK))]),
        ("<div><p>a\n\n</div>", [(1, open_("p", " before </div>"))]),
        ("<ul><li>a<li>b</ul>", [(1, open_("li", " before </ul>"))] * 2),
        ("<div/>", [(1, open_("div"))]),
        ("a</br>", [(1, CLOSES_NOTHING.format("br"))]),
        ("<script>a", [(1, open_("script"))]),
        ("a\n<!-- b", [(2, "the comment is not closed; write --> after it")]),
        ('a\n<a href="x>b</a>', [(2, '"<a" has no end; write > there, or &lt; for the sign'), (2, CLOSES_NOTHING.format("a"))]),
        ("<span>a", [(1, open_("span"))]),
        ("<b>a\n\n<i>b", [(1, open_("b", BLOCK)), (3, open_("i"))]),
        ("<b>a\n\nb</b></b>", [(1, open_("b", BLOCK)), (3, CLOSES_NOTHING.format("b"))]),
    ],
)
def test_what_is_left_open_or_closed_wrongly_is_reported_at_its_line(body, found):
    assert faults(body) == found


def test_a_fault_in_a_page_is_reported_with_the_line_in_its_file(sound):
    atlas = sound("[@good_2020]", "[@good_2020]\n\n<div>")
    assert 'docs/causes/low-salt.md:14: html: <div> is not closed; write </div> where it ends' in map(str, check(atlas))
