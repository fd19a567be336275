"""What the answer of an address means for the reference that has it."""

from __future__ import annotations

from urllib.parse import urlsplit

from .asking import Answer
from .findings import Kind

GONE = {404, 410}
SHUT = {401, 402, 403, 429, 451, 999}  # to visitors such as us; a person may see it


def judge(asked: str, answer: Answer) -> tuple[Kind, str] | None:
    """What is to be said of an address, and the address that it is about; None when all is well or nobody can tell."""
    if answer.closed or answer.status in SHUT:
        return None
    if answer.status in GONE or leads_to_front(asked, answer):
        return Kind.GONE, asked
    if not 200 <= answer.status < 400:
        return Kind.SILENT, asked
    if answer.permanent and bare(answer.address) != bare(asked):
        return Kind.MOVED, answer.address
    return None


def leads_to_front(asked: str, answer: Answer) -> bool:
    """Whether a page of its own now leads to the front page of a host, as removed pages often do."""
    return urlsplit(asked).path.strip("/") != "" and urlsplit(answer.address).path.strip("/") == ""


def bare(address: str) -> str:
    """An address without what may change and mean nothing: http://www.A.example/x/?a=1#b is a.example/x?a=1."""
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query else ""
    return parts.netloc.lower().removeprefix("www.") + parts.path.rstrip("/") + query


def archived_copy(data: object) -> str:
    """The address of the closest copy, from an answer of the Internet Archive's availability service; or nothing.

    >>> archived_copy({"archived_snapshots": {"closest": {"available": True, "url": "http://web.archive.org/web/1/x"}}})
    'http://web.archive.org/web/1/x'
    """
    match data:
        case {"archived_snapshots": {"closest": {"available": True, "url": str(address)}}}:
            return address
    return ""
