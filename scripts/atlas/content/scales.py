"""The closed scales: how sure a link is, whether a remedy helps, how strong a link is, what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import yaml

from .page import Kind
from .states import Band, Certainty, Help, Level, Need, Read, Result, Share, Standing, Strength, Timing, Verdict


@dataclass(frozen=True)
class Grade:
    """One step of a scale: its key in front matter, its label for readers, and what it means."""

    key: str
    label: str
    meaning: str


WORDS = yaml.safe_load((Path(__file__).parent / "scales.yml").read_text(encoding="utf-8"))


def scale(states: type[StrEnum]) -> Mapping[str, Grade]:
    """The steps of a scale by their keys, in order."""
    words = WORDS[states.__name__.lower()]
    return {state: Grade(state, *words[state]) for state in states}


CERTAINTY, SHARE, HELP, STRENGTH, VERDICT, LEVEL = map(scale, (Certainty, Share, Help, Strength, Verdict, Level))
STANDING = scale(Standing)
PLACES: Mapping[str, int] = WORDS["places"]
MIXED = Grade("mixed", *WORDS["mixed"])
BAND: Mapping[Band, str] = {band: WORDS["band"][band] for band in Band}
NEED: Mapping[Need, str] = {need: WORDS["need"][need] for need in Need}
RESULT: Mapping[Result, str] = {result: WORDS["result"][result] for result in Result}
READ: Mapping[Read, str] = {read: WORDS["read"][read] for read in Read}
TIMING: Mapping[Timing, str] = {timing: WORDS["timing"][timing] for timing in Timing}



@dataclass(frozen=True)
class Strip:
    """A scale as a picture: what it answers, and the grades that are shown, in their order."""

    asks: str
    shows: tuple[str, ...]


STRIPS = {name: Strip(one["asks"], tuple(one["shows"])) for name, one in WORDS["strips"].items()}
SCALES: Mapping[Kind, tuple[str, Mapping[str, Grade]]] = {
    Kind.CAUSE: ("causes", CERTAINTY),
    Kind.DISEASE: ("causes", CERTAINTY),
    Kind.REMEDY: ("remedies", HELP),
    Kind.DRUG: ("medicines", STRENGTH),
}
