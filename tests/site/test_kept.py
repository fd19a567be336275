"""What is kept from one build to the next never shows in a site: after any change it is as a whole build makes it."""

import os
import random
import re
import shutil
import sqlite3
from collections import Counter

import pytest
from atlas.content.reader import read_atlas
from atlas.site import kept as kept_module
from atlas.site import standing, workers
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.kept import CHECKSUM, LAST, PLACE, Kept, keeping
from atlas.site.pack import pack_folder
from atlas.site.policy import unprotected, write_headers
from atlas.site.project import read_project
from atlas.site.verify import verify
from atlas.weaving.page import afresh
from conftest import lay_site

STEPS = int(os.environ.get("ATLAS_EXAMPLES", "250")) // 50  # changes, one after the other
SAID = re.compile(r"^( *-? *(?:title|means|short|fact|claim|finding|question|text|note|what|happens): [A-Z][^'\"\n]*[a-z])\b", re.MULTILINE)


def built(root, rendered, site, keep):
    """All files of the site made with ``keep``, and what is wrong with it."""
    shutil.copytree(rendered, site)
    atlas, _ = read_atlas(root)
    weave_folder(site, site, atlas, root, keep, guarded=True)
    pack_folder(site, atlas, root, None, keep)
    write_headers(site)
    wrong = [*verify(site, atlas.pages, "", atlas.assets, {}, keep), *unprotected(site, keep)]
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    return files, wrong


def rendered_anew(root, folder):
    shutil.rmtree(folder, ignore_errors=True)
    render(root, folder)
    return folder


def swap(path, pattern, new):
    """Swap the first place in a file that a pattern fits, if there is one."""
    path.write_text(re.sub(pattern, new, path.read_text(), count=1, flags=re.MULTILINE))


def add_line(page, line):
    page.write_text(f"{page.read_text()}\n{line}\n")


def name_other(page, other):
    title = re.search(r"^title: (.*)$", other.read_text(), re.MULTILINE)
    add_line(page, f"This line names {title[1].lower() if title else other.stem} once more.")


def add_page(page, number):
    text = re.sub(r"^aliases: .*\n", "", page.read_text(), flags=re.MULTILINE)
    new = re.sub(r"^title: .*", f"title: Newcomer {number}", text, count=1, flags=re.MULTILINE)
    page.with_name(f"new-{number}.md").write_text(new)


def change(root, chance, number):
    """Make one change of any kind."""
    docs = root / "docs"
    pages = sorted(path for path in docs.rglob("*.md") if path.name != "index.md")
    page, other, sheet = chance.choice(pages), chance.choice(pages), chance.choice(sorted(docs.glob("*.yml")))
    template = chance.choice(sorted((root / "overrides" / "fragments").glob("*.html")))
    changes = {
        "text": lambda: add_line(page, f"One more line of words stands here, and it is number {number}."),
        "heading": lambda: add_line(page, f"## More of it {number}\n\nOne more line stands under it."),
        "mention": lambda: name_other(page, other),
        "description": lambda: swap(page, r"^description: \S+", f"description: Word{number}"),
        "title": lambda: swap(page, r"^title: (\S+)", rf"title: \1 again{number}"),
        "name": lambda: swap(page, r"^aliases: \[", f"aliases: [other name {number}, "),
        "data": lambda: swap(sheet, SAID.pattern, rf"\1 {number}"),
        "template": lambda: add_line(template, f"<!-- {number} -->"),
        "style": lambda: add_line(docs / "assets" / "atlas.css", f"p{{order:{number}}}"),
        "move": lambda: page.rename(page.with_name(f"moved-{number}.md")),
        "remove": page.unlink,
        "add": lambda: add_page(page, number),
    }
    kind = chance.choice(sorted(changes))
    changes[kind]()
    return f"{kind}: {page.name}, {sheet.name}, {template.name}"


