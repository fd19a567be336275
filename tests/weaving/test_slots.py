"""The registry of slots: what rules know, weaving fills and the search reads is one entry."""

import re

import pytest
from atlas.content.marks import read_marks
from atlas.content.reader import read_atlas
from atlas.weaving.page import make_loom
from atlas.weaving.slots import ALL, SLOTS, SlotPlace
from conftest import ROOT, SITES

TINY, _ = read_atlas(SITES / "tiny")
FRAGMENTS = ROOT / "overrides" / "fragments"


def test_a_name_has_one_slot_and_can_be_written():
    assert len(ALL) == len(SLOTS)
    for name in SLOTS:
        assert [mark.key for mark in read_marks(f"[[{name}]]")] == [name]


@pytest.mark.parametrize("slot", ALL, ids=list(SLOTS))
def test_every_slot_has_a_template_that_can_be_taken_out_again(slot):
    template = (FRAGMENTS / f"{slot.template or slot.name}.html").read_text(encoding="utf-8")
    assert len(re.findall(r"<\w+[^>]* data-atlas=", template)) == 1
    assert ("data-src=" in template) == slot.in_sentence  # a block is given its source by the weaving


SHOWN = [(page, mark) for page in TINY.pages for mark in page.slots]


@pytest.mark.parametrize(("page", "mark"), SHOWN, ids=[f"{page.id} {mark.source}" for page, mark in SHOWN])
def test_every_slot_of_the_tiny_site_is_filled_and_has_its_words(page, mark):
    slot, place = SLOTS[mark.key], SlotPlace(TINY, page, mark)
    html = make_loom(TINY, FRAGMENTS).render(slot.template or slot.name, slot.values(place))
    assert html.startswith("<") and "data-atlas" in html
    assert bool(slot.words(place)) == (mark.key in ("red-flags", "danger-signs", "signs", "which-cause", "ranking", "medicines", "mixtures", "studies", "chart", "count"))


def test_the_tiny_site_shows_every_slot_but_those_that_need_more_than_it_has():
    assert SLOTS.keys() - {mark.key for _, mark in SHOWN} <= {"drawing", "drawing-file", "hold", "my-medicines", "changes", "corrections", "schema-log", "data-files"}
