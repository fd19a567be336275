"""The rules of what looks like a form and is none: other programs read it, ours would show its signs to readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from html.entities import html5
from ipaddress import ip_address
from typing import NamedTuple
from urllib.parse import urlsplit

from ..content.atlas import Atlas
from ..content.limits import BLOCK_END
from ..content.problems import Problem, counted, quoted
from .pages import texts


class Form(NamedTuple):
    """A form of other programs: signs of which a text has one where it has the form, how it looks, what to write."""

    needs: tuple[str, ...]
    pattern: str
    fix: str


# What other programs read, and what to write instead.
FORMS = (
    Form(
        ("[ ] ", "[x] ", "[X] "),
        r"^[ \t]*(?:[-*+]|\d+\.) \[[ xX]\] ",
        "a box to tick is none here; write a plain item",
    ),
    Form(("!!!",), r"^[ \t]*!!!\+? \w+", 'a note is none here; write it as a paragraph, or as a fold: ??? "Its title"'),
    Form(("[^",), r"\[\^[\w-]+\]", "a footnote is none here; write it into the text, or cite with [@key]"),
    Form(("{:", "{#", "{."), r"\{:[ ]?[^}\n]*\}|\{[#.][\w-]+[^}\n]*\}", "attributes are not read here; take them out"),
    Form(
        ("*[",),
        r"^\*\[[^\]\n]+\]:",
        "the meaning of a short form is not read here; put the word into docs/glossary.yml",
    ),
    Form(("==",), r"(?<![=\w])==(?=[^\s=])[^=\n]+==(?!=)", "marked words are shown with their signs; write **words**"),
    Form(("~~",), r"(?<!~)~~(?=[^\s~])[^~\n]+~~(?!~)", "words struck out are shown with their signs; take them out"),
    Form(
        ("^^", "++"),
        r"\^\^(?=\S)[^^\n]+\^\^|\+\+[a-z]+(?:\+[a-z]+)*\+\+",
        "its signs are shown; write the words alone",
    ),
    Form(
        ("{++", "{--", "{==", "{~~", "{>>"),
        r"\{(?:\+\+|--|==|~~|>>).*?(?:\+\+|--|==|~~|<<)\}",
        "a change is shown with its signs; take or leave it",
    ),
    Form(
        (":",),
        r"(?<![\w:]):[a-z][a-z_]+(?:[-_][a-z0-9]+)*:(?![\w:])",
        "a picture by its name is shown as the name; take it out",
    ),
    Form(("8<",), r"^[ \t]*-{1,2}8<-{1,2}", "another file is not put in here; write its text"),
    Form(("{{", "{%"), r"\{\{[^}\n]*\}\}|\{%[^%\n]*%\}", "a text is no template; write what it is to say"),
    Form(("[TOC]",), r"^\[TOC\][ \t]*$", "the contents stand beside the page by themselves; take it out"),
    Form(
        (":::", ".. "),
        r"^[ \t]*:::+(?:[ \t]|$)|^\.\. [\w-]+::",
        "a block of another program is none here; write it as a paragraph",
    ),
    Form(
        ("TODO", "FIXME", "TBD", "TBC", "XXX", "orem ipsum"),
        r"\b(?:TODO|FIXME|TBD|TBC|XXX)\b|\b[Ll]orem ipsum\b",
        "is a note to yourself; write what is to stand there",
    ),
    Form(
        ("[/",),
        r"\[/(?:b|i|u|s|url|img|quote|code)\]",
        "forms in brackets are not read here; write **words** or *words*",
    ),
)
DATA_FORMS = (
    *FORMS,
    Form(("**",), r"\*\*", "the signs are shown; write the words alone"),
    Form(("`",), r"`[^`]+`", "the signs are shown; write the words alone"),
    Form(("](",), r"\]\([^)\n]*\)", "a link is none here; write the words, and lead there from the text of a page"),
    Form(("# ",), r"^#{1,6} ", "a heading is none here; write the words alone"),
    Form(
        ("&",),
        r"&(?:[a-z]{2,8}|#\d+|#x[0-9a-fA-F]+);",
        "a sign by its name is shown as the name; write the sign itself",
    ),
)
SIGN = re.compile("|".join(sorted({re.escape(sign) for form in DATA_FORMS for sign in form.needs})))  # of any of them


def forms_in(text: str, forms: Iterable[Form]) -> Iterator[tuple[re.Match[str], Form]]:
    """Where a text has one of these forms, and which; most texts have no sign of any."""
    if near := tuple(form for form in forms if any(sign in text for sign in form.needs)):
        for match in any_of(near).finditer(text):
            yield match, near[(match.lastindex or 1) - 1]


@lru_cache(maxsize=512)
def any_of(forms: tuple[Form, ...]) -> re.Pattern[str]:
    """What finds each of these forms, in a group of its own."""
    return re.compile("|".join(f"({form.pattern})" for form in forms), re.MULTILINE)


def check_forms_are_ours(atlas: Atlas) -> Iterator[Problem]:
    """A text has no form that other programs read and ours does not."""
    for page in atlas.pages:
        for match, form in forms_in(page.text, FORMS):
            text = f"{quoted(match[0].strip())}: {form.fix}"
            yield Problem(page.path, page.line_at(match.start()), "form", text)


def check_data_are_words(atlas: Atlas) -> Iterator[Problem]:
    """The texts of front matter and data files are words, which are shown as they are written."""
    for sheet in (*(page.front for page in atlas.pages), *atlas.sheets.values()):
        for where, value in texts(sheet.value):
            if SIGN.search(value) and (match := any_of(DATA_FORMS).search(value)):
                text = f"{quoted(match[0].strip())}: {DATA_FORMS[(match.lastindex or 1) - 1].fix}"
                yield Problem(sheet.path, sheet.line(where), where, text)
            elif value.startswith(("http://", "https://")) and at_home(value):
                yield Problem(sheet.path, sheet.line(where), where, f"{quoted(value)} {AT_HOME}")


AT_HOME = "is known on your computer alone; write the address that readers have"
BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)")


def check_bold_is_closed(atlas: Atlas) -> Iterator[Problem]:
    """Words between ** and ** end in their paragraph, or the signs are shown."""
    for page in atlas.pages:
        start = 0
        for block in BLOCK_END.split(page.text) if "**" in page.text else ():
            start = page.text.index(block, start)
            signs = list(BOLD.finditer(block))
            if len(signs) % 2:
                text = "** is not closed in its paragraph; write ** at both ends of the words"
                yield Problem(page.path, page.line_at(start + signs[-1].start()), "form", text)
            start += len(block)


ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]*;)")


def check_entities(atlas: Atlas) -> Iterator[Problem]:
    """A sign that is written by its name has one that browsers know."""
    for page in atlas.pages:
        for match in ENTITY.finditer(page.text):
            if match[1] not in html5:
                text = f"{quoted(match[0])} is the name of no sign; write the sign itself"
                yield Problem(page.path, page.line_at(match.start()), "form", text)


RULE = re.compile(r"(?m)^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")  # | --- | :-: |
BAR = re.compile(r"(?<!\\)\|")


def check_tables(atlas: Atlas) -> Iterator[Problem]:
    """A table has in each row as many cells as its head, or it is none, or loses what is over."""
    for page in atlas.pages:
        lines = page.text.split("\n") if "|" in page.text else []
        for at, line in enumerate(lines):
            if at and "|" in line and "|" in lines[at - 1] and RULE.fullmatch(line):
                yield from (
                    Problem(page.path, page.body_line + row, "table", text) for row, text in rows_wrong(lines, at)
                )


def rows_wrong(lines: list[str], at: int) -> Iterator[tuple[int, str]]:
    """What is wrong with the rows of a table whose rule under its head is the line ``at``."""
    head = cells(lines[at - 1])
    if (parts := cells(lines[at])) != head:
        yield at, f"the rule under the head has {counted(parts, 'part')}, and the head {head}; make them as many"
        return
    for row in range(at + 1, len(lines)):
        if not lines[row].strip():
            return
        if (count := cells(lines[row])) > head:
            yield row, f"the row has {count} cells, and the head {head}, so what is over would be lost; mend the row"


def cells(line: str) -> int:
    """How many cells a row has."""
    return len(BAR.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1


ADDRESS = re.compile(  # [words](http://localhost/), [label]: http://localhost/, <http://localhost/>
    r"\]\([ \t]*<?(https?://[^)\s>]+)|^[ \t]*\[[^\]\n]+\]:[ \t]*<?(https?://\S+)|<(https?://[^>\s]+)>", re.MULTILINE
)


def check_links_leave_this_computer(atlas: Atlas) -> Iterator[Problem]:
    """A link does not lead to the computer of its author, or to others of the same house."""
    for page in atlas.pages:
        for match in ADDRESS.finditer(page.text):
            address = unescape(match[1] or match[2] or match[3])
            if at_home(address):
                yield Problem(page.path, page.line_at(match.start()), "link", f"{quoted(address)} {AT_HOME}")


HOUSE = re.compile(r"(?:.*\.)?(?:localhost|local|internal|lan|home\.arpa|test|invalid)\.?|[^.]+", re.IGNORECASE)


def at_home(address: str) -> bool:
    """Whether nobody else has the host of an address: localhost, 192.168.0.1, printer.local."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return not ip_address(host).is_global
    except ValueError:
        return HOUSE.fullmatch(host) is not None
