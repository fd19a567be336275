"""The claims of the source articles: their scores, their table, the worst mistakes."""

from __future__ import annotations

from collections.abc import Iterable

from ..content.addresses import way
from ..content.model import Atlas, Context, Data, Kind, Page
from ..content.scales import VERDICT
from .bibliography import reference_link
from .heads import page_link


def claims(atlas: Atlas, here: Page) -> Context:
    """The claims of the article of a source page, and its score."""
    article = here.meta["article"]
    own = [entry for entry in atlas.data("claims") if article in entry["articles"]]
    return {"score": score(own), "claims": [claim(atlas, here, entry) for entry in own]}


def score(entries: Iterable[Data]) -> list[Context]:
    verdicts = [entry["verdict"] for entry in entries]
    return [{"verdict": g.key, "label": g.label, "count": verdicts.count(g.key)} for g in VERDICT.values()]


def claim(atlas: Atlas, here: Page, entry: Data) -> Context:
    return {
        **{field: entry[field] for field in ("id", "claim", "verdict", "finding")},
        "verdict_label": VERDICT[entry["verdict"]].label,
        "defects": entry.get("defects", []),
        "harm": entry.get("harm", 0),
        "dropped": entry.get("dropped", ""),
        "articles": [page_link(here, page) for page in source_pages(atlas, entry["articles"])],
        "places": [
            {**page_link(here, page), "url": way(here.url, page.url, entry["id"].lower())}
            for page in atlas.places.get(entry["id"], ())
        ],
        "refs": [reference_link(atlas, here, key) for key in entry["references"]],
    }


def source_pages(atlas: Atlas, articles: Iterable[str]) -> list[Page]:
    return [page for page in atlas.of_kind(Kind.SOURCE) if page.meta.get("article") in set(articles)]


def scores(atlas: Atlas, here: Page) -> Context:
    """One row an article: how many of its statements are right, partly right, and so on."""
    everything = atlas.data("claims")
    return {
        "rows": [
            {**page_link(here, page), "score": score(e for e in everything if page.meta["article"] in e["articles"])}
            for page in atlas.of_kind(Kind.SOURCE)
        ],
        "total": score(everything),
        "count": len(everything),
    }


def mistakes(atlas: Atlas, here: Page) -> Context:
    """The claims that could hurt a reader, the worst first."""
    harmful = [entry for entry in atlas.data("claims") if entry.get("harm")]
    harmful.sort(key=lambda entry: (-entry["harm"], entry["id"]))
    return {"mistakes": [claim(atlas, here, entry) for entry in harmful]}
