"""The fields of each kind of page and data file: which there are, which must be there, and what each may hold.

``tests/cases/fields.txt`` has a line for each. After a change that is meant, write it anew, and read the difference:

    ATLAS_GOLDEN=write .venv/bin/python -m pytest tests/rules/test_shapes.py
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from atlas.content.page import Kind
from atlas.rules import schema
from atlas.rules.check import check
from atlas.rules.schema import FILES, file_validator, page_schema, page_validator

FIELDS = Path(__file__).parent.parent / "cases" / "fields.txt"
INSIDE = ("pattern", "properties", "required", "additionalProperties", "propertyNames", "items")


def fields(field: Any, way: str) -> Iterator[str]:
    """A line for a field and for each inside it: its way, and what it may be; ``?`` when it may be missing.

    A form is reported by its description; what has it, the tests below say.
    """
    own = {key: value for key, value in field.items() if key not in INSIDE}
    own |= {"keys": field["propertyNames"]["description"]} if "propertyNames" in field else {}
    own |= {"closed": True} if field.get("additionalProperties") is False else {}
    yield f"{way}: {json.dumps(own, ensure_ascii=False)}"
    for key, inner in field.get("properties", {}).items():
        yield from fields(inner, f"{way}.{key}{'' if key in field.get('required', ()) else '?'}")
    if field.get("additionalProperties"):
        yield from fields(field["additionalProperties"], f"{way}.*")
    if "items" in field:
        yield from fields(field["items"], f"{way}[]")


def test_every_field_is_as_its_line_says():
    found = [line for kind in Kind for line in fields(page_schema(kind), kind.value or "pages")]
    found += [line for name in FILES for line in fields(FILES[name], f"{name}.yml")]
    if os.environ.get("ATLAS_GOLDEN") == "write":
        FIELDS.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == FIELDS.read_text(encoding="utf-8").splitlines()


FORMS = [
    ("TEXT", ["a", "1", "a b", "a\nb", "é"], ["", " a", "a ", "a\n", "\na", "-", "_", "...", 5, None]),
    ("LINE", ["a", "1", "a b", "(a)"], ["", " a", "a ", "a\n", "a\nb", "-", "_", 5]),
    ("REFERENCE_KEY", ["a", "a_2020", "A-b"], ["", "a.b", "a b", "a\n", " a"]),
    ("WEB_ADDRESS", ["http://e.org", "https://e.org/a?b#c", "https://e.org:8/ä"], ["e.org", "https:///a", "https://[a", "https://e.org/a b", "https://e.org\n", 'https://e.org/"', "https://e.org/<", "ftp://e.org", "https://"]),
    ("ARTICLE_NUMBER", ["001", "999"], ["1", "01", "0001", "a01", "001\n", 1]),
    ("CARD", ["H-01", "H-100"], ["H-1", "H-001", "h-01", "C-01", "H01", "H-01\n"]),
    ("WORD_SET", ["a", "leg swollen -both", "PAIN leg", "-PAIN", "b12"], ["", "Leg", "a--b", "a, b", "PAIN2", "-", "--a", "a\n"]),
    ("TO", ["causes/cold", "now#calf", "a-z", "causes/2"], ["causes/cold/#", "#a", "Causes", "a b", "a#B", "a#b#c", "a\n"]),
    ("FOLDER_NAME", ["causes", "a-b"], ["Causes", "causes/", "causes2", "", "a\n"]),
    ("SMALL", ["a", "b12"], ["A", "a b", "a-b", "", "a\n"]),
    ("GROUP", ["PAIN"], ["Pain", "PAIN2", "PA IN", "", "A\n"]),
    ("PHRASE", ["a", "a b", "b12 c"], ["", "a  b", " a", "a ", "A", "a-b", "a b\n"]),
    ("PAGE_OR_KIND", ["causes", "causes/cold-2"], ["", "Causes", "causes#a", "a b", "a\n"]),
    ("DATE", ["2026-11-21", "2000-02-29"], ["2026-11-31", "2026-1-1", "1999-11-21", "2100-01-01", "2026-11-21\n", " 2026-11-21", "20261121", "", 5, None]),
    ("YEAR", [1500, 2099, None], [1499, 2100, "2020", 2020.0, 2020.5, True]),
    ("FLAG", [True, False], [0, "true", None]),
    ("NOT_NEGATIVE", [0, 0.5, 2], [-1, -0.1, "1", True, None]),
]  # fmt: skip
CASES = [(name, value, sound) for name, right, wrong in FORMS for sound in (True, False) for value in (right if sound else wrong)]


@pytest.mark.parametrize(("name", "value", "sound"), CASES, ids=[f"{name} {value!r}" for name, value, _ in CASES])
def test_a_form_takes_what_has_it_and_nothing_else(name, value, sound):
    form = schema.Validator(getattr(schema, name), format_checker=schema.FORMATS)
    assert form.is_valid(value) == sound


PATTERNS = [
    (page_validator(Kind.DRUG), ["medicines", 0, "id"], ["aspirin-2"], ["Aspirin", "a b", "", "a\n"]),
    (page_validator(Kind.CAUSE), ["related", 0], ["causes/cold-2"], ["Causes", "a b", "a#b", "a\n"]),
    (page_validator(Kind.PAGE), ["bar", 0, "to"], ["#get-help"], ["get-help", "#", "#Get", "#a b"]),
    (page_validator(Kind.PAGE), ["reading_grade"], [1, 7], [0, 8, 6.0, "6"]),
    (file_validator("references"), ["a", "doi"], ["10.1000/a"], ["https://doi.org/10.1000/a", "10.1000/a b", "101000/a", "10.1/a", "10.", "10.1000/a\n"]),
    (file_validator("references"), ["a", "pmid"], ["1"], ["a1", "1 ", "", 1]),
    (file_validator("claims"), [0, "id"], ["C-001", "D-002", "M-003", "R-004", "P-005"], ["F-001", "C-01", "C-0001", "c-001"]),
    (file_validator("facts"), [0, "id"], ["F-001"], ["C-001", "F-01", "F-0001"]),
    (file_validator("signs"), ["numbers", 0], ["112", "1234"], ["11", "1 12", 112]),
    (file_validator("signs"), ["signs", 0, "id"], ["arm-2"], ["Arm", "a b", ""]),
    (file_validator("search"), ["endings", 0, 0], [["s", "", 2]], [["s", ""], ["s", "", 2, 3], ["s", None, 2], "s"]),
    (file_validator("search"), ["spellings", 0], [["a", "b"]], [["a"], ["a", "b", "c"], ["A", "b"]]),
]  # fmt: skip
PLACES = [(v, way, value, sound) for v, way, right, wrong in PATTERNS for sound in (True, False) for value in (right if sound else wrong)]


@pytest.mark.parametrize(("validator", "way", "value", "sound"), PLACES, ids=[f"{'.'.join(map(str, way))} {value!r}" for _, way, value, _ in PLACES])
def test_a_field_takes_what_has_its_form_and_nothing_else(validator, way, value, sound):
    whole: Any = value
    for step in reversed(way):
        whole = [whole] if step == 0 else {step: whole}
    assert (not any(list(error.absolute_path)[: len(way)] == way for error in validator.iter_errors(whole))) == sound


@pytest.mark.parametrize("key", ["C-007", "C-07", "C-007 to C-009"])
def test_a_retired_id_or_a_run_of_them_is_a_key(key):
    assert file_validator("retired").is_valid({key: "Gone."})


@pytest.mark.parametrize("key", ["C-7", "c-007", "C-007 to", "C-007 to 9", "C-0077", "C-007\n", "x C-007"])
def test_what_is_no_id_is_no_key(key):
    assert not file_validator("retired").is_valid({key: "Gone."})


MESSAGES = [
    ("reviewed: 2026-11-22", "reviewed: 5", "9: reviewed: 5 is not text; write text"),
    ("aliases: [salt lack]", "aliases: []", "8: aliases: the list is empty; fill it or leave the key out"),
    ("aliases: [salt lack]", "aliases: [a lack, a lack]", "8: aliases: an entry appears twice; keep one"),
    ("aliases: [salt lack]", "aliases: [null]", "8: aliases.0: nothing is not text; write text"),
    ("group: salts", "group: [salts]", '4: group: ["salts"] is not text; write text'),
    ("group: salts", "", "1: group: missing; add its text"),
    ("  why: A good review says so.", "", "5: evidence.why: missing; add its text"),
    ("  grade: likely", "", "5: evidence.grade: missing; add one of shown, likely, possible, unknown, unlikely, look-alike, background"),
    ("evidence:\n  grade: likely\n  why: A good review says so.", "", "1: evidence: missing; add its fields"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), MESSAGES, ids=[message for _, _, message in MESSAGES])
def test_what_breaks_a_form_is_reported_at_its_line(sound, old, new, message):
    assert [str(problem) for problem in check(sound(old, new))] == [f"docs/causes/low-salt.md:{message}"]


HERE = "docs/references.yml"
IN_FILES = [
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, read_as: copy, read_on: 2026-11-20}\n", f"{HERE}:1: good_2020.year: missing; add a number, or null when it is not known"),
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, year: '2020', read_as: copy, read_on: 2026-11-20}\n", f'{HERE}:1: good_2020.year: "2020" is not a whole number or null; write a whole number or null'),
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, year: 2020, read_as: full text, read_on: 2026-11-20, address_unseen: 1}\n", f"{HERE}:1: good_2020.address_unseen: 1 is not true or false; write true or false"),
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, year: 2020, read_as: mirror, read_on: 2026-11-20}\n", f'{HERE}:1: good_2020.read_as: "mirror" is not allowed; use one of abstract, copy, full text, label text, report'),
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, year: 2020, read_as: copy, read_on: 2026-11-20, doi: 10.12/x}\n", f'{HERE}:1: good_2020.doi: "10.12/x" has the wrong form; write it as 10.1002/14651858.CD009402, without an address before it'),
    (HERE, "good_2020: {title: A good review, publisher: A journal, kind: review, year: 2020, read_as: copy, read_on: 2026-11-20, pmid: '012'}\n", f'{HERE}:1: good_2020.pmid: "012" has the wrong form; write it in quotes, with 1 to 8 digits only'),
    ("docs/second-hand.yml", "H-1: why\n", 'docs/second-hand.yml:1: H-1: "H-1" has the wrong form; write it as H-01, causes/cold or drugs/pills#pill'),
    ("docs/claims.yml", "- {id: C-001}\n", "docs/claims.yml:1: C-001.articles: missing; add a list"),
    ("docs/retired.yml", "C-7: gone\n", 'docs/retired.yml:1: C-7: "C-7" has the wrong form; write it as C-007, or as C-007 to C-009'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "message"), IN_FILES, ids=[message for *_, message in IN_FILES])
def test_what_breaks_the_form_of_a_data_file_is_reported(sound, path, text, message):
    assert message in [str(problem) for problem in check(sound(more={path: text}))]
