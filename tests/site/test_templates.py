"""What is wrong with a template is reported at its line."""

import pytest
from atlas.site.engine import EngineError, render
from atlas.site.templates import check_template_syntax

FOOTER = "overrides/partials/footer.html"


def plant(root, fault: str) -> int:
    """Put a text before the last line of the footer; its line."""
    lines = (root / FOOTER).read_text().splitlines()
    (root / FOOTER).write_text("\n".join([*lines[:-1], fault, lines[-1]]))
    return len(lines)


def test_the_templates_of_the_site_can_be_read(tiny):
    assert list(check_template_syntax(tiny)) == []


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("{% block %}", "expected token 'name', got 'end of statement block'"),
        ("{{ 1 | nobodys }}", "No filter named 'nobodys'"),
        ("{% if 1 %}", "Unexpected end of template. Jinja was looking for the following tags: 'elif' or 'else' or 'endif'"),
    ],
)
def test_a_template_that_cannot_be_read_is_reported_at_its_line(tiny, fault, told):
    line = plant(tiny, fault)
    (problem,) = check_template_syntax(tiny)
    assert str(problem).startswith(f"{FOOTER}:{line}: template: {told}")


@pytest.mark.parametrize("fault", ["{{ page.url.split('/') }}", "{% for a, b in frame.names.items() %}{% endfor %}", "{{ ('a' ~ 'b').upper() }}"])
def test_a_method_of_a_value_is_not_called(tiny, fault):
    line = plant(tiny, fault)
    (problem,) = check_template_syntax(tiny)
    assert str(problem).startswith(f"{FOOTER}:{line}: template: .")
    assert str(problem).endswith("() is a method, which other engines lack; write a filter")


def test_what_belongs_to_a_template_may_be_called(tiny):
    plant(tiny, "{% for x in [1] %}{{ loop.cycle('a', 'b') }}{% endfor %}{{ self.header() }}{{ range(3) }}")
    assert list(check_template_syntax(tiny)) == []


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ nothing | e }}", "'nothing' is undefined"),
        ("{% for x in nothing %}{{ x }}{% endfor %}", "'nothing' is undefined"),
        ("{{ nothing.more }}", "'nothing' is undefined"),
        ("{{ 1 + 'a' }}", "unsupported operand type(s) for +: 'int' and 'str'"),
        ("{% include 'gone.html' %}", 'there is no template "gone.html"'),
    ],
)
def test_a_template_that_cannot_be_filled_is_reported_at_its_line(tiny, tmp_path, fault, told):
    line = plant(tiny, fault)
    with pytest.raises(EngineError) as error:
        render(tiny, tmp_path / "one")
    assert str(error.value) == f"{FOOTER}:{line}: template: {told}; mend the template"


def test_a_value_may_be_asked_for_that_is_not_there(tiny, tmp_path):
    plant(tiny, "{% if nothing %}a{% endif %}{{ nothing or 'b' }}")
    render(tiny, tmp_path / "one")
