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
from .searches import address_of_search


def claims(atlas: Atlas, here: Page) -> Context:
    """The claims of the article of a source page, as this article makes them, its score, and the form to find one."""
    own = atlas.claims_of(here)
    rows = [{**claim(atlas, here, entry), "telling": entry.told_in(here.article)} for entry in own]
    given = score(own)
    verdicts = [{"key": part["verdict"], "label": part["label"]} for part in given if part["count"]]
    return {"score": given, "claims": rows, "words": atlas.data("lists"), "grades": verdicts}


def score(claims: Iterable[Claim]) -> list[Context]:
    """How many claims have each verdict."""
    verdicts: list[str] = [claim.verdict for claim in claims]
    return [{"verdict": g.key, "label": g.label, "count": verdicts.count(g.key)} for g in VERDICT.values()]


def claim(atlas: Atlas, here: Page, entry: Claim) -> Context:
    """What templates show of a claim."""
    return {
        **vars(entry),
        "looked": address_of_search(atlas, here, entry.search),
        "verdict_label": VERDICT[entry.verdict].label,
        "articles": [page_link(here, page) for page in source_pages(atlas, entry)],
        "places": [
            {**page_link(here, page), "url": way(here.url, page.url, entry.id.lower())}
            for page in atlas.places.get(entry.id, ())
        ],
        "refs": [reference_link(atlas, here, key) for key in entry.references],
    }


def source_pages(atlas: Atlas, entry: Claim) -> list[Page]:
    """The pages about the articles that make a claim."""
    return [page for page in atlas.of_kind(Kind.SOURCE) if entry.told_in(page.article)]


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
    return {"mistakes": [{**claim(atlas, here, entry), "defects": defects(entry)} for entry in harmful]}


def defects(entry: Claim) -> list[str]:
    """What is wrong with how the articles make a claim, each once."""
    return list(dict.fromkeys(telling.defect for telling in entry.articles if telling.defect))


def statements(atlas: Atlas, here: Page) -> Context:
    """All claims by topic, each topic with its score; in a topic by verdict."""
    order = list(VERDICT)
    by_topic: dict[str, list[Claim]] = {topic: [] for topic in here.groups}
    for entry in sorted(atlas.claims.values(), key=lambda entry: order.index(entry.verdict)):
        by_topic.setdefault(entry.topic, []).append(entry)
    topics = [
        {
            "id": topic,
            "title": here.groups.get(topic, topic),
            "score": [part for part in score(own) if part["count"]],
            "claims": [claim(atlas, here, entry) for entry in own],
        }
        for topic, own in by_topic.items()
        if own
    ]
    return {"topics": topics, "score": score(atlas.claims.values())}


def carried(atlas: Atlas, here: Page) -> Context:
    """The claims that a page carries, each leading to its place in the list of all."""
    index = atlas.showing("statements")
    own = atlas.statements(here, "claims") if index else []
    return {"carried": [{"id": one, "url": way(here.url, index.url, one.lower())} for one in own] if index else []}
