"""The text at an address: the only place of these commands that asks the network."""

from __future__ import annotations

from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from .project import Refused

SECONDS = 20
MOST = 4_000_000  # bytes of an answer
AGENT = "CrampAtlas-cite/1"


def fetch(address: str) -> str:
    """The text at an address. Errors: Refused, with what else can be done."""
    paste = "paste the record instead, as CSL-JSON, RIS or BibTeX: FILE=record.ris"
    try:
        with urlopen(Request(address, headers={"User-Agent": AGENT}), timeout=SECONDS) as answer:
            return bytes(answer.read(MOST)).decode("utf-8")
    except HTTPError as error:
        error.close()
        what = "knows no such work; look at the number" if error.code == 404 else f"answers {error.code}"
        raise Refused(f"{address}: {what}, or {paste}") from None
    except (URLError, OSError, ValueError) as error:
        raise Refused(f"{address}: does not answer: {error}; {paste}") from None
