"""What of a page style sheets ask for."""

import random

from atlas.site.page_signs import told_by, told_of

NAMES, VALUES = ["class", "id", "href", "title", "dir", "data-a"], ["a", "a b", "b\nc", "", "ltr", "../x/", "#c", " a", "it's", "q=1"]
FORMS = [' {}="{}"', " {}", ' {}="{}"', " {}='{}'", " {} = \"{}\"", "\n{}=\"{}\"", ' {}={}']


def test_a_tag_tells_the_same_once_it_is_without_what_nobody_asks_for():
    chance = random.Random(4)
    for _ in range(3000):
        asked = frozenset(chance.sample(["p", *NAMES, *VALUES, "b", "c", "it's"], 6))
        written = "".join(chance.choice(FORMS).format(chance.choice(NAMES), chance.choice(VALUES)) for _ in range(chance.randint(0, 4)))
        assert told_by("p", written, asked) == told_of("p", written, asked), (written, asked)
