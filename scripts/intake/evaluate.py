"""How well the intake does, next to three readers alone, in one run, as a table for the guide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from readability import Document

from .article import cut_and_judge
from .blocks import Block, blocks_of, is_html
from .claims import Matcher
from .encoding import Mended, decode, mend
from .gold import GOLD, GoldPage, gold_pages, gold_sentences
from .pieces import Piece, Role, State
from .readers import by_resiliparse, by_trafilatura, quietly, taken

LEAST_SENTENCE = 4  # words


@dataclass
class Score:
    """How one way did: signs that were removed rightly, removed wrongly, left wrongly; sentences that were lost."""

    right: int = 0
    wrong: int = 0
    left: int = 0
    doubtful: int = 0
    signs: int = 0
    sentences: int = 0
    lost: list[str] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """A line of the table."""
        precision, recall = share(self.right, self.right + self.wrong), share(self.right, self.right + self.left)
        lost, doubtful = f"{len(self.lost)} of {self.sentences}", share(self.doubtful, self.signs)
        return f"| {name} | {precision} | {recall} | {lost} | {doubtful} |"


def share(part: int, whole: int) -> str:
    """A share in percent."""
    return f"{100 * part / whole:.1f} %" if whole else "none"


def evaluate(matcher: Matcher, files: Sequence[Path]) -> Iterator[str]:
    """The lines of both tables, and what stands in their way."""
    found = list(gold_pages(GOLD, files))
    yield from (f"{one}\n" for one in found if isinstance(one, str))
    pages = [one for one in found if isinstance(one, GoldPage)]
    for title, some in (
        ("Our pages", [one for one in pages if one.own]),
        ("Pages given", [one for one in pages if not one.own]),
    ):
        if some:
            yield from page_table(f"{title} ({len(some)})", some, matcher)
    yield from claim_table(matcher)


def page_table(title: str, pages: Sequence[GoldPage], matcher: Matcher) -> Iterator[str]:
    """The table of furniture."""
    yield f"| {title} | Removed rightly | Furniture removed | Sentences lost | Doubtful |"
    yield "|---|---|---|---|---|"
    scores = score_all(pages, matcher)
    yield from (score.row(name) for name, score in scores.items())
    yield ""
    yield from scores["intake"].misses


def score_all(pages: Sequence[GoldPage], matcher: Matcher) -> dict[str, Score]:
    """How each way did on all pages."""
    scores = {name: Score() for name in ("intake", *READERS)}
    for page in pages:
        mended = mend(decode(page.source.data, page.source.charset)[0])
        blocks, pieces = cut_and_judge(mended.text, matcher)
        truths = [furniture_signs(piece, blocks[piece.block], mended, page) for piece in pieces]
        add(scores["intake"], page.source.name, pieces, truths, [piece.state for piece in pieces])
        for name, reader in READERS.items():
            got = taken(quietly(reader, as_page(mended.text)))
            states = [State.KEPT if got.has(piece.text) else State.REMOVED for piece in pieces]
            add(scores[name], page.source.name, pieces, truths, states)
    return scores


def as_page(text: str) -> str:
    """A text as HTML, a paragraph a line, for readers that know nothing else."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    return text if is_html(text) else f"<html><body><article>{lines}</article></body></html>"


def by_readability(page: str) -> str:
    """The main text as readability sees it."""
    document = Document(page)
    return "\n".join([document.short_title(), *(block.text for block in blocks_of(f"<html>{document.summary()}"))])


READERS: dict[str, Callable[[str], str | None]] = {
    "trafilatura alone": by_trafilatura,
    "resiliparse alone": by_resiliparse,
    "readability-lxml alone": by_readability,
}


def furniture_signs(piece: Piece, block: Block, mended: Mended, page: GoldPage) -> tuple[int, int]:
    """How many signs of a piece are furniture, and how many are not; only letters and digits count."""
    signs = zip(block.text[slice(*piece.at)], block.places[slice(*piece.at)], strict=False)
    places = [mended.place(place) for sign, place in signs if sign.isalnum()]
    inside = sum(any(start <= place < end for start, end in page.furniture) for place in places)
    return inside, len(places) - inside


def add(
    score: Score, page: str, pieces: Sequence[Piece], truths: Sequence[tuple[int, int]], states: Sequence[State]
) -> None:
    """Add what one way made of a page."""
    for piece, (furniture, article), state in zip(pieces, truths, states, strict=True):
        removed = state is State.REMOVED
        score.right += furniture * removed
        score.wrong += article * removed
        score.left += furniture * (not removed)
        score.signs += furniture + article
        score.doubtful += (furniture + article) * (state is State.DOUBTFUL)
        if piece.role is Role.SENTENCE and article > furniture and len(piece.text.split()) >= LEAST_SENTENCE:
            score.sentences += 1
            score.lost += [piece.text] if removed else []
        if state is not (State.REMOVED if furniture > article else State.KEPT):
            score.misses.append(f"{page}: {state} ({piece.reason}): {piece.text[:90]}")


def claim_table(matcher: Matcher) -> Iterator[str]:
    """The table of statements: how many sentences were matched right, of those that were tuned on and of the others."""
    known = {one.id for one in matcher.knowledge.claims}
    right, whole, misses = Counter[str](), Counter[str](), list[str]()
    for one in gold_sentences(GOLD):
        if one.ids and not one.ids & known:
            misses.append(f"skipped: no statement {' or '.join(sorted(one.ids))} any more: {one.text}")
            continue
        match = matcher.match(one.text)
        good = match.relation == one.relation and (not one.ids or match.id in one.ids)
        for key in (one.group, f"{one.group}, {one.relation}"):
            whole[key] += 1
            right[key] += good
        if not good:
            due = f"{one.relation} {' '.join(sorted(one.ids))}".strip()
            misses.append(f"{one.group}: {due}, not {match.relation} {match.near[:1]}: {one.text}")
    yield "| Sentences | Matched right |"
    yield "|---|---|"
    yield from (f"| {key} ({whole[key]}) | {share(right[key], whole[key])} |" for key in sorted(whole))
    yield ""
    yield from misses
