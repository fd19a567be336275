"""The readable cases of ``cases/linking``: each is a vocabulary, an input, and what a reader must see."""

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from atlas.linking.linker import Linked, link_article
from atlas.linking.vocabulary import Term, Vocabulary, build_vocabulary, without_names
from conftest import read_yaml
from mkdocs.utils.meta import get_data
from unweave import unlink

ROOT = Path(__file__).parent.parent.parent
FIELDS = {
    "name", "source", "verdict", "difference", "terms", "md", "html", "page", "page_url", "never",
    "expected", "expected_html", "reasons", "counts", "unmentioned", "conflicts", "starts", "positions", "sentences", "sections",
}  # fmt: skip
BLOCK = re.compile(
    r"</?(?:p|div|li|ul|ol|dl|dt|dd|h\d|t\w+|br|hr|details|summary|blockquote|pre|fig\w+|caption|label)\b[^>]*>"
)


# The linker works on any HTML, so its cases use more of Markdown than the site does.
EXTENSIONS = {
    **{name: {} for name in ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")},
    "toc": {"permalink": "#", "permalink_title": "Link to this section", "title": "On this page"},
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.betterem": {},
    "pymdownx.caret": {},
    "pymdownx.details": {},
    "pymdownx.highlight": {},
    "pymdownx.inlinehilite": {},
    "pymdownx.keys": {},
    "pymdownx.mark": {},
    "pymdownx.smartsymbols": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.tasklist": {},
    "pymdownx.tilde": {},
}


def render(text: str) -> str:
    """What Markdown with these extensions makes of a page: front matter off, the rest to HTML."""
    return markdown.markdown(get_data(text)[0], extensions=list(EXTENSIONS), extension_configs=EXTENSIONS)


def read_cases() -> list[dict]:
    """All cases, each with the file it comes from."""
    files = sorted((Path(__file__).parent.parent / "cases" / "linking").glob("*.yml"))
    return [case | {"file": file.stem} for file in files for case in read_yaml(file)]


CASES = read_cases()


def make_vocabulary(case: dict) -> Vocabulary:
    """The vocabulary of a case: a list of names, a page each, or pages with their names."""
    terms = case["terms"]
    pages = terms if isinstance(terms, dict) else {re.sub(r"\W+", "-", name.lower()): [name] for name in terms}
    made = (make_term(page, name) for page, names in pages.items() for name in names)
    return build_vocabulary(without_names(made, case.get("never", ())))


def make_term(page: str, name: str | dict) -> Term:
    """One name of a page; a mapping may set any field of the term."""
    fields = {"name": name} if isinstance(name, str) else name
    path = page.partition("#")[0]
    anchor = page[len(path) :]
    defaults = {"page": path, "kind": path.partition("/")[0], "url": f"{path}/{anchor}", "description": ""}
    return Term(**defaults | {"where": f"docs/{path}.md:2"} | fields)


def link_case(case: dict) -> tuple[str, Linked]:
    """The input of a case as HTML, and what the linker makes of it."""
    html = render(case["md"]) if "md" in case else case["html"]
    return html, link_html(html, case)


def link_html(html: str, case: dict) -> Linked:
    """What the linker makes of the article; addresses are as from the site's root, so that they are short to read."""
    page = case.get("page", "here")
    return link_article(html, make_vocabulary(case), page, page_url=case.get("page_url", f"{page}/"), root="")


def readable(html: str, with_pages: bool) -> str:
    """The words of an article, with our links in square brackets."""
    html = re.sub(
        r'<a class="(?:headerlink|footnote-backref)".*?</a>|<(script|style)\b.*?</\1>|<!--.*?-->', "", html, flags=re.S
    )
    link = r"[\2](\1)" if with_pages else r"[\2]"
    html = re.sub(r'<a class="term [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', link, html, flags=re.S)
    words = re.sub(r"<[^>]*>", "", BLOCK.sub(" ", html))
    return " ".join(re.sub(r"\]\(([^)]*?)/(#[^)]*)?\)", r"](\1\2)", unescape(words)).split())


def name_of(case: dict) -> str:
    return f"{case['file']}: {case.get('source', '')} {case['name']}"


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_case(case):
    html, linked = link_case(case)
    if "expected" in case:
        assert readable(linked.html, "](" in case["expected"]) == " ".join(case["expected"].split())
    if "expected_html" in case:
        assert linked.html == case["expected_html"]
    assert {key: told(linked, case)[key] for key in TOLD & case.keys()} == {
        key: case[key] for key in TOLD & case.keys()
    }
    assert unlink(linked.html) == html
    assert {"expected", "expected_html"} & case.keys() or TOLD & case.keys()


TOLD = {"reasons", "counts", "unmentioned", "conflicts", "starts", "positions", "sentences", "sections"}


def told(linked: Linked, case: dict) -> dict:
    """What the linker tells besides the HTML, in the words of the case files."""
    names = [found.form.term.name for found in linked.found if found.why != "own page"]
    vocabulary = make_vocabulary(case)
    return {
        "reasons": [[found.text, found.why] for found in linked.found if found.why],
        "counts": {name: names.count(name) for name in case.get("counts", {})},
        "unmentioned": sorted({form.term.name for form in vocabulary.forms} - set(names)),
        "conflicts": [list(conflict) for conflict in vocabulary.conflicts],
        "starts": starts(linked.html),
        "positions": [position(unlink(linked.html), start) for start in starts(linked.html)],
        "sentences": ["".join(link.sentence) for link in linked.links],
        "sections": [[link.text, link.section_id, link.section] for link in linked.links],
    }


def position(html: str, start: int) -> list[int]:
    """The line and the column of a place, both from 1."""
    return [html.count("\n", 0, start) + 1, start - html.rfind("\n", 0, start)]


def starts(html: str) -> list[int]:
    """Where our links begin in the HTML without them."""
    return [len(unlink(html[: link.start()])) for link in re.finditer('<a class="term ', html)]


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_case_is_complete(case):
    assert case.keys() - {"file"} <= FIELDS
    assert len({"md", "html"} & case.keys()) == 1
    assert case["verdict"] in ("A", "P", "X", "own")
    assert ("difference" in case) == (case["verdict"] in ("P", "X"))


def test_every_case_of_the_peers_is_here():
    peers = {f"G{number}" for number in range(1, 51)} | {f"H{number}" for number in range(1, 37)}
    peers |= {f"O{number}" for number in range(1, 41)}
    assert peers - {case.get("source") for case in CASES} == set()


def test_there_are_more_than_two_hundred_cases():
    assert len(CASES) >= 200
