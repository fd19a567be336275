"""What works, ranked: each treatment by whom it was tried in, the surest first, what was found, effort and risk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.grading import Balance, balance_of, is_fair, step_of, weight
from ..content.page import NAME_FIELDS, Kind, Page
from ..content.records import Evidence
from ..content.scales import HELP, RESULT
from ..content.states import Control, Help, RatedCertainty, Result
from ..content.studies import Study
from .heads import Context
from .studies import effect_words, figures_words, number_words, who


@dataclass(frozen=True)
class Entry:
    """A treatment in one group of people: its page, its grade with the reason, and what was compared."""

    page: Page
    name: str
    group: str
    outcome: str
    grade: Help
    why: str
    balance: Balance

    @property
    def best(self) -> Study | None:
        """The comparison that counts most: a fair one, if there is any."""
        others = sorted(self.balance.studies, key=weight, reverse=True)
        return next(iter([*self.balance.fair, *others]), None)

    @property
    def counted(self) -> Study | None:
        """The fair comparison with a dummy that counts most of those that counted people."""
        told = (one for one in self.balance.fair if one.control is Control.DUMMY)
        return next((one for one in told if one.figures and one.figures.helped), None)


def entries(atlas: Atlas) -> Iterator[Entry]:
    """Each treatment in each group: remedies by their grades, those of a disease by their comparisons."""
    for page in atlas.of_kind(Kind.REMEDY):
        for evidence in page.evidence.all if page.evidence else ():
            yield remedy_entry(atlas, page, evidence)
    for page in atlas.of_kind(Kind.DISEASE):
        yield from treatments_of(atlas, page)


def remedy_entry(atlas: Atlas, page: Page, evidence: Evidence) -> Entry:
    """A remedy by one of its grades; where it names no group, the group of all its comparisons, if they have one."""
    balance = balance_of(evidence, page.id, atlas.benefits)
    groups = {study.group for study in balance.studies}
    group = evidence.group or (groups.pop() if len(groups) == 1 else "")
    grade = Help(evidence.grade)
    return Entry(page, evidence.of or page.title, group, evidence.outcome, grade, evidence.why, balance)


def treatments_of(atlas: Atlas, page: Page) -> Iterator[Entry]:
    """What was tried against cramps in a disease, with the grade that follows from its comparisons alone."""
    tried: dict[tuple[str, str], list[Study]] = {}
    for study in atlas.benefits:
        if study.about == page.id and study.control is not Control.OTHERS:
            tried.setdefault((study.what, study.group), []).append(study)
    for (what, group), studies in tried.items():
        balance = Balance(tuple(studies), advised=False)
        step = step_of(balance)
        yield Entry(page, what, group, "", step.grade, step.says, balance)


def rank(entry: Entry) -> tuple[int, tuple[int, int], str]:
    """The order in a group: the surest grade, then the comparison that counts most, then the name."""
    design, people = weight(entry.best) if entry.best else (-len(HELP), 0)
    return list(HELP).index(entry.grade), (-design, -people), entry.name.casefold()


def ranking(atlas: Atlas, here: Page) -> Context:
    """Every group of people with its treatments, the best first; what no group fits comes last."""
    found = sorted(entries(atlas), key=rank)
    words = atlas.data("lists")
    names = {**atlas.study_words("groups"), "": words["ranking"]["rest"]}
    groups = [{"id": key, "title": title, "entries": of_group(atlas, here, found, key)} for key, title in names.items()]
    shown = {entry.grade for entry in found}
    return {
        "words": words,
        "orders": [{"key": key, "label": words["orders"][key]} for key in ("grade", "more", "people", "title")],
        "grades": [{"key": key, "label": grade.label} for key, grade in HELP.items() if key in shown],
        "groups": [group for group in groups if group["entries"]],
    }


def of_group(atlas: Atlas, here: Page, found: Iterable[Entry], group: str) -> list[Context]:
    """The treatments of a group of people, in their order."""
    own = [entry for entry in found if entry.group == group]
    return [{**shown_entry(atlas, here, entry), "order": number} for number, entry in enumerate(own)]


def shown_entry(atlas: Atlas, here: Page, entry: Entry) -> Context:
    """What the table shows of a treatment."""
    best = entry.best
    return {
        "name": entry.name,
        "url": way(here.url, entry.page.url),
        "names": " ".join(entry.page.words_of(*NAME_FIELDS)),
        "page_title": entry.page.title if entry.page.title != entry.name else "",
        "outcome": atlas.study_words("outcomes").get(entry.outcome, ""),
        "grade": entry.grade.value,
        "label": HELP[entry.grade].label,
        "why": entry.why,
        "effort": entry.page.effort,
        "risk": entry.page.risk,
        "people": best.people if best and best.people else "",
        "best": comparison(atlas, here, best) if best else None,
        "helped": helped(entry.counted),
    }


def comparison(atlas: Atlas, here: Page, study: Study) -> Context:
    """The comparison that counts most, in a few lines, with the way to its row in a table."""
    home = next(iter(atlas.shown_in.get(study.id, ())), None)
    unit = study.figures.unit if study.figures else study.effect.unit if study.effect else ""
    figures = figures_words(study.figures) if study.figures else effect_words(study.effect) if study.effect else ""
    return {
        "against": study.against,
        "who": who(study),
        "unit": unit,
        "figures": figures,
        "result": RESULT[study.result],
        "fair": is_fair(study) or study.result is Result.UNREAD,
        "certainty": certainty_words(study),
        "url": way(here.url, home.url, study.id.lower()) if home else "",
    }


def certainty_words(study: Study) -> str:
    """How sure its readers rated it, if they did."""
    return "" if study.certainty is RatedCertainty.UNRATED else f"{study.certainty} certainty"


def helped(study: Study | None) -> Context | None:
    """How many of 100 people it helped on both sides, as texts have it; ``more`` is the difference."""
    if not (study and study.figures and (both := study.figures.helped)):
        return None
    what, against = both
    more = round(what - against)
    return {
        **{name: number_words(round(value)) for name, value in (("what", what), ("against", against), ("more", more))},
        "order": -more,
        "fewer": more <= 0,
        "chance": study.result is Result.SAME,
        "certainty": certainty_words(study),
        "who": who(study),
    }


def ranking_words(atlas: Atlas) -> str:
    """The treatments of every group, for the search."""
    names = atlas.study_words("groups")
    return " ".join(f"{names.get(entry.group, '')}: {entry.name}." for entry in entries(atlas))
