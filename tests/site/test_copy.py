"""The site as it works from a folder."""

import json

from atlas.site.copy import HELPER, copied

PAGE = '<html><head><link rel="manifest" href="../m.webmanifest"><meta http-equiv="Content-Security-Policy" content="x"></head><body>{}</body></html>'


def copy_of(body, path="a/index.html", **more):
    """A page of a copy, with the files that a small site has."""
    files = {"index.html": PAGE, path: PAGE.format(body), "b/index.html": PAGE, "b/c.svg": "<svg/>", "data/d.json": "{}", **more}
    return {name: data.decode() for name, data in copied({name: text.encode() for name, text in files.items()}, "help();")}


def test_addresses_of_pages_name_their_files():
    links = {
        "../b/": "../b/index.html",
        "../b/#x": "../b/index.html#x",
        "../b/?q=1": "../b/index.html?q=1",
        "..": "../index.html",
        "../": "../index.html",
        ".": "./index.html",
        "#x": "#x",
        "../b/c.svg": "../b/c.svg",
        "../data/d.json": "../data/d.json",
        "https://example.org/": "https://example.org/",
        "tel:112": "tel:112",
        "../nowhere/": "../nowhere/",
    }
    page = copy_of("".join(f'<a href="{link}">x</a>' for link in links))["a/index.html"]
    assert [part.split('"')[0] for part in page.split('<a href="')[1:]] == list(links.values())


def test_forms_and_pages_that_send_on_lead_to_files_too():
    page = copy_of('<form action="../b/"></form><script data-page="../b/"></script><meta http-equiv="refresh" content="0; url=../b/">')["a/index.html"]
    assert '<form action="../b/index.html">' in page
    assert 'data-page="../b/index.html"' in page
    assert 'content="0; url=../b/index.html"' in page


def test_what_only_a_host_has_a_use_for_is_left_out():
    hosted = {"404.html": PAGE, "offline.html": PAGE, "offline-worker.js": "", "sitemap.xml": "", "robots.txt": "", "share/a.png": "", "data/pages/a.json": "{}"}
    made = copy_of('<section class="keep no-link">k</section><section class="files no-link">f</section><p data-here hidden>here</p>', **hosted)
    assert set(made) == {"index.html", "a/index.html", "b/index.html", "data/d.json", HELPER}, "nothing names the picture"
    assert "manifest" not in made["a/index.html"]
    assert "Policy" not in made["a/index.html"]
    assert '<body><p data-here>here</p></body>' in made["a/index.html"]


def test_every_page_begins_with_the_helper_and_a_named_picture_goes_along():
    made = copy_of('<img src="../b/c.svg" alt="">')
    assert made["a/index.html"].index('src="../assets/as-files.js"') < made["a/index.html"].index("</head>")
    assert made["b/c.svg"] == "<svg/>"
    assert made[HELPER] == "help();"


def test_a_drawing_that_a_script_asks_for_stands_in_the_page():
    figure = '<figure class="d" data-file="../b/{}.svg" data-told="T"><noscript><img src="../b/{}.svg" alt="T"></noscript></figure>'
    made = copy_of(figure.format("c", "c") + figure.format("lost", "lost"))["a/index.html"]
    assert '<figure class="d" data-told="T"><svg/></figure>' in made
    assert 'data-file="../b/lost.svg"' in made


def test_what_scripts_fetch_becomes_a_script_and_open_data_stays():
    text = '{"a": "\\"<é\\u2028"}'
    made = copy_of("", **{"search/i.json": text})
    assert "search/i.json" not in made
    assert made["search/i.json.js"] == f'atlasCopy.file("search/i.json", {json.dumps(text, ensure_ascii=False)});\n'
    assert made["data/d.json"] == "{}"


def test_modules_and_workers_become_plain_scripts():
    scripts = {"assets/m.js": 'import { n } from "./n.js";\nn();\n', "assets/n.js": "export function n() {}\n", "assets/s.js": 'new Worker(new URL("w.js", here));\n', "assets/w.js": 'import "./n.js";\n'}
    made = copy_of('<script type="module" src="../assets/m.js"></script>', **scripts)
    assert '<script src="../assets/m.js" defer></script>' in made["a/index.html"]
    assert made["assets/m.js"].startswith("(function ()")
    assert made["assets/w.js"].startswith('atlasCopy.worker("assets/w.js", function (postMessage, addEventListener)')
    assert made["assets/n.js"] == scripts["assets/n.js"]
