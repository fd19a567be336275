"""The closed schema of each kind of page and of each data file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from jsonschema import Draft202012Validator, FormatChecker, validators

from ..content import marks
from ..content.page import NAME_FIELDS, RELATIONS, Kind
from ..content.records import ANY_COUNTRY
from ..content.scales import SCALES
from ..content.sheets import Data
from ..content.states import Band, Level, Need, Purpose, ReferenceKind, Strength, Timing, Verdict


def formed(pattern: str, how: str) -> Data:
    """A text of one form on one line; ``how`` tells an author how to write it."""
    return {
        "type": "string",
        "pattern": pattern + r"(?!\n)",
        "description": how,
    }  # $ alone also matches before a last \n


TEXT: Data = formed(r"^(?=[\s\S]*[^\W_])\S([\s\S]*\S)?$", "with letters or digits, without spaces at its ends")
LINE: Data = formed(r"^(?=.*[^\W_])\S(.*\S)?$", "with letters or digits, on one line, without spaces at its ends")
NAME: Data = {**LINE, "minLength": 2, "maxLength": 70}
NAMES: Data = {"type": "array", "items": NAME, "uniqueItems": True, "minItems": 1}
DATE: Data = {"type": "string", "format": "date"}
REFERENCE_KEY: Data = formed(f"^{marks.KEY}$", "with letters, digits, _ and - only")
REFERENCE_KEYS: Data = {"type": "array", "items": REFERENCE_KEY, "uniqueItems": True}
CITED: Data = {**REFERENCE_KEYS, "minItems": 1}
WEB_ADDRESS: Data = formed(r"^https?://[^/?#\s\[\]\"<>]+[^\s\"<>]*$", "as https://example.org/page, without spaces")
ARTICLE_NUMBER: Data = formed(r"^[0-9]{3}$", "in quotes, with three digits, as '001'")
FLAG: Data = {"type": "boolean"}
CHECKED: Data = {"checked": DATE, "second_check": DATE}  # the day of the last check, and of one by somebody else
YEAR: Data = {"type": ["integer", "null"], "minimum": 1500, "maximum": 2099}
COUNTRIES = ("UK", "US", "Canada", "Australia", "India", "Europe", ANY_COUNTRY)


def choice(values: Iterable[str]) -> Data:
    """One of these texts."""
    return {"enum": [str(value) for value in values]}


def many(item: Data) -> Data:
    """A list of different values of one form, with at least one."""
    return {"type": "array", "items": item, "minItems": 1, "uniqueItems": True}


def closed(required: Mapping[str, Data], optional: Mapping[str, Data] | None = None) -> Data:
    """A mapping with these fields and no other."""
    properties = {**required, **(optional or {})}
    return {"type": "object", "required": list(required), "properties": properties, "additionalProperties": False}


CARD = formed(r"^H-[0-9]{2}$", "as H-01")
TOGETHER = closed({"why": TEXT}, {"cards": many(CARD), "words": many(LINE)})
SLUG: Data = formed(r"^[a-z0-9-]+$", "with small letters, digits and - only")
BRANDS: Data = {"type": "object", "properties": dict.fromkeys(COUNTRIES, NAMES), "additionalProperties": False}
MEDICINE = closed(
    {
        "id": SLUG,
        "name": NAME,
        "class": TEXT,
        "used_for": TEXT,
        "how": TEXT,
        "how_often": TEXT,
        "strength": choice(Strength),
        "timing": many(choice(Timing)),
        "warning": TEXT,
        "references": CITED,
    },
    {
        "includes": NAMES,
        "us_names": NAMES,
        "other_names": NAMES,
        "brands": BRANDS,
        "caution": TEXT,
        "also_helps": TEXT,
        **CHECKED,
    },
)
SOURCES = ("EU leaflet", "UK leaflet", "US label", "Spanish leaflet", "Swiss leaflet", "other product text")
IN_100: Data = formed(
    r"^(below )?[0-9]+(\.[0-9]+)?( to [0-9]+(\.[0-9]+)?| or more)?$",
    "in quotes, as '3.6', '1 to 3', 'below 3' or '20 or more'",
)
FILE: Data = formed(r"^[^\s\"<>]([^\"<>]*[^\s\"<>])?$", "as its path in what was read, without quotes")
LISTED_ROW = closed(
    {"source": choice(SOURCES), "product": LINE, "reference": REFERENCE_KEY, "band": choice(Band)},
    {"term": LINE, "in_100": IN_100, "placebo_in_100": IN_100, "note": LINE, "file": FILE},
)
NAMED_SIGN = closed({"sign": SLUG, "product": LINE, "reference": REFERENCE_KEY}, {"file": FILE})
LISTING = closed(
    {"id": SLUG, "name": NAME, "class": LINE, "used_for": LINE},
    {
        "us_names": NAMES,
        "other_names": NAMES,
        "brands": BRANDS,
        "listed": many(LISTED_ROW),
        "danger_signs": many(NAMED_SIGN),
        "stopping": LINE,
        "checked": DATE,
    },
)
LEAFLET_SIGN = closed({"sign_of": LINE, "what_to_do": LINE}, {"card": CARD})
MEDICINE_OR_PAGE = formed(r"^[a-z0-9/-]+$", "as the id of a medicine, or of a page: drugs/statins")
SIDE = closed({"name": LINE, "medicines": many(MEDICINE_OR_PAGE)})
MIXTURE = closed(
    {
        "id": SLUG,
        "one": SIDE,
        "with": SIDE,
        "happens": TEXT,
        "what_to_do": TEXT,
        "level": choice(Level),
        "references": CITED,
    },
    {"card": CARD},
)
REFERENCE = closed(
    {"title": TEXT, "publisher": TEXT, "year": YEAR, "kind": choice(ReferenceKind)},
    {
        "doi": formed(r"^10\.\S+$", "as 10.1002/14651858.CD009402, without an address before it"),
        "pmid": formed(r"^[0-9]+$", "in quotes, with digits only"),
        "url": WEB_ADDRESS,
        "copy": FLAG,
        "read_at": WEB_ADDRESS,
        "address_unseen": FLAG,
        "note": TEXT,
    },
)
CLAIM_ID = formed(r"^[CDMRP]-[0-9]{3}$", "as C-001, with C, D, M, R or P")
TELLING = closed({"article": ARTICLE_NUMBER, "line": {"type": "integer", "minimum": 1}}, {"says": TEXT, "defect": TEXT})
CLAIM = closed(
    {
        "id": CLAIM_ID,
        "topic": TEXT,
        "claim": TEXT,
        "verdict": choice(Verdict),
        "finding": TEXT,
        "references": REFERENCE_KEYS,
        "articles": many(TELLING),
    },
    {
        "harm": {"type": "integer", "minimum": 0, "maximum": 3},
        "dropped": TEXT,
        "moved_from": many(CLAIM_ID),
        **CHECKED,
        "together": TOGETHER,
    },
)
FACT = closed(
    {"id": formed(r"^F-[0-9]{3}$", "as F-001"), "topic": TEXT, "fact": TEXT, "references": CITED},
    {**CHECKED, "together": TOGETHER},
)
WORD_SET = formed(
    r"^(?:-?(?:[a-z0-9]+|[A-Z]+)(?: |$))+$", "as words of small letters, GROUPS and -words, as: leg swollen -both"
)
RED_FLAG = closed(
    {
        "id": CARD,
        "level": choice(Level),
        "group": TEXT,
        "short": {**LINE, "maxLength": 110},
        "act": {**LINE, "maxLength": 70},
        "title": TEXT,
        "signs": many(TEXT),
        "means": TEXT,
        "references": CITED,
    },
    {
        "need": choice(Need),
        "lead": TEXT,
        "action": many(TEXT),
        "unconfirmed": TEXT,
        "asked": many(WORD_SET),
        **CHECKED,
        "together": TOGETHER,
    },
)
DANGER_SIGN = closed(
    {
        "id": SLUG,
        "level": choice(Level),
        "words": many(LINE),
    },
    {"card": CARD, "unless": many(LINE)},
)
TO: Data = formed(r"^[a-z0-9/-]+(#[a-z0-9-]+)?$", "as the id of a page: causes/cold, drugs/index, now#calf")
PAGE_LINK = closed({"text": LINE, "to": TO})
LOST = many(closed({"text": LINE, "to": TO}, {"about": LINE}))
SENTENCE = closed({"text": LINE}, {"link": PAGE_LINK, "after": {"type": "string"}})
HERE = closed({"text": LINE, "to": formed(r"^#[a-z0-9-]+$", "in quotes, as '#get-help'")})
LAYOUTS = ("handout", "form")  # what a page is when it is printed: one to take along, one to fill in
FOLDER_NAME: Data = formed(r"^[a-z-]+$", "as the name of a folder of docs/")
RECENT = closed(dict.fromkeys(("title", "promise", "forget", "stop", "keep"), LINE))
BOX = closed(  # the words of the search box and of its page
    {
        "to": TO,
        **dict.fromkeys(
            ("label", "hint", "invitation", "start", "loading", "failed", "without", "kinds", "all", "results"), LINE
        ),
        **dict.fromkeys(("none", "one", "many", "nearest", "elsewhere", "meant", "typed", "because"), LINE),
        **dict.fromkeys(("whole", "more", "clear", "close"), LINE),
        "instead": PAGE_LINK,
        "places": many(PAGE_LINK),
        "recent": RECENT,
    }
)
WAY_TO_REPORT = closed({"where": LINE, "name": LINE, "url": WEB_ADDRESS}, {"note": LINE})
SIDE_EFFECTS = closed({"title": LINE, "lead": LINE, "ways": many(WAY_TO_REPORT)})  # how a reader reports one
FRAME = closed(
    {
        "tagline": LINE,
        "urgent": closed({"now": PAGE_LINK, "help": PAGE_LINK}),
        "names": {"type": "object", "propertyNames": FOLDER_NAME, "additionalProperties": LINE},
        "sections": many(FOLDER_NAME),
        "names_index": PAGE_LINK,
        "menu": many(PAGE_LINK),
        "search": BOX,
        "side_effects": SIDE_EFFECTS,
        "colours": closed(dict.fromkeys(("device", "light", "dark"), LINE)),
        "footer": closed(
            {
                "caution": closed({"text": LINE, "link": PAGE_LINK}),
                "promise": LINE,
                "report": LINE,
                "columns": many(many(PAGE_LINK)),
            }
        ),
        "lost": closed({"name": LINE, "title": LINE, "text": LINE, "first": PAGE_LINK, "links": LOST}),
    },
    {"reviewer": closed({"name": LINE, "role": LINE, "checked": DATE})},
)
DOOR = closed({"name": LINE, "folder": FOLDER_NAME, "count": LINE, "about": LINE, "links": many(PAGE_LINK)})
HOME = closed(
    {
        "line": LINE,
        "first": PAGE_LINK,
        "tasks": many(PAGE_LINK),
        "search": closed({"title": LINE, "link": PAGE_LINK, "lead": LINE, "examples": many(PAGE_LINK)}),
        "when": closed({"title": LINE, "links": many(PAGE_LINK), "more": many(SENTENCE)}),
        "where": closed({"title": LINE, "places": many(PAGE_LINK), "others": many(PAGE_LINK), "more": many(SENTENCE)}),
        "doors": closed({"label": LINE, "title": LINE, "folders": many(DOOR)}),
        "who": closed({"title": LINE, "links": many(closed({"text": LINE, "to": TO, "about": LINE}))}),
        "trust": closed({"title": LINE, "reasons": many(SENTENCE)}),
    }
)
NOT_NEGATIVE: Data = {"type": "number", "minimum": 0}
SMALL = formed(r"^[a-z0-9]+$", "as one word in small letters")
GROUP = formed(r"^[A-Z]+$", "as one word in CAPITALS")
PHRASE = formed(r"^[a-z0-9]+(?: [a-z0-9]+)*$", "as words of small letters")
PAGE_OR_KIND = formed(r"^[a-z0-9/-]+$", "as the id of a page or a kind: causes/cold, causes")


def numbers_for(*names: str) -> Data:
    """A number for each of these names."""
    return closed(dict.fromkeys(names, NOT_NEGATIVE))


def each(key: Data, value: Data) -> Data:
    """A mapping whose keys and values have one form each."""
    return {"type": "object", "propertyNames": key, "additionalProperties": value}


ENDING: Data = {"type": "array", "items": {"type": ["string", "integer"]}, "minItems": 3, "maxItems": 3}
SEARCH = closed(
    {
        "weights": closed(
            {
                "fields": numbers_for("title", "name", "topic", "description", "heading", "sign", "text"),
                "names": numbers_for("title", "alias", "medicine", "covers", "ambiguous", "topic", "word"),
                "kinds": numbers_for(*Kind),
                **dict.fromkeys(
                    ("whole_name", "only_name", "common", "guess", "question", "danger", "meant"), NOT_NEGATIVE
                ),
            }
        ),
        "stop": TEXT,
        "common": TEXT,
        "forms": each(SMALL, SMALL),
        "spellings": many({"type": "array", "items": SMALL, "minItems": 2, "maxItems": 2}),
        "endings": many({"type": "array", "items": ENDING, "minItems": 1}),
        "groups": each(GROUP, many(SMALL)),
        "questions": many(closed({"says": many(PHRASE), "lift": each(PAGE_OR_KIND, NOT_NEGATIVE)})),
        "topics": each(PAGE_OR_KIND, many(PHRASE)),
        "neighbours": many(closed({"title": LINE, "text": TEXT, "page": PAGE_OR_KIND, "when": many(WORD_SET)})),
        "lists": closed({"parts": many(SMALL), "dropped": many(SMALL)}),
    }
)
FILES: Mapping[str, Data] = {
    "references": {"type": "object", "propertyNames": REFERENCE_KEY, "additionalProperties": REFERENCE},
    "claims": {"type": "array", "items": CLAIM},
    "facts": {"type": "array", "items": FACT},
    "red-flags": {"type": "array", "items": RED_FLAG},
    "signs": closed(
        {
            "numbers": many(formed(r"^[0-9]{3,}$", "in quotes, with digits only, as '112'")),
            "levels": closed(dict.fromkeys(Level, many(LINE))),
            "signs": many(DANGER_SIGN),
        }
    ),
    "warnings": {"type": "object", "additionalProperties": closed({"title": TEXT, "text": TEXT}, CHECKED)},
    "medicines": closed(
        {"medicines": many(LISTING)},
        {"signs": {"type": "object", "propertyNames": SLUG, "additionalProperties": LEAFLET_SIGN}},
    ),
    "mixtures": many(MIXTURE),
    "glossary": {"type": "object", "propertyNames": LINE, "additionalProperties": TEXT},
    "plain-words": {"type": "object", "propertyNames": LINE, "additionalProperties": LINE},
    "search": SEARCH,
    "frame": FRAME,
    "home": HOME,
    "retired": {
        "type": "object",
        "propertyNames": formed(r"^[A-Z]-[0-9]{2,3}( to [A-Z]-[0-9]{2,3})?$", "as C-007, or as C-007 to C-009"),
        "additionalProperties": TEXT,
    },
}


PAGE_ID = formed(r"^[a-z0-9/-]+$", "as the id of a page: causes/cold")
SERVICE: Mapping[str, Data] = {  # of index and service pages
    "groups": {"type": "object", "additionalProperties": TEXT},
    "template": TEXT,
    "bar": many(HERE),
    "reading_grade": {"type": "integer", "minimum": 1, "maximum": 7},
    "search_first": FLAG,
    "how_we_work": FLAG,
}


@cache
def page_schema(kind: Kind) -> Data:
    """The front matter of one kind of page."""
    required: dict[str, Data] = {
        "title": NAME,
        "description": {**TEXT, "minLength": 40, "maxLength": 170},
        "reviewed": DATE,
    }
    optional: dict[str, Data] = dict.fromkeys((*NAME_FIELDS, "never_link"), NAMES)
    for name, relation in RELATIONS.items():
        if kind in relation.sources:
            optional[name] = many(PAGE_ID)
    if kind in (Kind.CAUSE, Kind.DISEASE, Kind.DRUG, Kind.REMEDY, Kind.GUIDE):
        required["group"] = TEXT
    if kind in (Kind.CAUSE, Kind.DISEASE, Kind.REMEDY):
        required["evidence"] = closed({"grade": choice(SCALES[kind][1]), "why": {**TEXT, "maxLength": 160}})
    if kind is Kind.REMEDY:
        required["purpose"] = many(choice(Purpose))
    if kind is Kind.DRUG:
        optional["medicines"] = {"type": "array", "items": MEDICINE, "minItems": 1}
    if kind is Kind.SOURCE:
        required["article"] = ARTICLE_NUMBER
    if kind in (Kind.SECTION, Kind.PAGE):
        optional |= SERVICE
    if kind is Kind.SECTION:
        optional["medicine_groups"] = many(TEXT)
    optional["layout"] = many(choice(LAYOUTS))
    optional["moved_from"] = many(PAGE_ID)
    return closed(required, optional)


FORMATS = FormatChecker([])
DAY = re.compile(r"20\d\d-\d\d-\d\d\Z")  # 2026-11-21


@FORMATS.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    """Whether a text is a day of this century, as 2026-11-21."""
    return not isinstance(value, str) or bool(DAY.match(value) and date.fromisoformat(value))


def is_whole(_: object, value: object) -> bool:
    """Whether a value is a whole number; 2020.0 is none."""
    return isinstance(value, int) and not isinstance(value, bool)


Validator: type[Draft202012Validator] = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator, type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", is_whole)
)


@cache
def page_validator(kind: Kind) -> Draft202012Validator:
    """What checks the front matter of one kind of page."""
    return Validator(page_schema(kind), format_checker=FORMATS)


@cache
def file_validator(name: str) -> Draft202012Validator:
    """What checks one data file."""
    return Validator(FILES[name], format_checker=FORMATS)
