"""What no page can use is cut from the style sheets; what some page, state or script may ask for stays."""

import pytest
from atlas.site.page_signs import signs_of_pages
from atlas.site.used_styles import cut_styles

PAGE = (
    '<p class="one two" id="here" data-way=\'up\' hidden><input type=radio></p><script>root.className = "js";</script>'
)


def cut(css: str, page: str = PAGE, script: str = "") -> str:
    return cut_sheets({"a.css": css}, page, [script])["a.css"].strip()


def cut_sheets(sheets, page, scripts=()):
    """The style sheets cut to what one page has."""
    return cut_styles(sheets, signs_of_pages({"": page}, sheets, [])[1].values(), scripts)


KEPT = [
    "p{color:red}",
    ".one.two{color:red}",
    "#here{color:red}",
    "[hidden]{color:red}",
    "[data-way=up]{color:red}",
    '[data-way="up"]{color:red}',
    "[data-way^=u]{color:red}",
    "input[type=radio]{color:red}",
    '[hidden=""]{color:red}',
    "p:hover{color:red}",
    "p::before{color:red}",
    "p:not(.gone){color:red}",
    "p:nth-child(2n + 1){color:red}",
    ":is(.gone,.one){color:red}",
    ":root{color:red}",
    "html body *{color:red}",
    ".js p{color:red}",
    "@media print{p{color:red}}",
    "@supports (color:red){@media print{p{color:red}}}",
    "@page{margin:1cm}",
    "@page wide{margin:1cm}",
    '@charset "UTF-8";',
    "p{--a:1px;width:var(--a)}",
    "p{--empty: ;--full:1px;width:var(--empty) var(--full)}",
    "@keyframes turn{to{color:red}}\np{animation:turn 1s}",
    'p{background:url("data:image/svg+xml,<svg;>")}',
    'p::after{content:"a  b"}',
    ":where(.gone,.one){color:red}",
    "p:-webkit-any(.gone,.one){color:red}",
    "p:-moz-any(.gone,.one){color:red}",
    "[data-way=UP i]{color:red}",
    '[data-way = "up"]{color:red}',
    "input[type]{color:red}",
    "@layer a{p{color:red}}",
    "@container (width > 1px){p{color:red}}",
    '@import "b.css";',
    "@font-face{font-family:a;src:url(a.woff)}",
    "@-webkit-keyframes turn{to{color:red}}\np{animation-name:turn}",
    "@keyframes turn{to{color:red}}\n@keyframes wave{to{color:red}}\np{animation:1s turn,2s wave}",
    "p{--a:1px;width:var( --a )}",
    "@media print{p{--a:1px}}\np{width:var(--a,2px)}",
]
CUT = [
    "b{color:red}",
    ".gone{color:red}",
    ".one .gone{color:red}",
    "#gone{color:red}",
    "[gone]{color:red}",
    "[data-way=down]{color:red}",
    '[data-way=""]{color:red}',
    ":is(.gone,#gone){color:red}",
    "p:has(.gone){color:red}",
    "@media print{.gone{color:red}}",
    "p{--a:1px}",
    "p{--a:var(--b);--b:1px}",
    "@keyframes turn{to{color:red}}",
    "/* p{color:red} */",
    "@supports (color:red){@media print{.gone{color:red}}}",
    "@layer a{.gone{color:red}}",
    "@container (width > 1px){.gone{color:red}}",
    "p.gone{color:red}",
    "p#one{color:red}",
    ".here{color:red}",
    "up{color:red}",
    "[gone=up]{color:red}",
    "[gone=js]{color:red}",
    "[hidden=up]{color:red}",
    ":where(.gone){color:red}",
    "p:-webkit-any(.gone){color:red}",
    "p:-moz-any(.gone){color:red}",
    ":is(p.gone,.one .gone){color:red}",
    "@media print{p{--a:1px}}",
    "@-webkit-keyframes turn{to{color:red}}",
    "@keyframes turn{to{color:red}}\n@media print{.gone{animation:turn 1s}}",
]


@pytest.mark.parametrize("css", KEPT)
def test_what_a_page_can_use_stays_as_it_is(css):
    assert cut(css) == css


@pytest.mark.parametrize("css", CUT)
def test_what_no_page_can_use_is_cut(css):
    assert cut(css) == ""


def test_a_rule_keeps_the_selectors_that_fit():
    assert cut(".gone, p  >  .one , #gone { color: red; /* why */ top: 0 }") == "p > .one{color:red;top:0}"


