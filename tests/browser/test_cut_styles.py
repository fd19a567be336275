"""The style sheets that were cut to what pages use: no kind of page looks different, in any scheme, state or medium."""

import re

import pytest
from browsing import on, phone, tour_of

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
    const shown = links.map((link, index) => {
        const style = Object.assign(document.createElement("style"), { textContent: sheets[index] });
        link.after(style);
        return style;
    });
    const names = new Set();
    const collect = rules => [...rules].forEach(rule => { [...rule.style || []].forEach(name => names.add(name)); collect(rule.cssRules || []); });
    shown.forEach(style => collect(style.sheet.cssRules));
    const set = [...names].filter(name => !name.startsWith("--"));
    const kinds = new Map();
    const kind = one => one ? `${kind(one.parentElement)}>${one.tagName}.${one.getAttribute("class")}` : "";
    document.querySelectorAll("html, body, body *").forEach(one => kinds.set(kind(one), [...kinds.get(kind(one)) || [], one]));
    const some = [...kinds.values()].flatMap(list => [...list.slice(0, alike), ...list.slice(alike).slice(-1)]);
    const told = one => ["", "::before", "::after", "::marker", "::placeholder"].map(part => {
        const look = getComputedStyle(one, part);
        if (part && (part === "::marker" ? getComputedStyle(one).display !== "list-item" : look.content === "none")) return "";
        return set.map(name => `${name}:${look.getPropertyValue(name)}`).join(";");
    }).join("|");
    const looks = whole => {
        links.forEach(link => { link.sheet.disabled = whole; });
        shown.forEach(style => { style.sheet.disabled = !whole; });
        return some.map(told);
    };
    looks(true);  // once before, so that what moves when a sheet changes has come to rest
    const cut = looks(false), full = looks(true);
    links.forEach(link => { link.sheet.disabled = false; });
    shown.forEach(style => style.remove());
    return [some.length, some.flatMap((one, index) => {
        const other = full[index].split(/[;|]/), changed = cut[index].split(/[;|]/).filter((look, at) => look !== other[at]);
        return changed.length ? [`${one.outerHTML.slice(0, 90)}: ${changed.join("; ")}`] : [];
    })];
}"""


def whole_sheets(page, rendered):
    """The style sheets of a page before they were cut, in its order."""
    paths = page.evaluate("[...document.querySelectorAll('link[rel=stylesheet]')].map(link => new URL(link.href).pathname)")
    return [FACE.sub("", (rendered / path.split("/", 2)[2]).read_text("utf-8")) for path in paths]


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
        if sheets := whole_sheets(page, rendered):
            page.emulate_media(media=media)
            page.evaluate(state)
            compared, different = page.evaluate(DIFFERENT, [sheets, ALIKE])
            assert compared > 10
            assert different == [], url


@on(**BARE)
def test_a_rule_that_is_gone_would_be_noticed(visit, made_up):
    page = visit.open("about/")
    sheets = whole_sheets(page, made_up.parent.parent / "rendered")
    changed = [*sheets[:-1], sheets[-1].replace(".foot a", ".feet a")]
    assert page.evaluate(DIFFERENT, [changed, ALIKE])[1] != []
