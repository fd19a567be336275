import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from atlas.site.publish import publish, workspace
from conftest import HANGS, ROOT


def build(root: Path, text: str) -> None:
    with workspace(root) as folder:
        (folder / "index.html").write_text(text)
        publish(folder, root)


def test_a_published_site_is_the_newest_build(tmp_path):
    build(tmp_path, "one")
    build(tmp_path, "two")
    assert (tmp_path / "site" / "index.html").read_text() == "two"


def test_a_real_folder_that_was_set_aside_by_a_killed_build_is_put_back(tmp_path):
    aside = tmp_path / ".site" / "aside-x" / "site"
    aside.mkdir(parents=True)
    (aside / "index.html").write_text("old")
    with workspace(tmp_path):
        assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert (tmp_path / "site" / "index.html").read_text() == "old"


def test_old_builds_are_removed(tmp_path):
    build(tmp_path, "one")
    build(tmp_path, "two")
    assert len(list((tmp_path / ".site").iterdir())) == 1


def test_a_build_that_fails_leaves_the_old_site_whole(tmp_path):
    build(tmp_path, "one")
    with pytest.raises(RuntimeError), workspace(tmp_path) as folder:
        (folder / "index.html").write_text("half")
        raise RuntimeError
    assert (tmp_path / "site" / "index.html").read_text() == "one"


def test_a_folder_left_by_plain_mkdocs_is_replaced(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.html").write_text("old")
    build(tmp_path, "new")
    assert sorted(path.name for path in (tmp_path / "site").iterdir()) == ["index.html"]


@pytest.mark.parametrize("delay", [0.4, 1.0, 1.6])
def test_a_build_that_is_killed_leaves_the_old_site_whole(published, delay):
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "build", "--root", str(published)]
    before = snapshot(published / "site")
    page = published / "docs" / "causes" / "low-salt.md"
    page.write_text(page.read_text().replace("Low salt can", "Little salt can"))
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(delay)
    os.kill(process.pid, signal.SIGKILL)
    finished = process.wait() == 0
    after = snapshot(published / "site")
    assert after == before or finished or b"Little salt can" in after["causes/low-salt/index.html"]
    assert len(after) == len(before)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_a_problem_in_a_page_leaves_the_old_site_and_exits_1(published):
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "build", "--root", str(published)]
    before = snapshot(published / "site")
    page = published / "docs" / "causes" / "low-salt.md"
    page.write_text(page.read_text().replace("group: salts", "group: slats"))
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        'docs/causes/low-salt.md:4: group: no group "slats" in docs/causes/index.md; did you mean "salts"?',
        "1 problem; nothing was built",
    ]
    assert snapshot(published / "site") == before


def test_a_second_build_waits_for_the_first(tmp_path):
    with workspace(tmp_path) as folder:
        other = [sys.executable, "-c", "import sys; from pathlib import Path; from atlas.site.publish import workspace\nwith workspace(Path(sys.argv[1])): print('mine')"]
        process = subprocess.Popen([*other, str(tmp_path)], env={**os.environ, "PYTHONPATH": str(ROOT / "scripts")}, stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(0.7)
        assert folder.exists()
        (folder / "index.html").write_text("one")
        publish(folder, tmp_path)
    assert process.communicate(timeout=HANGS)[0] == b"mine\n"
    assert (tmp_path / "site" / "index.html").read_text() == "one"


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path):
    build(tmp_path, "one")
    for name in ("build-x", "aside-x"):
        (tmp_path / ".site" / name).mkdir()
    (tmp_path / ".site" / "next").symlink_to("nowhere")
    with workspace(tmp_path) as folder:
        assert folder.name.startswith("build-") and folder.stat().st_mode & 0o777 == 0o755
    assert [path.name for path in (tmp_path / ".site").iterdir()] == [(tmp_path / "site").resolve().name]


def test_what_no_build_made_stays(tmp_path):
    build(tmp_path, "one")
    (tmp_path / ".site" / "mkdocs").mkdir()
    build(tmp_path, "two")
    assert (tmp_path / ".site" / "mkdocs").exists()
