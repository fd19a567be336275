"""Ids have no gap that nobody explains, and an entry says what must appear with it."""

import pytest
from atlas.rules.check import check

CLAIM = "- {{id: {0}, topic: t, claim: a, verdict: partly, finding: b, references: [good_2020], articles: [{{article: '001', line: 1}}], dropped: c}}\n"
ARTICLE = "---\ntitle: An article\ndescription: What one of the articles says, and what we found when we checked it.\narticle: '001'\nreviewed: 2026-11-22\n---\n\nIt is short.\n"


def found(sound, *ids: str, **files: str) -> list[str]:
    """The problems of a site with claims of these ids."""
    more = {"docs/sources/article-1.md": ARTICLE, "docs/claims.yml": "".join(map(CLAIM.format, ids))}
    return [str(problem) for problem in check(sound(more=more | {f"docs/{name}.yml": text for name, text in files.items()}))]


def test_ids_without_a_gap_are_no_problem_in_any_order_and_with_several_letters(sound):
    assert found(sound, "C-002", "D-001", "C-001") == []


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (("C-001", "C-003"), "docs/claims.yml:2: C-003: no entry has C-002 before it; bring it back, or name it in docs/retired.yml with the reason"),
        (("C-004",), "docs/claims.yml:1: C-004: no entry has C-001 to C-003 before it; bring it back, or name it in docs/retired.yml with the reason"),
    ],
)
def test_a_gap_is_reported_at_the_entry_after_it(sound, ids, message):
    assert found(sound, *ids) == [message]


@pytest.mark.parametrize("key", ["C-002", "C-002 to C-003"])
def test_a_retired_id_may_be_missing(sound, key):
    ids = ("C-001", "C-003" if key == "C-002" else "C-004")
    assert found(sound, *ids, retired=f"{key}: it said what another says\n") == []


def test_a_retired_id_has_no_entry(sound):
    assert found(sound, "C-001", retired="C-001 to C-002: gone\n") == [
        "docs/retired.yml:1: C-001 to C-002: C-001 has an entry in docs/claims.yml; give that one a new number, or take it out here"
    ]


MOVED = CLAIM.replace("dropped: c", "dropped: c, moved_from: [{1}]")


def told(sound, claims: str, **files: str) -> list[str]:
    more = {"docs/sources/article-1.md": ARTICLE, "docs/claims.yml": claims}
    return [str(problem) for problem in check(sound(more=more | {f"docs/{name}.yml": text for name, text in files.items()}))]


def test_an_id_that_moved_makes_no_gap(sound):
    assert told(sound, MOVED.format("C-001", "C-002, D-001") + CLAIM.format("C-003")) == []


def test_an_id_that_moved_has_no_entry(sound):
    assert told(sound, MOVED.format("C-001", "C-002") + CLAIM.format("C-002")) == [
        "docs/claims.yml:1: C-001.moved_from.0: C-002 has an entry in docs/claims.yml; give that one a new number, or take it out here"
    ]


def test_an_old_id_has_one_home(sound):
    assert told(sound, MOVED.format("C-001", "C-003") + MOVED.format("C-002", "C-003")) == [
        "docs/claims.yml:2: C-002.moved_from.0: C-003 is reported in docs/claims.yml:1 too; keep one"
    ]
    assert told(sound, MOVED.format("C-001", "C-002"), retired="C-002: gone\n") == [
        "docs/retired.yml:1: C-002: C-002 is reported in docs/claims.yml:1 too; keep one"
    ]


def test_a_mark_names_the_id_of_today(sound):
    claims = {"docs/sources/article-1.md": ARTICLE, "docs/claims.yml": MOVED.format("C-001", "C-002")}
    (problem,) = check(sound("[@good_2020]", "[@good_2020] [#C-002]", more=claims))
    assert str(problem) == 'docs/causes/low-salt.md:12: mark: "C-002" is C-001 now; write [#C-001], once on the page'


@pytest.mark.parametrize("key", ["C-003 to C-002", "C-002 to D-004"])
def test_a_run_of_ids_begins_with_the_lower_one(sound, key):
    assert found(sound, "C-001", retired=f"{key}: gone\n") == [
        f"docs/retired.yml:1: {key}: is not a range of ids; write the lower one first, of one letter"
    ]


def test_an_id_of_the_wrong_form_makes_no_gap(sound):
    assert [problem.split(": ")[1] for problem in found(sound, "C-01", "C-002")] == ["C-01.id"]


def test_what_must_appear_together_exists(sound):
    claim = CLAIM.format("C-001").replace("dropped: c}", "dropped: c, together: {cards: [H-07], why: d}}")
    flags = '- {id: H-01, level: soon, group: a, short: b, act: c, title: d, signs: [e], means: f, references: [good_2020]}\n'
    text = 'docs/claims.yml:1: C-001.together: no card "H-07" in docs/red-flags.yml; did you mean "H-01"?'
    more = {"docs/sources/article-1.md": ARTICLE, "docs/claims.yml": claim, "docs/red-flags.yml": flags}
    assert text in [str(problem) for problem in check(sound(more=more))]


def test_an_entry_that_must_appear_with_nothing_is_reported(sound):
    claim = CLAIM.format("C-001").replace("dropped: c}", "dropped: c, together: {why: d}}")
    more = {"docs/sources/article-1.md": ARTICLE, "docs/claims.yml": claim}
    assert [str(problem) for problem in check(sound(more=more))] == [
        "docs/claims.yml:1: C-001.together: names nothing; add cards or words that must be on the same page"
    ]


WORK = "{0}:\n  title: A work\n  publisher: A journal\n  year: 2020\n  kind: review\n  read_as: abstract\n  read_on: 2026-11-20\n  {1}\n"


@pytest.mark.parametrize(
    ("one", "two", "field"),
    [("doi: 10.1000/AbC", "doi: 10.1000/aBc", "doi"), ("pmid: '123'", "pmid: '123'", "pmid")],
)
def test_a_work_is_one_reference(sound, one, two, field):
    references = WORK.format("good_2020", one) + WORK.format("again_2020", two)
    told = found(sound, references=references)
    text = f'is the {field.upper()} of "good_2020" too; keep one entry and cite it in both places'
    assert [line for line in told if "again_2020" in line and "cited nowhere" not in line] == [f"docs/references.yml:16: again_2020.{field}: {text}"]


def test_works_with_other_identifiers_or_none_are_no_problem(sound):
    references = WORK.format("good_2020", "pmid: '123'") + WORK.format("other_2020", "pmid: '124'") + WORK.format("third_2020", "note: x") + WORK.format("last_2020", "note: x")
    assert not [line for line in found(sound, references=references) if "keep one entry" in line]
