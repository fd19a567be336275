"""What stands in a page is bare, data stay as they are."""

import pytest
from atlas.site.scripts import bare_inside

CASES = {
    "a script": ("<script data-a>\n// why\nif (a) {\n  b();  // so\n}\n</script>", "<script data-a>if (a) {\nb();\n}\n</script>"),
    "styles": ("<style>\n/* why */\na { color: red; }\n\n@media print {\n  b { --c: ; }\n}\n</style>", "<style>a{color: red;}@media print{b{--c: ;}}</style>"),
    "data": ('<script type="application/ld+json">{"a":\n  // "b"\n}</script>', None),
    "a file": ('<script src="a.js">\n  // why\n</script>', None),
    "text": ("<pre>\n  // why\n</pre>", None),
}


@pytest.mark.parametrize(("page", "bare"), CASES.values(), ids=list(CASES))
def test_a_page_has_bare_scripts_and_styles(page, bare):
    assert bare_inside(page) == (page if bare is None else bare)
