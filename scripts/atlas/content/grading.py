"""From the comparisons of a remedy to its grade: steps in an order, each with the words that readers get for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .records import Evidence
from .scales import WORDS
from .states import Control, Design, Help, RatedCertainty, Result
from .studies import Study

FAIR_CONTROLS = (Control.DUMMY, Control.NOTHING)
SURE = (RatedCertainty.HIGH, RatedCertainty.MODERATE)


def is_fair(study: Study) -> bool:
    """Whether a comparison counts: with a dummy or with nothing, read, and not of very low certainty."""
    return (
        study.control in FAIR_CONTROLS
        and study.result is not Result.UNREAD
        and study.certainty is not RatedCertainty.VERY_LOW
    )


def weight(study: Study) -> tuple[int, int]:
    """What makes a comparison count for more than another: its design, then how many took part."""
    return -list(Design).index(study.design), study.people or 0


@dataclass(frozen=True)
class Balance:
    """All that is known on one question: its comparisons, and whether experts advise it."""

    studies: tuple[Study, ...]
    advised: bool

    @property
    def fair(self) -> list[Study]:
        """The fair comparisons, the best first."""
        return sorted(filter(is_fair, self.studies), key=weight, reverse=True)

    @property
    def best_is_for(self) -> bool:
        """Whether the best fair comparison speaks for it; of two that are as good, both have to."""
        best = [study for study in self.fair if weight(study) == weight(self.fair[0])]
        return bool(best) and all(study.result is Result.BETTER for study in best)

    @property
    def surely_for(self) -> bool:
        """Whether two or more fair comparisons of at least moderate certainty speak for it, and none against it."""
        sure = [study.result for study in self.fair if study.certainty in SURE]
        return self.best_is_for and len(sure) > 1 and all(result is Result.BETTER for result in sure)

    @property
    def unread(self) -> bool:
        """Whether it was tested, and nothing that came out could be read."""
        return bool(self.studies) and all(study.result is Result.UNREAD for study in self.studies)


@dataclass(frozen=True)
class Step:
    """A grade, when it is given, and how readers are told so."""

    grade: Help
    holds: Callable[[Balance], bool]
    says: str


CHOICES: tuple[tuple[Help, Callable[[Balance], bool]], ...] = (
    (Help.HELPS, lambda balance: balance.surely_for),
    (Help.MAY_HELP, lambda balance: balance.best_is_for),
    (Help.NOT_SHOWN, lambda balance: bool(balance.fair)),
    (Help.NOT_LOOKED_UP, lambda balance: balance.unread),
    (Help.ADVISED, lambda balance: balance.advised),
    (Help.NOT_SHOWN, lambda balance: True),
)
STEPS = tuple(Step(*choice, says) for choice, says in zip(CHOICES, WORDS["steps"], strict=True))


def step_of(balance: Balance) -> Step:
    """The first step that holds."""
    return next(step for step in STEPS if step.holds(balance))


def balance_of(evidence: Evidence, about: str, studies: Iterable[Study]) -> Balance:
    """What a grade of a page stands on: the comparisons of its group, outcome and treatment, where it names them."""
    named = {"about": about, "group": evidence.group, "outcome": evidence.outcome, "what": evidence.of}
    wanted = {field: value for field, value in named.items() if value}
    found = (study for study in studies if all(getattr(study, field) == value for field, value in wanted.items()))
    return Balance(tuple(found), bool(evidence.advised_by))
