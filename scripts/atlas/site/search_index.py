"""The index of the search: names, headings and text of the woven pages, with the words of ``docs/search.yml``.

The page's script fetches it when a reader turns to the search; ``docs/assets/search/prepare.js`` reads it. Both cut
words in the same way, by the same lists, so that a word of a question meets the word of the text.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial
from itertools import chain
from operator import sub
from typing import NamedTuple

from ..content.atlas import Atlas
from ..content.digest import digest
from ..content.page import CONTENT, Page
from ..content.scales import PLACES
from ..content.sheets import Data
from ..linking.names import GLOSSARY, word_id
from ..weaving.heads import grade_of
from ..weaving.page import Keep, afresh, content_digest, marks_of
from .page_text import Section, passages_of, sections_of
from .search_medicines import medicine_names, parts_of, stems_of_names
from .standing import checksum

INDEX_ADDRESS = "search/index.json"  # as pages have it: whatever is in it, no other page changes by it
MEDICINES = "search/medicines/"
LARGEST_FILE = 600_000  # signs: a larger index goes out in parts
PART_SIZE, PAGES_OF_A_PART = 6_000, 25  # signs of a part of the text; pages of a part with what is shown of them
GATHERED = 250  # pages whose stems are gathered at once
COMMON = 0.15  # a word of more than this share of the pages tells none of them from the others
DIGITS = "".join(chr(code) for code in range(33, 127) if chr(code) not in '"\\')[:90]
HALF = len(DIGITS) // 2
NO_WORD, SPACES = re.compile(r"[^\w\s-]", re.ASCII), re.compile(r"[-\s]+")  # "?" and " " of "What helps?"
APOSTROPHE = re.compile("['’‘ʼ′`´]")  # "can't", "Parkinson’s"
LATER = re.compile(r"[\u0300-\U0010ffff]")  # the signs among which accents are that stand by themselves
SEARCH_WORD = re.compile(r"[^\W_]+")  # "b12" and "low" of "b12-low"


class Said(NamedTuple):
    """What a page says: the ids and words of its headings; what tells its stems, and the sum of its passages; these.

    Shape: the stems are a line a section, the passages JSON.
    """

    heads: Sequence[tuple[str, str]]
    mark: str
    checksum: str
    texts: Callable[[], tuple[str, str]]


def index_files(atlas: Atlas, found: Mapping[Page, Said], keep: Keep = afresh) -> dict[str, str]:
    """The files of the index, by their path on the site; none when ``docs/search.yml`` says nothing."""
    if not atlas.has("search"):
        return {}
    index = make_index(atlas, found, keep)
    core, parts = (index, {}) if len(compact(index)) <= LARGEST_FILE else split(index)
    core, medicines = with_medicines(core, atlas, found, keep)
    return {INDEX_ADDRESS: compact(core), **parts, **medicines}


def with_medicines(core: Data, atlas: Atlas, pages: Iterable[Page], keep: Keep = afresh) -> tuple[Data, dict[str, str]]:
    """The index, which says where to find what is known of medicines beyond the pages, and the files of that."""
    shown = next((number for number, page in enumerate(pages) if page.shows("medicine-list")), None)
    content, words = content_digest(atlas), Stemmer(atlas.data("search"))
    stems = keep("stems of medicines", content, lambda: stems_of_names(medicine_names(atlas), words.telling))
    if shown is None or not stems:
        return core, {}
    uses = uses_of(core["text"])
    known = {stem: uses[stem] for own in stems.values() for stem in own if stem in uses}
    texts, flagged = keep("medicines", (content, known), lambda: medicine_texts(atlas, stems, known))
    text = {**core["text"], "medicines": steps([at for at, stem in enumerate(uses) if stem in flagged])}
    files = {f"{MEDICINES}{letter}.json": part for letter, part in texts.items()}
    return {**core, "text": text, "listed": {"page": shown, "letters": "".join(texts)}}, files


def medicine_texts(
    atlas: Atlas, stems: Mapping[str, Sequence[str]], known: Mapping[str, int]
) -> tuple[dict[str, str], set[str]]:
    """The parts by their letter as JSON, and which of the words known lead to some."""
    parts, flagged = parts_of(medicine_names(atlas), stems, known)
    return {letter: compact(parts[letter]) for letter in sorted(parts)}, flagged


def uses_of(text: Data) -> dict[str, int]:
    """How much each stem of the text is used, about; those that are on most pages come last."""
    found = dict(zip(decoded(text["stems"]), map(len, text["places"].split()), strict=True))
    return {**found, **dict.fromkeys(decoded(text["common"]), len(text["places"]))}


def found_pages(atlas: Atlas, pages: Mapping[str, str], keep: Keep = afresh) -> dict[Page, Said]:
    """The pages that can be found, with what they say. Shape: ``pages`` are the woven pages by their address."""
    if not atlas.has("search"):
        return {}
    found = [page for page in atlas.pages if page.url in pages and page.id != "404"]
    words = Stemmer(atlas.data("search"))

    def given(page: Page) -> tuple[str, str]:
        """What it is read from."""
        return marks_of(pages, page.url).page, page.description

    def said(page: Page) -> tuple[tuple[list[tuple[str, str]], str, str], tuple[str, str]]:
        """What a page says; its stems and passages apart."""
        sections = list(sections_of(whole_article(pages[page.url])))
        stems = "\n".join(map(words.each_once, texts_of(page.description, sections)))
        passages = compact([passages_of(blocks) for _, _, blocks in sections])
        heads = [(anchor, head) for anchor, head, _ in sections]
        return (heads, digest(stems), checksum(passages.encode())), (stems, passages)

    all_said = keep.apart("sections", found, given, said, words.told)
    return {page: Said(*own, texts) for page, (own, texts) in zip(found, all_said, strict=True)}


def texts_of(description: str, sections: Iterable[Section]) -> list[str]:
    """What each section says, with its heading; the first has the description too."""
    first, *others = (f"{head} {' '.join(blocks)}" for _, head, blocks in sections)
    return [f"{description} {first}", *others]


def whole_article(html: str) -> str:
    """The article of a page with its own tags, as far as the text of the page is in it."""
    return html[max(0, html.find("<article")) : html.rfind("</article>") + len("</article>")]


def passage_files(pages: Mapping[Page, Said]) -> Iterator[tuple[str, str, Callable[[], str]]]:
    """What each page says, passage by passage, in a file each: fetched for the pages that a question found.

    Shape: a file by the address of the page, so that a word on one changes no other; its checksum, and what makes its
    text, a list for each section.
    """
    for page, said in pages.items():
        yield f"search/passages/{page.url.rstrip('/') or 'index'}.json", said.checksum, partial(passages_said, said)


def passages_said(page: Said) -> str:
    """The passages of a page, as JSON."""
    return page.texts()[1]


def compact(value: Data | Sequence[object]) -> str:
    """A value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def split(index: Data) -> tuple[Data, dict[str, str]]:
    """A large index as one with all names, and the files of its parts, of which a question needs a few.

    Shape: A stem's places are in the part that ``part_of`` tells, what is
    shown of a page is in the part of its number. Descriptions and headings are found as text, which has them too.
    """
    pages = index["pages"]
    starts = range(0, len(pages), PAGES_OF_A_PART)
    shown = ({"from": start, "pages": pages[start : start + PAGES_OF_A_PART]} for start in starts)
    parts = {
        "text": part_files("text", text_parts(index["text"])),
        "pages": part_files("pages", map(only_shown, shown)),
    }
    core = {
        **index,
        "pages": [without_shown(page) for page in pages],
        "text": {"stems": "", "places": "", "common": index["text"]["common"]},
        "parts": {kind: list(files) for kind, files in parts.items()},
    }
    return core, {**parts["text"], **parts["pages"]}


