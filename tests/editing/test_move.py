"""A page, a heading, a section or a statement is somewhere else: nothing that led to it leads nowhere."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from atlas.content.atlas import Atlas
from atlas.content.reader import read_atlas
from atlas.rules.check import read_checked
from atlas.weaving.moves import new_addresses, old_pages
from conftest import CAUSE, HOME, INDEX, REFERENCES, SOUND, lay
from editing.__main__ import main
from editing.project import read_project

HEAT = """\
---
title: Heat
description: A small page on heat that breaks none of the rules at all.
group: salts # the only one
evidence: {grade: likely, why: A good review says so.}
aliases: ["hot days"]
related: [causes/low-salt]
moved_from: [causes/warmth]
reviewed: 2026-11-22
---

Heat can bring on cramps, as [salt](low-salt.md#at-night) does. [@copy_2020] [#C-002]

## In the sun

Drink water, and see [home](../index.md) or <a href="../low-salt/">salt</a>.

### At noon

Stay inside.
"""
SALT = CAUSE.replace("reviewed", "unlike: [causes/wet]\nreviewed") + "\n## At night\n\nSee [heat](heat.md#in-the-sun). [#C-001]\n"
WET = CAUSE.replace("Low salt", "Wet").replace("salt lack", "damp").replace("reviewed", "related:\n- causes/heat\n- causes/low-salt\nreviewed")
ARTICLE = "---\ntitle: An article\ndescription: What one of the articles says, and what we found when we checked it.\narticle: '00{0}'\nreviewed: 2026-11-22\n---\n\nIt is short. See [heat](../causes/heat.md).\n"
CLAIM = "- id: C-00{0} # told often\n  topic: t\n  claim: a\n  verdict: partly\n  finding: b\n  references: [good_2020]\n  articles:\n  - {{article: '00{0}', line: 1}}\n"
COPY = REFERENCES.replace("good_2020", "copy_2020").replace("full text", "copy").replace("A good", "A copied")
SITE = SOUND | {
    "docs/references.yml": COPY + REFERENCES,
    "docs/index.md": HOME + "\nSee [heat](causes/heat.md#at-noon).\n",
    "docs/causes/heat.md": HEAT,
    "docs/causes/low-salt.md": SALT,
    "docs/causes/wet.md": WET,
    "docs/guides/index.md": INDEX.replace("Causes", "Guides"),
    "docs/sources/article-1.md": ARTICLE.format(1),
    "docs/sources/article-2.md": ARTICLE.format(2).replace("An article", "Another"),
    "docs/claims.yml": CLAIM.format(1) + CLAIM.format(2),
    "docs/second-hand.yml": "# why\ncauses/heat: It hangs on a copy.\n",
    "tests/search/all.tsv": "query\tpages\nsun\tcauses/heat|causes/low-salt\n",
}
ADDRESSES = "docs/addresses.yml"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a few pages that lead to each other in every way."""
    lay(tmp_path, SITE)
    ids = sorted(page.id for page in read_atlas(tmp_path)[0].pages)
    lay(tmp_path, {ADDRESSES: "# all\n" + "".join(f"- {one}\n" for one in [*ids, "causes/warmth"])})
    return tmp_path


def problems(root: Path) -> list[str]:
    return [str(one) for one in read_checked(root)[1]]


def answers(atlas: Atlas) -> set[str]:
    """Every address of a page that answers, and every place in one."""
    return {*(page.url for page in atlas.pages), *old_pages(atlas), *(old for old in new_addresses(atlas) if "#" in old)}


def move(root: Path, *arguments: str) -> Mapping[str, str]:
    """The texts after a move; no address is lost, and no problem new."""
    before, were = answers(read_atlas(root)[0]), problems(root)
    main(["--root", str(root), "--write", "move", *arguments])
    after = read_atlas(root)[0]
    assert (before - answers(after), problems(root)) == (set(), were)
    return read_project(root)


RENAMED = ["--from", "causes/heat", "--to", "causes/hot-weather"]


def test_the_site_of_these_tests_is_sound(site):
    assert problems(site) == []


def test_a_renamed_page_takes_all_along_and_nothing_else_changes(site):
    before, after = read_project(site), move(site, *RENAMED)
    for path, text in before.items():
        if path not in (ADDRESSES, "docs/causes/heat.md"):
            kept = "Heat can", "[heat]", "moved_from"
            assert after[path] == text.replace("causes/heat", "causes/hot-weather").replace("(heat.md", "(hot-weather.md"), (path, kept)
    new = HEAT.replace("moved_from: [causes/warmth]", "moved_from: [causes/warmth, causes/heat]")
    assert after["docs/causes/hot-weather.md"] == new
    assert "docs/causes/heat.md" not in after
    assert after[ADDRESSES] == before[ADDRESSES].replace("- causes/index", "- causes/hot-weather\n- causes/index").replace("- sources/article-2\n- causes/warmth", "- sources/article-2").replace("- causes/wet", "- causes/warmth\n- causes/wet").replace("- index\n- sources", "- index\n- sources")


def test_a_page_that_goes_to_another_folder_keeps_what_its_links_mean(site):
    front = SITE["docs/causes/heat.md"].replace("evidence: {grade: likely, why: A good review says so.}\n", "")
    lay(site, {"docs/causes/heat.md": front, "docs/second-hand.yml": "# none\n"})
    main(["--root", str(site), "--write", "move", "--from", "causes/heat", "--to", "guides/heat"])
    text = read_project(site)["docs/guides/heat.md"]
    assert "[salt](../causes/low-salt.md#at-night)" in text
    assert "[home](../index.md)" in text
    assert '<a href="../../causes/low-salt/">' in text


def test_there_and_back_again_is_no_chain(site):
    move(site, *RENAMED)
    after = move(site, "--from", "causes/hot-weather", "--to", "causes/heat")
    assert "moved_from: [causes/warmth, causes/hot-weather]" in after["docs/causes/heat.md"]


def test_what_was_renamed_by_hand_is_finished(site):
    (site / "docs/causes/heat.md").rename(site / "docs/causes/hot-weather.md")
    main(["--root", str(site), "--write", "move", *RENAMED])
    assert problems(site) == []


def test_a_page_is_joined_to_another(site):
    lay(site, {"docs/second-hand.yml": "# none\n", "docs/causes/heat.md": HEAT.replace("[@copy_2020]", "[@good_2020]")})
    after = move(site, "--from", "causes/heat", "--to", "causes/low-salt")
    text = after["docs/causes/low-salt.md"]
    assert "covers:\n- Heat\nambiguous:\n- hot days\n" in text
    assert "moved_from:\n- causes/warmth\n- causes/heat\n" in text
    assert "\n## Heat\n\nHeat can bring on cramps" in text
    assert "\n### In the sun\n" in text and "\n#### At noon\n" in text
    assert "[heat](#in-the-sun)" in text
    assert "related:\n- causes/low-salt\nreviewed" in after["docs/causes/wet.md"]
    assert after["tests/search/all.tsv"] == "query\tpages\nsun\tcauses/low-salt\n"


def test_a_heading_gets_other_words_and_keeps_its_old_address(site):
    after = move(site, "--from", "causes/heat#in-the-sun", "--to", "causes/heat#in-summer", "--name", "In summer")
    assert "\n## In summer\n" in after["docs/causes/heat.md"]
    assert "moved_places:\n  '#in-the-sun': in-summer\n" in after["docs/causes/heat.md"]
    assert "[heat](heat.md#in-summer)" in after["docs/causes/low-salt.md"]


def test_a_section_goes_to_another_page_with_all_below_it(site):
    after = move(site, "--from", "causes/heat#in-the-sun", "--to", "causes/wet")
    text = after["docs/causes/wet.md"]
    assert text.endswith("## In the sun\n\nDrink water, and see [home](../index.md) or <a href=\"../low-salt/\">salt</a>.\n\n### At noon\n\nStay inside.\n")
    assert "'causes/heat#in-the-sun': in-the-sun\n  'causes/heat#at-noon': at-noon\n" in text
    assert "In the sun" not in after["docs/causes/heat.md"]
    assert "[heat](wet.md#in-the-sun)" in after["docs/causes/low-salt.md"]
    assert "[heat](causes/wet.md#at-noon)" in after["docs/index.md"]


def test_a_statement_is_told_as_another(site):
    after = move(site, "--from", "C-002", "--to", "C-001")
    told = CLAIM.format(1).replace("- id: C-001 # told often", "- id: C-001\n  moved_from: [C-002] # told often")
    assert after["docs/claims.yml"] == told + "  - {article: '002', line: 1}\n"
    assert "[#C-001]" in after["docs/causes/heat.md"]


def test_a_page_is_withdrawn_with_a_reason(site):
    lay(site, {"docs/causes/low-salt.md": SALT.replace("unlike: [causes/wet]\n", "")})
    after = move(site, "--from", "causes/wet", "--why", "It's told: elsewhere.", "--see", "causes/heat")
    assert "causes/wet: {title: Wet, why: 'It''s told: elsewhere.', on: " in after["docs/withdrawn.yml"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--from", " ", "--to", "causes/y"], "FROM: missing"),
        (["--from", "causes/x", "--to", "causes/y"], "FROM=causes/x: there is no docs/causes/x.md"),
        (["--from", "causes/heatt", "--to", "causes/y"], 'did you mean "causes/heat"?'),
        (["--from", "docs/causes/heat.md", "--to", "/causes/heat/"], "TO=causes/heat: that is its id now"),
        (["--from", "docs/causes/heat.md#x", "--to", "causes/heat#y"], "FROM=causes/heat#x: no such heading"),
        (["--from", "causes/heat", "--to", "causes/heat"], "that is its id now"),
        (["--from", "causes/heat", "--to", "causes/Hot Days"], '"Hot Days" is not a name for an address'),
        (["--from", "causes/index", "--to", "causes/all"], "the index of a folder stays"),
        (["--from", "causes/heat#x", "--to", "causes/heat#y"], "no such heading"),
        (["--from", "causes/heat#in-the-sun", "--to", "causes/heat#y"], "NAME: missing"),
        (["--from", "causes/heat#in-the-sun", "--to", "causes/heat#y", "--name", "Z"], "write TO=causes/heat#z"),
        (["--from", "causes/heat#in-the-sun", "--to", "causes/new"], 'no page "causes/new"'),
        (["--from", "C-002", "--to", "C-009"], "write the ids of two entries"),
        (["--from", "causes/wet"], "WHY: missing"),
        (["--from", "causes/heat", "--why", "It went."], "carries old addresses"),
        (["--from", "causes/low-salt", "--why", "It went."], "this would bring"),
    ],
)
def test_what_cannot_be_done_says_why_and_writes_nothing(site, arguments, says, capsys):
    before = read_project(site)
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(site), "--write", "move", *arguments])
    assert says in str(stop.value)
    assert read_project(site) == before


def test_without_write_nothing_is_written(site, capsys):
    before = read_project(site)
    main(["--root", str(site), "move", *RENAMED])
    assert read_project(site) == before
    assert "docs/causes/heat.md -> docs/causes/hot-weather.md:" in capsys.readouterr().out
