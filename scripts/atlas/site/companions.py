"""The files beside the pages that programs ask for: site map, web manifest, robots.txt, llms.txt, icons."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape

from ..content.addresses import NOT_FOUND
from ..content.atlas import Atlas
from ..content.page import CONTENT, Kind, Page
from ..weaving.linked_data import LANGUAGE, LICENCE
from ..weaving.published import Published
from .opendata import notice
from .pictures import ico, icon

ICONS = "assets/icons/"
SIZES = (192, 512)  # what phones ask for
TOUCH = 180  # the icon of a page on an iPhone
GROUND = re.compile(r'<rect\b[^>]* fill="(#[0-9a-f]{6})"')  # <rect width="32" height="32" rx="7" fill="#12393f"/>
WHITE = "#ffffff"
SITEMAP_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
"""
INNER = 0.72  # the share of an icon that a phone never cuts off


def companions(atlas: Atlas, site: Published) -> dict[str, str]:
    """The texts by their address; the manifest only with the words that it needs."""
    found = {"robots.txt": robots(site), "llms.txt": llms(atlas, site)} if site.name else {}
    found |= {"sitemap.xml": sitemap(atlas, site)} if site.address else {}
    return found | ({"manifest.webmanifest": manifest(atlas, site)} if site.name and atlas.has("frame") else {})


def robots(site: Published) -> str:
    """All may be read by programs; the site map is named by its whole address, where that is known."""
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {site.at('sitemap.xml')}\n" if site.address else "")


def sitemap(atlas: Atlas, site: Published) -> str:
    """The whole address of every page, with the day of its last check, not of the build: same content, same bytes."""
    pages = (page for page in atlas.pages if page.url != NOT_FOUND)
    lines = (f"  <url><loc>{escape(site.at(page.url))}</loc>{last_checked(page)}</url>\n" for page in pages)
    return f"{SITEMAP_HEAD}{''.join(lines)}</urlset>\n"


def last_checked(page: Page) -> str:
    """The day of a page's last check for the site map; nothing for a page without one."""
    return f"<lastmod>{page.reviewed}</lastmod>" if page.reviewed else ""


def manifest(atlas: Atlas, site: Published) -> str:
    """What a phone needs to keep the site among its apps. Its addresses are relative, so it holds below any path."""
    frame = atlas.data("frame")
    colours = frame["share"]
    names = [(f"icon-{size}.png", size, "any") for size in SIZES] + [("maskable-512.png", 512, "maskable")]
    home = atlas.by_id.get("index")
    return json_text(
        {
            "id": "./",
            "name": site.name,
            "short_name": colours["short_name"],
            "description": home.description if home else "",
            "lang": LANGUAGE,
            "start_url": "./",
            "scope": "./",
            "display": "standalone",
            "background_color": colours["light"],
            "theme_color": colours["light"],
            "icons": [
                {"src": ICONS + name, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
                for name, size, purpose in names
            ],
            "shortcuts": list(shortcuts(atlas, frame["urgent"].values())),
        }
    )


def shortcuts(atlas: Atlas, links: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """The links that stand on every page, for the menu of the icon."""
    for link in links:
        where, _, place = link["to"].partition("#")
        yield {"name": link["text"], "url": f"./{atlas.by_id[where].url}{'#' + place if place else ''}"}


def json_text(value: object) -> str:
    """A value as JSON, readable."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def llms(atlas: Atlas, site: Published) -> str:
    """The site in a page of Markdown for programs that answer in words: what it is, what it is not, and every page."""
    home = atlas.by_id.get("index")
    lines = [f"# {site.name}", "", f"> {home.description}" if home else "", "", notice(atlas), f"Licence: {LICENCE}"]
    signs = [atlas.signs_page] if atlas.signs_page else []
    sections = {atlas.by_id[f"{kind}/index"].title: atlas.of_kind(kind) for kind in llms_kinds(atlas)}
    for title, pages in {signs[0].title: signs, **sections}.items() if signs else sections.items():
        lines += ["", f"## {title}", "", *(line_of(page, site) for page in pages)]
    others = [page for page in atlas.of_kind(Kind.PAGE) if page.url and page not in signs]
    lines += ["", "## Optional", "", *(line_of(page, site) for page in others)] if others else []
    return "\n".join(lines) + "\n"


def llms_kinds(atlas: Atlas) -> list[Kind]:
    """The kinds of page that have an index."""
    return [kind for kind in (*CONTENT, Kind.SOURCE) if f"{kind}/index" in atlas.by_id and atlas.of_kind(kind)]


def line_of(page: Page, site: Published) -> str:
    """A page as a line of a list: its title, its address, what it says."""
    title = page.title.replace("[", r"\[").replace("]", r"\]")
    return f"- [{title}]({site.at(page.url) or page.url}): {page.description}"


@cache
def icons(favicon: str) -> Mapping[str, bytes]:
    """The icons by their address, from the drawing; around it is its own ground where a phone cuts the edges."""
    ground = GROUND.search(favicon)
    around = ground[1] if ground else WHITE
    found = {f"{ICONS}icon-{size}.png": icon(favicon, size) for size in SIZES}
    found[f"{ICONS}maskable-512.png"] = icon(favicon, 512, INNER, around)
    found[f"{ICONS}apple-touch-icon.png"] = icon(favicon, TOUCH, INNER, around)
    return found | {"favicon.ico": ico(favicon, 32)}
