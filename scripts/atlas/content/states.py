"""The closed states that content can have. Each is the text that an author writes."""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How sure we are that a cause or a disease brings on cramps."""

    SHOWN = "shown"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"
    UNLIKELY = "unlikely"
    LOOK_ALIKE = "look-alike"
    BACKGROUND = "background"


class Share(StrEnum):
    """How often a cause or a disease is the reason for somebody's cramps."""

    OFTEN = "often"
    SOMETIMES = "sometimes"
    SELDOM = "seldom"
    NOT_COUNTED = "not-counted"


class Help(StrEnum):
    """Whether a remedy helps."""

    HELPS = "helps"
    MAY_HELP = "may-help"
    ADVISED = "advised"
    NOT_SHOWN = "not-shown"
    NOT_LOOKED_UP = "not-looked-up"
    HARM = "harm"


class Strength(StrEnum):
    """How strong the link of a medicine with cramps is."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"
    INDIRECT = "indirect"
    PLACEBO = "placebo"
    UNTESTED = "untested"


class Verdict(StrEnum):
    """What a check of a claim found."""

    SUPPORTED = "supported"
    PARTLY = "partly"
    OUTDATED = "outdated"
    CONTRADICTED = "contradicted"
    UNVERIFIABLE = "unverifiable"


class Level(StrEnum):
    """How soon a danger sign needs help, the most urgent first."""

    EMERGENCY = "emergency"
    SAME_DAY = "same day"
    SOON = "soon"

    @property
    def slug(self) -> str:
        """The level as a part of a class in HTML."""
        return self.value.replace(" ", "-")


class Need(StrEnum):
    """How the signs of a card count."""

    ANY = "any"
    TOGETHER = "together"


class Band(StrEnum):
    """How often a product text says that cramps come, the most often first."""

    VERY_COMMON = "very common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    VERY_RARE = "very rare"
    NOT_KNOWN = "not known"
    NOT_LISTED = "not listed"


class Standing(StrEnum):
    """What all product texts that were read say of a medicine and cramps, the strongest first."""

    VERY_COMMON = "very-common"
    COMMON = "common"
    UNCOMMON = "uncommon"
    RARE = "rare"
    REPORTED = "reported"
    SIGN = "sign"
    NOT_LISTED = "not-listed"
    UNREAD = "unread"


class Timing(StrEnum):
    """When a medicine brings on cramps."""

    TAKING = "taking"
    STOPPING = "stopping"
    OPERATION = "operation"


class Purpose(StrEnum):
    """What a remedy is for."""

    RELIEF = "relief"
    PREVENTION = "prevention"


class Design(StrEnum):
    """How a comparison was made, the best first."""

    REVIEW = "review"
    TRIAL = "trial"
    STUDY = "study"


class Control(StrEnum):
    """What something is compared with."""

    DUMMY = "dummy"
    NOTHING = "nothing"
    ANOTHER = "another treatment"
    OTHERS = "other people"
    BEFORE = "before"


class Result(StrEnum):
    """What a comparison showed: fewer or milder cramps, no clear difference, more of them, both, or not to be read."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    MIXED = "mixed"
    UNREAD = "unread"


class RatedCertainty(StrEnum):
    """How far a result can be trusted, in the words of GRADE, as whoever rated it says."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"
    UNRATED = "not rated"


class Measure(StrEnum):
    """What the two figures of a comparison are."""

    MEAN = "mean"
    MEDIAN = "median"
    NUMBER = "number"
    PERCENT = "percent"
    CHANGE = "change"
    PERCENT_CHANGE = "percent change"


class Counts(StrEnum):
    """Which people two figures count: those whom it helped, or those who still have cramps."""

    HELPED = "helped"
    CRAMPS = "cramps"


class EffectMeasure(StrEnum):
    """How the difference of two figures is told."""

    DIFFERENCE = "difference"
    PERCENT_DIFFERENCE = "percent difference"
    RATIO = "ratio"


class ChartKind(StrEnum):
    """What a chart shows: surveys of people, comparisons of studies, or a count of all that the site has."""

    SURVEYS = "surveys"
    EFFECTS = "effects"
    PEOPLE = "people"
    RESULTS = "results"
    STRENGTHS = "strengths"
    STANDINGS = "standings"
    VERDICTS = "verdicts"


class ChangeKind(StrEnum):
    """What a change is: something new, something told in another way, or a mistake that was put right."""

    CORRECTED = "corrected"
    CHANGED = "changed"
    NEW = "new"


class ChangeSize(StrEnum):
    """Whether readers are told of a change, or it stays silent."""

    MAJOR = "major"
    MINOR = "minor"


class Read(StrEnum):
    """What of a study we read."""

    FULL_TEXT = "full text"
    ABSTRACT = "abstract"
    COPY = "copy"
    REPORT = "report"


class ReferenceKind(StrEnum):
    """What a reference is, in the order of strength."""

    GUIDELINE = "guideline"
    SYSTEMATIC_REVIEW = "systematic review"
    REVIEW = "review"
    TRIAL = "trial"
    STUDY = "study"
    CASE_REPORT = "case report"
    LABEL = "label"
    REGULATOR = "regulator"
    REFERENCE_WORK = "reference work"
    PATIENT_INFORMATION = "patient information"
    NEWS_AND_OPINION = "news and opinion"


class ReadAs(StrEnum):
    """What of a reference lay before us when we read it, the best first."""

    FULL_TEXT = "full text"
    LABEL_TEXT = "label text"
    ABSTRACT = "abstract"
    COPY = "copy"
    REPORT = "report"
