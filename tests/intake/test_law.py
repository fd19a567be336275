"""No sign is lost: those that came in are those that were kept, removed and doubtful."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake.article import take_in
from intake.encoding import mend
from intake.report import files_of
from intake.snapshot import Source

SCRAPS = ["<p>", "</p>", "<div class='nav'>", "</div>", "<a href=x>", "</a>", "<!--", "-->", "<script>", "</script>", "&amp;", "&#x;", "&#8217;", "<", ">", '"', "\n", "\r\n", " ", "\t", "Slugs eat lettuce. ", "Cold nights split the bark of trees in spring! ", "1. ", "2. ", "① ", "② ", "(1) Frost: ", "(2) Rain: ", "â€™", "Ã©", "\u2028", "\x85", "\xad", "Comments (0)\n", "Recommend\n", "A line that was cut...\n", "All rights reserved", "Page 1 of 2\n", "|", "<table><tr><td>", "<br>", "<h1>"]
texts = st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), max_size=40).map("".join)
laws = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def article_of(text, matcher):
    return take_in(Source("one", text.encode("utf-8", "replace")), matcher)


@laws
@given(texts)
def test_signs_in_are_signs_kept_removed_and_doubtful(matcher, text):
    article = article_of(text, matcher)
    counts, whole = article.counts, article.mended.text
    assert counts["kept"] + counts["removed"] + counts["doubtful"] == len(whole)
    entries = [json.loads(line) for line in files_of(article, matcher.knowledge)["pieces.jsonl"].split("\n") if line]
    spans = sorted(tuple(span) for entry in entries for span in entry["spans"])
    assert "".join(whole[start:end] for start, end in spans) == whole


@laws
@given(texts)
def test_what_was_mended_can_be_undone(text):
    mended = mend(text)
    assert mended.before == text
    assert all(text[change.start :].startswith(change.before) for change in mended.changes)
    places = [mended.place(at) for at in range(len(mended.text))]
    assert places == sorted(places) and all(0 <= place < len(text) for place in places)


@laws
@given(st.binary(max_size=200))
def test_any_bytes_are_taken_in(matcher, data):
    article = take_in(Source("one", data), matcher)
    assert files_of(article, matcher.knowledge)["snapshot.yml"].startswith("source: one\n")


def test_a_place_after_what_was_mended_is_the_place_before():
    mended = mend("cafÃ© and dÃ©jÃ  vu!")
    assert mended.text == "café and déjà vu!" and mended.before[mended.place(len(mended.text) - 1)] == "!"
