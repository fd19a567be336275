"""What the linker did, counted: on one page as plain values, and on all pages together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .linker import Linked, Why
from .vocabulary import State, Vocabulary

Names = list[tuple[str, str]]  # names with their pages
# Of one page: the ``match`` of the names on it, the pages that it links to, those that it leads to in any way, everyday
# words and ambiguous names, what is linked by hand.
Tallied = tuple[list[str], list[str], list[str], Names, Names, list[dict[str, str]]]


@dataclass
class Tally:
    """What is counted on all pages.

    Shape: ``found`` is by the ``match`` of a name, ``targets`` how many pages link to a page, ``reached`` the pages
    that others lead to, ``words`` and ``ambiguous`` by name and page.
    """

    found: Counter[str] = field(default_factory=Counter)
    targets: Counter[str] = field(default_factory=Counter)
    reached: set[str] = field(default_factory=set)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    ambiguous: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_hand: list[dict[str, str]] = field(default_factory=list)


def tallied(pages: Iterable[Tallied]) -> Tally:
    """All counts together."""
    tally = Tally()
    for found, targets, reached, words, ambiguous, by_hand in pages:
        tally.found.update(found)
        tally.targets.update(targets)
        tally.reached.update(reached)
        tally.words.update(words)
        tally.ambiguous.update(ambiguous)
        tally.by_hand += by_hand
    return tally


def tally_of(names: Vocabulary, source: str, result: Linked) -> Tallied:
    """What is counted of one page."""
    named = [(one.form.term.name, one.form.term.page) for one in result.found if one.why is Why.AMBIGUOUS]
    targets = list(dict.fromkeys(link.page for link in result.links))
    reached = sorted(led_to(source, result))
    return list(mentioned(names, source, result)), targets, reached, everyday(result), named, by_hand(source, result)


def mentioned(names: Vocabulary, source: str, result: Linked) -> Iterator[str]:
    """The ``match`` of every name on a page of another, as often as it is there: in the text, or as a link by hand."""
    yield from (one.form.match for one in result.found if one.why is not Why.OWN_PAGE)
    for written in result.written:
        if written.page != source and (form := names.form_of(written.text)) and form.term.page == written.page:
            yield form.match


def led_to(source: str, result: Linked) -> set[str]:
    """The other pages to which the text of a page leads, by an automatic link or by one made by hand."""
    return {*(link.page for link in result.links), *(link.page for link in result.written)} - {source}


def everyday(result: Linked) -> list[tuple[str, str]]:
    """The names of a page that are single words in small letters and link, each once."""
    links = (one for one in result.found if one.form.state is State.LINKS and one.text.islower() and one.text.isalpha())
    return list(dict.fromkeys((one.form.term.name, one.form.term.page) for one in links))


def by_hand(source: str, result: Linked) -> list[dict[str, str]]:
    """Links of a page, made by hand, that the linker would have made of the same words."""
    return [{"page": source, "to": one.page, "text": one.text} for one in result.written if one.would_link]
