"""What the search knows of medicines beyond the pages: every name with what is said of it, and the kinds of medicines.

It goes out in parts by the first letter of the words that lead to it, of which a question fetches those of its words.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote_plus

from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import Listing, Medicine
from ..content.scales import STANDING, STRENGTH
from ..content.sheets import Data
from ..linking.names import home_of
from ..weaving.listings import without_box

LEAST = 2  # medicines of a kind that is found by its name
SHOWN = 6  # names that are shown of a kind
NO_LETTER = "0"  # the part of what begins with none


def medicine_names(atlas: Atlas) -> Data:
    """All of it: what is said of each medicine, and the kinds of medicines; nothing where no page lists them."""
    shown = atlas.showing("medicine-list")
    return {"told": told(atlas), "kinds": list(kinds(atlas, shown))} if shown else {}


# -- parts


def stems_of_names(found: Data, stems: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """The stems of each name."""
    return {name: stems(name.lstrip("+")) for *_, names in all_rows(found) for name in names}


def parts_of(
    found: Data, stems: Mapping[str, Sequence[str]], known: Mapping[str, int]
) -> tuple[dict[str, Data], set[str]]:
    """The medicines by the first letter of the words that lead to them, and which of the words known lead to some.

    Shape: ``known`` are stems of the text, with how much each is used. A name is found by each word that the text
    does not have, for a question with such a word asks for its part; one that has none, by the rarest of its words.
    """

    def ways(name: str) -> list[str]:
        """The words by which a name is found."""
        words = [word for word in stems[name] if is_way(word)]
        return [word for word in words if word not in known] or sorted(words, key=lambda word: (known[word], word))[:1]

    parts: dict[str, Data] = {}
    flagged = set[str]()
    for kind, head, row, names in all_rows(found):
        led = {name: ways(name) for name in names}
        flagged |= {word for words in led.values() for word in words if word in known}
        for letter in sorted({letter_of(word) for words in led.values() for word in words}):
            own = [name for name in names if letter in map(letter_of, led[name])]
            part = parts.setdefault(letter, {"told": [], "kinds": []})
            place = group_in(part["told"], head) if kind == "told" else part["kinds"]
            place.append([*row, *(name for name in own if name != row[-1])])
    return parts, flagged


Told = tuple[str, list[str], list[str], list[str]]  # which list, the group in it, the row up to its title, all names


def all_rows(found: Data) -> list[Told]:
    """What is said of each medicine, and of each kind; nothing where nothing is known."""
    return [*rows_told(found["told"]), *rows_of_kinds(found["kinds"])] if found else []


def rows_told(groups: Iterable[list[Any]]) -> Iterator[Told]:
    """What is said of each medicine."""
    for label, meaning, *rows in groups:
        yield from (("told", [label, meaning], row[:3], row[2:]) for row in rows)


def rows_of_kinds(rows: Iterable[list[str]]) -> Iterator[Told]:
    """What is said of each kind of medicines."""
    yield from (("kinds", [], row[:4], row[3:]) for row in rows)


def group_in(groups: list[list[Any]], head: Sequence[str]) -> list[Any]:
    """The group of a part that has this head, a new one if it has none."""
    found = next((group for group in groups if group[:2] == head), None)
    if found is None:
        groups.append(found := [*head])
    return found


def is_way(word: str) -> bool:
    """Whether a word of a question leads to a part; numbers and single letters do not, prepare.js has it so too."""
    return len(word) > 1 and not word.isdecimal()


def letter_of(word: str) -> str:
    """The part in which a word is; prepare.js has it so too."""
    return word[0] if "a" <= word[0] <= "z" else NO_LETTER


# -- what is known


def told(atlas: Atlas) -> list[list[Any]]:
    """The medicines in groups: what is said of all, its meaning, then each: where it is told, its page if any, names.

    Shape: a place without a page is in the list of all medicines; + stands before a name that only that list has.
    """
    groups: dict[tuple[str, str], list[list[str]]] = {}
    for page, box in atlas.medicines:
        grade, row = STRENGTH[box.strength], [f"{page.url}#{box.id}", page.url, *typed(atlas, box)]
        groups.setdefault((grade.label, grade.meaning), []).append(row)
    for one in without_box(atlas):
        said, home = STANDING[one.standing], home_of(atlas, one.name)
        names = [name if home_of(atlas, name) else f"+{name}" for name in typed(atlas, one)]
        row = [one.id, home.url.partition("#")[0] if home else "", *names]
        groups.setdefault((said.label, said.meaning), []).append(row)
    return [[*said, *rows] for said, rows in groups.items()]


def typed(atlas: Atlas, one: Listing | Medicine) -> list[str]:
    """The names of a medicine, those too that only readers type."""
    return list(dict.fromkeys([*one.names, *atlas.data("search").get("medicines", {}).get(one.id, ())]))


def kinds(atlas: Atlas, shown: Page) -> Iterator[list[str]]:
    """The kinds of medicines: how many there are, the names of some, where they are listed, what they are called."""
    called, members = atlas.data("search").get("kinds", {}), dict[str, list[str]]()
    medicines: list[Medicine | Listing] = [*(box for _, box in atlas.medicines), *without_box(atlas)]
    for one in medicines:
        for kind in kinds_in(one.class_, called):
            members.setdefault(kind, []).append(one.name)
    for kind, names in members.items():
        if len(names) >= LEAST:
            where = f"{shown.url}?find={quote_plus(kind)}"
            yield [str(len(names)), some_of(names), where, kind, *called.get(kind, ())]


def kinds_in(text: str, called: Container[str]) -> list[str]:
    """The kinds that the words on a medicine name: "blood thinner (antiplatelet)" is two, where the second is known."""
    first, *others = (part.strip() for part in text.replace(")", "").split("("))
    return [first, *(kind for kind in others if kind in called)]


def some_of(names: Sequence[str]) -> str:
    """The first names of a kind, for a reader."""
    return ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