def changed_soundly(root, chance, number, aside):
    """Make a change that breaks no rule that was not broken; one that does is taken back."""
    before = set(read_project(root)[1])
    for _ in range(1000):
        shutil.rmtree(aside, ignore_errors=True)
        shutil.copytree(root, aside)
        kind = change(root, chance, number)
        if set(read_project(root)[1]) <= before:
            return kind
        for name in ("docs", "overrides"):
            shutil.rmtree(root / name)
            shutil.copytree(aside / name, root / name)
    raise AssertionError("no change breaks nothing")


def test_after_any_change_the_site_is_as_a_whole_build_makes_it(tmp_path):
    root, chance = lay_site("hostile", tmp_path / "hostile"), random.Random(5)
    for number in range(STEPS):
        kind = changed_soundly(root, chance, number, tmp_path / "aside") if number else "nothing"
        rendered = rendered_anew(root, tmp_path / "rendered")
        with keeping(root) as keep:
            some, wrong = built(root, rendered, tmp_path / f"kept-{number}", keep)
            assert keep.file, kind
        whole, wrong_in_whole = built(root, rendered, tmp_path / f"whole-{number}", afresh)
        assert wrong == wrong_in_whole, kind
        assert some.keys() == whole.keys(), kind
        assert [name for name in whole if some[name] != whole[name]] == [], kind


class Counted(Kept):
    """Counts what is made anew."""

    def __init__(self, path, site=None):
        super().__init__(path, site)
        self.made = Counter()

    def __call__(self, name, given, make):
        def made():
            self.made[name] += 1
            return make()

        return super().__call__(name, given, made)

    def each(self, name, things, given, make):
        def made(thing):
            self.made[name] += 1
            return make(thing)

        return super().each(name, things, given, made)

    def together(self, name, things, given, make, common=""):
        def made(thing):
            self.made[name] += 1
            return make(thing)

        return super().together(name, things, given, made, common)

    def placed(self, name, things, given, make, path, common=""):
        def made(thing):
            self.made[name] += 1
            return make(thing)

        return super().placed(name, things, given, made, path, common)

    def apart(self, name, things, given, make, common=""):
        def made(thing):
            self.made[name] += 1
            return make(thing)

        return super().apart(name, things, given, made, common)


def test_one_changed_page_is_made_anew_and_no_other(tiny, tmp_path, monkeypatch):
    monkeypatch.setattr(standing, "TICK", 0)  # what was written just before counts
    (tiny / PLACE).unlink()
    page = tiny / "docs" / "guides" / "night.md"
    add_line(page, "\n## A heading")
    first = Counted(tiny / PLACE)
    built(tiny, rendered_anew(tiny, tmp_path / "rendered"), tmp_path / "first", first)
    first.save()
    assert first.made["weave"] > 1 and first.made["read"] > 1
    add_line(page, "\nOne more line of plain words stands here.\n\n## One more heading")
    second = Counted(tiny / PLACE, tmp_path / "first")
    built(tiny, rendered_anew(tiny, tmp_path / "rendered"), tmp_path / "second", second)
    assert [second.made[name] for name in ("link", "weave", "signs", "page data", "page", "stopped", "read")] == [1] * 7
    assert [second.made[name] for name in ("typeface", "asked", "styles", "split")] == [0] * 4


def test_a_new_word_on_a_page_leaves_the_bytes_of_every_other(tmp_path):
    """What the search and the tools know of the word comes at an address that stays."""
    root = lay_site("browser", tmp_path / "browser")
    page = root / "docs" / "guides" / "elbow.md"
    before, _ = built(root, rendered_anew(root, tmp_path / "rendered"), tmp_path / "before", afresh)
    page.write_text(page.read_text() + "\nOne more line of flagstone stands here.\n")
    after, _ = built(root, rendered_anew(root, tmp_path / "rendered"), tmp_path / "after", afresh)
    changed = {path for path in after if before.get(path) != after[path]}
    assert "search/index.json" in changed
    assert {path for path in changed if path.endswith((".html", ".js", ".css"))} == {"guides/elbow/index.html", "offline-worker.js"}
    assert {path for path in changed if path.startswith("search/passages/")} == {"search/passages/guides/elbow.json"}


