"""Work in several processes gives what work in one gives, whatever happens to a process."""

import marshal
import os
import signal
import sys
import threading
import time
from pathlib import Path
from subprocess import PIPE, Popen

import pytest
from atlas.site import workers
from atlas.site.workers import alone, processes, spread

SCRIPTS = Path(workers.__file__).parents[2]


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch):
    monkeypatch.setattr(workers, "FEWEST", 2)


def done(work, count):
    return [marshal.loads(data) for data in spread(work, range(count))]


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_results_come_in_the_order_of_the_things_however_many_processes_there_are(monkeypatch, count):
    monkeypatch.setattr(workers, "processes", lambda: count)
    assert done(lambda one: (one * one, os.getpid() != here), 20) == [(one * one, count > 1) for one in range(20)]
    assert done(str, 0) == [] and done(str, 1) == ["0"]


here = os.getpid()


def dying(one):
    """Goes wrong in another process, and not here."""
    if one == 4 and os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return one


def test_what_a_process_that_died_has_left_is_done_here(monkeypatch):
    monkeypatch.setattr(workers, "processes", lambda: 2)
    assert done(dying, 20) == list(range(20))


def test_what_stops_the_work_is_heard_here(monkeypatch, capfd):
    monkeypatch.setattr(workers, "processes", lambda: 3)
    with pytest.raises(ZeroDivisionError):
        done(lambda one: 1 // (one - 5), 20)
    assert capfd.readouterr() == ("", "")


def test_what_nobody_waits_for_any_more_ends(monkeypatch):
    monkeypatch.setattr(workers, "processes", lambda: 2)
    fork, begun_here = os.fork, []
    monkeypatch.setattr(os, "fork", lambda: begun_here.append(fork()) or begun_here[-1])
    results = spread(lambda one: time.sleep(99) if one == 1 else one, range(50))
    next(results)
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 50
    assert begun_here
    for process in begun_here:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


def test_few_things_and_a_process_with_threads_stay_in_one(monkeypatch):
    monkeypatch.setattr(workers, "FEWEST", 30)
    assert done(lambda _: os.getpid() == here, 20) == [True] * 20
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    assert processes() == 1
    waiting.set()
    thread.join()


@pytest.mark.parametrize("count", [1, 2])
def test_large_work_is_done_alone_where_there_can_be_other_processes(monkeypatch, count):
    monkeypatch.setattr(workers, "processes", lambda: count)
    assert alone(lambda one: (one, os.getpid() != here))("a") == ("a", count > 1)
    assert alone(dying)(4) == 4
    with pytest.raises(ZeroDivisionError):
        alone(lambda one: 1 // one)(0)


WAITING = """
import os, signal, sys, time
from atlas.site import workers
signal.signal(signal.SIGINT, lambda *_: sys.exit("stopped"))
workers.FEWEST, workers.processes = 1, lambda: 3
list(workers.spread(lambda one: (os.write(1, b"."), time.sleep(99)), range(9)))
"""


def test_a_signal_to_all_processes_is_told_in_one_line():
    started = Popen([sys.executable, "-c", WAITING], stdout=PIPE, stderr=PIPE, cwd=SCRIPTS, start_new_session=True)
    assert started.stdout.read(3) == b"..."
    os.killpg(started.pid, signal.SIGINT)
    assert started.communicate(timeout=60) == (b"", b"stopped\n") and started.returncode == 1
    with pytest.raises(ProcessLookupError):
        os.killpg(started.pid, 0)
