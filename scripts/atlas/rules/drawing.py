"""What a drawing may hold: elements and attributes that draw, name and lead within the site, and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from ..content.addresses import ELSEWHERE
from ..content.marks import WHOLE_MARK
from ..content.problems import quoted
from ..linking.article import word_set

ELEMENTS = word_set(
    "a circle clippath defs desc ellipse g line lineargradient marker mask path pattern polygon polyline radialgradient"
    " rect stop svg symbol text textpath title tspan use"
)
ATTRIBUTES = word_set(
    "class clip-path clip-rule clippathunits cx cy d dominant-baseline dx dy fill fill-opacity fill-rule focusable"
    " font-family font-size font-style font-weight fx fy gradienttransform gradientunits height href id lang"
    " letter-spacing marker-end marker-mid marker-start markerheight markerunits markerwidth mask maskunits offset"
    " opacity orient pathlength patterntransform patternunits points preserveaspectratio r refx refy role rotate rx ry"
    " spreadmethod startoffset stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap"
    " stroke-linejoin stroke-miterlimit stroke-opacity stroke-width tabindex text-anchor textlength transform"
    " vector-effect viewbox visibility width word-spacing x x1 x2 xml:lang xml:space xmlns xmlns:xlink y y1 y2"
)
PAINT = re.compile(r"url\(\s*[\"']?(?!#)|\\|image-set|@import", re.IGNORECASE)  # what a value may ask for
DECLARED = re.compile(r"<![DE[]|<\?(?!xml\s)", re.IGNORECASE)  # <!DOCTYPE, <!ENTITY, <![CDATA[, <?xml-stylesheet
STYLE = "holds a style, which a strict policy leaves out; write fill= and stroke= instead"
DEEPEST = 50  # elements in elements


def drawing_fault(text: str) -> tuple[int, str] | None:
    """What is wrong with a drawing, and the line; nothing if it is whole, read as XML and as a browser reads it."""
    if declared := DECLARED.search(text):
        line = text.count("\n", 0, declared.start()) + 1
        return line, f"holds {quoted(declared[0])}, which can bring in more than is seen; take it out"
    try:
        tree = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        return error.position[0], f"is not a whole SVG: {str(error).partition(':')[0]}; draw it again, or mend it"
    if tree.tag.rpartition("}")[2] != "svg":
        return 1, "is not an SVG; begin it with <svg>"
    if mark := WHOLE_MARK.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        return line, f"{quoted(mark[0])} would be shown as it is written; take it out"
    if fault := next(faults_of(text), ""):
        said = quoted_in(fault)
        return text.count("\n", 0, max(0, text.find(said))) + 1, fault
    return None


def quoted_in(fault: str) -> str:
    """What a fault quotes: the address."""
    return fault.split('"')[1] if fault.startswith('"') else ""


def faults_of(text: str) -> Iterator[str]:
    """What in a drawing is not on the lists, as a browser reads it in a page."""
    for node in LexborHTMLParser(f"<body>{text}").css("body *"):
        name = (node.tag or "").lower()
        if name not in ELEMENTS:
            yield STYLE if name == "style" else f"holds <{name[:40]}>, which is not for drawings; take it out"
        for key, value in node.attributes.items():
            if fault := attribute_fault(key.lower(), value or ""):
                yield fault
    if depth(text) > DEEPEST:
        yield f"has over {DEEPEST} elements in one another; draw it flatter"


def attribute_fault(key: str, value: str) -> str:
    """What is wrong with an attribute; nothing if it is allowed."""
    if key == "style":
        return STYLE
    if key not in ATTRIBUTES and not key.startswith("aria-"):
        return f"holds {key[:40]}=, which is not for drawings; take it out"
    if (key == "href" and ELSEWHERE.match(value.strip("\0 "))) or (not key.startswith("xmlns") and PAINT.search(value)):
        return f"{quoted(value)} asks another host or leads there; draw it here, or leave it out"
    return ""


def depth(text: str) -> int:
    """How many elements of a whole SVG are in one another."""
    deepest = here = 0
    for tag in re.finditer(r"<(/?)[a-zA-Z][^>]*?(/?)>", text):
        here += -1 if tag[1] else 0 if tag[2] else 1
        deepest = max(deepest, here)
    return deepest
