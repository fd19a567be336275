import pytest
from atlas.content.dates import long_date, next_check


def test_a_date_reads_as_readers_say_it():
    assert long_date("2026-11-02") == "2 November 2026"


@pytest.mark.parametrize(("last", "due"), [("2026-11-22", "2027-11-22"), ("2028-02-29", "2029-03-01"), ("2099-12-31", "2100-12-31")])
def test_the_next_check_is_due_after_a_year(last, due):
    assert next_check(last) == due
