"""The rules of the text of a page: marks, slots, headings, links, pictures, and what must appear together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ..content.addresses import ELSEWHERE, HOST, SCHEME, linked_file
from ..content.atlas import ASSETS, Atlas
from ..content.marks import ALMOST, CITATION, FIGURE, SEARCH, STATEMENT, Mark, MarkKind, read_marks
from ..content.page import Page
from ..content.problems import Problem, quoted
from ..weaving.slots import SLOTS, Slot
from .messages import suggest

MARKED = ("claims", "facts")  # the data files whose ids a mark [#C-001] names
SINGLE = re.compile(  # a slot that lacks a bracket at each side: [list]
    rf"(?<!\[)\[(?:{'|'.join(SLOTS)})(?:: [^\]\n]*)?\](?![\](:])"
)


def check_marks_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """What looks like a citation, a mark or a slot is one, or readers would see its brackets."""
    for page in atlas.pages:
        for match in (*ALMOST.finditer(page.text), *SINGLE.finditer(page.text)):
            if [mark.source for mark in read_marks(match[0])] != [match[0]]:
                fix = "write it as [@key], [#C-001], [=S-001], [?Q-001], [[name]] or [[name: words]]"
                text = f"{quoted(match[0])} is not a mark; {fix}"
                yield Problem(page.path, page.line_at(match.start()), "mark", text)


OPEN_FENCE = re.compile(r"^[ \t]*(`{3}|~{3})", re.MULTILINE)  # a whole block of code is blank in a page's text


def check_code_is_closed(atlas: Atlas) -> Iterator[Problem]:
    """A block of code has an end, or all that follows would be shown as it is written."""
    for page in atlas.pages:
        if match := OPEN_FENCE.search(page.text):
            text = f"the block is not closed; write {match[1]} on a line of its own below it"
            yield Problem(page.path, page.line_at(match.start(1)), "code", text)


LINKED_MARK = re.compile(  # [words [@key]](
    rf"(?:\[|<a\s[^<>]*>)[^\[\]<\n]*(?:{CITATION.pattern}|{STATEMENT.pattern}|{FIGURE.pattern}|{SEARCH.pattern})[^\[\]<\n]*(?:\]\(|</a>)"
)


def check_marks_in_links(atlas: Atlas) -> Iterator[Problem]:
    """The words of a link hold no mark: it would be a link in a link."""
    for page in atlas.pages:
        for match in LINKED_MARK.finditer(page.text):
            text = f"{quoted(match[0].removesuffix('('))} has a mark in its words; write the mark after the link"
            yield Problem(page.path, page.line_at(match.start()), "link", text)


def check_marks(atlas: Atlas) -> Iterator[Problem]:
    """A mark [#C-001] names a claim or a fact, and appears once on a page."""
    known = [one for one, name in atlas.file_of.items() if name in MARKED]
    moved = atlas.moved_ids
    for page in atlas.pages:
        seen = set()
        for mark in page.marks_of(MarkKind.STATEMENT):
            if mark.key in moved:
                text = f'"{mark.key}" is {moved[mark.key]} now; write [#{moved[mark.key]}], once on the page'
                yield Problem(page.path, mark.line, "mark", text)
            elif mark.key not in known and all(map(atlas.has, MARKED)):  # a file that is missing is a problem by itself
                text = f'no claim or fact "{mark.key}" in docs/claims.yml or docs/facts.yml; {suggest(mark.key, known)}'
                yield Problem(page.path, mark.line, "mark", text)
            if mark.key in seen:
                yield Problem(page.path, mark.line, "mark", f'"{mark.key}" appears twice on the page; keep one')
            seen.add(mark.key)


def check_slots(atlas: Atlas) -> Iterator[Problem]:
    """A slot [[name: words]] is known, has what it needs, and is a paragraph of its own unless it may be in a text."""
    for page in atlas.pages:
        lines = ["", *page.body.split("\n"), ""]
        shown: set[str] = set()
        for mark in page.slots:
            slot = SLOTS.get(mark.key)
            around = [text.strip() for text in lines[mark.line - page.body_line :][:3]]
            if not slot:
                yield Problem(page.path, mark.line, "slot", f'no slot "{mark.key}"; {suggest(mark.key, SLOTS)}')
            elif not slot.in_sentence and around != ["", mark.source, ""]:
                text = f'"{mark.key}" is inside a paragraph; give it a paragraph of its own'
                yield Problem(page.path, mark.line, "slot", text)
            else:
                faults = (*slot_mistakes(atlas, page, slot, mark), *shown_twice(slot, mark, shown))
                yield from (Problem(page.path, mark.line, "slot", text) for text in faults)
        if page.medicine_entries and not page.shows("medicines"):
            yield Problem(page.path, page.body_line, "slot", "medicines are declared but not shown; add [[medicines]]")


def slot_mistakes(atlas: Atlas, page: Page, slot: Slot, mark: Mark) -> Iterator[str]:
    """What a slot lacks: the thing it names, or a page that can hold it."""
    if bool(mark.argument) != bool(slot.argument):
        need = f"needs {slot.argument.what} after a colon" if slot.argument else "takes nothing after its name"
        yield f'"{slot.name}" {need}; write it as CONTRIBUTING.md shows'
    elif not slot.home(page):
        yield f'"{slot.name}" has nothing to show on this page; take it out'
    elif slot.argument and (known := slot.argument.known(atlas)) is not None:
        for word in mark.words if slot.argument.several else [mark.argument]:
            if word not in known:
                yield f'no {slot.argument.one} "{word}"; {suggest(word, known)}'


def shown_twice(slot: Slot, mark: Mark, shown: set[str]) -> Iterator[str]:
    """A card and a list have one place on a page; ``shown`` remembers them."""
    several = slot.argument and slot.argument.several
    for one in mark.words if several else [] if slot.again else [slot.name]:
        if one in shown:
            yield f'"{one}" appears twice on the page; keep one'
        shown.add(one)


ATX = re.compile(r"(#{1,6})(.*)")  # ## At night
# A heading in something else: > ## in a quote, - ## in a list; or indented.
INSIDE = re.compile(r"(?: {1,3}|[ \t]*(?:(?:>|[-*+]|\d+[.)])[ \t]+)+| {4,}(?=#{1,6} \w))(#{1,6}) ")
UNDERLINE = re.compile(r"(?:=+|-+) *")  # === below the words of a heading
ACROSS = re.compile(r" {0,3}([-*_])(?: *\1){2,} *")  # a line across, after which a paragraph may begin at once
RAW_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)  # <h2>