def text_parts(text: Data) -> Iterator[Data]:
    """The stems of the text with their places, in parts of about one size."""
    count = max(1, len(text["places"]) // PART_SIZE)
    groups: list[list[tuple[str, str]]] = [[] for _ in range(count)]
    for stem, places in zip(decoded(text["stems"]), text["places"].split(), strict=True):
        groups[part_of(stem, count)].append((stem, places))
    for group in groups:
        yield {"stems": front_coded(stem for stem, _ in group), "places": " ".join(places for _, places in group)}


def part_files(kind: str, parts: Iterable[Data]) -> dict[str, str]:
    """The files of the parts of one kind, by their path on the site."""
    texts = {f"search/{kind}-{number}.json": compact(part) for number, part in enumerate(parts)}
    return {hashed(path, text): text for path, text in texts.items()}


SHOWN_FIELDS = ("text", "headings")  # fields of a page that are only wanted once it is found


def only_shown(part: Data) -> Data:
    """A part with only the fields that are shown of a page."""
    return {
        "from": part["from"],
        "pages": [{key: page[key] for key in SHOWN_FIELDS if key in page} for page in part["pages"]],
    }


def without_shown(page: Data) -> Data:
    """A page with its names alone, and how many headings it has."""
    return {
        **{key: value for key, value in page.items() if key not in SHOWN_FIELDS},
        "count": len(page.get("headings", ())),
    }


def part_of(stem: str, count: int) -> int:
    """The part in which a stem stands; coded.js counts in the same way."""
    number = 0
    for sign in stem:
        number = (number * 31 + ord(sign)) % 65521
    return number % count


def decoded(text: str) -> list[str]:
    """The words that ``front_coded`` wrote."""
    words = [""]
    for coded in text.split():
        words.append(words[-1][: int(coded[0])] + coded[1:])
    return words[1:]


def hashed(path: str, text: str) -> str:
    """A path with the hash of the text in the name, so that a browser may keep it: ``search/text-0.1f2e3d4c.json``."""
    stem, dot, ending = path.partition(".")
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}{dot}{ending}"


