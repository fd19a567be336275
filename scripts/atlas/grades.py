"""The closed scales: how sure a link is, whether a remedy helps, how strong a link is, what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .model import Kind


@dataclass(frozen=True)
class Grade:
    """One step of a scale: its key in front matter, its label for readers, and what it means."""

    key: str
    label: str
    meaning: str


def scale(*grades: Grade) -> Mapping[str, Grade]:
    return {grade.key: grade for grade in grades}


LINK = scale(
    Grade("shown", "Well shown", "Good studies with a comparison found more cramps with it, or fewer once it was put right."),
    Grade("likely", "Likely", "Several studies, or standard reference works, agree, but a good comparison is missing."),
    Grade("possible", "Possible", "Few, weak or conflicting studies, counts without a comparison, or experts' lists."),
    Grade("unknown", "Not settled", "We looked and found nothing that settles it either way."),
    Grade("unlikely", "Unlikely", "People often say so, but what has been found speaks against it."),
    Grade("look-alike", "Not a cramp", "It is something else that can feel like a cramp."),
    Grade("background", "Explains", "The page explains something. It is not one cause that could be graded."),
)
HELP = scale(
    Grade("helps", "Helps", "Good studies, or experts who all agree, say that it eases or prevents cramps."),
    Grade("may-help", "May help", "At least one trial speaks for it, and no better one against it."),
    Grade("advised", "Advised, not tested", "Experts advise it, and we found no trial of it."),
    Grade("not-shown", "Not shown to help", "It was tested and did little, trials disagree, or nothing speaks for it."),
    Grade("harm", "Does harm", "It can hurt you more than it helps. Do not use it on your own."),
)
STRENGTH = scale(
    Grade("strong", "Strong link", "Fair tests or large population data show clearly more cramps."),
    Grade("moderate", "Moderate link", "The product information gives a rate, or studies without a comparison agree."),
    Grade("weak", "Weak link", "Only lists name it, or one uncertain figure."),
    Grade("indirect", "Indirect link", "It is shown to lead to something that can bring on cramps."),
    Grade("placebo", "No more than on placebo", "Fair tests found cramps about as often on a dummy treatment."),
    Grade("untested", "No figure found", "We looked, and found no trial and no product text that counts cramps."),
)
MIXED = Grade("mixed", "Differs by medicine", "The medicines of the page have different grades.")
VERDICT = scale(
    Grade("supported", "Right", "The references agree with it."),
    Grade("partly", "Partly right", "Some of it holds, or it needs a limit."),
    Grade("outdated", "Out of date", "It was once taught and has been dropped."),
    Grade("contradicted", "Wrong", "The references say otherwise."),
    Grade("unverifiable", "Cannot be checked", "We found no reference for it or against it."),
)
LEVEL = scale(
    Grade("emergency", "Emergency", "Call the emergency number, or the unit named, now."),
    Grade("same day", "Same day", "A doctor or an urgent-care line today, out of hours too."),
    Grade("soon", "Soon", "A doctor's appointment within days to weeks."),
)
NEED: Mapping[str, str] = {
    "any": "Any one of these is enough:",
    "together": "These together:",
}
TIMING: Mapping[str, str] = {
    "taking": "While taking it",
    "stopping": "On stopping it",
    "operation": "Around an operation",
}
PURPOSE: Mapping[str, str] = {"relief": "Relief", "prevention": "Prevention"}

SCALES: Mapping[Kind, tuple[str, Mapping[str, Grade]]] = {
    Kind.CAUSE: ("causes", LINK),
    Kind.DISEASE: ("causes", LINK),
    Kind.REMEDY: ("remedies", HELP),
    Kind.DRUG: ("medicines", STRENGTH),
}
