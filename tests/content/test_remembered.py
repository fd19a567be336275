"""What was made of a text is found again by its digest, and what was not asked for longest goes first."""

from atlas.content import remembered as module
from atlas.content.remembered import remembered
from atlas.content.sheets import parse_sheet


def test_the_same_text_is_worked_on_once_and_what_was_asked_for_last_stays(monkeypatch):
    made = []

    @remembered
    def work(path, text, line=1):
        made.append((path, text, line))
        return [path, text, line]

    assert work("a", "x") is work("a", "x") and work("a", "x", line=2) == ["a", "x", 2] and work("ax", "") == ["ax", "", 1]
    assert made == [("a", "x", 1), ("a", "x", 2), ("ax", "", 1)]
    monkeypatch.setattr(module, "MOST", 3)
    work("a", "x")
    work("b", "y")
    assert made[3:] == [("b", "y", 1)]
    work("a", "x")
    work("a", "x", line=2)
    assert made[4:] == [("a", "x", 2)]


def test_equal_words_of_a_file_are_one_object():
    value = parse_sheet("docs/a.yml", "- {kind: full text, on: full text}\n- {kind: full text}\n")[0].value
    assert value[0]["kind"] is value[0]["on"] is value[1]["kind"] and next(iter(value[0])) is next(iter(value[1]))
