"""Every question that a look asks, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from atlas.content.records import Reference

from .addresses import archived_copy, judge
from .asking import Visitor, by_host
from .findings import Finding, Kind
from .notices import read_notices

LOST = {Kind.GONE, Kind.SILENT}


@dataclass(frozen=True)
class Services:
    """Whom we ask besides the addresses themselves; ``contact`` tells them who we are."""

    crossref: str = "https://api.crossref.org/works/"
    archive: str = "https://archive.org/wayback/available"
    contact: str = ""

    def notices(self, visitor: Visitor, doi: str) -> list[tuple[Kind, str]] | None:
        """The notices on a paper; None when there is no record of it."""
        polite = {"mailto": self.contact} if "@" in self.contact else {}
        record = visitor.data(self.crossref + quote(doi, safe=""), **polite)
        return None if record is None else list(read_notices(record))

    def copy(self, visitor: Visitor, address: str) -> str:
        """The address of an archived copy, or nothing."""
        return archived_copy(visitor.data(self.archive, url=address))


class NoNetwork(Exception):
    """So little answers that the fault is ours."""


def look_at_addresses(
    references: Iterable[Reference], services: Services, visitor: Callable[[], Visitor]
) -> list[Finding]:
    """What is to be said of the addresses, with archived copies of what is lost."""
    asked = sorted({(one.key, each) for one in references for each in (one.url, one.read_at, one.archived) if each})
    answers = by_host(sorted({address for _, address in asked}), host, Visitor.look, visitor)
    stop_without_answers(answer.status == 0 for answer in answers.values() if not answer.closed)
    verdicts = ((key, judge(address, answers[address])) for key, address in asked)
    found = [Finding(key, *verdict) for key, verdict in verdicts if verdict]
    lost = sorted({one.detail for one in found if one.kind in LOST})
    copies = by_host(lost, lambda _: services.archive, services.copy, visitor)
    return [replace(one, copy=copies.get(one.detail, "")) for one in found]


def look_at_papers(
    references: Iterable[Reference], services: Services, visitor: Callable[[], Visitor]
) -> list[Finding]:
    """The notices on the papers that have a DOI."""
    papers = [(one.key, one.doi) for one in references if one.doi]
    notices = by_host(sorted({doi for _, doi in papers}), lambda _: services.crossref, services.notices, visitor)
    stop_without_answers(found is None for found in notices.values())
    return [Finding(key, kind, notice or doi) for key, doi in papers for kind, notice in notices[doi] or ()]


def stop_without_answers(silent: Iterable[bool]) -> None:
    """Nothing is told when most of those who were asked do not answer: what they said last week would look undone."""
    asked = list(silent)
    if sum(asked) > max(3, len(asked) / 2):
        raise NoNetwork


def host(address: str) -> str:
    """Whom a request to an address asks."""
    return urlsplit(address).netloc.lower()