def check_headings(atlas: Atlas) -> Iterator[Problem]:
    """Headings start at level 2, skip no level and end at level 4; the title is the only h1."""
    for page in atlas.pages:
        level, before, beginning = 1, "", True
        marked = {mark.line for mark in page.marks}
        for number, text in enumerate(page.text.split("\n")):
            line = page.body_line + number
            if match := INSIDE.match(text):
                fix = "write it at the beginning of its line, out of quotes, lists and notes"
                yield Problem(page.path, line, "heading", f"{match[1]} is inside something else; {fix}")
            elif match := ATX.match(text):
                here = len(match[1])
                if not match[2].startswith(" "):
                    yield Problem(
                        page.path, line, "heading", f"no space after {match[1]}; write {match[1]} and a space"
                    )
                elif here == 1 or here > 4 or here > level + 1:
                    fix = f"write {'#' * min(level + 1, 4)}"
                    yield Problem(page.path, line, "heading", f"level {here} after {level}; {fix}")
                if line in marked:
                    yield Problem(page.path, line, "heading", "has a mark in it; move that into the text below")
                level = here
            elif beginning and before.strip() and UNDERLINE.fullmatch(text):
                yield Problem(page.path, line, "heading", "is written by underlining; write ## before its words")
            elif raw := RAW_HEADING.search(text):
                fix = f"write {'#' * max(2, int(raw[1]))}"
                yield Problem(page.path, line, "heading", f"is written as <h{raw[1]}>; {fix} before its words")
            before, beginning = text, not before.strip() or bool(ACROSS.fullmatch(before) or ATX.match(before))


HIDDEN_WORDS = re.compile(r"\]\([^)]*\)|<[^>]*>")  # of a heading: the address of a link, a tag
HEADING = re.compile(r"^#{1,6} (.*)$", re.MULTILINE)


def check_headings_have_words(atlas: Atlas) -> Iterator[Problem]:
    """A heading has words, for the contents of the page show them."""
    for page in atlas.pages:
        for match in HEADING.finditer(page.text):
            if not re.search(r"[^\W_]", unescape(HIDDEN_WORDS.sub("", match[1]))):
                text = "has no words; write them after it, or take it out"
                yield Problem(page.path, page.line_at(match.start()), "heading", text)