def make_index(atlas: Atlas, found: Mapping[Page, Said], keep: Keep = afresh) -> Data:
    """The index as plain values: all that a question needs to find its pages."""
    numbers, search = {page.id: number for number, page in enumerate(found)}, atlas.data("search")
    told = content_digest(atlas), [(page.id, said.heads) for page, said in found.items()]
    cards = zip(atlas.data("red-flags"), keep("meant", told, lambda: meant_by_cards(atlas, found)), strict=True)
    index = {
        "words": words_entry(search),
        "pages": keep("found", told, lambda: [page_entry(page, said.heads) for page, said in found.items()]),
        "glossary": [[word, word_id(word)] for word in atlas.data(GLOSSARY)],
        "cards": [
            *({**card_entry(card, atlas, numbers), "meant": own} for card, own in cards),
            *general_entries(search, atlas, numbers),
        ],
        "text": text_entry(list(found.values()), keep),
    }
    return with_short_groups(index)


# -- pages and cards


def page_entry(page: Page, heads: Sequence[tuple[str, str]]) -> Data:
    """What the search shows of a page, and its names. A field that has nothing is left out."""
    grade = grade_of(page)
    entry = {
        "url": page.url,
        "title": page.title,
        "kind": page.kind.value,
        "grade": grade[1].label if grade else "",
        "place": str(PLACES.get(grade[1].key, "")) if grade else "",
        "text": page.description,
        "alias": page.listed("aliases"),
        "covers": page.listed("covers"),
        "ambiguous": page.listed("ambiguous"),
        "medicines": [[one.id, *one.names] for one in page.medicines],
        "headings": [head if anchor == anchor_of(head) else [anchor, head] for anchor, head in heads[1:]],
    }
    return {key: value for key, value in entry.items() if value or key == "url"}


def anchor_of(head: str) -> str:
    """The anchor that a heading mostly has; ``prepare.js`` makes it in the same way, so that it need not be sent."""
    return SPACES.sub("-", NO_WORD.sub("", head).strip().lower())


def card_entry(card: Data, atlas: Atlas, numbers: Mapping[str, int]) -> Data:
    """A care card: what sets it off, what is shown of it, and the pages that show it in full."""
    home = atlas.signs_page
    return {
        **{key: card[key] for key in ("id", "level", "short", "act")},
        "asked": joined(card.get("asked", [])),
        "url": f"{home.url}#{card['id'].lower()}" if home else "",
        "pages": [numbers[page.id] for page in atlas.in_full.get(card["id"], ()) if page.id in numbers],
    }


def urgent_entry(entry: Data, atlas: Atlas, numbers: Mapping[str, int]) -> Data:
    """What is shown for a danger sign that no card names: as a card, with the page that tells of all."""
    page = atlas.by_id[entry["page"]]
    return {
        **{key: entry[key] for key in ("level", "short", "act")},
        "asked": joined(entry.get("asked", [])),
        "id": page.id,
        "meant": [],
        "url": page.url,
        "pages": [numbers[page.id]] if page.id in numbers else [],
        "general": True,
    }


def general_entries(search: Data, atlas: Atlas, numbers: Mapping[str, int]) -> Iterator[Data]:
    """What is shown for danger signs that no card names, where its page is there."""
    yield from (urgent_entry(one, atlas, numbers) for one in search.get("urgent", ()) if one["page"] in atlas.by_id)
    if search.get("sum", {}).get("page") in atlas.by_id:
        yield sum_entry(search["sum"], atlas, numbers)


