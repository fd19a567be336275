"""The style sheets that were cut to what pages use, and split by kinds of page: no kind of page looks different, in any scheme, state or medium."""

import re

import pytest
from atlas.content.addresses import built_file
from atlas.site.page_signs import STYLE_LINK
from browsing import on, phone, tour_of
from conftest import BASE

OPENED = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true; });
    document.querySelectorAll("[hidden]").forEach(one => { one.hidden = false; });
    document.querySelectorAll("input[type=checkbox], .tabbed-set > input:last-of-type").forEach(one => { one.checked = true; });
}"""
FACE = re.compile(r"@font-face \{[^}]*\}")
BARE = {"bypass_csp": True}  # the whole sheets are put into the page, which may get no styles otherwise
ALIKE = 1  # elements of the same kind in the same place: so many are compared, and the last
DIFFERENT = """([sheets, alike]) => {
    const links = [...document.querySelectorAll("link[rel=stylesheet]")];
    links.forEach(link => [...link.sheet.cssRules].forEach((rule, index, all) => {
        const last = all.length - 1 - index;  // a face loads again each time, and until then words are as wide as in another
        if (all[last] instanceof CSSFontFaceRule) link.sheet.deleteRule(last);
    }));
    const shown = sheets.map(text => Object.assign(document.createElement("style"), { textContent: text }));
    links.at(-1).after(...shown);
    const names = new Set();
    const collect = rules => [...rules].forEach(rule => { [...rule.style || []].forEach(name => names.add(name)); collect(rule.cssRules || []); });
    shown.forEach(style => collect(style.sheet.cssRules));
    const set = [...names].filter(name => !name.startsWith("--"));
    const kinds = new Map();
    const kind = one => one ? `${kind(one.parentElement)}>${one.tagName}.${one.getAttribute("class")}` : "";
    document.querySelectorAll("html, body, body *").forEach(one => kinds.set(kind(one), [...kinds.get(kind(one)) || [], one]));
    const some = [...kinds.values()].flatMap(list => [...list.slice(0, alike), ...list.slice(alike).slice(-1)]);
    const generated = (_, look) => look.content !== "none";
    const SHOWS = {
        "::before": generated,
        "::after": generated,
        "::marker": one => getComputedStyle(one).display === "list-item",
        "::placeholder": one => one.placeholder,
    };
    const told = one => ["", "::before", "::after", "::marker", "::placeholder"].map(part => {
        const look = getComputedStyle(one, part);
        if (part && !SHOWS[part](one, look)) return "";
        return set.map(name => `${name}:${look.getPropertyValue(name)}`).join(";");
    }).join("|");
    const looks = whole => {
        links.forEach(link => { link.sheet.disabled = whole; });
        shown.forEach(style => { style.sheet.disabled = !whole; });
        some.forEach(one => getComputedStyle(one).color);
        document.getAnimations().forEach(one => one.finish());  // what moves when a sheet changes has come to rest
        return some.map(told);
    };
    const cut = looks(false), full = looks(true);
    links.forEach(link => { link.sheet.disabled = false; });
    shown.forEach(style => style.remove());
    return [some.length, some.flatMap((one, index) => {
        const other = full[index].split(/[;|]/), changed = cut[index].split(/[;|]/).filter((look, at) => look !== other[at]);
        return changed.length ? [`${one.outerHTML.slice(0, 90)}: ${changed.join("; ")}`] : [];
    })];
}"""


def whole_sheets(rendered, url):
    """The style sheets of a page before they were cut and split, in its order."""
    page = rendered / built_file(url)
    links = STYLE_LINK.findall(page.read_text("utf-8"))
    paths = [rendered / link.removeprefix(f"{BASE}/") if link.startswith(BASE) else page.parent / link for link in links]
    return [FACE.sub("", path.read_text("utf-8")) for path in paths]


@pytest.mark.parametrize(
    ("visit", "state", "media"),
    [({**BARE, "color_scheme": "light"}, "() => {}", "screen"), (phone(color_scheme="dark", **BARE), OPENED, "screen"), (BARE, OPENED, "print")],
    indirect=["visit"],
    ids=["1280 light", "390 dark, opened", "print, opened"],
)
def test_no_kind_of_page_looks_different(visit, made_up, state, media):
    rendered = made_up.parent.parent / "rendered"
    for url in tour_of(made_up):
        page = visit.open(url)
        if sheets := whole_sheets(rendered, url):
            page.emulate_media(media=media)
            page.evaluate(state)
            compared, different = page.evaluate(DIFFERENT, [sheets, ALIKE])
            assert compared > 10
            assert different == [], url


@on(**BARE)
def test_a_rule_that_is_gone_would_be_noticed(visit, made_up):
    page = visit.open("about/")
    sheets = whole_sheets(made_up.parent.parent / "rendered", "about/")
    changed = [sheet.replace(".foot a", ".feet a") for sheet in sheets]
    assert page.evaluate(DIFFERENT, [changed, ALIKE])[1] != []
