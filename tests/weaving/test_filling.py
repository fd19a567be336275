"""Templates are filled as Jinja fills them, in less time."""

import random

import pytest
from atlas.weaving.filling import Filling, escaped
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

PIECES = ["a", "é", " ", "&", "<b>", "'", '"', "&amp;", "½"]
TEMPLATE = """{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{% set y %}{{ x }}{% endset %}
{{ x }}{{ m(x) }}{{ m(m(x)) }}{{ y }}{{ x ~ m(x) }}{{ x | e }}{{ [x, m(x)] | join(x) }}{{ safe }}{{ none }}{{ number }}{{ made.one.two }}"""


def filled(kind, values):
    return kind(autoescape=True, undefined=StrictUndefined).from_string(TEMPLATE).render(values)


def test_each_text_is_put_out_as_jinja_does():
    chance = random.Random(2)
    for _ in range(200):
        text = "".join(chance.choices(PIECES, k=chance.randint(0, 6)))
        values = {"x": text, "safe": Markup(text), "none": None, "number": 1.5, "made": {"one": {"two": [text]}}}
        assert filled(Filling, values) == filled(Environment, values)


@pytest.mark.parametrize("value", ["a", "<", Markup("<"), None, 7, StrictUndefined])
def test_a_value_is_escaped_as_markupsafe_does(value):
    assert escaped(value) == escape(value)


def test_a_key_comes_before_an_attribute_and_an_attribute_is_found_too():
    template = Filling().from_string("{{ one.items }} {{ two.real }}")
    assert template.render(one={"items": "a"}, two=3) == "a 3"


def test_what_is_not_there_stops_the_build():
    with pytest.raises(UndefinedError):
        filled(Filling, {"x": "a", "safe": "", "none": None, "number": 1, "made": {}})
