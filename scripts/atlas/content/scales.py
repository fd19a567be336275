"""The closed scales: how sure a link is, whether a remedy helps, how strong a link is, what a check found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .page import Kind
from .states import Band, Certainty, Help, Level, Need, Standing, Strength, Timing, Verdict


@dataclass(frozen=True)
class Grade:
    """One step of a scale: its key in front matter, its label for readers, and what it means."""

    key: str
    label: str
    meaning: str


def scale(*grades: Grade) -> Mapping[str, Grade]:
    """The steps by their keys, in order."""
    return {grade.key: grade for grade in grades}


CERTAINTY = scale(
    Grade(
        Certainty.SHOWN,
        "Well shown",
        "Good studies with a comparison found more cramps with it, or fewer once it was gone.",
    ),
    Grade(
        Certainty.LIKELY,
        "Likely",
        "Several studies, or standard reference works, agree, but a good comparison is missing.",
    ),
    Grade(
        Certainty.POSSIBLE,
        "Possible",
        "Few, weak or conflicting studies, counts without a comparison, or experts' lists.",
    ),
    Grade(Certainty.UNKNOWN, "Not settled", "We looked and found nothing that settles it either way."),
    Grade(Certainty.UNLIKELY, "Unlikely", "People often say so, but what has been found speaks against it."),
    Grade(Certainty.LOOK_ALIKE, "Not a cramp", "It is something else that can feel like a cramp."),
    Grade(Certainty.BACKGROUND, "Explains", "The page explains something. It is not one cause that could be graded."),
)
HELP = scale(
    Grade(Help.HELPS, "Helps", "Good studies show that it eases or prevents cramps."),
    Grade(
        Help.MAY_HELP, "May help", "At least one trial or controlled study speaks for it, and no better one against it."
    ),
    Grade(Help.ADVISED, "Advised, not tested", "Experts advise it, and we found no trial of it."),
    Grade(
        Help.NOT_SHOWN, "Not shown to help", "It was tested and did little, trials disagree, or nothing speaks for it."
    ),
    Grade(Help.HARM, "Does harm", "It can hurt you more than it helps. Do not use it on your own."),
)
STRENGTH = scale(
    Grade(Strength.STRONG, "Strong link", "Fair tests or large population data show clearly more cramps."),
    Grade(
        Strength.MODERATE,
        "Moderate link",
        "The product information gives a rate, or studies without a comparison agree.",
    ),
    Grade(Strength.WEAK, "Weak link", "Only lists name it, or one uncertain figure."),
    Grade(Strength.INDIRECT, "Indirect link", "It is shown to lead to something that can bring on cramps."),
    Grade(Strength.PLACEBO, "No more than on placebo", "Fair tests found cramps about as often on a dummy treatment."),
    Grade(
        Strength.UNTESTED, "No figure found", "We looked, and found no trial and no product text that counts cramps."
    ),
)
BAND: Mapping[Band, str] = {
    Band.VERY_COMMON: "more than 1 in 10 people",
    Band.COMMON: "up to 1 in 10 people",
    Band.UNCOMMON: "up to 1 in 100 people",
    Band.RARE: "up to 1 in 1,000 people",
    Band.VERY_RARE: "up to 1 in 10,000 people",
    Band.NOT_KNOWN: "it has happened, but nobody can say how often",
    Band.NOT_LISTED: "the list of side effects was read and does not name cramps",
}
STANDING = scale(
    Grade(Standing.VERY_COMMON, "Very common", "Cramps in more than 1 in 10 people, says the product information."),
    Grade(Standing.COMMON, "Common", "Cramps in up to 1 in 10 people, says the product information."),
    Grade(Standing.UNCOMMON, "Uncommon", "Cramps in up to 1 in 100 people, says the product information."),
    Grade(Standing.RARE, "Rare", "Cramps in up to 1 in 1,000 people, says the product information."),
    Grade(Standing.REPORTED, "Reported", "The product information names cramps, and gives no figure."),
    Grade(
        Standing.SIGN,
        "Only as a danger sign",
        "The product information does not list cramps as a side effect, but as a sign of something serious.",
    ),
    Grade(
        Standing.NOT_LISTED,
        "Looked up, not listed",
        "We read the list of side effects, and it does not name muscle cramps or spasms. "
        "That is no proof that it cannot bring them on.",
    ),
    Grade(
        Standing.UNREAD,
        "Not looked up",
        "We could not read the product information, so we do not know what it says. Ask a pharmacist.",
    ),
)
MIXED = Grade("mixed", "Differs by medicine", "The medicines of the page have different grades.")
VERDICT = scale(
    Grade(Verdict.SUPPORTED, "Right", "The references agree with it."),
    Grade(Verdict.PARTLY, "Partly right", "Some of it holds, or it needs a limit."),
    Grade(Verdict.OUTDATED, "Out of date", "It was once taught and has been dropped."),
    Grade(Verdict.CONTRADICTED, "Wrong", "The references say otherwise."),
    Grade(Verdict.UNVERIFIABLE, "Cannot be checked", "We found no reference for it or against it."),
)
LEVEL = scale(
    Grade(Level.EMERGENCY, "Emergency", "Call the emergency number, or the unit named, now."),
    Grade(Level.SAME_DAY, "Same day", "A doctor or an urgent-care line today, out of hours too."),
    Grade(Level.SOON, "Soon", "A doctor's appointment within days to weeks."),
)
NEED: Mapping[Need, str] = {
    Need.ANY: "Any one of these is enough:",
    Need.TOGETHER: "These together:",
}
TIMING: Mapping[Timing, str] = {
    Timing.TAKING: "While taking it",
    Timing.STOPPING: "On stopping it",
    Timing.OPERATION: "Around an operation",
}

SCALES: Mapping[Kind, tuple[str, Mapping[str, Grade]]] = {
    Kind.CAUSE: ("causes", CERTAINTY),
    Kind.DISEASE: ("causes", CERTAINTY),
    Kind.REMEDY: ("remedies", HELP),
    Kind.DRUG: ("medicines", STRENGTH),
}