@pytest.mark.parametrize(
    "script", ['b.className = "added"', "b.append(`<b class='added'>`)", "x.classList.add('added')"]
)
def test_what_a_script_has_in_quotes_may_become_a_class(script):
    assert cut(".added{color:red}", script=script) == ".added{color:red}"


@pytest.mark.parametrize(
    ("css", "script"),
    [
        ("[open]", "fold.open = true"),
        ("[data-open-by]", "fold.dataset.openBy = 1"),
        ("[aria-sort]", "head.setAttribute('aria-sort', 1)"),
    ],
)
def test_a_field_that_a_script_sets_may_become_an_attribute(css, script):
    assert cut(f"{css}{{color:red}}", script=script) == f"{css}{{color:red}}"


def test_a_variable_that_a_page_or_a_script_names_stays():
    assert (
        cut("p{--a:1px;--b:1px;--c:1px}", '<p style="top:var(--a)">', "p.style.setProperty('--b', 2)")
        == "p{--a:1px;--b:1px}"
    )


@pytest.mark.parametrize(
    "css", ["p{color:red", "}\np{color:red}", "p[]{color:red}", "p{color:'red}", "@media print{p{color:red}", "a b c"]
)
def test_what_is_badly_written_stops_nothing(css):
    cut(css)


PAGES = [
    ('<p\ntitle="a > b" class="wide">', ".wide"),
    ("<p title='\"' class='wide'>", ".wide"),
    ('<p class=wide>', ".wide"),
    ('<p class = "wide">', ".wide"),
    ('<my-note class="tall wide low">', "my-note.wide"),
    ('<p id="wide">', "#wide"),
    ("<p xml:wide=a>", r"[xml\:wide]"),
    ('<script type="module">\nx = "wide";\n</script>', ".wide"),
    ("<script>a = 1</script><script>b = 'wide'</script>", ".wide"),
]


@pytest.mark.parametrize(("page", "selector"), PAGES, ids=[page for page, _ in PAGES])
def test_a_name_is_found_however_its_page_writes_it(page, selector):
    assert cut(f"{selector}{{color:red}}", page) == f"{selector}{{color:red}}"
    assert cut(f"{selector}{{color:red}}", "<p>") == ""


SCRIPTS = [
    ("say('a wide one')", ".wide"),
    ("say(`a ${x} wide`)", ".wide"),
    ('say("b", "wide")', "#wide"),
    ("make('wide')", "wide"),
    ("p.setAttribute('data-way', 'wide')", "[data-way=wide]"),
    ("p.ariaSort = 1; p.wide = 2", "[wide]"),
    ("p.WIDE = 1", "[wide]"),
    ("p.dataset.openByHand = 1", "[data-open-by-hand]"),
]


@pytest.mark.parametrize(("script", "selector"), SCRIPTS, ids=[script for script, _ in SCRIPTS])
def test_a_name_that_a_script_may_give_is_kept(script, selector):
    assert cut(f"{selector}{{color:red}}", script=script) == f"{selector}{{color:red}}"


@pytest.mark.parametrize("script", ["wide()", "// 'a\nwide' b", '"a\nwide"', "`a` + wide + 'b'", "var wide = 1", "x = 'wider'"])
def test_a_word_of_a_script_outside_of_quotes_is_no_name(script):
    assert cut(".wide,[wide]{color:red}", script=script) == ""


def test_each_sheet_is_cut_by_itself_and_asks_for_what_is_in_others():
    sheets = {"a.css": "p { --a: 1px; --b: 2px }\n\nb { top: 0 }\n@keyframes turn { to { top: 0 } }", "b.css": "p { width: var(--a); animation: turn 1s }"}
    assert cut_sheets(sheets, PAGE) == {
        "a.css": "p{--a:1px}\n@keyframes turn { to { top: 0 } }\n",
        "b.css": "p{width:var(--a);animation:turn 1s}\n",
    }


def test_a_variable_is_not_asked_for_by_a_longer_name():
    assert cut("p{--a:1px;--a-b:1px;width:var(--a-b)}") == "p{--a-b:1px;width:var(--a-b)}"
    assert cut("p{--a:1px}", '<p style="top:var(--a-b)">') == ""


def test_what_cannot_be_read_is_left_out_and_the_rest_stays():
    assert cut("p{top:0}\na b c") == "p{top:0}"
