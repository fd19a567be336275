"""All names, ready to be found: forms, conflicts, what a name means."""

from atlas.linking.vocabulary import Conflict, Term, bare_address, build_vocabulary


def term(name: str, page: str, **fields) -> Term:
    return Term(name, page, page.partition("/")[0], f"{page}/", "", where=f"docs/{page}.md:2", **fields)


def states(*terms: Term) -> list[tuple[str, str, str]]:
    return [(form.text, form.how, form.state) for form in build_vocabulary(terms).forms]


def test_every_form_is_reported_with_how_it_was_made():
    assert states(term("X-ray", "a")) == [
        ("X-ray", "written", "links"),
        ("X ray", "hyphen", "links"),
        ("X rays", "plural, hyphen", "links"),
        ("X-rays", "plural", "links"),
    ]


def test_a_name_that_is_too_short_is_reported():
    assert states(term("A", "a")) == [("A", "written", "short")]


def test_a_form_that_another_page_wrote_is_beaten():
    assert states(term("len", "a"), term("lens", "b")) == [
        ("len", "written", "links"),
        ("lens", "plural", "beaten"),
        ("lens", "written", "links"),
        ("lenses", "plural", "links"),
    ]


def test_forms_that_collide_are_ambiguous():
    assert states(term("axe", "a"), term("axis", "b")) == [
        ("axe", "written", "links"),
        ("axes", "plural", "ambiguous"),
        ("axis", "written", "links"),
        ("axes", "plural", "ambiguous"),
    ]


def test_a_conflict_names_both_places_in_their_order():
    book = build_vocabulary([term("Podagra", "b"), term("podagra", "a")])
    assert book.conflicts == (Conflict("podagra", "docs/a.md:2", "Podagra", "docs/b.md:2"),)


def test_names_that_are_forms_of_each_other_conflict():
    book = build_vocabulary([term("tumours", "a"), term("Tumor", "b")])
    assert book.conflicts == (Conflict("tumours", "docs/a.md:2", "Tumor", "docs/b.md:2"),)


def test_a_declared_ambiguous_name_is_no_conflict():
    book = build_vocabulary([term("gout", "a", linkable=False), term("gout", "b", linkable=False)])
    assert (book.conflicts, book.table["gout"].state) == ((), "ambiguous")


def test_an_exact_name_and_an_everyday_word_are_no_conflict():
    assert build_vocabulary([term("PAD", "a"), term("pad", "b")]).conflicts == ()


def test_spans_are_all_found_the_longest_first():
    book = build_vocabulary([term("acute heart", "a"), term("heart", "b"), term("heart attack", "c")])
    assert book.spans("\0acute heart attack\0") == [(1, 12), (7, 19), (7, 12)]


def test_no_terms_find_nothing():
    assert build_vocabulary([]).spans("\0a text\0") == []


def test_an_address_has_one_way_to_be_written():
    written = ["a/b/", "/a/b", "a/b/index.html", "a/b/#c", "a/b/?d#c"]
    assert {bare_address(url) for url in written} == {"a/b"}


def test_the_title_of_a_page_wins_over_a_name_in_it():
    title = Term("Same", "a", "a", "a/#z", "", is_title=True)
    alias = Term("Same", "a", "a", "a/", "", where="docs/a.md:1")
    assert build_vocabulary([alias, title]).table["same"].term == title
