"""One piece of work for many things, in as many processes as there are processors, when it is enough to pay.

The boundary: a process is a copy of this one (a fork), so the work may read all that is there, and what it makes comes
back as bytes of ``marshal``. The results are the same, and in the same order, however many processes there are. One
that ends early leaves its share to this process, so that what stopped it is heard here. May import nothing of ours
but ``digest``.
"""

from __future__ import annotations

import gc
import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from typing import TypeVar

from ..content.digest import PLAIN

Thing = TypeVar("Thing")
Value = TypeVar("Value")
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
FEWEST = 300  # things: for fewer a second process costs more than it brings


def collect_seldom() -> None:
    """Look seldom for what is no longer used: a build makes very many values, which stay until it ends."""
    gc.set_threshold(20_000, 50, 1_000)


def spread(work: Callable[[Thing], object], things: Sequence[Thing], fewest: int | None = None) -> Iterator[bytes]:
    """The result of each thing as bytes, in their order. Shape: the results are plain values.

    ``fewest`` are the things for which it pays, when they are larger than most.
    """
    most = processes()
    if most == 1 or len(things) < (fewest or FEWEST):
        yield from (packed(work, thing) for thing in things)
        return
    count = min(most, len(things))
    fork, ends = get_context("fork"), list[Connection]()
    started = list[ForkProcess]()
    gc.freeze()  # a helper that looks for what is no longer used would copy all the memory that it shares
    try:
        for first in range(count):
            here, there = fork.Pipe(duplex=False)
            share = things[first::count]
            started.append(fork.Process(target=serve, args=(work, share, there, [*ends, here]), daemon=True))
            with unheard():
                started[-1].start()
            there.close()
            ends.append(here)
        for number, thing in enumerate(things):
            yield received(ends[number % count]) or packed(work, thing)
    finally:
        gc.unfreeze()
        for one, end in zip(started, ends, strict=False):
            end.close()
            one.terminate()
            one.join()


def results(work: Callable[[Thing], Value], things: Sequence[Thing], fewest: int | None = None) -> Iterator[Value]:
    """The same as plain values."""
    return map(marshal.loads, spread(work, things, fewest))


def alone(work: Callable[[Thing], Value]) -> Callable[[Thing], Value]:
    """The same work, done in a process of its own if there can be others: what it holds goes when that ends."""
    return lambda thing: next(results(work, [thing], 1))


@contextmanager
def unheard() -> Iterator[None]:
    """Signals wait meanwhile: a new process must not answer them as this one does."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def processes() -> int:
    """How many processes can work at once; one where a copy of this process could not be trusted."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


def packed(work: Callable[[Thing], object], thing: Thing) -> bytes:
    """The result of one thing as bytes."""
    return marshal.dumps(work(thing), PLAIN)  # type: ignore[arg-type]


def received(end: Connection) -> bytes:
    """The next result of another process; nothing when there is none any more."""
    with suppress(EOFError, OSError):
        return end.recv_bytes()
    return b""


def serve(
    work: Callable[[Thing], object], share: Sequence[Thing], end: Connection, others: Sequence[Connection]
) -> None:
    """In a process of its own: send one result after the other; what goes wrong ends it, and is found out elsewhere."""
    for sign in SIGNALS:
        signal.signal(sign, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
    for one in others:  # or the first process would not be missed when it is killed
        one.close()
    try:
        for thing in share:
            end.send_bytes(packed(work, thing))
    except BaseException:
        os._exit(1)