def test_what_a_file_has_counts_and_not_its_time(tiny, tmp_path):
    page, sheet, style = (tiny / "docs" / name for name in ("guides/night.md", "glossary.yml", "assets/atlas.css"))
    template, extra = tiny / "overrides" / "fragments" / "review.html", tiny / "docs" / "guides" / "extra.md"
    extra.write_text(re.sub(r"^(title: ).*|^aliases: .*\n", r"\1Extra", page.read_text(), count=1, flags=re.MULTILINE))
    before = {path: path.read_bytes() for path in (page, sheet, style, template)}
    old = {path: path.stat() for path in before}
    for number in range(3):
        if number == 1:
            add_line(page, "One more line of plain words stands here.")
            swap(sheet, SAID.pattern, r"\1 again")
            add_line(style, "p{order:1}")
            add_line(template, "<!-- again -->")
            extra.unlink()
        if number == 2:
            for path, data in before.items():
                path.write_bytes(data)
        for path in before:  # as cp -p leaves it, or a clock that was set back
            os.utime(path, ns=(old[path].st_atime_ns, old[path].st_mtime_ns - number // 2))
        rendered = rendered_anew(tiny, tmp_path / "rendered")
        with keeping(tiny) as keep:
            some, wrong = built(tiny, rendered, tmp_path / f"kept-{number}", keep)
        whole, wrong_in_whole = built(tiny, rendered, tmp_path / f"whole-{number}", afresh)
        assert (some, wrong) == (whole, wrong_in_whole)
        assert (b"<!-- again -->" in some["guides/night/index.html"]) == (number == 1)
        assert ("guides/extra/index.html" in some) == (number == 0)


# -- the file


def made_of(keep, given):
    """What is kept under a name, and whether it was made now."""
    made = []
    return keep("twice", given, lambda: made.append(given) or [given, (given, None)]), bool(made)


@pytest.fixture
def full(tmp_path):
    with keeping(tmp_path) as keep:
        assert made_of(keep, "a") == (["a", ("a", None)], True) and made_of(keep, "a") == (["a", ("a", None)], False)
        made_of(keep, "b")
    return tmp_path


def test_the_next_build_finds_what_was_kept(full):
    with keeping(full) as keep:
        assert made_of(keep, "a") == (["a", ("a", None)], False)
        assert keep("other", "a", lambda: 1) == 1


def test_other_code_finds_nothing(full, monkeypatch):
    monkeypatch.setattr(kept_module, "code_digest", lambda: b"other")
    with keeping(full) as keep:
        assert made_of(keep, "a")[1]


@pytest.mark.parametrize("value", [b"", b"short", "text", 7])
def test_a_row_that_was_changed_is_not_trusted(full, value):
    with sqlite3.connect(full / PLACE) as file:
        (old,) = file.execute("SELECT value FROM kept").fetchone()
        for wrong in (value, old[:-1] + b"x", old[:CHECKSUM] + old[CHECKSUM:][::-1], bytes([old[0] ^ 1]) + old[1:]):
            file.execute("UPDATE kept SET value = ?", (wrong,))
            file.commit()
            with keeping(full) as keep:
                assert made_of(keep, "a") == (["a", ("a", None)], True)


def test_a_row_under_the_key_of_another_is_not_trusted(full):
    with sqlite3.connect(full / PLACE) as file:
        one, two = file.execute("SELECT key, value FROM kept").fetchall()
        file.executemany("UPDATE kept SET value = ? WHERE key = ?", [(one[1], two[0]), (two[1], one[0])])
    with keeping(full) as keep:
        assert [made_of(keep, given)[0][0] for given in "ab"] == ["a", "b"]


def test_a_file_that_cannot_be_read_is_thrown_away(full):
    (full / PLACE).write_bytes(b"no database" * 999)
    with keeping(full) as keep:
        assert made_of(keep, "a")[1] and not made_of(keep, "a")[1]
    with keeping(full) as keep:
        assert not made_of(keep, "a")[1]


def test_a_file_that_breaks_in_the_middle_is_done_without(full):
    data = (full / PLACE).read_bytes()
    (full / PLACE).write_bytes(data[:4096] + b"x" * (len(data) - 4096))
    with keeping(full) as keep:
        assert made_of(keep, "a")[0] == ["a", ("a", None)]
    with keeping(full) as keep:
        assert made_of(keep, "c")[0] == ["c", ("c", None)]


def test_a_file_of_another_shape_is_thrown_away(full):
    with sqlite3.connect(full / PLACE) as file:
        file.execute("ALTER TABLE kept ADD COLUMN more INTEGER NOT NULL DEFAULT 0")
    with keeping(full) as keep:
        assert made_of(keep, "c")[1] and made_of(keep, "d")[1] and not made_of(keep, "d")[1]
    with keeping(full) as keep:
        assert not made_of(keep, "d")[1]


def test_a_file_that_another_build_holds_is_left_alone(full):
    other = sqlite3.connect(full / PLACE)
    other.execute("BEGIN EXCLUSIVE")
    with keeping(full) as keep:
        assert made_of(keep, "a")[1] and made_of(keep, "a")[1]
    other.close()
    with keeping(full) as keep:
        assert not made_of(keep, "a")[1]


def made_together(root, things):
    """What is made anew of things whose results lie together."""
    new = []
    with keeping(root) as keep:
        found = keep.together("each", things, str, lambda thing: new.append(thing) or [thing])
        assert found == [[thing] for thing in things]
    return new


def test_a_few_new_results_are_written_apart_until_they_are_not_few(tmp_path):
    def largest():
        with sqlite3.connect(tmp_path / PLACE) as file:
            return file.execute("SELECT value FROM kept ORDER BY length(value) DESC").fetchone()

    many = [*range(40)]
    assert made_together(tmp_path, many) == many
    written = largest()
    assert made_together(tmp_path, [*many, 50]) == [50] and made_together(tmp_path, [*many[1:], 50, 60]) == [60]
    assert largest() == written and made_together(tmp_path, [*many, 50, 60]) == []
    assert made_together(tmp_path, [*many, *range(50, 60)]) == [*range(51, 60)]
    assert largest() != written and made_together(tmp_path, [*many, *range(50, 61)]) == [60]
    assert made_together(tmp_path, [1]) == [] and made_together(tmp_path, [1, 2]) == [2]


def test_where_no_file_can_be_made_nothing_is_kept(tmp_path):
    (tmp_path / ".site").write_text("in the way")
    with keeping(tmp_path) as keep:
        assert made_of(keep, "a")[1] and made_of(keep, "a")[1]


def test_what_nobody_asks_for_is_removed_after_some_builds(full):
    for _ in range(LAST):
        with keeping(full) as keep:
            assert not made_of(keep, "a")[1]
    with sqlite3.connect(full / PLACE) as file:
        assert file.execute("SELECT count(*) FROM kept").fetchone() == (1,)
        assert file.execute("SELECT count(*) FROM asked").fetchone() == (2,)  # and the sums of files


@pytest.mark.parametrize("count", [2, 3])
def test_several_processes_make_the_same_site_as_one(tmp_path, monkeypatch, count):
    root = lay_site("hostile", tmp_path / "hostile")
    rendered = rendered_anew(root, tmp_path / "rendered")
    whole, wrong_in_whole = built(root, rendered, tmp_path / "whole", afresh)
    monkeypatch.setattr(workers, "FEWEST", 1)
    monkeypatch.setattr(workers, "processes", lambda: count)
    for number in range(2):
        with keeping(root) as keep:
            some, wrong = built(root, rendered, tmp_path / f"some-{number}", keep)
        assert (some, wrong) == (whole, wrong_in_whole)
