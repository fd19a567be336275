"""Every element by which a browser would ask another host is found, and those by which it asks nothing are let be."""

from pathlib import Path

import pytest
from atlas.site.verify import verify

PAGE = (
    '<!doctype html><html lang="en"><head><title>A</title><meta name="description" content="b">{head}</head>'
    "<body{more}><h1>A</h1>{body}</body></html>"
)
FAR = "https://example.org/a"
ASKING = [
    f'<script src="{FAR}"></script>',
    f'<link rel="stylesheet" href="{FAR}">',
    f'<link rel="preload" href="{FAR}">',
    f'<img src="{FAR}">',
    f'<img srcset="{FAR} 2x">',
    f'<picture><source src="{FAR}"></picture>',
    f'<picture><source srcset="{FAR} 2x"></picture>',
    f'<iframe src="{FAR}"></iframe>',
    f'<video src="{FAR}"></video>',
    f'<video poster="{FAR}"></video>',
    f'<audio src="{FAR}"></audio>',
    f'<object data="{FAR}"></object>',
    f'<embed src="{FAR}">',
    f'<form action="{FAR}"></form>',
    f'<input src="{FAR}">',
    f'<input formaction="{FAR}">',
    f'<button formaction="{FAR}">b</button>',
    f'<video><track src="{FAR}"></video>',
    f'<table background="{FAR}"></table>',
    f'<table><tr><td background="{FAR}"></td></tr></table>',
    f'<a href="#x" id="x" ping="{FAR}">a</a>',
    f'<svg><use href="{FAR}"/></svg>',
    f'<svg><use xlink:href="{FAR}"/></svg>',
    f'<svg><image href="{FAR}"/></svg>',
    f'<svg><image xlink:href="{FAR}"/></svg>',
    f'<svg><filter><feImage href="{FAR}"/></filter></svg>',
    f'<svg><filter><feImage xlink:href="{FAR}"/></filter></svg>',
    f'<svg><path fill="url({FAR})"/></svg>',
    f'<style>p {{ background: url("{FAR}") }}</style>',
    f'<style>@import "{FAR}";</style>',
    f"<style>p {{ background: image-set('{FAR}' 1x) }}</style>",
    f'<p style="background: url({FAR})">a</p>',
    f'<script>fetch("{FAR}")</script>',
]
SILENT = [
    f'<a href="{FAR}">a</a>',
    *(f'<link rel="{rel}" href="{FAR}">' for rel in ("canonical", "alternate", "license", "prev", "next", "author", "me")),
    f'<script type="application/ld+json">{{"license": "{FAR}"}}</script>',
    f'<script type="application/json">{{"license": "{FAR}"}}</script>',
]


def told(folder: Path, head: str = "", body: str = "", more: str = "") -> list[str]:
    (folder / "index.html").write_text(PAGE.replace("{head}", head).replace("{body}", body).replace("{more}", more))
    return [str(problem) for problem in verify(folder)]


@pytest.mark.parametrize("html", ASKING)
def test_what_asks_another_host_is_reported(tmp_path, html):
    assert told(tmp_path, body=html) == [f'index.html:1: request: "{FAR}" asks another host; keep a copy or leave it out']


def test_a_picture_behind_the_page_is_reported(tmp_path):
    assert len(told(tmp_path, more=f' background="{FAR}"')) == 1


@pytest.mark.parametrize("html", SILENT)
def test_what_asks_nobody_is_let_be(tmp_path, html):
    assert told(tmp_path, head=html if html.startswith("<link") else "", body="" if html.startswith("<link") else html) == []
