"""The weekly look at the references: what it asks, what it makes of the answers, and what it writes down."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from atlas.content.records import Reference
from atlas.content.states import ReadAs, ReferenceKind
from watching.addresses import archived_copy, bare, judge
from watching.asking import Answer, Visitor, by_host
from watching.findings import Finding, Kind, sort
from watching.issue import LONGEST_BODY, read_state, write_body
from watching.look import NoNetwork, Services, look_at_addresses, look_at_papers
from watching.notices import read_notices

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 28)
PAGE = "https://a.example/page"


class World(ThreadingHTTPServer):
    """A host on this machine that knows some pages, a Crossref and an archive; ``asked`` are the requests."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Host)
        self.asked: list[tuple[str, str, str, float]] = []
        self.faults: dict[str, int] = {}
        self.robots = "User-agent: *\nDisallow: /closed"
        self.papers: dict[str, object] = {}

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_port}"


class Host(BaseHTTPRequestHandler):
    """Answers for the world."""

    server: World

    def do_HEAD(self) -> None:
        self.answer()

    def do_GET(self) -> None:
        self.answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self) -> None:
        """Answer by the path alone."""
        parts = urlsplit(self.path)
        agent = self.headers["user-agent"]
        self.server.asked.append((self.command, self.path, agent, time.monotonic()))
        match parts.path.strip("/").split("/"):
            case ["robots.txt"]:
                self.say(200, self.server.robots, "text/plain")
            case ["works", doi]:
                self.say(200, json.dumps(self.server.papers.get(unquote(doi), {})), "application/json")
            case ["available"]:
                snapshot = {"available": True, "url": "http://archive.example/" + parse_qs(parts.query)["url"][0]}
                self.say(200, json.dumps({"archived_snapshots": {"closest": snapshot}}), "application/json")
            case ["to", status, *rest]:
                self.say(int(status), location="/" + "/".join(rest))
            case ["only-get"]:
                self.say(405 if self.command == "HEAD" else 200)
            case ["soon"]:
                first = self.server.faults.setdefault("soon", 0) == 0
                self.server.faults["soon"] = 1
                self.say(503 if first else 200)
            case ["says", status, *_]:
                self.say(int(status))
            case _:
                self.say(200)

    def say(self, status: int, text: str = "", kind: str = "text/html", location: str = "") -> None:
        """Send a status and a text."""
        body = text.encode()
        self.send_response(status)
        if location:
            self.send_header("location", location)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)


@pytest.fixture
def world() -> Iterator[World]:
    """A running host."""
    with World() as host:
        threading.Thread(target=host.serve_forever, args=(0.01,), daemon=True).start()
        yield host
        host.shutdown()


def reference(key: str, **fields: str) -> Reference:
    """A reference with what a case needs."""
    return Reference(key, "Title of " + key, "X", 2020, ReferenceKind.TRIAL, ReadAs.ABSTRACT, "2026-11-22", **fields)


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (Answer(200, PAGE), None),
        (Answer(200, "http://www.a.example/page/", permanent=True), None),
        (Answer(200, "https://b.example/new", permanent=True), (Kind.MOVED, "https://b.example/new")),
        (Answer(200, "https://b.example/for-now"), None),
        (Answer(200, "https://a.example/", permanent=True), (Kind.GONE, PAGE)),
        (Answer(404, PAGE), (Kind.GONE, PAGE)),
        (Answer(410, PAGE), (Kind.GONE, PAGE)),
        (Answer(403, PAGE), None),
        (Answer(429, PAGE), None),
        (Answer(500, PAGE), (Kind.SILENT, PAGE)),
        (Answer(0, PAGE), (Kind.SILENT, PAGE)),
        (Answer(0, PAGE, closed=True), None),
    ],
)
def test_an_answer_is_news_only_when_the_page_is_lost_or_elsewhere(
    answer: Answer, found: tuple[Kind, str] | None
) -> None:
    assert judge(PAGE, answer) == found


def test_the_front_page_of_a_host_is_not_lost_because_it_leads_to_a_front_page() -> None:
    assert judge("https://a.example/", Answer(200, "https://a.example/")) is None


def test_a_query_makes_another_address() -> None:
    assert bare("https://a.example/x?id=1") != bare("https://a.example/x?id=2")


