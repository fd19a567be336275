"""Ask addresses, politely: one request at a time for a host, a pause after it, and none that robots.txt closes."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

import requests

HEAD_FAILS = {400, 403, 404, 405, 501}  # what servers say that do not know HEAD
AGAIN = {429, 500, 502, 503, 504}  # what may be over in a moment
PERMANENT = {301, 308}
TIMEOUT = 20.0  # seconds
LONGEST_WAIT = 30.0  # seconds, however long the host asks us to wait
HOSTS_AT_ONCE = 16

Given = TypeVar("Given")
Taken = TypeVar("Taken")


@dataclass(frozen=True)
class Answer:
    """What an address said: ``status`` 0 is no answer, ``address`` is where it led, ``closed`` that we may not ask."""

    status: int
    address: str = ""
    permanent: bool = False
    closed: bool = False


@dataclass
class Visitor:
    """One visitor of one host, who waits ``pause`` seconds before each request after the first."""

    agent: str
    pause: float = 1.0
    session: requests.Session = field(default_factory=requests.Session)
    rules: RobotFileParser | None = None
    last: float = float("-inf")

    def look(self, address: str) -> Answer:
        """Whether an address answers, and where it leads."""
        if not self.may_ask(address):
            return Answer(0, address, closed=True)
        answer = self.send("HEAD", address)
        if answer is None or answer.status_code in HEAD_FAILS:
            answer = self.send("GET", address)
        if answer is None:
            return Answer(0, address)
        hops = [hop.status_code for hop in answer.history]
        return Answer(answer.status_code, answer.url, bool(hops) and set(hops) <= PERMANENT)

    def data(self, address: str, **parameters: str) -> Any:
        """The JSON at an address; None when there is none."""
        answer = self.send("GET", address, parameters)
        try:
            return answer.json() if answer is not None and answer.ok else None
        except ValueError:
            return None

    def may_ask(self, address: str) -> bool:
        """Whether the host's robots.txt lets us; without one it does."""
        if self.rules is None:
            self.rules = RobotFileParser()
            parts = urlsplit(address)
            answer = self.send("GET", f"{parts.scheme}://{parts.netloc}/robots.txt")
            plain = answer is not None and answer.ok and "html" not in answer.headers.get("content-type", "")
            self.rules.parse(answer.text.splitlines() if answer is not None and plain else [])
        return self.rules.can_fetch(self.agent, address)

    def send(self, method: str, address: str, parameters: Mapping[str, str] | None = None) -> requests.Response | None:
        """The answer, after one more try where that may help; None when nobody answers."""
        answer = self.send_once(method, address, parameters)
        if answer is not None and answer.status_code not in AGAIN:
            return answer
        time.sleep(wait_asked(answer, 5 * self.pause))
        return self.send_once(method, address, parameters) or answer

    def send_once(self, method: str, address: str, parameters: Mapping[str, str] | None) -> requests.Response | None:
        """One request, after the pause; the body of a page is not read, only that of data and robots.txt."""
        time.sleep(max(0.0, self.last + self.pause - time.monotonic()))
        try:
            return self.session.request(
                method,
                address,
                params=parameters,
                headers={"User-Agent": self.agent},
                timeout=TIMEOUT,
                allow_redirects=True,
                stream=True,
            )
        except requests.RequestException:
            return None
        finally:
            self.last = time.monotonic()


def wait_asked(answer: requests.Response | None, default: float) -> float:
    """The seconds for which the host asks us to wait, within reason."""
    asked = answer.headers.get("retry-after", "") if answer is not None else ""
    return min(float(asked), LONGEST_WAIT) if asked.isdecimal() else default


def by_host(
    items: Iterable[Given],
    host: Callable[[Given], str],
    visit: Callable[[Visitor, Given], Taken],
    visitor: Callable[[], Visitor],
) -> dict[Given, Taken]:
    """What each visit brought: hosts side by side, the visits to one host one after the other."""
    queues: dict[str, list[Given]] = defaultdict(list)
    for item in items:
        queues[host(item)].append(item)

    def work(queue: list[Given]) -> list[tuple[Given, Taken]]:
        """All visits to one host."""
        one = visitor()
        return [(item, visit(one, item)) for item in queue]

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        return dict(pair for pairs in pool.map(work, queues.values()) for pair in pairs)
