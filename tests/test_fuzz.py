"""A few thousand inputs that nobody would write, the same in every run; ``make fuzz`` makes more of them."""

import random

import pytest
from bench.fuzz import TARGETS, changed, seeds, try_one

COUNT = 250  # inputs a target


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_what_reads_it(name):
    chance, texts = random.Random(name), seeds(name)
    made = (changed(chance, texts) for _ in range(COUNT))
    assert sorted({text[:300]: found for text in made if (found := try_one(text, name))}.items()) == []


def test_what_breaks_is_told(monkeypatch):
    monkeypatch.setitem(TARGETS, "search", lambda text: text[9999999])
    assert try_one("x", "search").startswith("search: IndexError at test_fuzz.py:")