MERGE = re.compile(r"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)  # <<<<<<< HEAD


def check_merges_are_done(atlas: Atlas) -> Iterator[Problem]:
    """No mark of a merge is left in a text."""
    for page in atlas.pages:
        for match in MERGE.finditer(page.text):
            text = "is a mark of a merge; choose what is to stay, and take the marks out"
            yield Problem(page.path, page.line_at(match.start()), "merge", text)


LINK_TO_PAGE = re.compile(  # [words](../causes/cold.md#at-night "title"), and [label]: cold.md
    r"\]\(<?([^)\s>#]+\.md)(?:#[^)\s>]*)?>?(?:\s+[^)]*)?\)|^\[[^\]\n]+\]:\s*<?([^\s>#]+\.md)", re.MULTILINE
)
FAR = rf"(?:{SCHEME}|//)[^)\s>]*|[^)\s>]*&[^)\s>]*"  # also one with an entity, which may hide its scheme
OUTSIDE = re.compile(  # [words](https://example.org/a), [label]: https://example.org/a, <https://example.org/a>
    rf"\]\([ \t]*<?[ \t]*({FAR})|^[ \t]*\[[^\]\n]+\]:[ \t]*<?({FAR})|<({SCHEME}[^\s<>]*)>", re.MULTILINE
)
FOLLOWED = re.compile(rf"{HOST}|mailto:.|tel:.", re.IGNORECASE)  # tel:112, and no javascript:


def check_links(atlas: Atlas) -> Iterator[Problem]:
    """A link to a page of the site leads to one, and a link elsewhere has an address that can be followed."""
    paths = {f"{page.id}.md" for page in atlas.pages}
    for page in atlas.pages:
        for match in LINK_TO_PAGE.finditer(page.text):
            target = match[1] or match[2]
            if not re.match(SCHEME, target):  # https://example.org/a.md
                path = linked_file(f"{page.id}.md", target)
                if path not in paths:
                    text = f'"{target}" leads to no page; {suggest(path, paths)}'
                    yield Problem(page.path, page.line_at(match.start()), "link", text)
        for match in OUTSIDE.finditer(page.text):
            address = match[1] or match[2] or match[3]
            if ELSEWHERE.match(unescape(address)) and not FOLLOWED.match(unescape(address)):
                text = f"{quoted(address)} is not an address that a reader can follow; mend it"
                yield Problem(page.path, page.line_at(match.start()), "link", text)


NO_ADDRESS = re.compile(  # [x](), [](a.md), [&nbsp;](a.md)
    r"!?\[[^\[\]\n]*\]\([ \t]*(?:<[ \t]*>)?[ \t]*\)|"
    r"(?<!!)\[(?:\s|&(?:[a-z]{2,4}sp|zwn?j|shy|#x?[0-9a-f]+);)*\]\([^)\n]*\)",
    re.IGNORECASE,
)


def check_links_are_whole(atlas: Atlas) -> Iterator[Problem]:
    """A link and a picture have an address, and a link has words."""
    for page in atlas.pages:
        for match in NO_ADDRESS.finditer(page.text):
            text = f"{quoted(match[0])} has no words or no address; write both, or take it out"
            yield Problem(page.path, page.line_at(match.start()), "link", text)


PICTURE = re.compile(  # ![words](calf.svg), and <img src="calf.svg">
    r"!\[[^\]\n]*\]\(<?([^)\s>]+)|<img\b[^<>]*?\bsrc=[\"']?([^\s\"'>]+)", re.IGNORECASE
)


def check_pictures(atlas: Atlas) -> Iterator[Problem]:
    """A picture is one of docs/assets/, and none comes from another host."""
    for page in atlas.pages:
        for match in PICTURE.finditer(page.text):
            target = match[1] or match[2]
            path = linked_file(page.path, target)
            if ELSEWHERE.match(target):
                text = f'"{target}" asks another host; keep a copy in {ASSETS}, or leave it out'
            elif match[1] and path not in atlas.assets:
                text = f'"{target}" is not a picture of docs/assets/; {suggest(path, atlas.assets)}'
            else:
                continue
            yield Problem(page.path, page.line_at(match.start()), "picture", text)


def check_together(atlas: Atlas) -> Iterator[Problem]:
    """What would mislead apart appears together: the cards and words of an entry's ``together`` are on its pages."""
    for page in atlas.pages:
        here, text = {*page.statements, *page.red_flags}, page.text.lower()
        for identifier in atlas.together.keys() & here:
            wanted = atlas.together[identifier]
            if cards := [card for card in wanted.cards if card not in here]:
                fix = f"add [[danger-signs: {' '.join(cards)}]]"
                yield Problem(page.path, page.body_line, identifier, f"{wanted.why}; {fix}")
            for words in wanted.words:
                if words.lower() not in text:
                    yield Problem(page.path, page.body_line, identifier, f'{wanted.why}; add the words "{words}"')
