"""The content policy (CSP) of a site: a page may use the site's own files and the texts that stand in it, nothing else.

In: finished pages. Out: the same with their policy in them, and the file ``_headers`` for hosts that take one.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from ..content.problems import Problem
from ..weaving.page import Keep, afresh
from .standing import paths_below

RULES = {  # what a page may use; what is not named here falls under the first
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "atlas",  # the one way to an address of a script: docs/assets/own.js
}
ONLY_IN_HEADER = "frame-ancestors 'none'"  # a browser does not hear it from a page
REFERRER = "no-referrer"
HEADERS = {  # of every file
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
LASTING = "public, max-age=31536000, immutable"
INSIDE = {"script-src": "script:not([src])", "style-src": "style"}  # the elements whose text is named by its hash
ELEMENT = re.compile(r"<(script|style)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)  # one of these
# The types of scripts that a browser runs or heeds; a script of any other type is data.
RUN = re.compile(r"(?i)\s*(module|importmap|speculationrules|(text|application)/(java|ecma)script)?\s*")
CHARSET, HEAD = re.compile(r"(?i)<meta charset[^>]*>"), re.compile(r"(?i)<head[^>]*>")
NAMED_BY_CONTENT = re.compile(r".*\.[0-9a-f]{8}\.json")  # a/part.1a2b3c4d.json
META = 'meta[http-equiv="content-security-policy" i]'
POLICY = "Content-Security-Policy"
SAID = re.compile(rf'<meta http-equiv="{POLICY}" content="([^"]*)">')  # as the build writes it


def write_headers(site: Path, keep: Keep = afresh) -> None:
    """Put what a host is to send with the files of a finished site beside them."""
    files = paths_below(site)
    found = keep.together("told", pages_of(files, site), keep.sum, lambda path: sorted(set(hashes_told(text_of(path)))))
    hashes = {one for told in found for one in told}
    (site / "_headers").write_text(headers(hashes, files), encoding="utf-8")


def pages_of(files: Iterable[str], site: Path) -> list[Path]:
    """The HTML files of a site."""
    return [site / path for path in files if path.endswith(".html")]


def text_of(path: Path) -> str:
    """What is in a file."""
    return path.read_text(encoding="utf-8")


def with_policy(html: str) -> str:
    """A page that says, before it asks for anything, what it may use."""
    return saying(html, policy(hashes_in(html)))


def saying(html: str, said: str) -> str:
    """A page that says a policy, if there is one."""
    if not said:
        return html
    tags = f'\n<meta http-equiv="{POLICY}" content="{said}">\n<meta name="referrer" content="{REFERRER}">'
    return (CHARSET if CHARSET.search(html) else HEAD).sub(lambda found: found[0] + tags, html, count=1)


def policy(hashes: Iterable[tuple[str, str]] = ()) -> str:
    """The policy of pages with these texts in them. Shape: each hash has the name of its rule before it."""
    named = sorted(set(hashes))
    rules = {rule: " ".join([value, *(one for of, one in named if of == rule)]) for rule, value in RULES.items()}
    return "; ".join(f"{rule} {value}" for rule, value in rules.items())


def inside(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """The hash of each text in a page that runs or styles, with the rule that it belongs to."""
    for rule, element in INSIDE.items():
        for node in tree.css(element):
            if rule == "style-src" or RUN.fullmatch(node.attributes.get("type") or ""):
                yield rule, hash_of(node.text())


def hashes_in(html: str) -> list[tuple[str, str]]:
    """The same for a page as text, of which only such elements are parsed; ``unprotected`` looks at it whole."""
    return list(inside(LexborHTMLParser("".join(found[0] for found in ELEMENT.finditer(html)))))


def hashes_told(html: str) -> Iterator[tuple[str, str]]:
    """The hashes that the policy of a protected page names, each with its rule."""
    said = SAID.search(html)
    for rule in said[1].split("; ") if said else ():
        name, *values = rule.split()
        yield from ((name, value) for value in values if value.startswith("'sha256-"))


def hash_of(text: str) -> str:
    """How a policy names a text that stands in a page."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def headers(hashes: Iterable[tuple[str, str]], files: Collection[str]) -> str:
    """The file ``_headers``: the policy of all pages together, and which files never change under their name."""
    whole = policy(hashes)
    every = {POLICY: f"{whole}; {ONLY_IN_HEADER}", **HEADERS}
    blocks = [["/*", *(f"  {name}: {value}" for name, value in every.items())]]
    blocks += [[f"/{place}", f"  Cache-Control: {LASTING}"] for place in lasting(files)]
    if any(path.startswith("data/") for path in files):
        blocks.append(["/data/*", "  Access-Control-Allow-Origin: *"])
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n"


def lasting(files: Collection[str]) -> list[str]:
    """The files whose names tell their content."""
    return sorted(path for path in files if NAMED_BY_CONTENT.fullmatch(path))


def unprotected(site: Path, keep: Keep = afresh) -> list[Problem]:
    """What the policies of a finished site would stop, and the pages that have none, each at its built file."""
    pages = pages_of(paths_below(site), site)
    found = keep.together("stopped", pages, keep.sum, lambda path: all_stopped(text_of(path)))
    return [
        Problem(path.relative_to(site).as_posix(), 1, field, text)
        for path, own in zip(pages, found, strict=True)
        for field, text in own
    ]


def all_stopped(html: str) -> list[tuple[str, str]]:
    """The same as ``stopped`` for a page as text."""
    return list(stopped(LexborHTMLParser(html)))


def stopped(tree: LexborHTMLParser) -> Iterator[tuple[str, str]]:
    """What the policy of a page would stop, as field and text."""
    first = tree.css_first(f"{META}, script, style, link[href]")
    said = (first.attributes.get("content") or "") if first and first.tag == "meta" else ""
    if not said:
        yield "policy", "missing, or after what it is to hold; let it be the first to follow <meta charset>"
        return
    for rule, found in inside(tree):
        if found not in said:
            yield "policy", f"{found} of {rule} is not in it; move the text of that element into a file of docs/assets/"
    for tag in sorted({str(node.tag) for node in tree.css("[style]")}):
        yield "attribute", f"style of <{tag}> is stopped by the policy; move it into a style sheet, under a class"
