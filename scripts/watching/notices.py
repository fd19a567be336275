"""Notices on a paper (retracted, corrected, doubted), from Crossref's record of it."""

from __future__ import annotations

from collections.abc import Iterator

from .findings import Kind

WORDS = (  # as the type of a notice begins; anything else, as a new edition, is no news of this sort
    (Kind.RETRACTED, ("retract", "partial_retract", "withdraw", "removal")),
    (Kind.CONCERN, ("expression", "concern")),
    (Kind.CORRECTED, ("correct", "errat", "corrigend")),
)


def read_notices(data: object) -> Iterator[tuple[Kind, str]]:
    """Each notice and its DOI, from an answer to /works/<doi>; what has another shape tells of none.

    >>> list(read_notices({"message": {"updated-by": [{"type": "retraction", "DOI": "10.1/x"}]}}))
    [(<Kind.RETRACTED: 'retracted'>, '10.1/x')]
    """
    match data:
        case {"message": {"updated-by": list(updates)}}:
            for update in updates:
                match update:
                    case {"type": str(name), **rest}:
                        doi = rest.get("DOI")
                        for kind in kinds(name):
                            yield kind, doi if isinstance(doi, str) else ""


def kinds(name: str) -> list[Kind]:
    """The kind that a type of notice is of, if any; partial_retraction counts as a retraction."""
    plain = name.lower().replace(" ", "_")
    return [kind for kind, beginnings in WORDS if plain.startswith(beginnings)][:1]
