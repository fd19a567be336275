"""The scripts of every page as one file."""

from atlas.site import join_scripts as module
from atlas.site.join_scripts import with_one_script, with_whole_workers
from atlas.site.page_signs import signs_of_pages

SCRIPTS = {"assets/a.js": "a();\n", "assets/b.js": "b();\n\n", "assets/c.js": "c();\n", "assets/d.js": "d();\n"}


def join_scripts(pages, scripts, apart):
    """The pages with what they ask for now, and the scripts that are left."""
    together, left = module.join_scripts(signs_of_pages(pages, {}, scripts)[1], scripts, apart)
    return {url: with_one_script(html, together) if together else html for url, html in pages.items()}, left


def page(*names, up=""):
    return "".join(f'<script src="{up}assets/{name}.js" defer></script>' for name in names)


def test_the_scripts_of_every_page_are_one_in_their_order():
    pages = {"": page("b", "a", "d"), "x/": page("b", "c", "a", "d", up="../"), "plain/": "<p>"}
    joined, scripts = join_scripts(pages, SCRIPTS, ["assets/d.js"])
    assert joined == {"": page("atlas", "d"), "x/": page("atlas", "c", "d", up="../"), "plain/": "<p>"}
    assert scripts == {"assets/atlas.js": "b();\na();\n", "assets/c.js": "c();\n", "assets/d.js": "d();\n"}


def test_a_script_that_says_more_of_itself_stays():
    told = '<script src="assets/c.js" data-a="b" defer></script><script src="assets/d.js" type="module"></script>'
    joined, scripts = join_scripts({"": told + page("a", "b")}, SCRIPTS, [])
    assert joined == {"": told + page("atlas")}
    assert scripts.keys() == {"assets/atlas.js", "assets/c.js", "assets/d.js"}


def test_a_script_that_a_module_imports_is_a_file_too():
    _, scripts = join_scripts({"": page("a", "b")}, {**SCRIPTS, "assets/d/e.js": 'import "../b.js";'}, [])
    assert scripts["assets/b.js"] == SCRIPTS["assets/b.js"] and scripts["assets/atlas.js"] == "a();\nb();\n"


WORKER = {"a/start.js": 'new Worker("w.js");', "a/w.js": 'import { b } from "./b.js";\nb();', "a/b.js": 'import { c } from "./c.js";\nexport function b() { c(); }', "a/c.js": "export function c() {}"}


def test_a_worker_is_one_script_with_all_that_it_imports():
    made = with_whole_workers(WORKER)
    assert made.keys() == {"a/start.js", "a/w.js"} and made["a/start.js"] == WORKER["a/start.js"]
    assert "import" not in made["a/w.js"] and "function b()" in made["a/w.js"] and "function c()" in made["a/w.js"]


def test_what_another_script_imports_too_stays_a_file():
    made = with_whole_workers({**WORKER, "d.js": 'import { b } from "./a/b.js";'})
    assert made.keys() == {"a/start.js", "a/w.js", "a/b.js", "a/c.js", "d.js"} and made["a/b.js"] == WORKER["a/b.js"]


def test_a_worker_that_cannot_be_one_stays_in_its_files():
    odd = {**WORKER, "a/c.js": "export const [c] = [1];"}
    assert with_whole_workers(odd) == odd


def test_one_script_or_none_stays_as_it_is():
    for pages in ({"": page("a")}, {"": page("a", "b"), "x/": page("c")}, {"": "<p>"}, {}):
        assert join_scripts(pages, SCRIPTS, []) == (pages, SCRIPTS)
