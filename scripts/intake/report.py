"""The files that come out of an article, by their names. Nothing is invented: what we do not know is a question."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .article import Article, Row
from .claims import SAME_FROM, Relation
from .knowledge import Knowledge
from .pieces import Piece, Role, State, gaps

HERE = Path(__file__).parent


def files_of(article: Article, knowledge: Knowledge) -> dict[str, str]:
    """All files of an article."""
    rows = [row for row in article.rows if row.piece.state is State.KEPT]
    return {
        "snapshot.yml": snapshot_text(article),
        "text.md": text_of(article, rows),
        "draft.md": template("draft.md").render(article=article, number=knowledge.next_article, known=known_ids(rows)),
        "claims.yml": claims_text(rows, knowledge),
        "report.html": template("report.html").render(**report_values(article, knowledge)),
        "pieces.jsonl": "".join(f"{line}\n" for line in pieces_lines(article)),
    }


@lru_cache(maxsize=4)
def template(name: str) -> Any:
    """A template of this folder."""
    loader = FileSystemLoader(HERE)
    escape = name.endswith(".html")
    made = Environment(loader=loader, undefined=StrictUndefined, autoescape=escape, keep_trailing_newline=True)
    return made.get_template(name)


def snapshot_text(article: Article) -> str:
    """The record of the source, and each change that mended it."""
    changes = [asdict(change) for change in article.mended.changes]
    record = {"source": article.source, **asdict(article.snapshot), "signs": dict(article.counts), "mended": changes}
    return str(yaml.safe_dump(record, allow_unicode=True, sort_keys=False, width=120))


# -- the text as it is kept


def text_of(article: Article, rows: Sequence[Row]) -> str:
    """The main text as Markdown: headings, paragraphs, and lists as lists."""
    lines = ["<!-- Somebody else's words: to work with, never to publish. -->", ""]
    block, open_line = -1, ""
    for row in rows:
        piece = row.piece
        new = piece.block != block
        begins = new or piece.role in {Role.MARKER, Role.HEADING}
        after_item = open_line[:1].isdigit() and piece.role is Role.MARKER and not new
        if begins:
            lines += [open_line] if after_item else [open_line, ""]
            open_line = ""
        block = piece.block
        open_line = f"{open_line} {shown(piece)}".strip()
    return "\n".join([*lines, open_line, ""]).replace("\n\n\n", "\n\n")


def shown(piece: Piece) -> str:
    """A piece as Markdown."""
    match piece.role:
        case Role.MARKER:
            return f"{piece.number}."
        case Role.HEAD:
            return f"**{piece.text.rstrip(' :：')}.**"
        case Role.HEADING:
            return f"## {piece.text}"
    return piece.text


# -- the skeleton of claims


def known_ids(rows: Iterable[Row]) -> list[str]:
    """The statements of ours that the article makes or denies."""
    return sorted({row.match.id for row in rows if row.match and row.match.id})


def claims_text(rows: Sequence[Row], knowledge: Knowledge) -> str:
    """A skeleton in the shape of docs/claims.yml, with the questions that a person answers as comments."""
    known = {one.id: one for one in knowledge.claims}
    told: dict[str, list[tuple[Row, Relation]]] = {}
    for row in rows:
        match = row.match
        if match and match.relation is not Relation.NEW:
            told.setdefault(match.id, []).append((row, match.relation))
            for near in match.near[1:]:
                if near.score >= SAME_FROM:
                    told.setdefault(near.id, []).append((row, Relation.SAME))
    fresh = [row for row in rows if row.match and row.match.relation is Relation.NEW]
    kept = [(known[key], told[key]) for key in sorted(told)]
    return str(template("claims.yml").render(known=kept, fresh=fresh, number=knowledge.next_article))


# -- the report


def report_values(article: Article, knowledge: Knowledge) -> dict[str, Any]:
    """What the page of the report is made of."""
    known = {one.id: one for one in knowledge.claims}
    removed = [piece for piece in article.pieces if piece.state is State.REMOVED]
    reasons: dict[str, list[Piece]] = {}
    for piece in removed:
        reasons.setdefault(piece.reason, []).append(piece)
    return {
        "article": article,
        "rows": [row for row in article.rows if row.piece.state is State.KEPT],
        "doubtful": [row for row in article.rows if row.piece.state is State.DOUBTFUL],
        "reasons": reasons,
        "known": known,
        "relations": relation_counts(article.rows),
        "flagged": [(row, flag) for row in article.rows for flag in row.flags],
        "total": sum(article.counts[state.value] for state in State),
    }


def relation_counts(rows: Iterable[Row]) -> Mapping[str, int]:
    """How many sentences say the same as a statement, the opposite, something new."""
    found = dict.fromkeys((relation.value for relation in Relation), 0)
    for row in rows:
        if row.match:
            found[row.match.relation.value] += 1
    return found


def pieces_lines(article: Article) -> Iterator[str]:
    """Each piece of the whole text with its places, and what lies between: together they are all of it."""
    parts = [(piece.spans[0][0], piece_entry(piece)) for piece in article.pieces]
    between = (
        (start, {"spans": [[start, end]], "state": "removed", "reason": "markup and space"})
        for start, end in gaps(len(article.mended.text), article.pieces)
    )
    for _, entry in sorted([*parts, *between], key=lambda part: part[0]):
        yield json.dumps(entry, ensure_ascii=False)


def piece_entry(piece: Piece) -> dict[str, Any]:
    """A piece as data."""
    told = {"reason": piece.reason} if piece.reason else {}
    return {
        "spans": list(map(list, piece.spans)),
        "state": piece.state.value,
        **told,
        "role": piece.role.value,
        "text": piece.text,
    }