def sum_entry(entry: Data, atlas: Atlas, numbers: Mapping[str, int]) -> Data:
    """What is shown for signs that add up, with what each list gives."""
    lists = [{"points": one["points"], "words": joined(one["words"])} for one in entry["lists"]]
    return {
        **urgent_entry(entry, atlas, numbers),
        "sum": {"least": entry["least"], "long": entry["long"], "lists": lists},
    }


OWN_FILES = ("urgent", "sum", "medicines", "kinds")  # what goes out with the cards, or with the medicines


def words_entry(search: Data) -> Data:
    """The words of ``docs/search.yml`` that are not with the cards; long lists as one text each, which packs better."""
    return {
        **{key: value for key, value in search.items() if key not in OWN_FILES},
        "groups": {name: joined(items) for name, items in search.get("groups", {}).items()},
    }


GROUP_NAME = re.compile(r"\b[A-Z]+\b")


def with_short_groups(index: Data) -> Data:
    """The index with each group under a letter or two, in its sets and lists too: they are named thousands of times."""
    short = {name: letters(number) for number, name in enumerate(index["words"]["groups"])}

    def renamed(text: str) -> str:
        return GROUP_NAME.sub(lambda found: short[found[0]], text)

    groups = {short[name]: renamed(items) for name, items in index["words"]["groups"].items()}
    neighbours = [
        {**one, "when": [renamed(text) for text in one["when"]]} for one in index["words"].get("neighbours", ())
    ]
    words = {**index["words"], "groups": groups, "neighbours": neighbours}
    return {**index, "words": words, "cards": [with_short_sets(card, renamed) for card in index["cards"]]}


def with_short_sets(card: Data, renamed: Callable[[str], str]) -> Data:
    """A card with its sets, and what adds up, in short names."""
    if "sum" not in card:
        return {**card, "asked": renamed(card["asked"])}
    lists = [{**one, "words": renamed(one["words"])} for one in card["sum"]["lists"]]
    return {**card, "sum": {**card["sum"], "lists": lists}}


def letters(number: int) -> str:
    """A name for a number: A to Z, then AA to ZZ."""
    more, last = divmod(number, 26)
    return (chr(64 + more) if more else "") + chr(65 + last)


def joined(items: Iterable[str]) -> str:
    """A list of sets or of items as one text: none of them has a comma."""
    return ",".join(items)


def names_in_stems(pages: Iterable[Page], words: Stemmer) -> dict[tuple[str, ...], int]:
    """The number of each page by its title and its other names, as stems."""
    return {
        tuple(words.of(name)): number
        for number, page in enumerate(pages)
        if page.kind in CONTENT
        for name in (page.title, *page.listed("aliases"))
    }


def meant_by_cards(atlas: Atlas, pages: Iterable[Page]) -> list[list[int]]:
    """The pages of what the signs of each care card may be."""
    words = Stemmer(atlas.data("search"))
    names = names_in_stems(pages, words)
    return [meant(words.of(card["means"]), names) for card in atlas.data("red-flags")]


def meant(stems: Sequence[str], names: Mapping[tuple[str, ...], int]) -> list[int]:
    """The pages of what a card's signs may be, longer names first; no word counts for two."""
    found, left = list[int](), list(stems)
    for length in range(len(stems), 0, -1):
        for start in range(len(left) - length + 1):
            number = names.get(tuple(left[start : start + length]))
            if number is not None:
                left[start : start + length] = [""] * length
                found.append(number)
    return list(dict.fromkeys(found))


# -- words, cut as words.js cuts them