@pytest.mark.parametrize("data", [None, {}, [], {"archived_snapshots": {}}, {"archived_snapshots": {"closest": {"available": False, "url": "x"}}}])
def test_without_an_archived_copy_none_is_named(data: object) -> None:
    assert archived_copy(data) == ""


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        ("retraction", Kind.RETRACTED),
        ("Withdrawal", Kind.RETRACTED),
        ("removal", Kind.RETRACTED),
        ("partial_retraction", Kind.RETRACTED),
        ("expression_of_concern", Kind.CONCERN),
        ("Expression of Concern", Kind.CONCERN),
        ("erratum", Kind.CORRECTED),
        ("corrigendum", Kind.CORRECTED),
        ("correction", Kind.CORRECTED),
        ("new_edition", None),
    ],
)
def test_a_notice_on_a_paper_is_of_its_kind(kind: str, found: Kind | None) -> None:
    data = {"message": {"updated-by": [{"type": kind, "DOI": "10.1/n"}]}}
    assert list(read_notices(data)) == ([(found, "10.1/n")] if found else [])


@pytest.mark.parametrize("data", [None, [], "x", {"message": None}, {"message": {"updated-by": "x"}}, {"message": {"updated-by": [None, 1, {"type": 2}]}}])
def test_a_record_of_another_shape_tells_of_no_notice(data: object) -> None:
    assert list(read_notices(data)) == []


def test_head_is_followed_by_get_where_a_server_does_not_know_it(world: World) -> None:
    assert Visitor("me", 0).look(world.address + "/only-get").status == 200
    assert [(method, path) for method, path, *_ in world.asked] == [("GET", "/robots.txt"), ("HEAD", "/only-get"), ("GET", "/only-get")]


def test_a_server_that_is_busy_is_asked_once_more(world: World) -> None:
    assert Visitor("me", 0).look(world.address + "/soon").status == 200


def test_what_robots_txt_closes_is_not_asked(world: World) -> None:
    assert Visitor("me", 0).look(world.address + "/closed/x").closed
    assert [path for _, path, *_ in world.asked] == ["/robots.txt"]


def test_a_web_page_in_place_of_robots_txt_closes_nothing(world: World) -> None:
    world.robots = ""
    assert Visitor("me", 0).look(world.address + "/closed/x").status == 200


@pytest.mark.parametrize(("path", "permanent"), [("/to/301/x", True), ("/to/302/x", False), ("/to/308/to/302/x", False), ("/x", False)])
def test_a_move_is_for_good_only_when_each_step_is(world: World, path: str, permanent: bool) -> None:
    answer = Visitor("me", 0).look(world.address + path)
    assert (answer.status, answer.address, answer.permanent) == (200, world.address + "/x", permanent)


def test_nobody_at_an_address_is_no_answer() -> None:
    assert Visitor("me", 0).look("http://127.0.0.1:9/x") == Answer(0, "http://127.0.0.1:9/x")


def test_one_host_is_asked_one_after_the_other_with_a_pause(world: World) -> None:
    pages = [f"{world.address}/{number}" for number in range(3)]
    by_host(pages, lambda _: "one", Visitor.look, lambda: Visitor("me", 0.05))
    times = [when for *_, when in world.asked]
    assert len(times) == 4
    assert all(later - sooner >= 0.045 for sooner, later in pairwise(times))


def test_every_request_says_who_asks(world: World) -> None:
    Visitor("CrampAtlas-references/1 (me@a.example)", 0).look(world.address + "/x")
    assert {agent for _, _, agent, _ in world.asked} == {"CrampAtlas-references/1 (me@a.example)"}


def test_a_lost_address_comes_with_an_archived_copy(world: World) -> None:
    lost = world.address + "/says/404"
    found = look_at_addresses([reference("a", url=lost), reference("b", url=world.address + "/x")], services(world), visitor)
    assert found == [Finding("a", Kind.GONE, lost, "http://archive.example/" + lost)]


def test_each_address_of_a_reference_is_asked(world: World) -> None:
    one = reference("a", url=world.address + "/x", read_at=world.address + "/says/410", archived=world.address + "/says/404")
    assert len(look_at_addresses([one], services(world), visitor)) == 2


def test_a_doi_with_signs_of_an_address_is_asked_whole(world: World) -> None:
    world.papers = {"10.1/a?b#c": {"message": {"updated-by": [{"type": "retraction", "DOI": "10.1/n"}]}}}
    found = look_at_papers([reference("a", doi="10.1/a?b#c"), reference("b")], services(world), visitor)
    assert found == [Finding("a", Kind.RETRACTED, "10.1/n")]


