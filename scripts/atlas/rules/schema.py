"""The closed schema of each kind of page and of each data file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from jsonschema import Draft202012Validator, FormatChecker, validators
from jsonschema.exceptions import ValidationError

from ..content import marks
from ..content.addresses import HOST
from ..content.charts import Chart, Compared, Survey
from ..content.codes import Code, System
from ..content.finder import Answer, Question, Row
from ..content.page import CONTENT, NAME_FIELDS, RELATIONS, Kind
from ..content.records import (
    ANY_COUNTRY,
    Change,
    Claim,
    Fact,
    LeafletSign,
    ListedRow,
    Listing,
    Medicine,
    Mixture,
    NamedSign,
    RedFlag,
    Reference,
    Side,
    Sign,
    Telling,
    Together,
    Warning,
    key_of,
    required,
)
from ..content.scales import SCALES
from ..content.sheets import Data
from ..content.states import (
    ChangeKind,
    ChartKind,
    Control,
    Counts,
    Design,
    EffectMeasure,
    Level,
    Measure,
    Purpose,
    RatedCertainty,
    Read,
    Result,
    Share,
)


def formed(pattern: str, how: str) -> Data:
    """A text of one form on one line; ``how`` tells an author how to write it."""
    whole = pattern + r"(?!\n)"  # $ alone also matches before a last \n
    return {"type": "string", "pattern": whole, "description": how}


TEXT: Data = formed(r"^(?=[\s\S]*[^\W_])\S([\s\S]*\S)?$", "with letters or digits, without spaces at its ends")
LINE: Data = formed(r"^(?=.*[^\W_])\S(.*\S)?$", "with letters or digits, on one line, without spaces at its ends")
NAME: Data = {**LINE, "minLength": 2, "maxLength": 70}
NAMES: Data = {"type": "array", "items": NAME, "uniqueItems": True, "minItems": 1}
DATE: Data = {"type": "string", "format": "date"}
REFERENCE_KEY: Data = formed(f"^{marks.KEY}$", "with letters, digits, _ and - only")
REFERENCE_KEYS: Data = {"type": "array", "items": REFERENCE_KEY, "uniqueItems": True}
CITED: Data = {**REFERENCE_KEYS, "minItems": 1}
WEB_ADDRESS: Data = formed(rf"^{HOST}[^\s\"<>\\]*$", "as https://example.org/page, without spaces")
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


def texts(*names: str, may: Mapping[str, Data] | None = None, **others: Data) -> Data:
    """A mapping of short texts with these names, of other fields, and of fields that it may have."""
    return closed({**dict.fromkeys(names, LINE), **others}, may)


def each(key: Data, value: Data) -> Data:
    """A mapping whose keys and values have one form each."""
    return {"type": "object", "propertyNames": key, "additionalProperties": value}


def of_record(kind: type, /, **special: Data) -> Data:
    """The fields of a record and no other: ``special`` ones of a form of their own, the others by their type.

    A field ``key`` is the key of the entry in its file, not one of its fields.
    """
    hints = {key_of(name): hint for name, hint in get_type_hints(kind).items() if name != "key"}
    fields = {name: special.get(name) or of_type(hint) for name, hint in hints.items()}
    needed = required(kind)
    return closed(
        {name: field for name, field in fields.items() if name in needed},
        {name: field for name, field in fields.items() if name not in needed},
    )


def of_type(hint: Any) -> Data:
    """What an author may write for a type: a list, a choice, a flag, or a text."""
    inner = get_args(hint) or (hint,)
    if get_origin(hint) is tuple:
        return many(of_type(inner[0]))
    states = [state for kind in inner if isinstance(kind, type) and issubclass(kind, StrEnum) for state in kind]
    return choice(states) if states else FLAG if hint is bool else TEXT


SEARCH_NAME = formed(f"^{marks.SEARCH_ID}$", "as Q-001")
CARD_ID = r"H-(?:[0-9]{2}|[1-9][0-9]{2,})"
CARD = formed(rf"^{CARD_ID}$", "as H-01")
SLUG = formed(r"^[a-z0-9-]+$", "with small letters, digits and - only")
BRANDS: Data = {"type": "object", "properties": dict.fromkeys(COUNTRIES, NAMES), "additionalProperties": False}
TOGETHER = of_record(Together, cards=many(CARD), words=many(LINE))
MEDICINE = of_record(
    Medicine,
    id=SLUG,
    name=NAME,
    references=CITED,
    **dict.fromkeys(("includes", "us_names", "other_names"), NAMES),
    brands=BRANDS,
    search=SEARCH_NAME,
    **CHECKED,
)
SOURCES = ("EU leaflet", "UK leaflet", "US label", "Spanish leaflet", "Swiss leaflet", "other product text")
IN_100: Data = formed(
    r"^(below )?[0-9]+(\.[0-9]+)?( to [0-9]+(\.[0-9]+)?| or more)?$",
    "in quotes, as '3.6', '1 to 3', 'below 3' or '20 or more'",
)
FILE: Data = formed(r"^[^\s\"<>]([^\"<>]*[^\s\"<>])?$", "as its path in what was read, without quotes")
LISTED_ROW = of_record(
    ListedRow,
    **dict.fromkeys(("product", "term", "note"), LINE),
    **dict.fromkeys(("in_100", "placebo_in_100"), IN_100),
    source=choice(SOURCES),
    reference=REFERENCE_KEY,
    file=FILE,
)
NAMED_SIGN = of_record(NamedSign, sign=SLUG, product=LINE, reference=REFERENCE_KEY, file=FILE)
LISTING = of_record(
    Listing,
    **{"id": SLUG, "name": NAME, "class": LINE, "brands": BRANDS, "checked": DATE},
    **dict.fromkeys(("us_names", "other_names"), NAMES),
    **dict.fromkeys(("used_for", "stopping"), LINE),
    listed=many(LISTED_ROW),
    danger_signs=many(NAMED_SIGN),
)
LEAFLET_SIGN = of_record(LeafletSign, sign_of=LINE, what_to_do=LINE, card=CARD)
MEDICINE_OR_PAGE = formed(r"^[a-z0-9/-]+$", "as the id of a medicine, or of a page: drugs/statins")
SIDE = of_record(Side, name=LINE, medicines=many(MEDICINE_OR_PAGE))
MIXTURE = of_record(Mixture, **{"id": SLUG, "one": SIDE, "with": SIDE, "references": CITED, "card": CARD})
REFERENCE = of_record(
    Reference,
    year=YEAR,
    read_on=DATE,
    authors=LINE,
    doi=formed(r"^10\.[0-9]{4,9}/\S+$", "as 10.1002/14651858.CD009402, without an address before it"),
    pmid=formed(r"^[1-9][0-9]{0,7}$", "in quotes, with 1 to 8 digits only"),
    url=WEB_ADDRESS,
    read_at=WEB_ADDRESS,
    archived=WEB_ADDRESS,
)
CLAIM_ID = formed(r"^[CDMRP]-[0-9]{3}$", "as C-001, with C, D, M, R or P")
CLAIM = of_record(
    Claim,
    id=CLAIM_ID,
    references=REFERENCE_KEYS,
    articles=many(of_record(Telling, article=ARTICLE_NUMBER, line={"type": "integer", "minimum": 1})),
    harm={"type": "integer", "minimum": 0, "maximum": 3},
    search=SEARCH_NAME,
    moved_from=many(CLAIM_ID),
    together=TOGETHER,
    **CHECKED,
)
FACT = of_record(Fact, id=formed(r"^F-[0-9]{3}$", "as F-001"), references=CITED, together=TOGETHER, **CHECKED)
PART = r"(?:[a-z0-9]+|[A-Z]+|[0-9]+-[0-9]+)"  # of a phrase: a word, a GROUP, numbers from-to
WORD_SET = formed(
    rf"^(?:-?{PART}(?:\+{PART})*(?: |$))+$",
    "as words of small letters, GROUPS, numbers from-to, words+joined and -words, as: leg gone+numb -both",
)
ID = r"^[a-z0-9-]+(/[a-z0-9-]+)*"
CARD_LINE, ACT = {**LINE, "maxLength": 110}, {**LINE, "maxLength": 70}
RED_FLAG = of_record(
    RedFlag,
    id=CARD,
    short=CARD_LINE,
    act=ACT,
    references=CITED,
    asked=many(WORD_SET),
    taken=many(formed(rf"{ID}$", "as the id of a medicine or of a page")),
    together=TOGETHER,
    **CHECKED,
)
DANGER_SIGN = of_record(Sign, id=SLUG, words=many(LINE), card=CARD, unless=many(LINE))
PAGE_ID = formed(rf"{ID}$", "as the id of a page: causes/cold")
TO: Data = formed(rf"{ID}(#[a-z0-9-]+)?$", "as the id of a page: causes/cold, drugs/index, now#calf")
OLD_PLACE = formed(r"^([a-z0-9-]+(/[a-z0-9-]+)*)?#[a-z0-9_-]+$", "in quotes, as '#at-night' or 'causes/brine#at-night'")
HEADING_ID = formed(r"^[a-z0-9_-]+$", "as the address of a heading: at-night")
PAGE_LINK = texts("text", to=TO)
PAGE_LINKS = many(PAGE_LINK)
ABOUT_PAGE = texts("text", "about", to=TO)
SENTENCE = texts("text", may={"link": PAGE_LINK, "after": {"type": "string"}})
SENTENCES = many(SENTENCE)
HERE = texts("text", to=formed(r"^#[a-z0-9-]+$", "in quotes, as '#get-help'"))
LAYOUTS = ("handout", "form", "poster")  # what a page is when it is printed: to take along, to fill in, to hang up
FOLDER_NAME: Data = formed(r"^[a-z-]+$", "as the name of a folder of docs/")
BOX = texts(  # the search box and its page
    *("label", "hint", "invitation", "start", "loading", "failed", "without", "kinds", "all", "results", "none", "one"),
    *("many", "nearest", "elsewhere", "meant", "typed", "kind", "because", "whole", "more", "clear", "close"),
    to=TO,
    instead=PAGE_LINK,
    places=PAGE_LINKS,
    recent=texts("title", "promise", "forget", "stop", "keep"),
)
COLOUR = formed(r"^#[0-9a-f]{6}$", "as '#fcfaf5', in quotes")
CITING = (  # the fold that says how to cite a page
    *("title", "lead", "link", "short", "full", "bibtex", "csl", "line", "sentence", "note"),
    *("copy", "copied", "failed", "heading"),
)
NOW_WORDS = (  # the buttons of the page for a cramp right now
    *("light", "dark", "ways", "go", "again", "ready", "hold", "over", "stop", "read", "hush"),
    *("more", "lead", "say", "chime", "buzz", "kept"),
)
ASIDE = formed(r"^[a-z]+( [a-z]+)+( \.)?$", "in small letters: came back, are back .")
PAGE_OR_KIND = formed(r"^[a-z0-9/-]+$", "as the id of a page or a kind: causes/cold, causes")
PACKED = formed(r"^[a-z0-9-]+\.(zip|epub|zim)$", "as name.zip, name.epub or name.zim")
OFFLINE = closed(
    {
        "keeps": FLAG,
        "first": PAGE_LINKS,
        "lost": texts("name", "title", "text", "again", "lead"),
        "device": texts(
            *("title", "lead", "without", "cannot", "waiting", "some", "whole", "none", "keep", "working", "room"),
            *("network", "least", "stop", "start", "stopped"),
        ),
        "files": texts(
            *("title", "lead", "here", "day"),
            all=many(texts("name", "text", file=PACKED)),
        ),
        "book": many(PAGE_OR_KIND),
    }
)
FRAME = texts(
    "tagline",
    urgent=closed({"now": PAGE_LINK, "help": PAGE_LINK}),
    names=each(FOLDER_NAME, LINE),
    sections=many(FOLDER_NAME),
    names_index=PAGE_LINK,
    menu=PAGE_LINKS,
    search=BOX,
    side_effects=texts("title", "lead", ways=many(texts("where", "name", url=WEB_ADDRESS, may={"note": LINE}))),
    now=texts(*NOW_WORDS),
    print=texts("checked", "newest"),
    parts=texts("skip", "menu", "contents", "draft"),
    medicine_table=texts("none", "caution", "help", "elsewhere", "unknown", "search", "meant", "shown"),
    colours=texts("device", "light", "dark"),
    footer=texts("promise", caution=texts("text", link=PAGE_LINK), columns=many(PAGE_LINKS)),
    report=texts("issue", "mail", "none", "hint", "subject", "page", "section", "sentence", "wrong"),
    share=texts("picture", "short_name", light=COLOUR, dark=COLOUR),
    cite=texts(*CITING),
    page_menu=texts("title", "unheard", "link", "copied", "send", "cite", "report"),
    lost=texts("name", "title", "text", first=PAGE_LINK, links=many(texts("text", to=TO, may={"about": LINE}))),
    may={"reviewer": texts("name", "role", checked=DATE), "offline": OFFLINE},
)
DOOR = texts("name", "count", "about", folder=FOLDER_NAME, links=PAGE_LINKS)
HOME = texts(
    "title",
    "line",
    first=PAGE_LINK,
    tasks=PAGE_LINKS,
    search=texts("lead", link=PAGE_LINK, examples=PAGE_LINKS),
    when=texts("title", links=PAGE_LINKS),
    where=texts("title", places=PAGE_LINKS, others=PAGE_LINKS, more=SENTENCES),
    doors=texts("label", "title", folders=many(DOOR)),
    take=texts("title", links=many(ABOUT_PAGE)),
    who=texts("title", links=many(ABOUT_PAGE)),
    trust=texts("title", reasons=SENTENCES),
)
WHEN: Data = each(SLUG, many(formed(rf"^({CARD_ID}|[a-z0-9-]+)$", "as the id of an answer or of a card")))
FINDER = closed(
    {
        "words": texts(
            *("at", "unknown", "none", "next", "end", "back", "begin", "can", "can_one", "because", "and", "ticked"),
            *("first", "calm", "answers", "change", "fits", "fits_one", "nothing", "more", "more_one", "help", "do"),
            *("also", "tables", "answer", "read"),
        ),
        "danger": texts("title", "hint", cards=many(CARD)),
        "questions": many(of_record(Question, id=SLUG, answers=many(of_record(Answer, id=SLUG)))),
        "rows": many(of_record(Row, page=PAGE_ID, text=LINE, when=WHEN, unless=WHEN, cards=many(CARD))),
        "otherwise": texts("text", links=many(ABOUT_PAGE)),
        "next": SENTENCES,
    }
)
LISTS = texts(  # the forms above lists, and the list of what works
    *("find", "sort", "show", "all", "reset", "shown", "meant", "figured", "unfigured", "none", "elsewhere"),
    orders=texts("group", "title", "grade", "share", "people", "more"),
    ranking=texts(
        *("rest", "group", "grade", "best", "effort", "risk", "people", "figures"),
        *("short", "short_chance", "short_fewer", "helped", "helped_fewer", "chance", "unfair", "untested"),
    ),
)
NOT_NEGATIVE: Data = {"type": "number", "minimum": 0}
SMALL = formed(r"^[a-z0-9]+$", "as one word in small letters")
STATUS_PART = texts("text", of=SMALL, may={"part": SMALL})
MY_MEDICINES = texts(
    *("label", "hint", "without", "help", "answer", "clear", "undo", "loading", "failed", "remove", "remove_short"),
    *("reading", "slip", "refuse", "refuse_long", "left", "left_lead", "left_out", "count_it", "count_long"),
    *("unknown", "near", "unheard", "vague", "several", "rest", "twice", "twice_same", "twice_part", "twice_kind"),
    *("pairs", "pairs_lead", "pair", "pair_more", "linked", "linked_lead", "unshown", "unshown_lead", "unread"),
    *("unread_lead", "kinds", "kinds_lead", "signs", "signs_lead", "grade", "contains", "of_group", "of_part"),
    *("text", "row", "figure", "figure_both", "row_note", "sign", "more", "take_along", "print", "copy", "to_sheet"),
    *("link", "link_made", "keep", "keep_means", "kept", "deleted", "keeps_nothing", "copied"),
    *("copy_by_hand", "to_copy", "not_checked"),
    status=many(STATUS_PART),
    paper=texts("title", "from", "name", "list", "left", "unknown", "warnings", "questions", "own", ask=many(LINE)),
)
FORM = texts(
    *("keep", "keep_means", "print", "delete", "undo", "kept", "not_kept", "deleted", "back", "keeps_nothing"),
    *("add", "cell", "taken"),
)
TOOLS = texts("print", my_medicines=MY_MEDICINES, form=FORM)
GROUP = formed(r"^[A-Z]+$", "as one word in CAPITALS")
PHRASE = formed(r"^[a-z0-9]+(?: [a-z0-9]+)*$", "as words of small letters")
ENDING: Data = {  # ies, y, 2: an ending, what it becomes, and how many letters stay at least
    "type": "array",
    "prefixItems": [SMALL, formed(r"^[a-z]*$", "in small letters, or empty"), {"type": "integer", "minimum": 0}],
    "minItems": 3,
    "maxItems": 3,
}


def numbers_for(*names: str, **others: Data) -> Data:
    """A number for each of these names, and other fields."""
    return closed({**dict.fromkeys(names, NOT_NEGATIVE), **others})


ITEM = formed(
    rf"^(?:{PART}(?: {PART})*|[a-z-]+/[a-z0-9-]+)$",
    "as words of small letters, GROUPS and numbers from-to, or as the id of a page: CANT feel, 1-9 day, causes/cold",
)
URGENT = closed({"level": choice(Level), "short": CARD_LINE, "act": ACT, "page": PAGE_OR_KIND, "asked": many(WORD_SET)})
SUM = closed(
    {
        **{"level": choice(Level), "short": CARD_LINE, "act": ACT, "page": PAGE_OR_KIND, "least": NOT_NEGATIVE},
        "long": many(numbers_for("words", "points")),
        "lists": many(closed({"sign": LINE, "points": {"type": "number"}, "words": many(ITEM)})),
    }
)
LEFT = closed(dict.fromkeys(("before", "after", "joins", "until", "again", "head", "harmless"), many(PHRASE)))
SEARCH = closed(
    {
        "weights": numbers_for(
            *("whole_name", "only_name", "common", "guess", "question", "danger", "meant"),
            fields=numbers_for("title", "name", "topic", "description", "heading", "text"),
            names=numbers_for("title", "alias", "medicine", "covers", "ambiguous", "topic", "word"),
            kinds=numbers_for(*Kind),
        ),
        "stop": TEXT,
        "common": TEXT,
        "forms": each(SMALL, SMALL),
        "spellings": many({"type": "array", "items": SMALL, "minItems": 2, "maxItems": 2}),
        "endings": many({"type": "array", "items": ENDING, "minItems": 1}),
        "groups": each(GROUP, many(ITEM)),
        "signs": closed({"between": many(SMALL), "denies": many(ITEM), "or": many(SMALL), "harmless": many(ITEM)}),
        "urgent": many(URGENT),
        "sum": SUM,
        "questions": many(closed({"says": many(PHRASE), "lift": each(PAGE_OR_KIND, NOT_NEGATIVE)})),
        "topics": each(PAGE_OR_KIND, many(PHRASE)),
        "neighbours": many(closed({"title": LINE, "text": TEXT, "page": PAGE_OR_KIND, "when": many(WORD_SET)})),
        "lists": closed({**dict.fromkeys(("parts", "dropped", "purposes"), many(SMALL)), "left": LEFT}),
    },
    {
        "several": each(PAGE_OR_KIND, NOT_NEGATIVE),
        "aside": many(ASIDE),
        "medicines": each(SLUG, many(PHRASE)),
        "kinds": each(LINE, many(PHRASE)),
    },
)
WORDING = formed(
    r"^(?:(?:[a-z0-9'-]+|[A-Z]+|…)(?: |$))+$", "as words of small letters, GROUPS, and … for up to 6 words between"
)
SEARCHES = closed(
    {
        "repeat_after_days": {"type": "integer", "minimum": 30},
        "places": each(SMALL, LINE),
        "groups": each(SMALL, LINE),
        "phrases": closed(
            {
                "words": each(GROUP, many(LINE)),
                "ours": many(WORDING),
                "anyone": many(WORDING),
            },
            {"unless": many(WORDING), "breaks": many(SMALL)},
        ),
        "searches": many(
            closed(
                {
                    "id": SEARCH_NAME,
                    "group": SMALL,
                    "question": LINE,
                    "where": many(SMALL),
                    "words": many(LINE),
                    "on": DATE,
                    "found": TEXT,
                },
                {"references": CITED},
            )
        ),
    }
)
NUMBER: Data = {"type": "number"}
STUDY_WORD: Data = formed(r"^[a-z0-9-]+$", "with small letters, digits and - only")
STUDY = closed(
    {
        "id": formed(r"^S-[0-9]{3}$", "as S-001"),
        "about": PAGE_ID,
        "what": LINE,
        "against": LINE,
        "control": choice(Control),
        "group": STUDY_WORD,
        "outcome": STUDY_WORD,
        "population": LINE,
        "people": {"type": ["integer", "null"], "minimum": 1},
        "design": choice(Design),
        "result": choice(Result),
        "certainty": choice(RatedCertainty),
        "funding": LINE,
        "reference": REFERENCE_KEY,
        "read": choice(Read),
        "checked": DATE,
    },
    {
        "how_long": LINE,
        "figures": closed(
            {"measure": choice(Measure), "what": NUMBER, "against": NUMBER, "unit": LINE},
            {"counts": choice(Counts), "of": {"type": "integer", "minimum": 1}},
        ),
        "effect": closed(
            {"measure": choice(EffectMeasure), "value": NUMBER}, {"low": NUMBER, "high": NUMBER, "unit": LINE}
        ),
        "note": LINE,
        "derived": many(closed({"value": NUMBER, "how": LINE})),
    },
)
IN_HUNDRED: Data = {"type": "number", "minimum": 0, "maximum": 100}
SURVEY = of_record(
    Survey,
    **dict.fromkeys(("who", "counts"), LINE),
    **dict.fromkeys(("in_100", "low", "high"), IN_HUNDRED),
    people={"type": ["integer", "null"], "minimum": 1},
    reference=REFERENCE_KEY,
)
COMPARED = of_record(Compared, study=STUDY["properties"]["id"], label=LINE, times={"type": "number", "minimum": 0.01})
CHART = of_record(
    Chart,
    kind=choice(ChartKind),
    **dict.fromkeys(("title", "subtitle", "note", "less", "more"), LINE),
    surveys=many(SURVEY),
    studies=many(COMPARED),
)
CHANGE = of_record(
    Change,
    id=SLUG,
    on=DATE,
    title=NAME,
    **dict.fromkeys(("what", "why"), LINE),
    pages=many(PAGE_ID),
    references=CITED,
)
CHANGES = closed(
    {
        "words": texts(
            *("history", "changed", "all", "on", "on_many", "none", "follow", "lead", "every"),
            kinds=closed(dict.fromkeys(ChangeKind, LINE)),
        ),
        "changes": {"type": "array", "items": CHANGE},
    }
)
FORMS_CHANGED = closed(
    {
        "version": {"type": "integer", "minimum": 1},
        "on": DATE,
        "what": TEXT,
    },
    {"sum": formed(r"^[0-9a-f]{8}$", "as the eight signs that the build tells, in quotes")},
)
OPEN_DATA = closed(
    {
        "words": texts("file", "size", "about", "version", "day", "what"),
        "schema": many(FORMS_CHANGED),
        "files": each(formed(r"^[A-Za-z0-9.-]+$", "as the name of a file: studies.csv"), TEXT),
        "columns": each(formed(r"^[a-z0-9_.]+$", "as the name of a column: effect.low"), LINE),
    }
)
WORDS_BY_KEY: Data = {"type": "object", "propertyNames": STUDY_WORD, "additionalProperties": LINE}
CARD_OR_PAGE = formed(rf"^({CARD_ID}|[a-z-]+/[a-z0-9-]+(#[a-z0-9-]+)?)$", "as H-01, causes/cold or drugs/pills#pill")
DIGITS: Data = {"type": "integer", "minimum": 1, "maximum": 12}
CODE_TEXT = formed(r"^[A-Z]?[0-9]{1,12}$", "in quotes if it has digits only, as A012345 or '6789'")
SYSTEM = of_record(
    System,
    **dict.fromkeys(("name", "credit"), LINE),
    example=CODE_TEXT,
    **dict.fromkeys(("address", "terms"), WEB_ADDRESS),
    letters=many(formed(r"^[A-Z]$", "as one letter in CAPITALS")),
    **dict.fromkeys(("fewest", "most"), DIGITS),
)
CODE = of_record(Code, code=CODE_TEXT, name=LINE, reference=REFERENCE_KEY, seen_on=DATE)
CODES = closed(
    {"systems": each(SMALL, SYSTEM), "codes": each(MEDICINE_OR_PAGE, each(SMALL, CODE))},
    {"none": each(MEDICINE_OR_PAGE, LINE)},
)
NAMING_PAGES = {  # the forms of texts that are, or may be, the id of a page, with the place in it if they have one
    form["pattern"] for form in (PAGE_ID, TO, PAGE_OR_KIND, MEDICINE_OR_PAGE, ITEM, CARD_OR_PAGE)
}
FILES: Mapping[str, Data] = {
    "references": each(REFERENCE_KEY, REFERENCE),
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
    "warnings": {"type": "object", "additionalProperties": of_record(Warning, **CHECKED)},
    "medicines": closed({"medicines": many(LISTING)}, {"signs": each(SLUG, LEAFLET_SIGN)}),
    "mixtures": many(MIXTURE),
    "glossary": each({**LINE, "minLength": 2}, TEXT),
    "plain-words": each(LINE, LINE),
    "search": SEARCH,
    "searches": SEARCHES,
    "studies": closed(
        {"groups": WORDS_BY_KEY, "outcomes": WORDS_BY_KEY, "rows": {"type": "array", "items": STUDY, "minItems": 1}},
        {"harms": WORDS_BY_KEY},
    ),
    "charts": each(SLUG, CHART),
    "codes": CODES,
    "which-cause": FINDER,
    "lists": LISTS,
    "frame": FRAME,
    "home": HOME,
    "tools": TOOLS,
    "second-hand": each(CARD_OR_PAGE, LINE),
    "addresses": many(PAGE_ID),
    "withdrawn": each(PAGE_ID, closed({"title": NAME, "why": LINE, "on": DATE}, {"see": many(PAGE_ID)})),
    "changes": CHANGES,
    "open-data": OPEN_DATA,
    "retired": each(formed(r"^[A-Z]-[0-9]{2,3}( to [A-Z]-[0-9]{2,3})?$", "as C-007, or as C-007 to C-009"), TEXT),
}


SERVICE: Mapping[str, Data] = {  # of index and service pages
    "groups": {"type": "object", "additionalProperties": TEXT},
    "template": TEXT,
    "bar": many(HERE),
    "reading_grade": {"type": "integer", "minimum": 1, "maximum": 7},
    "how_we_work": FLAG,
}


def graded(kind: Kind) -> Data:
    """How sure a page is; a remedy may have several grades, each for a group, an outcome or a treatment."""
    required: dict[str, Data] = {"grade": choice(SCALES[kind][1]), "why": {**TEXT, "maxLength": 160}}
    if kind is not Kind.REMEDY:
        share = {"share": choice(Share), "share_why": required["why"]}
        return closed(required, {"search": SEARCH_NAME, **share})
    apart = {"group": STUDY_WORD, "outcome": STUDY_WORD, "of": LINE, "advised_by": CITED, "overruled": TEXT}
    apart["search"] = SEARCH_NAME
    return closed(required, {**apart, "also": many(closed(required, apart))})


ASKED: Mapping[str, tuple[Collection[Kind], Data]] = {  # what the pages of some kinds must have
    "group": (CONTENT, TEXT),
    "limits": ((Kind.REMEDY,), {**LINE, "maxLength": 400}),
    "purpose": ((Kind.REMEDY,), many(choice(Purpose))),
    "article": ((Kind.SOURCE,), ARTICLE_NUMBER),
}
ALLOWED: Mapping[str, tuple[Collection[Kind], Data]] = {  # and what those of some kinds may have
    "effort": ((Kind.REMEDY,), {**LINE, "maxLength": 60}),
    "risk": ((Kind.REMEDY,), {**LINE, "maxLength": 120}),
    "medicines": ((Kind.DRUG,), {"type": "array", "items": MEDICINE, "minItems": 1}),
    **{name: ((Kind.SECTION, Kind.PAGE), schema) for name, schema in SERVICE.items()},
    "medicine_groups": ((Kind.SECTION,), many(TEXT)),
    **{name: (relation.sources, many(PAGE_ID)) for name, relation in RELATIONS.items()},
}
FOR_ALL: Mapping[str, Data] = {  # and what every page may have
    **dict.fromkeys((*NAME_FIELDS, "never_link"), NAMES),
    "draft": FLAG,
    "layout": many(choice(LAYOUTS)),
    "search": SEARCH_NAME,
    "moved_from": many(PAGE_ID),
    "moved_places": each(OLD_PLACE, HEADING_ID),
}


@cache
def page_schema(kind: Kind) -> Data:
    """The front matter of one kind of page."""
    required, allowed = (
        {name: schema for name, (kinds, schema) in fields.items() if kind in kinds} for fields in (ASKED, ALLOWED)
    )
    heads = {"title": NAME, "description": {**TEXT, "minLength": 40, "maxLength": 170}, "reviewed": DATE}
    graded_kind = {"evidence": graded(kind)} if kind in (Kind.CAUSE, Kind.DISEASE, Kind.REMEDY) else {}
    return closed(heads | required | graded_kind, {**FOR_ALL, **allowed})


FORMATS = FormatChecker([])
DAY = re.compile(r"20\d\d-\d\d-\d\d\Z")  # 2026-11-21


@FORMATS.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    """Whether a text is a day of this century, as 2026-11-21."""
    return not isinstance(value, str) or bool(DAY.match(value) and date.fromisoformat(value))


def is_whole(_: object, value: object) -> bool:
    """Whether a value is a whole number; 2020.0 is none."""
    return isinstance(value, int) and not isinstance(value, bool)


def each_once(_: object, wanted: bool, value: object, __: object) -> Iterator[ValidationError]:
    """The entries of a list differ; told by their texts, for comparing each with each takes long in a long list."""
    if wanted and isinstance(value, list) and len(set(map(told, value))) < len(value):
        yield ValidationError(f"{value!r} has an entry twice")


def told(value: object) -> str:
    """A value as a text that equal values have in common, in whatever order their keys were written."""
    if isinstance(value, dict):
        return f"{{{sorted((repr(key), told(inner)) for key, inner in value.items())}}}"
    return f"[{[told(inner) for inner in value]}]" if isinstance(value, list) else repr(value)


def each_field(validator: Any, properties: Mapping[str, Data], value: Any, _: object) -> Iterator[ValidationError]:
    """Each field has its form; most are texts, of which those that fit are seen at once, and others explained."""
    for name, schema in properties.items() if isinstance(value, dict) else ():
        if name in value and not is_fitting_text(value[name], schema):
            yield from validator.descend(value[name], schema, path=name, schema_path=name)


FORMING = {"type", "description", "enum", "pattern", "minLength", "maxLength", "format"}  # what a text can be asked for


def is_fitting_text(value: object, schema: Data) -> bool:
    """Whether a value is a text that a schema allows; of a schema that asks for more than a text has, never."""
    return (
        isinstance(value, str)
        and schema.keys() <= FORMING
        and schema.get("type", "string") == "string"
        and ("enum" not in schema or value in schema["enum"])
        and ("pattern" not in schema or bool(re.search(schema["pattern"], value)))
        and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value))
        and ("format" not in schema or FORMATS.conforms(value, schema["format"]))
    )


Validator: type[Draft202012Validator] = validators.extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"uniqueItems": each_once, "properties": each_field},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", is_whole),
)


@cache
def page_validator(kind: Kind) -> Draft202012Validator:
    """What checks the front matter of one kind of page."""
    return Validator(page_schema(kind), format_checker=FORMATS)


@cache
def file_validator(name: str) -> Draft202012Validator:
    """What checks one data file."""
    return Validator(FILES[name], format_checker=FORMATS)
