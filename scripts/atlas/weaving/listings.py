"""What product information says of each medicine, in groups, from what is very common to what was not looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import ListedRow, Listing
from ..content.scales import BAND, STANDING
from ..content.states import Band, Standing
from ..linking.names import home_of
from .heads import Context
from .mixtures import mixtures_of

UNTOLD = (Standing.NOT_LISTED, Standing.UNREAD)  # nothing to say but that it is so
BANDS_SHOWN = (Band.VERY_COMMON, Band.COMMON, Band.UNCOMMON, Band.RARE, Band.VERY_RARE)


def listing_groups(atlas: Atlas, here: Page, numbers: Mapping[str, int]) -> list[Context]:
    """The medicines without a row in the table, by what product information says of them."""
    with_row = {one.id for _, one in atlas.medicines}
    rest = [one for one in atlas.listings if one.id not in with_row]
    groups = (
        {
            "id": f"listed-{grade.key}",
            "label": grade.label,
            "meaning": grade.meaning,
            "told": grade.key not in UNTOLD,
            "items": [listing(atlas, here, one, numbers) for one in rest if one.standing == grade.key],
        }
        for grade in STANDING.values()
    )
    return [group for group in groups if group["items"]]


def listing(atlas: Atlas, here: Page, one: Listing, numbers: Mapping[str, int]) -> Context:
    """One medicine of the list."""
    home = home_of(atlas, one.name)
    return {
        "id": one.id,
        "name": one.name,
        "url": way(here.url, home.url) if home else "",
        "us_names": one.us_names,
        "other_names": one.other_names,
        "brands": [{"country": country, "names": names} for country, names in one.brands.items()],
        "class": one.class_,
        "used_for": one.used_for,
        **said(atlas, here, one, numbers),
    }


def said(atlas: Atlas, here: Page, one: Listing, numbers: Mapping[str, int]) -> Context:
    """What product information says of a medicine, and what it must not be mixed with."""
    return {
        "rows": [row(one, text, numbers) for text in one.listed if text.band != Band.NOT_LISTED],
        "signs": list(signs(atlas, here, one)),
        "stopping": one.stopping,
        "mixtures": mixtures_of(atlas, here, one),
    }


def row(one: Listing, text: ListedRow, numbers: Mapping[str, int]) -> Context:
    """What one product text says; the band only where it is not that of the whole medicine."""
    number = numbers.get(text.reference, 0)
    return {
        **{field: getattr(text, field) for field in ("term", "in_100", "placebo_in_100", "note", "source")},
        "band": "" if text.band.replace(" ", "-") == one.standing else text.band,
        "refs": [{"number": number, "anchor": f"ref-{text.reference}"}],
    }


def signs(atlas: Atlas, here: Page, one: Listing) -> Iterator[Context]:
    """What cramps on a medicine can be a sign of, each once, with what to do."""
    for key in dict.fromkeys(named.sign for named in one.danger_signs):
        sign = atlas.leaflet_signs[key]
        page = atlas.signs_page if sign.card else None
        url = way(here.url, page.url, sign.card.lower()) if page else ""
        yield {"sign_of": sign.sign_of, "what_to_do": sign.what_to_do, "url": url}


def bands() -> list[Context]:
    """How often each band means, for the reader."""
    return [{"name": band, "meaning": BAND[band]} for band in BANDS_SHOWN]
