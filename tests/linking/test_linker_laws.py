"""What holds for every page and every vocabulary. ATLAS_EXAMPLES sets how many examples the laws are tried on."""

import os
from collections.abc import Iterator
from html.parser import HTMLParser
from random import Random
from typing import NamedTuple

from atlas.linking.article import read_article
from atlas.linking.linker import link_article
from atlas.linking.mentions import find_mentions
from atlas.linking.names import vocabulary
from atlas.linking.normalise import normalise
from atlas.linking.vocabulary import Term, build_vocabulary
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode
from test_linking_cases import ROOT, render
from unweave import unlink

EXAMPLES = os.environ.get("ATLAS_EXAMPLES")
many = settings(
    max_examples=int(EXAMPLES or 250),
    derandomize=not EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

# --- terms ------------------------------------------------------------------------------------------------------

NAMES = [
    "aspirin",
    "heart",
    "attack",
    "heart attack",
    "acute heart",
    "ACE",
    "ACE inhibitor",
    "statin",
    "statins",
    "tumour",
    "tumor",
    "B12",
    "vitamin B12",
    "PAD",
    "pad",
    "Crohn's disease",
    "café",
    "東京",
    "x-ray",
    "AB_solute",
    "R&D",
    "axe",
    "axis",
    "pain",
    "non-pain",
    "NSAID",
    "Ca",
    "β-blocker",
    ".MD files",
    "Henry (VII)",
    "e",
    "allergy",
    "title",
    "code",
    "link",
    "div",
    "class",
    "term",
    "no",
    "salt",
    "Start",
]
PAGES = ("drugs/a", "drugs/b", "diseases/c", "causes/d", "remedies/e", "index")


@st.composite
def terms(draw: st.DrawFn) -> list[Term]:
    """Some names on some pages, with clashes."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=6, max_size=24))
    return [draw(term(name)) for name in names]


@st.composite
def term(draw: st.DrawFn, name: str) -> Term:
    page = draw(st.sampled_from(PAGES))
    return Term(
        name=name,
        page=page,
        kind=page.partition("/")[0],
        url=f"{page}/{draw(st.sampled_from(['', '#part']))}",
        description=draw(st.sampled_from(["", 'A "quoted" <b>term</b> & more'])),
        where=f"docs/{page}.md:{draw(st.integers(1, 9))}",
        linkable=draw(st.integers(0, 9)) > 0,
        is_title=draw(st.booleans()),
    )


# --- pages ------------------------------------------------------------------------------------------------------

JOINS = (
    " ",
    " ",
    " ",
    " ",
    "-",
    ", ",
    "'s ",
    ". ",
    "/",
    "\xad",
    "\xa0",
    "\n",
    "s ",
    "’s ",
    "  ",
    "‑",
    ".",
    "[@key]",
    "(",
)
words = st.lists(
    st.tuples(st.sampled_from((*NAMES, *NAMES, "the", "and", "A", "TAKE")), st.sampled_from(JOINS)),
    min_size=3,
    max_size=9,
)
text = words.map(lambda pairs: "".join(f"{word}{join}" for word, join in pairs))

INLINE = (
    "<em>{}</em>", "<strong>{}</strong>", "<code>{}</code>", '<a href="../drugs/a/">{}</a>', '<a href="#x">{}</a>',
    "<kbd>{}</kbd>", '<span class="no-link">{}</span>', "<span>{}</span>", '<abbr title="heart attack">{}</abbr>',
    "<sub>{}</sub>", "<del>{}</del>", "<mark>{}</mark>", "{}<br>{}", '{}<img alt="aspirin" src="a.png">', "{}<wbr>{}",
    "{}<!-- aspirin -->", '<span class="arithmatex">{}</span>', '<span data-atlas="x">{}</span>', "<button>{}</button>",
    "{}<script>aspirin < b</script>", "<q>{}</q>", "<x-y>{}</x-y>",
)  # fmt: skip
BLOCKS = (
    "<p>{}</p>", "<div>{}</div>", "<ul><li>{}</li><li>{}</li></ul>", "<h2 id='h'>{}</h2>", "<h3>{}</h3>",
    "<blockquote><p>{}</p></blockquote>", '<div class="admonition"><p class="admonition-title">{}</p><p>{}</p></div>',
    "<details><summary>{}</summary><p>{}</p></details>", "<dl><dt>{}</dt><dd>{}</dd></dl>", "<pre><code>{}</code></pre>",
    "<table><thead><tr><th>{}</th></tr></thead><tbody><tr><td>{}</td><td>{}</td></tr></tbody></table>",
    '<div class="footnote"><hr><ol><li id="fn:1"><p>{}</p></li></ol></div>', '<section data-atlas="related"><p>{}</p></section>',
    "<figure><figcaption>{}</figcaption></figure>", "<h1>{}</h1>", '<p class="no-link">{}</p>',
)  # fmt: skip


def fill(patterns: tuple[str, ...], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """One of the patterns with something inside each of its holes."""
    return st.tuples(st.sampled_from(patterns), inner, inner, inner).map(lambda it: it[0].format(*it[1:]))


escaped = text.map(lambda words: words.replace("&", "&amp;").replace("\xa0", "&nbsp;"))
inline = st.recursive(escaped, lambda inner: fill(INLINE, inner) | st.tuples(inner, inner).map("".join), max_leaves=5)
html = st.lists(
    st.recursive(
        fill(BLOCKS, inline), lambda inner: fill(("<div>{}</div>", "<ul><li>{}{}</li></ul>"), inner), max_leaves=3
    ),
    min_size=1,
    max_size=6,
).map("\n".join)
broken = st.lists(
    st.sampled_from(
        (
            *NAMES,
            *"<>/=\"'& \n!-",
            "<p>",
            "</p>",
            "<a href=",
            "<em>",
            "</em>",
            "<li>",
            "</a>",
            "<a>",
            "<code>",
            "</code>",
            "<td>",
            "<h2>",
            "</h2>",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "&amp;",
            "&#",
            'class="term ',
            'data-atlas="x"',
            "<div>",
            "</div>",
        )
    ),
    max_size=30,
).map("".join)


def indent(block: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in block.split("\n"))


MARKS = (
    "*{}*", "**{}**", "`{}`", "[{}](../drugs/a/)", "==" + "{}==", "^^{}^^", "~~{}~~", "H~{}~", "^{}^", "++ctrl+c++ {}",
    "`#!python {}`", "${}$", "<span>{}</span>", "*{}*{{.no-link}}", "![{}](a.png)", "{}[^1]", "&alpha;{}&nbsp;", "💊{}",
    "<https://example.org/{}>", "[{}][ref]", "(c) {} +/- ", "\\*{}\\*", "<kbd>{}</kbd>", "<a href='x'>{}</a>", "{} [[slot: x]]",
)  # fmt: skip
NESTS = (
    lambda b: f'!!! note "About {b.split(chr(10))[0]}"\n\n{indent(b)}',
    lambda b: f'??? tip "Title aspirin"\n\n{indent(b)}',
    lambda b: f'=== "Tab aspirin"\n\n{indent(b)}\n\n=== "Other"\n\n    salt',
    lambda b: f"- aspirin\n\n{indent(b)}\n\n- salt",
    lambda b: f"1. one\n\n{indent(b)}",
    lambda b: "\n".join(f"> {line}" for line in b.split("\n")),
    lambda b: f"heart\n\n:   pain\n\n{indent(b)}",
    lambda b: f'<div markdown="1">\n\n{b}\n\n</div>',
    lambda b: f"A note.[^1]\n\n[^1]: salt\n\n{indent(b)}",
    lambda b: f"- [ ] pain\n- [x] {b.split(chr(10))[0]}",
    lambda b: f"{b}\n{{.no-link}}",
    lambda b: f"``` python\n{b}\n```",
    lambda b: f"$$\n{b}\n$$",
    lambda b: f"<div>{b}</div>",
    lambda b: f"## Section {b.split(chr(10))[0]}\n\n{b}",
    lambda b: f"| a | heart |\n|---|---|\n| {' '.join(b.split())} | aspirin |",
    lambda b: f"{b}\n\n*[ACE]: an enzyme\n*[heart]: a pump\n\n[ref]: https://example.org",
)
phrase = st.recursive(text.map(lambda words: words.replace("\n", " ")), lambda inner: fill(MARKS, inner), max_leaves=3)
nested = st.recursive(
    phrase, lambda inner: st.tuples(st.sampled_from(NESTS), inner).map(lambda it: it[0](it[1])), max_leaves=2
)
page_text = st.lists(nested, min_size=1, max_size=4).map("\n\n".join)


class Case(NamedTuple):
    """A page to link; ``whole`` says that it closes what it opens."""

    html: str
    whole: bool
    names: list[Term]
    page: str
    random: Random


article = st.one_of(
    st.tuples(html, st.just(True)), st.tuples(broken, st.just(False)), st.tuples(page_text.map(render), st.just(True))
)
cases = st.tuples(article, terms(), st.sampled_from(PAGES), st.randoms(use_true_random=False)).map(
    lambda it: Case(*it[0], *it[1:])
)


def link(html: str, names: list[Term], page: str = "drugs/b"):
    return link_article(html, build_vocabulary(names), page, root="../../", page_url=f"{page}/")


# --- the laws ---------------------------------------------------------------------------------------------------


def without_our_links_the_page_is_byte_for_byte_what_it_was(case: Case) -> None:
    assert unlink(link(case.html, case.names, case.page).html) == case.html


def the_order_of_terms_does_not_matter(case: Case) -> None:
    shuffled = case.random.sample(case.names, len(case.names))
    assert link(case.html, shuffled) == link(case.html, case.names)


def every_link_leads_to_a_page_of_the_vocabulary_and_never_to_its_own(case: Case) -> None:
    targets = {f"../../{term.url}" for term in case.names if term.page != case.page and term.linkable}
    assert {tag["href"] for tag in links_in(link(case.html, case.names, case.page).html)} <= targets


def a_link_is_in_prose_and_nowhere_else(case: Case) -> None:
    linked = link(case.html, case.names)
    assert {where for tag in links_in(linked.html) for where in tag["inside"] if where in FORBIDDEN} == set()
    assert [tag["text"] for tag in links_in(linked.html)] == [link.text for link in linked.links]
    assert all(tag["whole"] for tag in links_in(linked.html))


def in_the_tree_that_a_browser_makes_a_link_is_in_prose(case: Case) -> None:
    linked = link(case.html, case.names)
    tree = LexborHTMLParser(f"<!doctype html><body><article>{linked.html}</article>")
    links = tree.css('a[data-atlas="term"]')
    assert [normalise(one.text()).text for one in links] == [link.text for link in linked.links]
    assert {tag for one in links for tag in tags_above(one)} & (FORBIDDEN - {"article", "body", "html"}) == set()


def tags_above(node: LexborNode) -> Iterator[str]:
    """The elements and classes that a node stands in."""
    while (node := node.parent) is not None and node.tag != "article":
        yield node.tag
        yield from (f".{name}" for name in (node.attributes.get("class") or "").split())


def a_page_is_linked_once_in_each_place_that_counts(case: Case) -> None:
    book = build_vocabulary(case.names)
    made = [found for found in link(case.html, case.names).found if not found.why]
    scopes = [(found.form.term.page, found.cell or found.section) for found in made]
    assert len(scopes) == len(set(scopes))
    assert {page for page, _ in scopes} <= set(book.addresses.values())


def a_term_that_is_removed_takes_away_its_own_links_and_frees_the_names_it_covered(case: Case) -> None:
    html, names = case.html, case.names
    gone = case.random.choice(names)
    rest = [term for term in names if term != gone]
    before, after = mentions(html, names), mentions(html, rest)
    own = {form.match for form in build_vocabulary(names).forms if form.term == gone}
    kept = {key for key, form in before.items() if form.match not in own}
    freed = [key for key in after if key not in before]
    covers = [key for key, form in before.items() if form.match in own]
    assert kept <= after.keys()
    assert all(any(cover[0] <= key[0] < cover[1] for cover in covers) for key in freed)
    touched = {after[key].term.page for key in after if key not in kept} | {gone.page}
    touched |= {form.term.page for form in build_vocabulary(names).forms if form.match in own}
    assert links_to_others(html, names, touched) == links_to_others(html, rest, touched)


def mentions(html, names):
    """The names found in a page, by where they begin and end in its text."""
    found = find_mentions(read_article(html), build_vocabulary(names))
    return {(mention.start, mention.end): mention.form for mention in found}


def links_to_others(html, names, pages):
    """The links of a page but for those to some pages."""
    return [link for link in link(html, names).links if link.page not in pages]


FORBIDDEN = {
    "a", "code", "pre", "kbd", "button", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "th", "dt", "del", "blockquote",
    "script", "label", "title", "math", "svg", "top", ".no-link", ".arithmatex", ".admonition-title", "[data-atlas]",
}  # fmt: skip
VOID = {"br", "img", "hr", "input", "wbr"}


def links_in(html: str) -> list[dict]:
    """Our links in a page, each with the elements and classes that it stands in."""
    reader = LinkReader()
    reader.feed(html)
    reader.close()
    return reader.links


class LinkReader(HTMLParser):
    """Reads a page in the plainest way, to check what the fast way did."""

    def __init__(self):
        super().__init__()
        self.open: list[tuple[str, set[str]]] = []
        self.links: list[dict] = []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        marks = {tag} | {f".{name}" for name in (found.get("class") or "").split()}
        if found.get("data-atlas") == "term":
            inside = set().union(*(marks for _, marks in self.open)) or {"top"}
            self.links.append({"href": found["href"], "inside": inside, "text": "", "depth": len(self.open)})
        elif "data-atlas" in found:
            marks.add("[data-atlas]")
        if tag not in VOID:
            self.open.append((tag, marks))

    def handle_data(self, data):
        if self.links and "whole" not in self.links[-1]:
            self.links[-1]["text"] += data

    def handle_endtag(self, tag):
        names = [name for name, _ in self.open]
        if tag == "a" and self.links and "whole" not in self.links[-1]:
            link = self.links[-1]
            link |= {"whole": len(self.open) == link["depth"] + 1, "text": normalise(link["text"]).text}
        if tag in names:
            del self.open[len(names) - 1 - names[::-1].index(tag) :]


OF_EVERY_PAGE = (
    without_our_links_the_page_is_byte_for_byte_what_it_was,
    the_order_of_terms_does_not_matter,
    every_link_leads_to_a_page_of_the_vocabulary_and_never_to_its_own,
    a_page_is_linked_once_in_each_place_that_counts,
    a_term_that_is_removed_takes_away_its_own_links_and_frees_the_names_it_covered,
)
OF_WHOLE_PAGES = (a_link_is_in_prose_and_nowhere_else, in_the_tree_that_a_browser_makes_a_link_is_in_prose)


@many
@given(cases)
def test_every_law_holds(case):
    """All laws on each case: to make one takes far longer than to try the laws on it."""
    for law in (*OF_EVERY_PAGE, *(OF_WHOLE_PAGES if case.whole else ())):
        law(case)


# --- the real pages ---------------------------------------------------------------------------------------------


def test_the_laws_hold_on_every_real_page(real):
    book = vocabulary(real)
    for page in real.pages:
        html = render((ROOT / page.path).read_text(encoding="utf-8"))
        linked = link_article(html, book, page.id, page_url=page.url, root="../../")
        assert unlink(linked.html) == html
        assert {tag["href"] for tag in links_in(linked.html)} <= {f"../../{form.term.url}" for form in book.forms}
        assert {where for tag in links_in(linked.html) for where in tag["inside"]} & FORBIDDEN == set()
        assert page.id not in {link.page for link in linked.links}
