"""What is checked is what is rendered: a change in between stops a build with one line."""

import os

import build
import pytest
from atlas.site import engine
from atlas.site.inputs import InputsChanged, changed, each_change, state_of, steady
from conftest import lay

PAGE = "docs/causes/heat.md"


def test_each_kind_of_change_is_seen_and_the_files_of_editors_are_not(tmp_path):
    lay(tmp_path, {"docs/a.md": "a", "docs/b/c.md": "c", "overrides/x.html": "x", "mkdocs.yml": "y", "other.txt": "z"})
    before = state_of(tmp_path)
    assert changed(before, state_of(tmp_path)) == []
    lay(tmp_path, {"docs/.a.md.swp": "a", "other.txt": "zz"})
    (tmp_path / "docs" / ".a.md.swp").touch()
    assert changed(before, state_of(tmp_path)) == []
    (tmp_path / "docs" / "b" / "c.md").unlink()
    os.utime(tmp_path / "docs" / "a.md", ns=(1, 1))
    lay(tmp_path, {"overrides/new.html": "n", "mkdocs.yml": "yy"})
    (tmp_path / "docs" / "loop").symlink_to(".")
    seen = ["docs/a.md", "docs/b/c.md", "docs/loop", "mkdocs.yml", "overrides/new.html"]
    assert changed(before, state_of(tmp_path)) == seen


@pytest.mark.parametrize("seconds", [0, 1_000_000])
def test_a_file_of_the_same_size_with_the_time_that_it_had_or_an_older_one_is_seen(tmp_path, seconds):
    lay(tmp_path, {"docs/a.md": "a"})
    path, before = tmp_path / "docs" / "a.md", state_of(tmp_path)
    old = path.stat().st_mtime_ns - seconds * 1_000_000_000
    path.write_text("b")
    os.utime(path, ns=(old, old))
    assert changed(before, state_of(tmp_path)) == ["docs/a.md"]


def test_an_error_that_comes_from_a_change_is_told_as_the_change(tmp_path):
    lay(tmp_path, {"docs/a.md": "a"})
    with pytest.raises(KeyError), steady(tmp_path):
        raise KeyError("x")
    with pytest.raises(InputsChanged, match=r"^docs/a\.md changed while the site was built; build again$"), steady(tmp_path):
        lay(tmp_path, {"docs/a.md": "aa"})
        raise KeyError("x")


@pytest.mark.parametrize(("path", "data"), [("docs/causes/chill.md", None), (PAGE, b"\xff"), ("docs/glossary.yml", b""), ("overrides/main.html", b"{% x")], ids=["added", "no text", "emptied", "broken"])
def test_a_change_between_the_check_and_the_engine_publishes_nothing(tiny, monkeypatch, path, data):
    def render(root, target):
        (root / path).write_bytes((root / PAGE).read_bytes() if data is None else data)
        return real(root, target)

    real = engine.render
    monkeypatch.setattr(engine, "render", render)
    with pytest.raises(SystemExit) as end:
        build.main(["build", "--root", str(tiny)])
    assert end.value.code == f"{path} changed while the site was built; build again; nothing was published"
    assert not (tiny / "site").exists()


def test_each_change_is_seen_once_and_the_look_ends_when_it_should(tmp_path):
    lay(tmp_path, {"docs/a.md": "1"})
    seen: list[int] = []
    for state in each_change(tmp_path, ended=lambda: len(seen) > 1):
        seen.append(len(state))
        lay(tmp_path, {f"docs/{len(seen)}.md": "x"})
    assert seen == [4, 5]
