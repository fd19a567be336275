"""The rules of danger signs: what a care card needs, how many a page shows, and one urgency for one sign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from ..content.atlas import Atlas
from ..content.marks import without_marks
from ..content.page import CONTENT, Page
from ..content.problems import Problem
from ..content.records import Medicine, RedFlag, Sign
from ..content.states import Level
from .language import LIST_ITEM, SENTENCE_BREAK, WORD
from .messages import suggest

IN_FULL = 2
MOST_OF_A_PAGE = 1 / 3  # of the words of a page
SHORT = 60  # words: one short card may be on a page of a few lines
LINK_TARGET = re.compile(r"\]\([^)]*\)")  # ](../causes/cold.md)
CLAUSE_BREAK = re.compile(rf"{SENTENCE_BREAK.pattern}|(?<=[;:])\s+|\s*\|\s*")  # "Ring: if not,", cells of a table


def check_needs(atlas: Atlas) -> Iterator[Problem]:
    """A card with several signs says whether one is enough or they count together; a card with one sign does not."""
    for number, card in enumerate(atlas.data("red-flags")):
        several = len(card.get("signs", ())) > 1
        if several == ("need" in card) or not card.get("signs"):
            continue
        text = "is missing; write any or together" if several else "one sign needs none; take it out"
        yield Problem("docs/red-flags.yml", atlas.line("red-flags", f"{number}"), f"{card['id']}.need", text)


def check_card_groups(atlas: Atlas) -> Iterator[Problem]:
    """The group of a card is one of the page that shows every sign."""
    page = atlas.signs_page
    for number, card in enumerate(atlas.data("red-flags")):
        group = card.get("group")
        if page and group and group not in page.groups:
            text = f'no group "{group}" in {page.path}; {suggest(group, page.groups)}'
            yield Problem("docs/red-flags.yml", atlas.line("red-flags", f"{number}.group"), "group", text)


def check_taken(atlas: Atlas) -> Iterator[Problem]:
    """A card that speaks of some medicines alone names such as there are."""
    known = {*(one.id for _, one in atlas.medicines), *(one.id for one in atlas.listings), *atlas.by_id}
    for number, card in enumerate(atlas.red_flags.values()):
        for name in card.taken:
            if name not in known and not atlas.broken("medicines"):
                text = f'no medicine and no page "{name}"; {suggest(name, known)}'
                line = atlas.line("red-flags", f"{number}.taken")
                yield Problem("docs/red-flags.yml", line, f"{card.id}.taken", text)


def check_acts(atlas: Atlas) -> Iterator[Problem]:
    """What a card tells to do, in its line, is as urgent as the card is."""
    for card in atlas.red_flags.values():
        named = levels(card.act, atlas)
        if named and card.level not in named:
            text = f'"{card.act}" is {" or ".join(sorted(named))}, and level is {card.level}; make them agree'
            yield Problem("docs/red-flags.yml", atlas.line_of(card.id), f"{card.id}.act", text)


def check_cards_in_full(atlas: Atlas) -> Iterator[Problem]:
    """A page shows at most two cards in full; the others appear as a line each."""
    for page in atlas.pages:
        if len(page.cards) > IN_FULL:
            more = " ".join(page.cards[IN_FULL:])
            text = f"{len(page.cards)} cards in full, {IN_FULL} at most; write others as [[danger-signs: {more}]]"
            yield Problem(page.path, page.body_line, "cards", text)


def check_share_of_cards(atlas: Atlas) -> Iterator[Problem]:
    """Cards and their lines are at most a third of the words of a reader's page."""
    for page in atlas.pages:
        if page.kind not in CONTENT:
            continue
        cards, others = words_in_cards(atlas, page), words_beside_cards(atlas, page)
        if cards > max(SHORT, MOST_OF_A_PAGE * (cards + others)):
            share = f"{cards} of {cards + others} words are in cards, a third at most"
            yield Problem(page.path, page.body_line, "cards", f"{share}; show fewer in full, or leave some out")


def words_in_cards(atlas: Atlas, page: Page) -> int:
    """How many words the care cards and the lines about danger signs of a page have."""
    known = atlas.red_flags
    cards = [known[identifier] for identifier in page.cards if identifier in known]
    lines = [known[i] for i in page.red_flags if i in known and i not in page.cards]
    return count(text for card in cards for text in card_texts(card)) + count(
        text for card in lines for text in (card.short, card.act)
    )


def words_beside_cards(atlas: Atlas, page: Page) -> int:
    """How many words the text, the medicine boxes and the tables of studies of a page have."""
    rows = [atlas.studies[identifier].texts for identifier in page.studies if identifier in atlas.studies]
    boxes = map(box_texts, page.medicines)
    return count([LINK_TARGET.sub("]", without_marks(page.text)), *chain(*boxes, *rows)])


def count(texts: Iterable[str]) -> int:
    """How many words some texts have."""
    return sum(len(WORD.findall(text)) for text in texts)


