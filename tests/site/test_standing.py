"""What is in each file, asked once; what a new site takes over from the one that stands."""

import os

import pytest
from atlas.site.kept import PLACE, Kept, keeping
from atlas.site.standing import TICK, Standing, checksum, paths_below


def noted(site, text=b"one"):
    """The notes of a build that put a file there long ago."""
    files = Standing({})
    files.place(site / "a" / "b.txt", checksum(text), lambda: text)
    long_ago = (site / "a" / "b.txt").stat().st_mtime_ns - 2 * TICK
    os.utime(site / "a" / "b.txt", ns=(long_ago, long_ago))
    assert files.sum(site / "a" / "b.txt") == checksum(text)
    return files.notes()


def never():
    raise AssertionError("it is there already")


def test_a_file_that_stands_is_taken_over_under_any_name_and_not_made(tmp_path):
    files = Standing(noted(tmp_path / "old"), tmp_path / "old")
    files.place(tmp_path / "new" / "c" / "d.txt", checksum(b"one"), never)
    assert (tmp_path / "new" / "c" / "d.txt").read_bytes() == b"one"


def test_who_writes_there_later_leaves_the_site_that_stands(tmp_path):
    files = Standing(noted(tmp_path / "old"), tmp_path / "old")
    files.place(tmp_path / "new.txt", checksum(b"one"), never)
    files.place(tmp_path / "new.txt", checksum(b"two"), lambda: b"two")
    assert [(tmp_path / name).read_bytes() for name in ("new.txt", "old/a/b.txt")] == [b"two", b"one"]


@pytest.mark.parametrize("change", ["text", "time", "rights", "swap"])
def test_a_file_that_somebody_touched_is_made_anew(tmp_path, change):
    notes, path = noted(tmp_path / "old"), tmp_path / "old" / "a" / "b.txt"
    if change == "text":
        path.write_bytes(b"six")  # as many signs
    if change == "time":
        os.utime(path, ns=(1, 1))
    if change == "rights":
        path.chmod(0o600)
    if change == "swap":
        told = path.stat()
        path.rename(path.with_name("c.txt"))
        path.write_bytes(b"six")
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns))  # as cp -p leaves it
        path.with_name("c.txt").unlink()
    files, made = Standing(notes, tmp_path / "old"), []
    files.place(tmp_path / "new.txt", checksum(b"one"), lambda: made.append(1) or b"one")
    assert made == [1] and (tmp_path / "new.txt").stat().st_mode & 0o044


def test_what_is_prepared_lies_beside_its_path_until_it_is_put_there(tmp_path):
    files, path = Standing({}), tmp_path / "a" / "b.txt"
    path.parent.mkdir()
    path.write_bytes(b"one")
    other = path.with_name("c.txt")
    os.link(path, other)
    assert files.prepared(path, b"two") == checksum(b"two") and path.read_bytes() == b"one"
    files.put(path, checksum(b"two"), never)
    assert (path.read_bytes(), other.read_bytes()) == (b"two", b"one")
    assert files.sum(path) == checksum(b"two") and paths_below(tmp_path) == ["a/b.txt", "a/c.txt"]


def test_what_stands_is_taken_over_though_it_was_made_anew(tmp_path):
    files = Standing(noted(tmp_path / "old"), tmp_path / "old")
    files.put(tmp_path / "new.txt", files.prepared(tmp_path / "new.txt", b"one"), never)
    assert os.path.samefile(tmp_path / "new.txt", tmp_path / "old" / "a" / "b.txt")
    assert paths_below(tmp_path) == ["new.txt", "old/a/b.txt"]


def test_what_was_written_just_before_is_not_noted(tmp_path):
    files = Standing({})
    files.place(tmp_path / "a.txt", checksum(b"one"), lambda: b"one")
    assert files.notes() == {}


def test_where_no_link_can_be_made_the_file_is_made(tmp_path, monkeypatch):
    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "link", refused)
    files = Standing(noted(tmp_path / "old"), tmp_path / "old")
    files.place(tmp_path / "new.txt", checksum(b"one"), lambda: b"one")
    assert (tmp_path / "new.txt").read_bytes() == b"one"


def test_a_file_that_is_as_wanted_is_left(tmp_path):
    files = Standing({})
    files.place(tmp_path / "a.txt", checksum(b"one"), lambda: b"one")
    before = (tmp_path / "a.txt").stat()
    files.place(tmp_path / "a.txt", checksum(b"one"), never)
    assert (tmp_path / "a.txt").stat() == before


def test_all_files_of_a_folder_are_found_in_their_order(tmp_path):
    for name in ("b/c", "a", "b/a/d"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert paths_below(tmp_path) == ["a", "b/a/d", "b/c"]


def test_a_helper_reads_what_is_kept_and_changes_nothing(tmp_path):
    """A connection that two processes share can break the file, or take it away."""
    with keeping(tmp_path) as keep:
        ((_, read),) = keep.apart("large", ["a"], str, lambda _: (1, "text"))
        assert read() == "text"
    keep = Kept(tmp_path / PLACE)
    keep.owner = -1
    keep.file.close()  # whoever used it would hear of it
    assert keep.large(keep.key("large", ("", "a")), never, "a") == "text"
    (tmp_path / PLACE).write_bytes(b"no database" * 999)
    assert keep.large(keep.key("large", ("", "a")), lambda _: (1, "anew"), "a") == "anew" and (tmp_path / PLACE).exists()
