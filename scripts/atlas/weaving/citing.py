"""How to cite a page: in a line, in full, for BibTeX, and as CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date

from ..content.atlas import Atlas
from ..content.dates import long_date
from ..content.page import Page
from .heads import Context
from .linked_data import LANGUAGE
from .published import Published

NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")  # " & " of "salt & water"
SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
SPECIAL |= {sign: f"\\{sign}" for sign in "&%$#_{}"}  # what BibTeX takes for a command


def cite_page(here: Page, atlas: Atlas, site: Published) -> Context:
    """The texts to copy, by what each is; nothing for a page that is light on purpose, or where no words are given."""
    words = atlas.data("frame").get("cite")
    if not words or here.template or not site.name:
        return {}
    said = {"site": site.name, "title": here.title, "day": long_date(here.reviewed), "address": site.at(here.url)}
    texts = {
        words["link"]: said["address"],
        words["short"]: filled(words["line"], said),
        words["full"]: filled(words["sentence"], said),
        words["bibtex"]: bibtex(here, site, filled(words["note"], said)),
        words["csl"]: csl_json(here, site),
    }
    return {**words, "texts": {name: text for name, text in texts.items() if text}}


def filled(pattern: str, said: Mapping[str, str]) -> str:
    """A pattern with its values, as [title], in place; what has no value leaves no gap."""
    text = re.sub(r"\[([a-z]+)\]", lambda match: said.get(match[1], match[0]), pattern)
    return " ".join(text.split())


def key_of(here: Page, site: Published) -> str:
    """The name of a page in a list of references: the site's, then the page's id."""
    return NOT_IN_KEYS.sub("-", f"{site.name} {here.id}".lower()).strip("-")


def bibtex(here: Page, site: Published, note: str) -> str:
    """An entry of BibTeX; the name of a site is one name, so it stands in braces of its own."""
    day = date.fromisoformat(here.reviewed)
    fields = {
        "author": f"{{{escaped(site.name)}}}",
        "title": f"{{{escaped(here.title)}}}",
        "year": str(day.year),
        "month": str(day.month),
        "url": site.at(here.url),
        "note": escaped(note),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@misc{{{key_of(here, site)},\n{lines}\n}}"


def escaped(text: str) -> str:
    """A text whose signs mean themselves in BibTeX."""
    return "".join(SPECIAL.get(sign, sign) for sign in text)


def csl_json(here: Page, site: Published) -> str:
    """An entry of CSL-JSON, which reference managers read."""
    day = date.fromisoformat(here.reviewed)
    entry = {
        "id": key_of(here, site),
        "type": "webpage",
        "title": here.title,
        "container-title": site.name,
        "author": [{"literal": site.name}],
        "issued": {"date-parts": [[day.year, day.month, day.day]]},
        "language": LANGUAGE,
        "URL": site.at(here.url),
    }
    fields = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in entry.items() if value)
    return "[{" + ",\n".join(fields) + "}]"
