"""What no page can use is cut from the style sheets; what some page, state or script may ask for stays."""

import pytest
from atlas.site.used_styles import cut_styles

PAGE = (
    '<p class="one two" id="here" data-way=\'up\' hidden><input type=radio></p><script>root.className = "js";</script>'
)


def cut(css: str, page: str = PAGE, script: str = "") -> str:
    return cut_styles({"a.css": css}, [page], [script])["a.css"].strip()


KEPT = [
    "p{color:red}",
    ".one.two{color:red}",
    "#here{color:red}",
    "[hidden]{color:red}",
    "[data-way=up]{color:red}",
    '[data-way="up"]{color:red}',
    "[data-way^=u]{color:red}",
    "input[type=radio]{color:red}",
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
]
CUT = [
    "b{color:red}",
    ".gone{color:red}",
    ".one .gone{color:red}",
    "#gone{color:red}",
    "[gone]{color:red}",
    "[data-way=down]{color:red}",
    ":is(.gone,#gone){color:red}",
    "p:has(.gone){color:red}",
    "@media print{.gone{color:red}}",
    "p{--a:1px}",
    "p{--a:var(--b);--b:1px}",
    "@keyframes turn{to{color:red}}",
    "/* p{color:red} */",
]


@pytest.mark.parametrize("css", KEPT)
def test_what_a_page_can_use_stays_as_it_is(css):
    assert cut(css) == css


@pytest.mark.parametrize("css", CUT)
def test_what_no_page_can_use_is_cut(css):
    assert cut(css) == ""


def test_a_rule_keeps_the_selectors_that_fit():
    assert cut(".gone, p  >  .one , #gone { color: red; /* why */ top: 0 }") == "p > .one{color: red;top: 0}"


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
