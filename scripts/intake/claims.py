"""Which checked statement a sentence makes, which it denies, and which are new: a person decides, and does not retype.

Words are cut as the search cuts them; what the site calls by several names, and words that mean the same, are one
feature. A feature counts by how few statements have it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from .knowledge import Knowledge, Known

APOSTROPHE, NO_WORD = re.compile("['’]"), re.compile(r"[^\w\s]")
SAME_FROM = 0.47  # of the weight of both that is shared, so that it is the same statement
COMMON = 0.25  # a word of most pages, against another
INSIDE = 0.92  # a statement that is a part of a longer sentence, against one that is the whole
LEAST_INSIDE = 3  # features of a statement that may be a part of a sentence
SHOWN = 3  # statements that are told beside a sentence


class Relation(StrEnum):
    """How a sentence stands to what the site has checked."""

    SAME = "same"
    OPPOSITE = "opposite"
    NEW = "new"


class Near(NamedTuple):
    """A statement that is near a sentence, and how near, from 0 to 1."""

    id: str
    score: float


class Match(NamedTuple):
    """How a sentence stands to the statements: the relation to the nearest, and those that are near."""

    relation: Relation
    near: tuple[Near, ...] = ()

    @property
    def id(self) -> str:
        """The statement that is made or denied; "" for a new one."""
        return self.near[0].id if self.relation is not Relation.NEW and self.near else ""


@dataclass(frozen=True, eq=False)
class Matcher:
    """All statements, ready to be compared with a sentence."""

    knowledge: Knowledge

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The sign of each word that means the same as another."""
        words = self.knowledge.words.data.get("same", ())
        return {
            stem: f"={number}"
            for number, group in enumerate(words)
            for stem in self.knowledge.stemmer.of(" ".join(group))
        }

    @cached_property
    def pairs(self) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The pairs of words that turn a statement round, as stems."""
        stems = self.knowledge.stemmer.stem
        sides = (
            [frozenset(map(stems, side.split())) for side in pair] for pair in self.knowledge.words.data["opposites"]
        )
        return [(one, other) for one, other in sides]

    @cached_property
    def texts(self) -> list[tuple[Known, frozenset[str]]]:
        """Each wording of each statement with its features."""
        return [(one, self.features(text)) for one in self.knowledge.claims for text in (one.claim, *one.says)]

    @cached_property
    def by_feature(self) -> Mapping[str, list[int]]:
        """The wordings that have a feature."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, (_, features) in enumerate(self.texts):
            for feature in features:
                found[feature].append(number)
        return found

    @cached_property
    def weights(self) -> list[float]:
        """The whole weight of each wording."""
        return [self.weight_of(features) for _, features in self.texts]

    def features(self, text: str) -> frozenset[str]:
        """What a text is compared by: its telling words, and the pages that its names lead to."""
        words = [stem for stem in self.knowledge.stemmer.of(text) if len(stem) > 1 or stem.isdecimal()]
        pages = (name.page.partition("#")[0] for name in self.knowledge.names_in(text))
        return frozenset((*(self.groups.get(stem, stem) for stem in words), *(f"/{page}" for page in pages)))

    def weight(self, feature: str) -> float:
        """How much a feature tells."""
        count = len(self.by_feature.get(feature, ()))
        rare = math.log(1 + len(self.texts) / (1 + count))
        return rare * COMMON if feature in self.common else rare

    @cached_property
    def common(self) -> frozenset[str]:
        """The words of most pages, as features."""
        return frozenset(
            self.groups.get(stem, stem) for stem in map(self.knowledge.stemmer.stem, self.knowledge.common)
        )

    def weight_of(self, features: Iterable[str]) -> float:
        """The weight of several features."""
        return sum(map(self.weight, features))

    def match(self, text: str) -> Match:
        """How a sentence stands to all statements."""
        features = self.features(text)
        near = self.nearest(features)
        if not near or near[0].score < SAME_FROM:
            return Match(Relation.NEW, near)
        known = next(one for one in self.knowledge.claims if one.id == near[0].id)
        turned = self.denies(text) != self.denies(known.claim) or self.reversed(text, known.claim)
        return Match(Relation.OPPOSITE if turned else Relation.SAME, near)

    def nearest(self, features: frozenset[str]) -> tuple[Near, ...]:
        """The statements that share most with a sentence."""
        shared: Counter[int] = Counter()
        for feature in features:
            weight = self.weight(feature)
            for number in self.by_feature.get(feature, ()):
                shared[number] += weight  # type: ignore[assignment]  # weights are no whole numbers
        whole = self.weight_of(features)
        best: dict[str, float] = {}
        for number, weight in shared.items():
            known, own = self.texts[number]
            score = self.score(weight, whole, self.weights[number], len(own & features))
            best[known.id] = max(score, best.get(known.id, 0))
        ordered = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(Near(key, round(score, 3)) for key, score in ordered[:SHOWN])

    def score(self, shared: float, sentence: float, statement: float, count: int) -> float:
        """How near a sentence is to a statement; a long sentence may hold a whole statement."""
        both = shared / math.sqrt(sentence * statement) if sentence and statement else 0.0
        inside = INSIDE * shared / statement if count >= LEAST_INSIDE and statement else 0.0
        return max(both, inside * math.sqrt(both) if both else 0.0)

    def denies(self, text: str) -> bool:
        """Whether a text says that something is not so. To tell not to do a thing is to deny nothing."""
        plain = f" {' '.join(NO_WORD.sub(' ', APOSTROPHE.sub('', text.lower())).split())} "
        for phrase in self.knowledge.words.data["asserting"]:
            plain = plain.replace(f" {phrase} ", " ")
        words = (*self.knowledge.denies, *self.knowledge.words.data["denying"])
        return any(f" {word} " in plain for word in words)

    def reversed(self, text: str, claim: str) -> bool:
        """Whether one says the opposite word of the other: "raise" for "lower"."""
        here, there = self.stems(text), self.stems(claim)
        return any(
            bool(here & one and there & two and not here & two and not there & one)
            or bool(here & two and there & one and not here & one and not there & two)
            for one, two in self.pairs
        )

    def stems(self, text: str) -> frozenset[str]:
        """All words of a text, cut."""
        return frozenset(map(self.knowledge.stemmer.stem, NO_WORD.sub(" ", text.lower()).split()))