def card_texts(card: RedFlag) -> list[str]:
    """The texts of a card in full."""
    return [card.title, card.lead, card.means, *card.signs, *card.action]


def box_texts(one: Medicine) -> list[str]:
    """The texts of the fact box of a medicine."""
    return [one.name, one.how, one.how_often, one.caution, one.also_helps, one.used_for, one.class_]


# -- one sign, one urgency


def check_signs(atlas: Atlas) -> Iterator[Problem]:
    """A danger sign leads to a card of its level, and has one entry."""
    seen: set[str] = set()
    cards = atlas.ids("red-flags")
    for number, sign in enumerate(atlas.data("signs").get("signs", ())):
        line = atlas.line("signs", f"signs.{number}")
        name, level, home = (sign.get(field, "") for field in ("id", "level", "card"))
        card = atlas.red_flags.get(home)
        if name in seen:
            yield Problem("docs/signs.yml", line, name, "has two entries; make them one")
        seen.add(name)
        if home and home not in cards and not atlas.broken("red-flags"):
            text = f'no card "{home}" in docs/red-flags.yml; {suggest(home, cards)}'
            yield Problem("docs/signs.yml", line, name, text)
        elif level and card and card.level != level:
            text = f"is {level}, and {home} is {card.level}; make them agree"
            yield Problem("docs/signs.yml", line, name, text)


def check_urgency(atlas: Atlas) -> Iterator[Problem]:
    """A sign has one urgency everywhere: in pages, cards, warnings and medicines."""
    for path, line, field, text, around in sentences_everywhere(atlas):
        named = levels(text, atlas) or levels(around, atlas)
        for sign in signs_in(text, atlas.signs) if named else ():
            if sign.level not in named:
                says = f'"{sign.id}" is {sign.level} in docs/signs.yml, and here {" and ".join(sorted(named))}'
                yield Problem(path, line, field, f"{says}: {text.strip()[:90]}")


def sentences_everywhere(atlas: Atlas) -> Iterator[tuple[str, int, str, str, str]]:
    """All sentences that readers see: path, line, field, the sentence, and what leads to it (a heading, "Call if:")."""
    yield from sentences_on_pages(atlas)
    yield from sentences_in_cards(atlas)
    for key, warning in atlas.warnings.items():
        for text in CLAUSE_BREAK.split(f"{warning.title}. {warning.text}"):
            yield "docs/warnings.yml", atlas.line("warnings", key), key, text, ""


def sentences_on_pages(atlas: Atlas) -> Iterator[tuple[str, int, str, str, str]]:
    """The sentences of the pages and of what each medicine warns of."""
    for page in atlas.pages:
        for line, text, around in sentences_of(page):
            yield page.path, line, "urgency", text, around
        for number, entry in enumerate(page.medicine_entries):
            line = page.front.line(f"medicines.{number}.caution")
            for text in CLAUSE_BREAK.split(entry.get("caution", "")):
                yield page.path, line, "caution", text, ""


def sentences_in_cards(atlas: Atlas) -> Iterator[tuple[str, int, str, str, str]]:
    """The signs of the cards, which have the level of their card, and what each card says to do."""
    for card in atlas.red_flags.values():
        line = atlas.line_of(card.id)
        for sign in [card.short, *card.signs]:
            yield "docs/red-flags.yml", line, card.id, f"{card.lead} {sign}", card.level
        for action in card.action:
            for text in CLAUSE_BREAK.split(action):
                yield "docs/red-flags.yml", line, card.id, text, ""


def sentences_of(page: Page) -> Iterator[tuple[int, str, str]]:
    """The sentences of a page with their line; an item of a list has the line that leads to it, or its heading."""
    heading = lead = ""
    for number, raw in enumerate(without_marks(page.text).split("\n")):
        if raw.startswith("#"):
            heading, lead = raw.strip("# "), ""
        elif raw.strip():
            item = LIST_ITEM.match(raw)
            for text in CLAUSE_BREAK.split(LIST_ITEM.sub("", raw, count=1)):
                yield page.body_line + number, text, (lead or heading) if item else ""
            if not item:
                lead = raw if raw.rstrip().endswith(":") else ""


def levels(text: str, atlas: Atlas) -> set[Level]:
    """The levels of urgency that a text names."""
    return {level for level, words in atlas.urgency_words.items() if text == level or has(text, words)}


def signs_in(text: str, signs: Iterable[Sign]) -> list[Sign]:
    """The danger signs that a text names."""
    return [sign for sign in signs if has(text, sign.words) and not has(text, sign.unless)]


def has(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a text has one of these phrases."""
    return bool(phrases and any_of(phrases).search(text))


@lru_cache(maxsize=512)
def any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds each of these phrases between other words."""
    # "dark urine" of "Dark urine?", not of "dark urines"
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, phrases)) + r")(?!\w)", re.IGNORECASE)
