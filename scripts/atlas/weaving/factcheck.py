"""The claims of the source articles: their scores, their table, the worst mistakes."""

from __future__ import annotations

from collections.abc import Iterable

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Kind, Page
from ..content.records import Claim
from ..content.scales import VERDICT
from .bibliography import reference_link
from .heads import Context, page_link


def claims(atlas: Atlas, here: Page) -> Context:
    """The claims of the article of a source page, and its score."""
    own = atlas.claims_of(here)
    return {"score": score(own), "claims": [claim(atlas, here, entry) for entry in own]}


def score(claims: Iterable[Claim]) -> list[Context]:
    """How many claims have each verdict."""
    verdicts: list[str] = [claim.verdict for claim in claims]
    return [{"verdict": g.key, "label": g.label, "count": verdicts.count(g.key)} for g in VERDICT.values()]


def claim(atlas: Atlas, here: Page, entry: Claim) -> Context:
    """What templates show of a claim."""
    return {
        **vars(entry),
        "verdict_label": VERDICT[entry.verdict].label,
        "articles": [page_link(here, page) for page in source_pages(atlas, entry.articles)],
        "places": [
            {**page_link(here, page), "url": way(here.url, page.url, entry.id.lower())}
            for page in atlas.places.get(entry.id, ())
        ],
        "refs": [reference_link(atlas, here, key) for key in entry.references],
    }


def source_pages(atlas: Atlas, articles: Iterable[str]) -> list[Page]:
    """The pages about these articles."""
    return [page for page in atlas.of_kind(Kind.SOURCE) if page.article in set(articles)]


def scores(atlas: Atlas, here: Page) -> Context:
    """One row an article: how many of its statements are right, partly right, and so on."""
    return {
        "rows": [
            {**page_link(here, page), "score": score(atlas.claims_of(page))} for page in atlas.of_kind(Kind.SOURCE)
        ],
        "total": score(atlas.claims.values()),
        "count": len(atlas.claims),
    }


def worst_claims(atlas: Atlas, here: Page) -> Context:
    """The claims that could hurt a reader, the worst first."""
    harmful = [entry for entry in atlas.claims.values() if entry.harm]
    harmful.sort(key=lambda entry: (-entry.harm, entry.id))
    return {"mistakes": [claim(atlas, here, entry) for entry in harmful]}
