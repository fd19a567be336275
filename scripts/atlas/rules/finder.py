"""The rules of the finder: what it names exists, each answer leads somewhere, each row is seen by somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..content.atlas import Atlas
from ..content.finder import DANGER, NONE, SHOWN, UNKNOWN, found
from ..content.problems import Problem
from .messages import suggest

NAME = "which-cause"
PATH = f"docs/{NAME}.yml"
FinderPlace = tuple[str, str]  # the dotted path of an entry, what is written there


def problem(atlas: Atlas, where: str, text: str) -> Problem:
    """A problem at a place of the file."""
    return Problem(PATH, atlas.line(NAME, where), where, text)


def check_finder_is_shown(atlas: Atlas) -> Iterator[Problem]:
    """The questions have a page that asks them, and such a page has questions."""
    page = atlas.showing(NAME)
    if page and not atlas.has(NAME) and PATH not in atlas.unread:
        yield Problem(PATH, 1, "file", f"missing or empty, and {page.path} has [[{NAME}]]; bring it back")
    elif not page and atlas.has(NAME) and atlas.texts_read:
        yield Problem(PATH, 1, "file", f"no page asks its questions; write [[{NAME}]] on one")


def check_finder_ids(atlas: Atlas) -> Iterator[Problem]:
    """An id has one question, and in a question one answer; some ids are taken."""
    data = atlas.data(NAME).get("questions", ())
    yield from twice(atlas, [(f"questions.{i}", one.get("id", "")) for i, one in enumerate(data)], [DANGER])
    for i, one in enumerate(data):
        answers = [(f"questions.{i}.answers.{k}", some.get("id", "")) for k, some in enumerate(one.get("answers", ()))]
        yield from twice(atlas, answers, [UNKNOWN, NONE])


def twice(atlas: Atlas, places: Iterable[FinderPlace], taken: Iterable[str]) -> Iterator[Problem]:
    """The ids that come again, or that no author may give."""
    seen = set(taken)
    for where, identifier in places:
        if identifier and identifier in seen:
            yield problem(atlas, where, f'"{identifier}" is the id of another; give it one of its own')
        seen.add(identifier)


def answers_of(atlas: Atlas) -> Mapping[str, tuple[str, ...]]:
    """What may be answered to each question, by its id; to the first one the ids of cards."""
    cards = tuple(atlas.data(NAME).get(DANGER, {}).get("cards", ()))
    return {DANGER: cards, **{one.id: one.known for one in atlas.questions}}


def check_finder_names(atlas: Atlas) -> Iterator[Problem]:
    """A row names a page, questions, answers and cards that exist."""
    known = answers_of(atlas)
    for number, row in enumerate(atlas.data(NAME).get("rows", ())):
        if (page := row.get("page", "")) and page not in atlas.by_id:
            yield problem(atlas, f"rows.{number}.page", f'no page "{page}"; {suggest(page, atlas.by_id)}')
        if row.get("when") == {}:
            yield problem(atlas, f"rows.{number}.when", "asks for nothing, so it would always fit; name an answer")
        for where, question, answer in asked_by(number, row):
            if question not in known:
                yield problem(atlas, where, f'no question "{question}"; {suggest(question, known)}')
            elif answer not in known[question]:
                yield problem(atlas, where, f'no answer "{answer}" to {question}; {suggest(answer, known[question])}')
    for where, card in cards_of(atlas):
        if atlas.has("red-flags") and card not in atlas.red_flags:
            text = f'no card "{card}" in docs/red-flags.yml; {suggest(card, atlas.red_flags)}'
            yield problem(atlas, where, text)


def asked_by(number: int, row: Mapping[str, Mapping[str, list[str]]]) -> Iterator[tuple[str, str, str]]:
    """What a row asks for: where that stands, the question, the answer."""
    for name in ("when", "unless"):
        for question, answers in row.get(name, {}).items():
            for i, answer in enumerate(answers):
                yield f"rows.{number}.{name}.{question}.{i}", question, answer


def cards_of(atlas: Atlas) -> Iterator[FinderPlace]:
    """Every card that the file names."""
    data = atlas.data(NAME)
    yield from ((f"danger.cards.{i}", card) for i, card in enumerate(data.get(DANGER, {}).get("cards", ())))
    for number, row in enumerate(data.get("rows", ())):
        yield from ((f"rows.{number}.cards.{i}", card) for i, card in enumerate(row.get("cards", ())))


def check_finder_answers(atlas: Atlas) -> Iterator[Problem]:
    """Each answer and each danger sign leads to a row, or nobody needs to be asked for it."""
    rows = atlas.data(NAME).get("rows", ())
    used = Counter((question, answer) for i, row in enumerate(rows) for _, question, answer in asked_by(i, row))
    for i, card in enumerate(atlas.data(NAME).get(DANGER, {}).get("cards", ())):
        if not used[DANGER, card]:
            yield problem(atlas, f"danger.cards.{i}", f"no row has {card}; write one, or take it out")
    for i, one in enumerate(atlas.data(NAME).get("questions", ())):
        for k, answer in enumerate(one.get("answers", ())):
            if not used[one.get("id"), answer.get("id")]:
                text = f'no row has "{answer.get("id")}"; write one, or take it out'
                yield problem(atlas, f"questions.{i}.answers.{k}", text)


def check_finder_rows(atlas: Atlas) -> Iterator[Problem]:
    """Each row is seen at once by whoever gives no more than the answers that it needs."""
    rows = atlas.finder_rows
    if len(rows) != len(atlas.data(NAME).get("rows", ())):
        return  # a row of the wrong shape is reported already
    for number, row in enumerate(rows):
        lists = [found(rows, way) for way in row.ways]
        if not any(row in some for some in lists):
            first = next((one for some in lists for one in some if one.page == row.page), None)
            why = "a row before it has the same page and the same answers" if first else "its answers leave it out"
            yield problem(atlas, f"rows.{number}", f"is never shown: {why}; change `when` or `unless`, or take it out")
        elif not any(row in some[:SHOWN] for some in lists):
            text = f"{SHOWN} others come before it, even with no more than its own answers; move it up"
            yield problem(atlas, f"rows.{number}", text)
