"""Entries as typed values: their defaults in one place, closed states as enums."""

from dataclasses import fields

import pytest
from atlas.content.records import Claim, Evidence, Fact, Medicine, RedFlag, Reference, Sign, key_of, records, required
from atlas.content.scales import CERTAINTY, HELP, LEVEL, NEED, STRENGTH, TIMING, VERDICT
from atlas.content.states import Certainty, Help, Level, Need, ReferenceKind, Strength, Timing, Verdict
from atlas.content.studies import Study
from atlas.rules.schema import CLAIM, DANGER_SIGN, FACT, MEDICINE, RED_FLAG, REFERENCE, STUDY

CARD = {"id": "H-01", "level": "same day", "group": "a", "short": "b", "act": "c", "title": "d", "signs": ["e"], "means": "f", "references": ["g"]}  # fmt: skip
PILL = {"id": "a", "name": "A", "class": "b", "used_for": "c", "how": "d", "how_often": "e", "strength": "weak", "timing": ["taking"], "warning": "f", "references": []}  # fmt: skip


def test_a_closed_state_is_its_enum_and_a_list_a_tuple():
    (card,) = records(RedFlag, [{**CARD, "need": "any"}])
    assert (card.level, card.need, card.signs) == (Level.SAME_DAY, Need.ANY, ("e",))
    assert isinstance(card.level, Level) and isinstance(card.need, Need)


def test_what_an_author_leaves_out_has_its_default():
    (card,) = records(RedFlag, [CARD])
    assert (card.need, card.lead, card.action, card.unconfirmed) == (None, "", (), "")


def test_a_medicine_has_its_class_and_every_name():
    (pill,) = records(Medicine, [{**PILL, "us_names": ["B"], "includes": ["C"], "brands": {"UK": ["D"], "any": ["E"]}}])
    assert (pill.class_, pill.timing) == ("b", (Timing.TAKING,))
    assert pill.names == ["A", "C", "B", "D", "E"]


def test_an_entry_that_lacks_a_required_field_is_not_made():
    assert records(RedFlag, [{key: CARD[key] for key in CARD if key != "act"}]) == []


def test_a_year_that_nobody_tells_is_none():
    (one,) = records(Reference, [{"key": "a", "title": "b", "publisher": "c", "year": None, "kind": "case report", "read_as": "copy", "read_on": "2026-11-20"}])
    assert (one.year, one.kind) == (None, ReferenceKind.CASE_REPORT)


def test_the_grade_of_a_page_is_of_one_of_two_scales():
    grades = [one.grade for one in records(Evidence, [{"grade": "likely", "why": "a"}, {"grade": "harm", "why": "a"}])]
    assert [type(grade) for grade in grades] == [Certainty, Help]


RECORDS = [(MEDICINE, Medicine, set()), (CLAIM, Claim, set()), (FACT, Fact, set()), (RED_FLAG, RedFlag, set()), (DANGER_SIGN, Sign, set()), (REFERENCE, Reference, {"key"}), (STUDY, Study, set())]  # fmt: skip


@pytest.mark.parametrize(("schema", "kind", "given"), RECORDS, ids=[kind.__name__ for _, kind, _ in RECORDS])
def test_a_record_has_the_fields_of_the_schema_and_requires_the_same(schema, kind, given):
    assert required(kind) == set(schema["required"]) | given
    assert {key_of(one.name) for one in fields(kind)} == set(schema["properties"]) | given


SCALES = [(CERTAINTY, Certainty), (HELP, Help), (STRENGTH, Strength), (VERDICT, Verdict), (LEVEL, Level), (NEED, Need), (TIMING, Timing)]


@pytest.mark.parametrize(("scale", "states"), SCALES, ids=[states.__name__ for _, states in SCALES])
def test_every_state_has_its_words_in_the_order_of_the_scale(scale, states):
    assert list(scale) == list(states)
