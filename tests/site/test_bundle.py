"""A module and all that it imports as one plain script, for pages that are opened as files."""

import pytest
from atlas.site.bundle import BundleError, bundled, ordered, workers_of

MODULES = {
    "a/main.js": 'import { one, two as second } from "./b.js";\nimport * as all from "../c.js";\nimport plain from "./d.js";\nimport "./e.js";\nout([one(), second, all.three, plain, all.four]);\n',
    "a/b.js": 'import { three } from "../c.js";\nexport function one() { return three + 1; }\nconst kept = 2;\nexport { kept as two };\n',
    "c.js": 'export const three = 3;\nexport { four } from "./a/f.js";\n',
    "a/d.js": "export default 5;\nimport('./g.js').then((later) => out([later.six]));\n",
    "a/g.js": "export const six = 6;\n",
    "a/e.js": "import {\n  one,\n} from './b.js';\nout(one());\n",
    "a/f.js": "export class four {}\nexport async function five() {}\n",
}


def test_a_module_runs_with_all_that_it_imports(browser):
    page = browser.new_page()
    script = bundled("a/main.js", MODULES, "out")
    said = page.evaluate(f"(async () => {{ const all = []; ({script})(one => all.push(one)); await 0; await 0; return all.map(String); }})()")
    page.close()
    assert said == ["4", "4,2,3,5,class four {}", "6"]


def test_each_module_comes_once_and_after_what_it_imports():
    assert ordered("a/main.js", MODULES) == ["a/f.js", "c.js", "a/b.js", "a/g.js", "a/d.js", "a/e.js", "a/main.js"]


REFUSED = {
    "a module that imports itself": ({"a.js": 'import "./b.js";', "b.js": 'import "./a.js";'}, "a.js imports itself, by b.js"),
    "a file that is not there": ({"a.js": 'import "./b.js";'}, "a.js imports b.js, which is not there"),
    "a module that is chosen later": ({"a.js": "const b = import(name);"}, 'a.js: "import(" is no import or export'),
    "several names at once": ({"a.js": "export const [b, c] = [1, 2];"}, 'a.js: "export const [b, c] = [1, 2];" is no'),
    "an address of its own": ({"a.js": "const here = import.meta.url;"}, 'a.js: "import." is no import or export'),
}


@pytest.mark.parametrize(("modules", "message"), REFUSED.values(), ids=REFUSED)
def test_what_a_plain_script_cannot_do_is_refused(modules, message):
    with pytest.raises(BundleError, match="^" + message.replace("(", r"\(").replace("[", r"\[").replace("]", r"\]")):
        bundled("a.js", modules)


def test_workers_are_found_by_how_they_are_started():
    assert workers_of("a/b.js", 'new Worker(own(new URL("../w.js", here)), { type: "module" });') == ["w.js"]
    assert workers_of("a/b.js", 'new Worker("w.js"); fetch("x.js");') == ["a/w.js"]
