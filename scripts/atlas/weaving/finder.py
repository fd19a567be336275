"""The finder: danger signs first, one question a screen, the pages that fit, and the same as tables."""

from __future__ import annotations

from collections.abc import Iterable

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.finder import DANGER, NONE, UNKNOWN, Question, Row
from ..content.page import Page
from ..content.sheets import Data
from .cards import by_urgency, care_card
from .heads import Context, page_link

NAME = "which-cause"


def which_cause(atlas: Atlas, here: Page) -> Context:
    """All questions with their answers, and all pages that can fit."""
    data = atlas.data(NAME)
    signs = [care_card(atlas, here, atlas.red_flags[one]) for one in data[DANGER]["cards"]]
    named = {card: atlas.red_flags[card] for one in atlas.finder_rows for card in one.cards}.values()
    return {
        "words": data["words"],
        "danger": {**data[DANGER], "id": DANGER, "signs": signs},
        "questions": [question(atlas, here, one) for one in atlas.questions],
        "rows": [row(atlas, here, one) for one in atlas.finder_rows],
        "lines": [care_card(atlas, here, card) for card in by_urgency(named)],
        "otherwise": {**data["otherwise"], "links": [linked(here, atlas, one) for one in data["otherwise"]["links"]]},
        "next": [{"after": "", **one, "link": linked(here, atlas, one.get("link"))} for one in data["next"]],
    }


def linked(here: Page, atlas: Atlas, there: Data | None) -> Context | None:
    """A link of the file, with its address as seen from a page."""
    if not there:
        return None
    page, _, place = there["to"].partition("#")
    return {"about": "", **there, "url": way(here.url, atlas.by_id[page].url, place)}


def question(atlas: Atlas, here: Page, one: Question) -> Context:
    """A question, and for its table the pages of each answer."""
    answers = [{**vars(some), "pages": pages_of(atlas, here, one.id, some.id)} for some in one.answers]
    empty = ([NONE] if one.several else []) + [UNKNOWN]
    return {**vars(one), "answers": answers, "empty": empty, "kind": "checkbox" if one.several else "radio"}


def pages_of(atlas: Atlas, here: Page, asked: str, answer: str) -> list[Context]:
    """The pages whose rows name an answer, each once, in their order."""
    ids = dict.fromkeys(row.page for row in atlas.finder_rows if answer in row.when.get(asked, ()))
    return [page_link(here, atlas.by_id[one]) for one in ids]


def row(atlas: Atlas, here: Page, one: Row) -> Context:
    """A page that can fit: its link, what is said of it, when, and the ids of its cards."""
    return {**page_link(here, atlas.by_id[one.page]), **vars(one)}


def finder_words(atlas: Atlas) -> str:
    """The words of the questions and their answers, for the search."""

    def all_words() -> Iterable[str]:
        """Each question with its answers."""
        for one in atlas.questions:
            yield " ".join((one.title, *(f"{answer.text}." for answer in one.answers)))

    return " ".join(all_words())
