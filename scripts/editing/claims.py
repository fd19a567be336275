"""A statement is told as another one: its marks, its articles and its old ids go along."""

from __future__ import annotations

import re
from typing import Any

from atlas.content.sheets import parse_sheet

from .project import Refused, Texts, pages_of
from .yaml_text import Edit, added, composed, edited, end_of, plain

CLAIMS = "docs/claims.yml"
CLAIM_ID = re.compile(r"[A-Z]-\d{3}")


def move_claim(texts: Texts, old: str, new: str) -> dict[str, str]:
    """One statement joined to another: what was found about it must stand there already, for nobody can join words."""
    sheet, problems = parse_sheet(CLAIMS, texts.get(CLAIMS, ""))
    entries = {entry["id"]: entry for entry in sheet.value or ()}
    if problems or old not in entries or new not in entries or old == new:
        fix = f"write the ids of two entries of {CLAIMS}; facts and cards keep theirs"
        raise Refused(f"FROM={old} TO={new}: {fix}")
    told = {telling["article"] for telling in entries[new]["articles"]}
    if twice := [one["article"] for one in entries[old]["articles"] if one["article"] in told]:
        listed = ", ".join(twice)
        fix = f"say so in one telling of {new}, and take it out of {old}"
        raise Refused(f"{old} and {new}: article {listed} tells both; {fix}")
    text = joined_claims(texts[CLAIMS], old, new, [old, *entries[old].get("moved_from", ())])
    found = {**texts, CLAIMS: text}
    for page in pages_of(texts).values():
        here, there = f"[#{old}]", f"[#{new}]"
        if here in page.body:
            again = there in page.body
            body = re.sub(rf" ?{re.escape(here)}", "", page.body) if again else page.body.replace(here, there)
            found[page.path] = texts[page.path].removesuffix(page.body) + body
    return found


def joined_claims(text: str, old: str, new: str, ids: list[str]) -> str:
    """The file of claims with one entry less; the other has its articles and its ids."""
    nodes = {one.value: node for node in composed(text).value for key, one in node.value if key.value == "id"}
    fields = {key.value: value for key, value in nodes[new].value}
    gone = {key.value: value for key, value in nodes[old].value}
    tellings = [text[one.start_mark.index : end_of(text, one)] for one in gone["articles"].value]
    after = [added(text, fields["articles"], tellings), taken(text, nodes[old])]
    if "moved_from" in fields:
        after.append(added(text, fields["moved_from"], list(map(plain, ids))))
        return edited(text, after)
    return edited(text, [*after, with_ids(text, fields["id"], ids)])


def with_ids(text: str, node: Any, ids: list[str]) -> Edit:
    """The edit that gives an entry its first old ids, below its id, in the way in which it is written."""
    at = node.end_mark.index
    line = text.rfind("\n", 0, at) + 1
    listed = f"moved_from: [{', '.join(ids)}]"
    block = not text[line:at].lstrip(" -").startswith("{")
    return Edit(at, at, f"\n  {listed}" if block else f", {listed}")


def taken(text: str, node: Any) -> Edit:
    """The edit that takes a whole entry of the file out, with its dash."""
    start = text.rfind("\n", 0, node.start_mark.index) + 1
    end = end_of(text, node)
    return Edit(start, min(len(text), end + 1))


def is_claim(atlas_id: str) -> bool:
    """Whether an id is of a statement, not of a page."""
    return bool(CLAIM_ID.fullmatch(atlas_id))


