"""The checks of statements in the words of schema.org (ClaimReview), on the page of the article that makes them.

A verdict has a name and no number: how far "partly right" is from "right" is nothing that was measured.
"""

from __future__ import annotations

from typing import Any

from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import Claim
from ..content.scales import VERDICT
from .published import Published
from .schema_org import publisher, thing


def claim_reviews(here: Page, atlas: Atlas, site: Published) -> list[dict[str, Any]]:
    """A review for each statement of the article that a page is about; none elsewhere, or where nobody signs them."""
    author = publisher(site)
    return [claim_review(one, here, atlas, site, author) for one in atlas.claims_of(here)] if author else []


def claim_review(
    one: Claim, here: Page, atlas: Atlas, site: Published, author: dict[str, Any]
) -> dict[str, Any]:
    """What was stated, by what, what we call it, and where we say why."""
    home = atlas.showing("statements") or here
    return thing(
        "ClaimReview",
        url=site.at(f"{home.url}#{one.id.lower()}"),
        claimReviewed=one.claim,
        itemReviewed=thing("Claim", name=one.claim, appearance=thing("CreativeWork", name=here.title)),
        reviewRating=thing("Rating", alternateName=VERDICT[one.verdict].label),
        datePublished=max(one.checked, one.second_check),
        author=author,
    )