@dataclass(frozen=True, eq=False)
class Stemmer:
    """The lists of ``docs/search.yml`` by which a word is cut to its stem."""

    data: Data

    @cached_property
    def told(self) -> str:
        """What tells these lists from others."""
        return digest(repr([self.data[name] for name in ("stop", "forms", "spellings", "endings")]))

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that say nothing for the search: "the"."""
        return frozenset(self.data["stop"].split())

    @cached_property
    def stem(self) -> Callable[[str], str]:
        """Cuts a word, and remembers what came of it."""
        return cache(self.cut)

    def of(self, text: str) -> list[str]:
        """The stems of a text in their order: "Parkinson’s cramps" gives "parkinson", "cramp"."""
        return [self.stem(word) for word in words_of(text) if word not in self.stop]

    def telling(self, name: str) -> list[str]:
        """The stems of a name, small words only where it has no others."""
        return self.of(name) or [self.stem(word) for word in SEARCH_WORD.findall(name.lower())]

    def each_once(self, text: str) -> str:
        """The stems of a text, each once."""
        return " ".join(sorted(set(map(self.stem, set(words_of(text)) - self.stop))))

    def cut(self, word: str) -> str:
        """A word without its ending, in one spelling and in the form that is searched."""
        form = self.data["forms"].get(word, word)
        return word if form == word and word in self.data["forms"] else self.without_endings(form)

    def without_endings(self, word: str) -> str:
        """A word in one spelling, without its endings."""
        for part, other in self.data["spellings"]:
            word = word.replace(part, other)
        for step in self.data["endings"]:
            for ending, other, least in step:
                if word.endswith(ending) and len(word) - len(ending) >= least:
                    word = word[: len(word) - len(ending)] + other
                    break
        return word


def words_of(text: str) -> list[str]:
    """The words of a text in small letters without their accents."""
    plain = APOSTROPHE.sub("", text.lower())
    if not plain.isascii():
        plain = LATER.sub(without_accent, unicodedata.normalize("NFKD", plain))
    return SEARCH_WORD.findall(plain)


def without_accent(sign: re.Match[str]) -> str:
    """A sign, or nothing for an accent that stands by itself."""
    return "" if unicodedata.combining(sign[0]) else sign[0]


# -- which words are in which section


def text_entry(pages: Sequence[Said], keep: Keep = afresh) -> Data:
    """Each stem of the text with the numbers of its sections, counted through all pages."""
    groups = [pages[start : start + GATHERED] for start in range(0, len(pages), GATHERED)]
    uses, start = dict[str, tuple[int, str, int]](), 0  # on how many pages, the steps so far, the last section
    for count, found in keep.each("stems", groups, lambda group: [said.mark for said in group], gathered):
        for stem, (number, first, others, last) in found.items():
            before, text, end = uses.get(stem, (0, "", -1))
            uses[stem] = before + number, text + coded(start + first - end) + others, start + last
        start += count
    kept = sorted(stem for stem, (number, _, _) in uses.items() if is_telling(stem, number, len(pages)))
    common = sorted(stem for stem in uses.keys() - set(kept) if stem.isalpha())
    places = " ".join(uses[stem][1] for stem in kept)
    return {"stems": front_coded(kept), "places": places, "common": front_coded(common)}


def gathered(pages: Sequence[Said]) -> tuple[int, dict[str, tuple[int, int, str, int]]]:
    """How many sections some pages have; of each stem on how many of these it is, and in which sections.

    Shape: of the sections the first, the steps from there to all others, and the last.
    """
    homes, places, number = Counter[str](), defaultdict[str, list[int]](list), 0
    for said in pages:
        stems, _ = said.texts()
        homes.update(set(stems.split()))
        for section in stems.split("\n"):
            for stem in section.split():
                places[stem].append(number)
            number += 1
    return number, {stem: (homes[stem], own[0], steps(own[1:], own[0]), own[-1]) for stem, own in places.items()}


def is_telling(stem: str, count: int, pages: int) -> bool:
    """Whether a stem helps to tell pages apart: not a number, not a single letter, not on most pages."""
    return len(stem) > 1 and not stem.isdecimal() and stem.isascii() and (count < 10 or count <= COMMON * pages)


def front_coded(words: Iterable[str]) -> str:
    """Sorted words, each as how many letters it shares with the one before it, and the rest: "0calf 3cium"."""
    parts, before = [], ""
    for word in words:
        most, shared = min(9, len(before), len(word)), 0
        while shared < most and word[shared] == before[shared]:
            shared += 1
        parts.append(f"{shared}{word[shared:]}")
        before = word
    return " ".join(parts)


def steps(numbers: Sequence[int], before: int = -1) -> str:
    """Growing numbers as the steps between them, a sign or more each; the first is that from the number before."""
    return "".join(map(coded, map(sub, numbers, chain((before,), numbers))))


@lru_cache(maxsize=4096)
def coded(step: int) -> str:
    """A step of one or more as signs; one of the upper half goes on."""
    high, low = divmod(step - 1, HALF)
    return DIGITS[HALF + low] + coded(high + 1) if high else DIGITS[low]