def test_a_record_in_the_form_of_crossref_is_read_in_one_direction(world: World) -> None:
    day = {"date-parts": [[2010, 2, 6]], "date-time": "2010-02-06T00:00:00Z", "timestamp": 1265414400000}
    notice = {"DOI": "10.1/n", "type": "retraction", "label": "Retraction", "updated": day}
    told_twice = [{**notice, "source": "publisher"}, {**notice, "source": "retraction-watch", "record-id": "1"}]
    about = {**notice, "DOI": "10.1/older"}  # this paper is itself the notice on that one
    record = {"status": "ok", "message-type": "work", "message": {"DOI": "10.1/p", "updated-by": told_twice, "update-to": [about]}}
    world.papers = {"10.1/p": record}
    found = look_at_papers([reference("a", doi="10.1/p")], services(world), visitor)
    assert sort(found) == [Finding("a", Kind.RETRACTED, "10.1/n")]


def test_when_crossref_does_not_answer_nothing_is_told(world: World) -> None:
    rows = [reference(f"r{number}", doi=f"10.1/{number}") for number in range(5)]
    silent = Services(world.address + "/says/404/", world.address + "/available")
    with pytest.raises(NoNetwork):
        look_at_papers(rows, silent, visitor)


def test_without_a_network_nothing_is_told() -> None:
    rows = [reference(f"r{number}", url=f"http://127.0.0.1:9/{number}") for number in range(5)]
    with pytest.raises(NoNetwork):
        look_at_addresses(rows, Services(), visitor)


def test_the_issue_tells_what_is_new_what_is_over_and_what_is_as_it_was() -> None:
    old, new, over = Finding("a", Kind.GONE, PAGE), Finding("b", Kind.RETRACTED, "10.1/n"), ("c", "moved", "https://c.example")
    body = write_body([old, new], {old.identity, over}, {"b": "Its title"}, DAY)
    sections = [part.split("\n", 1)[0] for part in body.split("## ")[1:]]
    assert sections == ["New", "No longer so", "As it was"]
    assert "- `b` (`Its title`): **retracted** `10.1/n`" in body
    assert "- `c`: moved `https://c.example`" in body
    assert read_state(body) == {old.identity, new.identity}


def test_a_text_from_outside_stays_text() -> None:
    body = write_body([Finding("a", Kind.MOVED, "https://x.example/`@team`\n## Head -->\u202e")], (), {}, DAY)
    assert "`https://x.example/ @team ## Head -->`" in body
    assert "\n## Head" not in body


def test_a_body_is_never_too_long_for_an_issue() -> None:
    many = [Finding(f"key_{number}", Kind.MOVED, f"https://{number}.example/{number * 7919}") for number in range(3000)]
    first = write_body(many, (), {}, DAY)
    second = write_body(many, {one.identity for one in many}, {}, DAY)
    assert max(len(first), len(second)) <= LONGEST_BODY + 1
    assert read_state(first) == read_state(second) == {one.identity for one in many}


@pytest.mark.parametrize("body", ["", "text", "<!-- watch: xx -->", "<!-- watch: eJyLjgUAARUAuQ== -->x"])
def test_a_text_without_a_state_is_as_no_look_at_all(body: str) -> None:
    assert not read_state(body)


def test_the_command_writes_the_text_and_says_whether_it_changed(world: World, tmp_path: Path) -> None:
    site = shutil.copytree(ROOT / "tests/sites/tiny", tmp_path / "site", symlinks=True)
    sheet = site / "docs" / "references.yml"
    sheet.write_text(re.sub(r"https?://[^/\s]+/\S*", world.address + "/says/404", sheet.read_text("utf-8")), "utf-8")
    first = run(world, site, tmp_path / "one.md")
    again = run(world, site, tmp_path / "two.md", "--before", str(tmp_path / "one.md"))
    assert first.endswith(" changed\n"), first
    assert again.endswith(" unchanged\n"), again
    assert world.address + "/says/404" in (tmp_path / "one.md").read_text("utf-8")


def run(world: World, site: Path, after: Path, *more: str) -> str:
    """What the command says of a site whose addresses are all on this machine."""
    service = ["--crossref", world.address + "/works/", "--archive", world.address + "/available", "--pause", "0"]
    line = [sys.executable, "-m", "watching", "--root", str(site), "--after", str(after), *service, *more]
    known = {"PYTHONPATH": str(ROOT / "scripts"), "NO_PROXY": "*"}
    return subprocess.run(line, capture_output=True, text=True, check=True, env=known).stdout


def services(world: World) -> Services:
    """The services of the world."""
    return Services(world.address + "/works/", world.address + "/available", "me@a.example")


def visitor() -> Visitor:
    """A visitor in a hurry."""
    return Visitor("me", 0)
