"""Codes (QR) that a phone reads: a template asks for one with <span class="code" data-code="https://…"></span>."""

from __future__ import annotations

import re
from html import unescape

PLACE = re.compile(r'(<span class="code" data-code="([^"]+)">)</span>')


def fill_codes(html: str) -> str:
    """A page with the code in each place that asks for one."""
    return PLACE.sub(lambda place: f"{place[1]}{code_of(unescape(place[2]))}</span>", html)


def code_of(text: str) -> str:
    """The code of a text as a drawing without a size of its own: black, with the quiet edge that readers need."""
    import segno  # type: ignore[import-not-found,unused-ignore]  # only a site that knows its address has codes

    code = segno.make_qr(text, error="m")
    drawn: str = code.svg_inline(border=4, light="#fff", omitsize=True, svgclass=None, lineclass=None)
    return drawn.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
