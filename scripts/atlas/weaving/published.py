"""What is known of the whole site when its pages are woven: its name, its address, the files of its open data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

NAME = re.compile(r'<meta property="og:site_name" content="([^"]*)">')  # <meta property="og:site_name" content="Atlas">
ADDRESS = re.compile(r'<link rel="canonical" href="([^"]*)">')  # <link rel="canonical" href="https://example.org/a/">


SIZES = ((1_000_000, "MB"), (1_000, "kB"))
DATA_FILES = (  # the open data, in data/; what is made of all these is said by their page
    *("atlas.json", "atlas.schema.json", "page.schema.json", "links.json", "codes.json", "codes.schema.json"),
    *("datapackage.json", "references.csl.json"),
    *("studies.csv", "charts.csv", "medicines.csv", "listings.csv", "mixtures.csv"),
    *("claims.csv", "cards.csv", "references.csv"),
)
CHECKSUMS = "SHA256SUMS"  # of these files, beside them


@dataclass(frozen=True)
class DataFile:
    """A file of the open data, as it is published: its name in data/, how large it is, its checksum (SHA-256)."""

    name: str
    bytes: int
    checksum: str

    @property
    def size(self) -> str:
        """How large it is, as readers read it: 870 bytes, 12 kB, 1.4 MB."""
        unit, name = next(((unit, name) for unit, name in SIZES if self.bytes >= unit), (1, "bytes"))
        amount = self.bytes / unit
        return f"{amount:.1f} {name}" if unit > 1 and amount < 10 else f"{amount:.0f} {name}"


@dataclass(frozen=True)
class Published:
    """The site as readers find it; ``address`` ends with a stroke, and is empty where nobody has said it.

    Shape: ``files`` are the open data by their name, ``version`` theirs, ``day`` the newest day that they tell of.
    """

    name: str = ""
    address: str = ""
    files: Mapping[str, DataFile] = field(default_factory=dict)
    version: str = ""
    day: str = ""

    def size_of(self, name: str) -> str:
        """How large a file of the open data is, for readers; nothing where it was not made."""
        return self.files[name].size if name in self.files else ""

    def at(self, url: str) -> str:
        """The whole address of a page or file, from its address on the site; empty where the site's is not known."""
        return self.address and self.address + url


def read_published(rendered: Mapping[str, str]) -> Published:
    """The name and the address of a rendered site. Shape: the HTML of pages by address."""
    home = rendered.get("", "")
    name, address = (pattern.search(home) for pattern in (NAME, ADDRESS))
    return Published(unescape(name[1]) if name else "", unescape(address[1]) if address else "")
