"""Style sheets as a common one and one for each kind of page: what a page gets, and in which order its rules count."""

import pytest
from atlas.site.page_signs import signs_of_pages
from atlas.site.page_styles import page_styles, with_links
from atlas.site.selectors import set_by, target
from atlas.site.style_rules import read_rules

LINKS = '<link rel="stylesheet" href="{up}assets/base.css">{more}<link rel="stylesheet" href="{up}assets/main.css">'
MORE = '<link rel="stylesheet" href="{up}assets/more.css">'


def page(body, up="../../", more=""):
    return f"<head>{LINKS.format(up=up, more=more.format(up=up))}</head>{body}"


def pages_of(**more):
    """Six pages of a folder, and one beside them."""
    same = {f"hills/{name}/": page("<p class=all>") for name in "abcdef"}
    return {**same, "lake/": page("<p class='all few'>", "../"), **more}


def split(main, base="", more="", pages=None, scripts={}):  # noqa: B006
    styles = {"assets/base.css": base, "assets/main.css": main, "assets/more.css": more}
    return styled(pages or pages_of(), styles, scripts)


def styled(pages, styles, scripts):
    """The pages with what they ask for now, and the style sheets that are left."""
    sorts, signs = signs_of_pages(pages, styles, [])
    asked, left = page_styles(signs, styles, scripts)
    return {url: with_links(html, asked, sorts[url]) if asked else html for url, html in pages.items()}, left


def links(html):
    return html.split("</head>")[0].replace("<head>", "")


def test_what_many_pages_can_use_is_in_one_sheet_and_the_rest_in_that_of_its_kind():
    pages, styles = split(".all{top:0}.few{left:0}", "p{right:0}")
    assert styles["assets/main.css"] == "p{right:0}\n.all{top:0}\n"
    assert styles["assets/main.lake.css"] == ".few{left:0}\n"
    assert links(pages["hills/a/"]) == '<link rel="stylesheet" href="../../assets/main.css">'
    assert links(pages["lake/"]) == (
        '<link rel="stylesheet" href="../assets/main.css"><link rel="stylesheet" href="../assets/main.lake.css">'
    )
    assert "assets/base.css" not in styles and "assets/main.hills-pages.css" not in styles


SAID_AGAIN = {
    "the same on one element": (".few{top:0}.all{top:1px}", True),
    "one that sets a part": (".few{margin-left:0}.all{margin:1px}", True),
    "another thing": (".few{top:0}.all{color:red}", False),
    "in its order anyway": (".all{top:1px}.few{top:0}", False),
    "one that weighs more": ("p.few{top:0}.all{top:1px}", False),
    "one that is important": (".few{top:0!important}.all{top:1px}", False),
    "another part of it": (".few::before{top:0}.all{top:1px}", False),
    "on other elements": (".rare{top:0}.all{top:1px}", False),
    "in print": (".few{top:0}@media print{.all{top:1px}}", True),
    "after one that was said again": (".few{top:0}.all{top:1px;left:0}.all.all,.all{left:1px}", True),
}


@pytest.mark.parametrize("case", SAID_AGAIN)
def test_a_common_rule_is_said_again_where_its_order_counts(case):
    css, again = SAID_AGAIN[case]
    _, styles = split(css, pages=pages_of(**{"lake/": page("<p class='all few'><i class=rare>", "../")}))
    assert (".all" in styles["assets/main.lake.css"]) == again


def test_a_class_that_a_script_adds_may_be_on_any_element():
    page_with = page("<p class=all><script src='../assets/one.js'></script>".replace("'", '"'), "../")
    for script, again in (("p.classList.add('few')", True), ("i.className = 'few'", False)):
        _, styles = split(".few{top:0}.all{top:1px}", pages=pages_of(**{"lake/": page_with}), scripts={"assets/one.js": script})
        assert (".all" in styles["assets/main.lake.css"]) == again


def test_scripts_are_followed_by_name_and_those_of_one_name_taken_together():
    page_with = page('<p class=all><script type="module" src="../assets/one/main.js"></script>', "../")
    scripts = {"assets/one/main.js": 'import "./make.js";', "assets/one/make.js": 'i.className = "few";', "assets/two/main.js": ""}
    for kept in (scripts, dict(reversed(scripts.items()))):
        _, styles = split(".few{top:0}", "p{top:0}", pages=pages_of(**{"lake/": page_with}), scripts=kept)
        assert styles["assets/main.lake.css"] == ".few{top:0}\n"


def test_a_sheet_of_few_pages_keeps_its_place_in_the_order():
    asking = pages_of(**{"lake/": page("<p class=all>", "../", MORE), "hills/g/": page("<p class=all>")})
    pages, styles = split(".all{top:0}", "", ".all{top:1px}", asking)
    assert styles["assets/main.lake-more.css"] == ".all{top:1px}\n.all{top:0}\n"
    assert "more.css" not in links(pages["lake/"]).replace("lake-more.css", "")


def test_a_face_and_what_moves_are_said_once():
    _, styles = split("@font-face{font-family:a}@keyframes turn{to{top:0}}.few{animation:turn 1s}")
    assert styles["assets/main.css"] == "@font-face{font-family:a}\n@keyframes turn{to{top:0}}\n"
    assert styles["assets/main.lake.css"] == ".few{animation:turn 1s}\n"


def test_pages_without_style_sheets_and_sheets_that_no_page_asks_for_stay():
    assert styled({"a/": "<p>"}, {"a.css": "p{}"}, {}) == ({"a/": "<p>"}, {"a.css": "p{}"})


@pytest.mark.parametrize(
    ("selector", "weight"),
    [
        ("p", (0, 0, 1)),
        ("*", (0, 0, 0)),
        (".a .b > p", (0, 2, 1)),
        ("#a:hover", (1, 1, 0)),
        ("[open]::before", (0, 1, 1)),
        (":is(.a, #b) p", (1, 0, 1)),
        (":not(.a p)", (0, 1, 1)),
        (":where(.a) p", (0, 0, 1)),
        ("li:nth-child(2n)", (0, 1, 1)),
    ],
)
def test_what_a_selector_weighs(selector, weight):
    (rule,) = read_rules(f"{selector} {{top:0}}")
    assert target(rule.selectors[0]).weight == weight


def test_what_a_selector_is_for_is_its_last_element():
    (rule,) = read_rules(".a > p.b.c:hover::after {top:0}")
    found = target(rule.selectors[0])
    assert (found.tag, found.classes, found.part) == ("p", ("b", "c"), "after")


@pytest.mark.parametrize(
    ("one", "other"), [("margin:0", "margin-left:0"), ("inset:0", "top:0"), ("-webkit-mask:a", "mask-image:a"), ("font:a", "line-height:1")]
)
def test_properties_that_set_the_same_are_known(one, other):
    assert set_by(one) == set_by(other)
    assert set_by("--a:0") != set_by("--a-b:0")
