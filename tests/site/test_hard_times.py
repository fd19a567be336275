"""Hard times for a build: what was killed, who may read, what is full, which terminal is gone."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
import time

import build
import pytest
from atlas.content.problems import Problem, plain
from atlas.content.reader import read_atlas
from atlas.rules.check import check
from atlas.site.engine import engine_problem
from atlas.site.preview import Preview, Server
from atlas.site.project import read_project
from atlas.site.publish import publish, workspace
from atlas.site.scratch import scratch
from atlas.site.tables import cell
from atlas.weaving.lists import names_index
from conftest import HANGS, ROOT, SITES, SOUND, lay

HELD = "import os, signal, sys, time; sys.path.insert(0, {scripts!r}); import build\n"


def test_what_a_killed_build_left_is_gone_when_the_next_one_begins(tmp_path):
    left = tmp_path / ".site" / "build-killed"
    lay(left, {"index.html": "x"})
    with workspace(tmp_path):
        assert not left.exists()


@pytest.mark.parametrize("place", [workspace, lambda _: scratch()], ids=["a build's", "any other"])
def test_a_folder_for_one_run_is_gone_though_a_signal_breaks_off_its_removal(tmp_path, monkeypatch, place):
    remove, calls = shutil.rmtree, []

    def first_broken_off(*given, **named):
        calls.append(given)
        if len(calls) == 1:
            raise SystemExit("stopped")
        remove(*given, **named)

    monkeypatch.setattr(shutil, "rmtree", first_broken_off)
    with pytest.raises(SystemExit, match="stopped"), place(tmp_path) as folder:
        lay(folder, {"a/index.html": "x"})
    assert len(calls) > 1 and not folder.exists()


def test_a_site_may_be_read_by_all_whatever_its_author_keeps_to_himself(tmp_path):
    before = os.umask(0o077)
    try:
        with workspace(tmp_path) as folder:
            lay(folder, {"a/index.html": "x"})
            publish(folder, tmp_path)
        assert os.umask(0o077) == 0o077
    finally:
        os.umask(before)
    paths = [tmp_path / ".site", (tmp_path / "site").resolve(), *(tmp_path / "site").resolve().rglob("*")]
    assert {stat.S_IMODE(path.stat().st_mode) for path in paths} == {0o755, 0o644}


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_first_signal_ends_a_run_and_a_second_does_not_break_off_the_tidying_up(tmp_path, sign):
    code = HELD + (
        "def held(options):\n"
        "    try: print('here', flush=True); time.sleep(600)\n"
        "    finally: print('tidying up', flush=True); time.sleep(0.5); open({mark!r}, 'w').close()\n"
        "build.VERBS['check'] = (held, ''); build.main(['check'])"
    )
    code = code.format(scripts=str(ROOT / "scripts"), mark=str(tmp_path / "tidied"))
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout.readline() == "here\n"
        run.send_signal(sign)
        assert run.stdout.readline() == "tidying up\n"
        run.send_signal(sign)
        assert (run.communicate(timeout=HANGS)[1], run.returncode) == ("stopped\n", 1)
    assert (tmp_path / "tidied").exists()


def test_a_signal_before_all_is_loaded_leaves_no_trace(tmp_path):
    slow = lay(tmp_path, {"argparse.py": "import time; print('here', flush=True); time.sleep(600)"})
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "check"]
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(slow)}, **told) as run:
        assert run.stdout.readline() == "here\n"
        run.send_signal(signal.SIGINT)
        assert (run.communicate(timeout=HANGS)[1], run.returncode) == ("stopped\n", 1)


def test_a_part_that_is_not_installed_is_named_in_a_line():
    bare = [sys.executable, "-S", str(ROOT / "scripts" / "build.py"), "check"]  # without what is installed
    done = subprocess.run(bare, capture_output=True, text=True, timeout=HANGS)
    assert done.returncode == 1 and done.stderr.endswith(" is not installed; run make, which installs what requirements.txt names\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("ends", ["1", "2", "0 1 2"], ids=["what is told", "what is wrong", "all"])
def test_a_run_whose_lines_nobody_can_hear_ends_as_any_other(tmp_path, ends):
    closed = "".join(f"os.close({end}); " for end in ends.split())
    code = f"import os, sys; {closed}os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    command = [sys.executable, "-c", code, str(ROOT / "scripts" / "build.py"), "check", "--root", str(lay(tmp_path, SOUND))]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANGS)
    heard = subprocess.run([sys.executable, *command[3:]], capture_output=True, text=True, timeout=HANGS)
    assert (done.returncode, done.stderr) == (heard.returncode, "" if "2" in ends else heard.stderr)


def test_a_disk_that_is_full_is_no_fault_of_a_setting():
    refused = (errno.ENOSPC, errno.EFBIG, errno.EMFILE, errno.EROFS)
    assert [engine_problem(OSError(number, "No")) for number in refused] == [None] * len(refused)
    assert "FileNotFoundError" in str(raised_by(OSError(2, "No such file")))


def raised_by(error):
    """The problem that is made of an error which was raised."""
    try:
        raise error
    except OSError as caught:
        return engine_problem(caught)


def test_a_folder_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    lay(tmp_path, SOUND)
    scan = os.scandir

    def refuse(path):
        if str(path).endswith("docs/causes"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr("os.scandir", refuse)
    atlas, problems = read_atlas(tmp_path)
    assert Problem("docs/causes", 1, "folder", "cannot be read: Permission denied; make it readable") in problems
    assert atlas.unread == {"docs/causes"} and not atlas.texts_read


def test_a_pipe_among_the_pages_is_told_and_not_waited_for(tmp_path):
    lay(tmp_path, SOUND)
    os.mkfifo(tmp_path / "docs" / "causes" / "pipe.md")
    assert list(map(str, read_atlas(tmp_path)[1])) == ["docs/causes/pipe.md:1: file: is neither a file nor a folder; take it out"]


def test_a_clock_that_is_behind_is_told_once(monkeypatch):
    class Early(build_date := __import__("datetime").date):  # type: ignore[misc]
        @classmethod
        def today(cls):
            return build_date(2000, 1, 1)

    monkeypatch.setattr("atlas.content.dates.date", Early)
    monkeypatch.setattr("atlas.rules.check.date", Early)
    monkeypatch.setattr("atlas.rules.pages.date", Early)
    (problem,) = check(read_atlas(SITES / "tiny")[0])
    assert str(problem).startswith("docs:1: clock: says 2000-01-01, and ") and str(problem).endswith("set the clock of this computer")


def test_a_line_shows_what_a_terminal_would_obey_and_cuts_what_is_long():
    assert plain("a\x1b[2Jb\nc\u202ed\udcff") == r"a\x1b[2Jb\nc\u202ed\udcff"
    long = plain("x" * 5000 + "; mend it")
    assert len(long) < 1000 and long.endswith("; mend it")


def test_a_note_of_a_workflow_stays_one_note(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    note = build.annotate(Problem("docs/a,line=9::b.md", 3, "x\n::stop-commands::y", "50%0A wrong; mend"))
    assert note == r"::error file=docs/a%2Cline=9%3A%3Ab.md,line=3::x\n::stop-commands::y: 50%250A wrong; mend"


def test_no_cell_of_a_table_is_a_formula_and_a_number_stays_one():
    cells = ["=1+1", "+44", "-2.5", "@x", " =1", "-x", "a=1", "\t=1"]
    assert list(map(cell, cells)) == ["'=1+1", "+44", "-2.5", "'@x", "' =1", "'-x", "a=1", "'\t=1"]


def test_names_that_begin_with_a_sign_are_one_group(sound):
    names = "aliases: [½ cold, 7 day salt, “quoted salt, '{brace', 🙂 salt, zinc lack, ßalt, ﬁne salt]"
    atlas = sound("aliases: [salt lack]", names)
    letters = [group["letter"] for group in names_index(atlas, atlas.by_id["index"])["letters"]]
    assert letters == ["0–9", *sorted(letters[1:])] and len(set(letters)) == len(letters)


@pytest.mark.parametrize("gone", ["docs", "overrides"])
def test_a_folder_that_goes_away_and_comes_back_is_seen(tiny, tmp_path, gone):
    preview = Preview(tiny, tmp_path / "preview", lambda _: None)
    wanted: list[int] = []
    server = type("Told", (), {"ended": False, "want": lambda self: wanted.append(1)})()
    from threading import Thread

    preview.seen = __import__("atlas.site.inputs", fromlist=["state_of"]).state_of(tiny)
    looking = Thread(target=preview.watch, args=[server], daemon=True)
    looking.start()
    changes = (
        lambda: (tiny / gone).rename(tiny / "away"),
        lambda: (tiny / "away").rename(tiny / gone),
        lambda: (tiny / gone / "new.txt").write_text("x"),
    )
    for change in changes:
        wanted.clear()
        change()
        until = time.monotonic() + HANGS
        while not wanted:
            assert time.monotonic() < until
            time.sleep(0.05)
    server.ended = True
    looking.join(10)


def test_what_a_change_in_the_midst_breaks_is_told_and_the_preview_goes_on(tiny, tmp_path, monkeypatch):
    told: list[str] = []
    preview = Preview(tiny, tmp_path / "preview", told.extend)

    def weave(*_):
        (tiny / "docs" / "causes" / "heat.md").write_text("x")
        raise KeyError("heat")

    monkeypatch.setattr("atlas.site.preview.weave_folder", weave)
    preview.refresh()
    assert told == ["docs/causes/heat.md changed while the site was built; build again"]
    assert Server.ended is False


def test_no_script_of_the_site_makes_html_of_a_text():
    sinks = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "DOMParser", "eval(", "new Function", "srcdoc")
    paths = (ROOT / "docs" / "assets").rglob("*.js")
    assert [f"{path.name}: {sink}" for path in paths for sink in sinks if sink in path.read_text("utf-8")] == []


def test_the_lock_that_an_editor_lays_beside_an_open_page_is_no_problem(tmp_path):
    lay(tmp_path, SOUND)
    (tmp_path / "docs" / "causes" / ".#low-salt.md").symlink_to("somebody@host.123:1")
    assert read_atlas(tmp_path)[1] == []


def test_where_the_theme_cannot_be_read_what_is_told_already_is_enough(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied", "overrides/main.html")

    monkeypatch.setattr("atlas.site.project.check_theme", refuse)
    lay(tmp_path, SOUND)
    with pytest.raises(PermissionError):
        read_project(tmp_path)
    lay(tmp_path, {"docs/a.txt": "x"})
    assert [one.path for one in read_project(tmp_path)[1]] == ["docs/a.txt"]
