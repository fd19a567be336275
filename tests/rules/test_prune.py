from atlas.rules.prune import prune


def test_pruning_takes_out_exactly_what_stands_at_the_places():
    value = {"a": {"b": 1, "c": [1, 2, 3]}, "d": 4}
    assert prune(value, ["a.b", "a.c.1", "x.y"]) == {"a": {"c": [1, 3]}, "d": 4}


def test_entries_of_a_long_list_are_taken_out_by_number():
    assert prune(list(range(12)), ["2", "10", "9"]) == [0, 1, 3, 4, 5, 6, 7, 8, 11]


def test_a_key_may_have_dots():
    assert prune({"e.g.": "x", "e": {"g": 1}}, ["e.g."]) == {"e": {"g": 1}}
    assert prune({"e.g.": {"a": 1, "b": 2}}, ["e.g..a"]) == {"e.g.": {"b": 2}}


def test_a_value_that_is_wrong_as_a_whole_is_gone():
    assert prune([1], ["file"]) is None and prune({"a": 1}, ["front matter"]) is None


def test_pruning_changes_a_copy():
    value = {"a": [1, 2]}
    prune(value, ["a.0"])
    assert value == {"a": [1, 2]}
