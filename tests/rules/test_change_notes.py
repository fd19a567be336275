"""Change notes: days that can be, the newest first, ids of their own, pages and references that are there."""

import pytest
from atlas.rules.check import check

WORDS = """\
words:
  history: History
  changed: Changed on [day]
  all: All
  'on': 'On:'
  on_many: On [count] pages
  none: Nothing yet.
  follow: Follow
  lead: With a reader.
  every: Every change
  kinds: {corrected: Put right, changed: Changed, new: New}
changes:
"""
OLD = "- {id: old, on: 2026-11-20, title: Old, what: It is old., why: It was so., kind: new, size: major, pages: [causes/low-salt]}\n"
NEW = OLD.replace("old", "young").replace("2026-11-20", "2026-11-22").replace("kind: new", "kind: changed")
PATH = "docs/changes.yml"


def found(sound, *changes: str, **files: str) -> list[str]:
    """The problems of a small site with these changes."""
    more = {f"docs/{name}.yml": text for name, text in files.items()}
    return [str(one) for one in check(sound(more={PATH: WORDS + "".join(changes), **more}))]


def test_changes_with_the_newest_first_are_sound(sound):
    assert found(sound, NEW, OLD) == []
    assert found(sound, NEW.replace("2026-11-22", "2026-11-20"), OLD) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("2026-11-22", "2099-11-22", "13: changes.young.on: 2099-11-22 is in the future; write the day of the change"),
        ("2026-11-22", "2026-11-31", '13: changes.young.on: "2026-11-31" is not a date; write it as 2026-11-21'),
        ("id: young", "id: old", '14: changes.old.id: "old" appears twice; give one of them another id'),
        ("size: major", "size: huge", '13: changes.young.size: "huge" is not allowed; use one of major, minor'),
        ("causes/low-salt", "causes/low-slat", '13: changes.young.pages.0: no page "causes/low-slat"; did you mean "causes/low-salt"?'),
        ("major,", "major, references: [god_2020],", '13: changes.young.references.0: no reference "god_2020" in docs/references.yml; did you mean "good_2020"?'),
        ("why: It was so., ", "", "13: changes.young.why: missing; add its text"),
    ],
)
def test_a_change_that_cannot_be_is_told_at_its_line(sound, old, new, problem):
    assert old in NEW
    assert found(sound, NEW.replace(old, new), OLD) == [f"{PATH}:{problem}"]


def test_the_newest_change_comes_first(sound):
    later = OLD.replace("id: old", "id: later").replace("2026-11-20", "2026-11-21").replace("kind: new", "kind: changed")
    text = "2026-11-22 is newer than the change above it; put the newest first"
    assert found(sound, later, NEW, OLD) == [f"{PATH}:14: changes.young.on: {text}"]


def test_a_change_is_not_older_than_its_page(sound):
    first = NEW.replace("2026-11-22", "2026-11-19")
    text = '"causes/low-salt" is new on 2026-11-20, after this change; mend one of the two days'
    assert found(sound, OLD, first) == [f"{PATH}:14: changes.young.pages.0: {text}"]


def test_a_change_may_be_of_a_page_that_was_withdrawn(sound):
    note = "gone: {title: Gone, why: It said nothing., on: 2026-11-21}\n"
    assert found(sound, NEW.replace("causes/low-salt", "gone"), OLD, withdrawn=note) == []


def test_a_page_that_shows_changes_needs_their_file(sound):
    home = sound("Hello.", "Hello.\n\n[[corrections]]", path="docs/index.md")
    text = "file: missing or empty, and docs/index.md shows changes; bring it back, or fill it"
    assert f"{PATH}:1: {text}" in [str(one) for one in check(home)]
