"""The site in figures, on a small one whose figures can be counted by hand."""

from atlas.content.reader import read_atlas
from atlas.linking.linker import Linked
from atlas.rules import stats
from conftest import CAUSE, SOUND, lay

SEARCHES = "groups: {a: A}\nplaces: {web: Web}\nrepeat_after_days: 30\nsearches:\n"
SEARCH = "- {{id: {}, group: a, question: What is it?, where: [web], words: [a b, c d], on: {}, found: Nothing.}}\n"


def figures(root, **more):
    atlas, problems = read_atlas(lay(root, {**SOUND, **more}))
    assert problems == []
    return atlas


def test_pages_are_counted_by_kind_with_the_hardest_one(tmp_path):
    hard = CAUSE.replace("Low salt can bring on cramps.", "Insufficiency of electrolytes precipitates involuntary contractions.")
    atlas = figures(tmp_path, **{"docs/causes/quux.md": hard, "docs/causes/baz.md": CAUSE.replace("---\ntitle", "---\ndraft: true\ntitle", 1)})
    rows = {line.split()[0]: line.split()[1:] for line in stats.page_lines(atlas)}
    assert rows["Pages:"][0] == "4" and rows["sections"] == ["2"] and rows["drafts"] == ["1"]
    assert rows["causes"][:3] == ["2", "12", "6"] and rows["causes"][-1] == "causes/quux"


def test_grades_are_counted_in_the_order_of_their_scale(tmp_path):
    _, causes, *_ = stats.grade_lines(figures(tmp_path))
    assert causes.split(", ")[:2] == ["  causes              0 shown", "1 likely"]


def test_checks_are_told_with_the_oldest_and_those_that_are_due(tmp_path):
    old = CAUSE.replace("2026-11-22", "2020-01-02")
    rows = [line.split() for line in stats.check_lines(figures(tmp_path, **{"docs/causes/quux.md": old}))]
    assert ["causes", "3", "0", "1", "2020-01-02", "causes/quux"] in rows and ["pages", "1", "0", "0", "2026-11-22", "index"] in rows


def test_links_are_counted_and_pages_to_which_none_leads_are_named(tmp_path):
    lines = list(stats.link_lines(figures(tmp_path), {"causes/low-salt": Linked("", "", (), (), {})}))
    assert lines == ["Links: 0 made by the build, 0 by hand, 0 relations between pages", "  1 page to which no text leads: causes/low-salt"]


def test_searches_are_told_with_those_to_do_again(tmp_path):
    sheet = SEARCHES + SEARCH.format("Q-001", "2020-01-02") + SEARCH.format("Q-002", "2926-11-22")
    lines = list(stats.search_lines(figures(tmp_path, **{"docs/searches.yml": sheet})))
    assert lines == ["Searches: 2, the oldest 2020-01-02 Q-001", "  1 to do again: Q-001"]


def test_a_site_without_anything_has_figures_too(tmp_path):
    atlas, _ = read_atlas(lay(tmp_path, {"docs/index.md": "---\ntitle: Home\n---\n"}))
    assert "Searches: 0" in list(stats.stats_lines(atlas, {}))
