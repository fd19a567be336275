"""What the rendered home page says of the whole site: its name, and its address where that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

NAME = re.compile(r'<meta property="og:site_name" content="([^"]*)">')  # <meta property="og:site_name" content="Atlas">
ADDRESS = re.compile(r'<link rel="canonical" href="([^"]*)">')  # <link rel="canonical" href="https://example.org/a/">


@dataclass(frozen=True)
class Published:
    """The site as readers find it; ``address`` ends with a stroke, and is empty where nobody has said it."""

    name: str = ""
    address: str = ""

    def at(self, url: str) -> str:
        """The whole address of a page or file, from its address on the site; empty where the site's is not known."""
        return self.address and self.address + url


def read_published(rendered: Mapping[str, str]) -> Published:
    """The name and the address of a rendered site. Shape: the HTML of pages by address."""
    home = rendered.get("", "")
    name, address = (pattern.search(home) for pattern in (NAME, ADDRESS))
    return Published(unescape(name[1]) if name else "", unescape(address[1]) if address else "")
