"""The site as it works from a folder, opened as files, where a browser loads no modules and fetches nothing.

In: the files of a woven site by their path. Out: the same for a folder. Addresses of pages name their file, modules
become plain scripts, and what scripts fetch becomes a script too; ``as-files.js`` of overrides/offline/ stands in for
what a browser lacks there.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from ..content.addresses import NOT_FOUND, built_file, root_from, scheme_of
from ..content.digest import digest
from ..weaving.page import Keep, afresh
from .bundle import bundled, workers_of
from .offline import LOST, SHOWN, WORKER, Files, named_files
from .page_files import FOLDER

HELPER = "assets/as-files.js"
HOST_FILES = {"sitemap.xml", "robots.txt", "llms.txt"}
FOR_PROGRAMS = f"data/{FOLDER}"  # each page once more, for programs that fetch one
NOT_COPIED = {NOT_FOUND, LOST, WORKER, *HOST_FILES}  # only a host has a use for these
LEADING = re.compile(r"""((?:\bhref|\baction|\bdata-page)=")([^"#?]+)""")  # href="../causes/cold/
SENT_ON = re.compile(r"""(content="0; url=)([^"#?]+)""")  # <meta http-equiv="refresh" content="0; url=../cold/">
MODULE = re.compile(r"""<script (?=[^>]*type="module")[^>]*\bsrc="([^"]+)"[^>]*>""")
# What a browser does not let a file have: a policy of its own files, and a manifest.
HOST_TAGS = re.compile(r"""(?i)<(?:meta[^>]*http-equiv="content-security-policy"|link rel="manifest")[^>]*>\n?""")
HOST_ONLY = re.compile(r"""<section class="(?:keep|files) .*?</section>\n?""", re.DOTALL)  # switches and downloads
ASKED_FOR = re.compile(r'(<figure[^>]*) data-file="([^"]+)"([^>]*>)<noscript>.*?</noscript></figure>', re.DOTALL)
GIVEN = "postMessage, addEventListener"  # what a worker gets in the place of what it has of a browser


def copied(files: Files, helper: str, keep: Keep = afresh) -> Iterator[tuple[str, bytes]]:
    """The files of the copy, in the order of their paths. Shape: every page begins with the script ``helper``."""
    pages = sorted(path for path in files if path.endswith(".html") and path not in NOT_COPIED)
    named = named_files(files, [*pages, *(path for path in files if path.endswith(".css"))], keep)
    scripts = plain_scripts(pages, files)
    fetched = {f"{path}.js": path for path in files if is_fetched(path)}
    copies = copied_pages(pages, files, keep)
    for path in sorted({*pages, *scripts, *fetched, HELPER, *(path for path in files if is_copied(path, named))}):
        if path == HELPER:
            yield path, helper.encode()
        elif path in fetched:
            yield path, as_script(fetched[path], files[fetched[path]].decode()).encode()
        elif path in scripts:
            yield path, scripts[path].encode()
        else:
            yield path, next(copies) if path.endswith(".html") else files[path]


def copied_pages(pages: Sequence[str], files: Files, keep: Keep) -> Iterator[bytes]:
    """Each page of the copy."""
    there = sorted(path for path in files if path.endswith(".html"))
    mark, known = digest("\n".join(there)), set(there)

    def given(path: str) -> tuple[str, str, str]:
        """What a page is made of."""
        return path, drawn(path, files[path].decode(), files), mark

    copies = keep.each("copy", pages, given, lambda path: copied_page(*given(path)[:2], known))
    return (html.encode() for html in copies)


def is_copied(path: str, named: Collection[str]) -> bool:
    """Whether a file goes along as it is; a picture only where something in the copy names it."""
    left = path in NOT_COPIED or is_fetched(path) or path.startswith(FOR_PROGRAMS)
    return not left and (path in named or PurePosixPath(path).suffix not in SHOWN)


def is_fetched(path: str) -> bool:
    """Whether scripts fetch a file; open data is for people and their programs."""
    return path.endswith(".json") and not path.startswith("data/")


def copied_page(path: str, html: str, files: Collection[str]) -> str:
    """A page whose links name files."""

    def named(found: re.Match[str]) -> str:
        return found[1] + file_address(path, found[2], files)

    html = SENT_ON.sub(named, LEADING.sub(named, HOST_TAGS.sub("", HOST_ONLY.sub("", html))))
    html = MODULE.sub(r'<script src="\1" defer>', html).replace("data-here hidden", "data-here")
    return html.replace("</head>", f'<script src="{root_from(path)}{HELPER}"></script>\n</head>', 1)


def drawn(path: str, html: str, files: Files) -> str:
    """A page with its drawings in it, also those that a script asks for once they come into view."""

    def draw(found: re.Match[str]) -> str:
        file = urljoin(f"/{path}", found[2]).lstrip("/")
        return f"{found[1]}{found[3]}{files[file].decode()}</figure>" if file in files else found[0]

    return ASKED_FOR.sub(draw, html)


def file_address(path: str, address: str, files: Collection[str]) -> str:
    """A relative address with the file that it means: ``../cold/index.html`` for ``../cold/``."""
    if scheme_of(address) or address.startswith("/"):
        return address
    target = urlsplit(urljoin(f"/{path}", address)).path.lstrip("/")
    if (target and not target.endswith("/")) or built_file(target) not in files:
        return address
    return f"{address.removesuffix('/')}/index.html"


def plain_scripts(pages: Iterable[str], files: Files) -> dict[str, str]:
    """Every module that a page asks for, and every worker that a script starts, as a plain script, by their path."""
    scripts = {path: files[path].decode() for path in files if path.endswith(".js")}
    asked = {urljoin(path, name) for path in pages for name in MODULE.findall(files[path].decode())}
    workers = {worker for path, text in scripts.items() for worker in workers_of(path, text)}
    return {
        **{path: f"({bundled(path, scripts)})();\n" for path in sorted(asked)},
        **{path: f'atlasCopy.worker("{path}", {bundled(path, scripts, GIVEN)});\n' for path in sorted(workers)},
    }


def as_script(path: str, text: str) -> str:
    """A file that scripts fetch, as a script that hands it over."""
    return f"atlasCopy.file({json.dumps(path)}, {json.dumps(text, ensure_ascii=False)});\n"
