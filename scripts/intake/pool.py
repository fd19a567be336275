"""Many articles at once: each in a worker that is ended when it takes too long, so that one never stops the others."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

Given = TypeVar("Given")
FORK: Any = multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn")


@dataclass(frozen=True)
class Done(Generic[Given]):
    """What came of one piece of work: a value, or what went wrong."""

    given: Given
    value: Any = None
    wrong: str = ""


def serve(line: Connection, work: Callable[[Any], Any]) -> None:
    """A worker: do what comes, until nothing more comes."""
    while True:
        try:
            line.send((work(line.recv()), ""))
        except (EOFError, KeyboardInterrupt):
            return
        except Exception as error:  # whatever one article does, the next one is due
            line.send((None, f"{type(error).__name__}: {error}"))


@dataclass
class Worker(Generic[Given]):
    """One process with the line to it, and what it does now since when."""

    work: Callable[[Given], Any]
    given: Given | None = None
    since: float = 0.0
    line: Connection = field(init=False)
    process: Any = field(init=False)

    def __post_init__(self) -> None:
        """Start the process."""
        self.line, theirs = FORK.Pipe()
        self.process = FORK.Process(target=serve, args=(theirs, self.work), daemon=True)
        self.process.start()
        theirs.close()

    def begin(self, given: Given) -> None:
        """Give it something to do."""
        self.given, self.since = given, time.monotonic()
        self.line.send(given)

    def end(self) -> None:
        """End the process."""
        self.line.close()
        self.process.kill()
        self.process.join()


def work_all(items: Iterable[Given], work: Callable[[Given], Any], count: int, limit: float) -> Iterator[Done[Given]]:
    """What came of each item, as it is ready. Never more items are read than there are workers."""
    idle, busy, queue = [Worker(work) for _ in range(count)], list[Worker[Given]](), iter(items)
    try:
        while True:
            while idle and (item := next(queue, None)) is not None:
                busy.append(idle.pop())
                busy[-1].begin(item)
            if not busy:
                return
            for worker in ready(busy, limit):
                busy.remove(worker)
                done, next_one = finish(worker, limit)
                idle.append(next_one)
                yield done
    finally:
        for worker in [*idle, *busy]:
            worker.end()


def ready(busy: list[Worker[Given]], limit: float) -> list[Worker[Given]]:
    """The workers that have something to say, or that took too long."""
    left = max(0.0, min(worker.since for worker in busy) + limit - time.monotonic())
    said = wait([worker.line for worker in busy], left)
    late = time.monotonic() - limit
    return [worker for worker in busy if worker.line in said or worker.since <= late]


def finish(worker: Worker[Given], limit: float) -> tuple[Done[Given], Worker[Given]]:
    """What a worker has to say, and who goes on in its place: itself, or a new one when it is stuck or dead."""
    given = worker.given
    assert given is not None
    try:
        if worker.line.poll():
            value, wrong = worker.line.recv()
            return Done(given, value, wrong), worker
        wrong = f"took over {limit:g} seconds"
    except (EOFError, OSError):
        wrong = "broke the process that read it"
    worker.end()
    return Done(given, None, wrong), Worker(worker.work)
