"""Names and their forms: which names count only as they are written, and what English makes of a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

import yaml

from .normalise import loose, normalise

LAST_WORD = re.compile(  # the word that gets a plural
    r"(?<!')(?<![^\W_])[^\W\d_]{3,}$"  # "statin" of "a statin"; not the "s" of "Crohn's"
    r"|(?<![^\W_])[^\W\d_][A-Z]$"  # "CK", "eV"
    r"|(?<![^\W_])[A-Z]{2,}s$"  # "ECs"
)
LETTERS = re.compile(r"[^\W\d_]+")  # "vitamin" and "B" of "vitamin B12"


class How(StrEnum):
    """How a form was made from the form before it; a name as it was written is made in no such step."""

    PLURAL = "plural"
    SINGULAR = "singular"
    SPELLING = "spelling"
    HYPHEN = "hyphen"


Derivation = tuple[How, ...]  # how a form was made from the name: (PLURAL, SPELLING) for "tumors" of "tumour"


@lru_cache(maxsize=8192)
def clean(name: str) -> str:
    """A name as the linker reads it."""
    return normalise(name).text.strip()


@lru_cache(maxsize=8192)
def is_exact(name: str) -> bool:
    """A name without a small letter but a plural s, or of at most three letters with a capital, is taken as written."""
    if name == name.lower():
        return False
    return sum(map(str.isalpha, name)) <= 3 or is_capitals(name) or is_capitals(name.removesuffix("s"))


def is_capitals(name: str) -> bool:
    """The name has no small letter, and at least two capitals."""
    return name.isupper() and sum(map(str.isupper, name)) > 1


def is_name(name: str) -> bool:
    """A name needs two letters, or a letter and a digit."""
    letters = sum(map(str.isalpha, name))
    return letters > 1 or (letters == 1 and any(map(str.isdecimal, name)))


def matches_of(name: str) -> set[str]:
    """What a name and all its forms are looked up by."""
    return {match_of(form) for form in forms_of(name)}


def match_of(name: str) -> str:
    """What a name is looked up by: its own letters when it is exact, else its key."""
    return name.replace("-", " ") if is_exact(name) else loose(name)


@dataclass(frozen=True)
class Curated:
    """The hand-made lists of ``spellings.yml``, each in both directions."""

    spellings: dict[str, str]
    plurals: dict[str, list[str]]
    singulars: dict[str, list[str]]
    uncut: frozenset[str]


@cache
def curated() -> Curated:
    """Read ``spellings.yml`` once."""
    lists = yaml.safe_load((Path(__file__).parent / "spellings.yml").read_text(encoding="utf-8"))
    plurals = {one: [many] if isinstance(many, str) else many for one, many in lists["plurals"].items()}
    singulars: dict[str, list[str]] = {}
    for one, many in plurals.items():
        for form in many:
            singulars.setdefault(form, []).append(one)
    spellings = lists["spellings"]
    return Curated(spellings | {us: uk for uk, us in spellings.items()}, plurals, singulars, frozenset(lists["uncut"]))


def forms_of(name: str) -> dict[str, Derivation]:
    """Every form of a name with the steps in which it was made, the name itself first."""
    name = clean(name)
    exact = is_exact(name)
    forms: dict[str, Derivation] = {name: ()}
    waiting = [name]
    for form in waiting:
        for other, how in next_forms(form, exact, How.PLURAL in forms[form]):
            if other not in forms:
                forms[other] = (*forms[form], how)
                waiting.append(other)
    return forms


def next_forms(form: str, exact: bool, is_plural: bool) -> Iterator[tuple[str, How]]:
    """The forms one step away; what was made a plural is not cut again, or an axe would become an axis."""
    if not is_plural:
        yield from ((other, How.PLURAL) for other in with_last(form, plurals_of))
        yield from ((other, How.SINGULAR) for other in with_last(form, singulars_of))
    if not exact:
        yield from ((other, How.SPELLING) for other in respelled(form))


def with_last(name: str, forms: Callable[[str], list[str]]) -> Iterator[str]:
    """The name with other forms of its last word."""
    if match := LAST_WORD.search(name):
        yield from (name[: match.start()] + capitals_like(match[0], form) for form in forms(match[0]))


def capitals_like(model: str, word: str) -> str:
    """A word with a first capital where the model has one."""
    return word[0].upper() + word[1:] if model[0].isupper() else word


def plurals_of(word: str) -> list[str]:
    """The plurals of a noun; none for words that are plural already or have none."""
    if is_capitals(word):
        return [] if word.endswith("S") else [word + "s"]
    word, known = word.lower(), curated()
    if word in known.plurals:
        return known.plurals[word]
    if word in known.uncut or word in known.singulars or re.search("[^su]s$", word):  # "statins", not "virus"
        return []
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if re.search("[^aeiou]y$", word):  # "allergy", not "kidney"
        return [word[:-1] + "ies"]
    return [word + "s"]


def singulars_of(word: str) -> list[str]:
    """The singulars of a plural noun; none for words that only look like a plural, as DOMS does."""
    if word.endswith("s") and is_capitals(word[:-1]):
        return [word[:-1]]
    if is_capitals(word):
        return []
    word, known = word.lower(), curated()
    if word in known.singulars:
        return known.singulars[word]
    if word in known.uncut or word in known.plurals or not re.search("[^sui]s$", word):  # "statins", not "sepsis"
        return []
    if re.search("[^aeiou]ies$", word) and len(word) > 4:  # "allergies", not "ties"
        return [word[:-3] + "y"]
    short = re.search("(ss|sh|x|ch|zz|tz|(?<![ao])us)es$", word)  # "boxes", "viruses", not "causes"
    single = word[:-2] if short else word[:-1]
    return [single] if len(single) > 2 else []


def respelled(name: str) -> Iterator[str]:
    """The name with one of its words in the other spelling, British or American."""
    for match in LETTERS.finditer(name):
        if other := other_spelling(match[0].lower()):
            yield name[: match.start()] + capitals_like(match[0], other) + name[match.end() :]


def other_spelling(word: str) -> str:
    """The other spelling of a word or of a regular plural; empty when there is none."""
    pairs = curated().spellings
    if word in pairs:
        return pairs[word]
    return pairs[word[:-1]] + "s" if word.endswith("s") and word[:-1] in pairs else ""
