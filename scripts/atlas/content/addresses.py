"""All arithmetic on addresses: from a file to its id, its address and its built file, and from one address to another.

An address is what follows the site's root: ``causes/cold/`` for docs/causes/cold.md, the empty one for the home
page. An id is the path of a page below docs/ without its ending: ``causes/cold``.
"""

from __future__ import annotations

import posixpath
import re

SCHEME = r"[a-zA-Z][a-zA-Z0-9+.-]*:"  # mailto:
NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
# https://example.org:8000 of an address on another host: plain letters, and nobody's name before an @
HOST = rf"https?://{NAME}(?:\.{NAME})*\.?(?::[0-9]{{1,5}})?(?=[/?#]|\Z)"
FIRST_SCHEME = re.compile(rf"\s*({SCHEME})")  # "mailto:" of "mailto:a@example.org"
ELSEWHERE = re.compile(rf"{SCHEME}|//")  # what leads to no page of the site: tel:112, //example.org/a
NOT_FOUND = "404.html"  # what a host sends for an address that does not exist: its links begin at the root
INDEX_PAGE = re.compile(r"(^|/)index$")  # index, causes/index


def id_of(path: str) -> str:
    """The id of a page, from its path: ``causes/cold`` for ``docs/causes/cold.md``."""
    return path.removeprefix("docs/").removesuffix(".md")


def folder_of(identifier: str) -> str:
    """The folder that an index page is the index of, from its id: ``causes`` for ``causes/index``; else nothing."""
    return identifier.removesuffix("/index") if identifier.endswith("/index") else ""


def address_of(identifier: str) -> str:
    """The address of a page, from its id: ``causes/cold/``, ``causes/`` for ``causes/index``."""
    if f"{identifier}.html" == NOT_FOUND:
        return NOT_FOUND
    stem = INDEX_PAGE.sub(r"\1", identifier)
    return stem if not stem or stem.endswith("/") else f"{stem}/"


def built_file(address: str) -> str:
    """The file of the built site that an address leads to: ``causes/cold/index.html``."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def address_of_file(path: str) -> str:
    """The address of a file of the built site: ``causes/cold/`` for ``causes/cold/index.html``."""
    return path.removesuffix("index.html")


def root_from(address: str) -> str:
    """The way from an address to the site's root: ``../../`` from ``causes/cold/``."""
    return "../" * address.count("/") or "./"


def way(here: str, there: str, anchor: str = "") -> str:
    """The relative link from one address to another: ``../../drugs/statins/#ref-a`` from ``causes/cold/``."""
    return root_from(here) + there + (f"#{anchor}" if anchor else "")


def linked_file(path: str, target: str) -> str:
    """The file that a link in a file means: ``docs/index.md`` for ``../index.md`` in ``docs/causes/cold.md``."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def scheme_of(address: str) -> str:
    """What comes before the first colon of an address, in small letters; empty when there is no such part."""
    match = FIRST_SCHEME.match(address)
    return match[1].removesuffix(":").lower() if match else ""


def is_foreign(address: str) -> bool:
    """Whether an address leads to another host."""
    return address.lstrip().startswith("//") or scheme_of(address) in ("http", "https")


def climbs_out(address: str, path: str) -> bool:
    """Whether a relative address in a file of the built site has more steps up than there are folders above it."""
    return linked_file(path, re.split("[?#]", address)[0]).split("/")[0] == ".."
