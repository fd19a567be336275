"""What product information says of each medicine, in groups, from what is very common to what was not looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Page
from ..content.records import STANDINGS, ListedRow, Listing, Medicine
from ..content.scales import BAND, STANDING, STRENGTH
from ..content.states import Band, Standing
from ..linking.names import home_of
from .heads import Context
from .mixtures import mixtures_of, touching

UNTOLD = (Standing.NOT_LISTED, Standing.UNREAD)  # nothing to say but that it is so
BANDS_SHOWN = (Band.VERY_COMMON, Band.COMMON, Band.UNCOMMON, Band.RARE, Band.VERY_RARE)


def medicine_list(atlas: Atlas, here: Page) -> Context:
    """Every medicine: those with a fact box on a page, and the others by what product information says of them."""
    return {
        "boxes": [box(atlas, here, page, one) for page, one in atlas.medicines],
        "groups": listing_groups(atlas, here),
        "bands": [{"name": band, "meaning": BAND[band]} for band in BANDS_SHOWN],
        "csv_url": way(here.url, "data/listings.csv"),
    }


def box(atlas: Atlas, here: Page, page: Page, one: Medicine) -> Context:
    """A medicine with a fact box, in few words."""
    return {
        **{field: getattr(one, field) for field in ("name", "us_names", "other_names")},
        "url": way(here.url, page.url, one.id),
        "brands": brands(one.brands),
        "class": one.class_,
        "strength": {"label": STRENGTH[one.strength].label},
        "product": product(atlas.listing_by_id.get(one.id)),
        "mixtures": touching(atlas, here, {one.id, page.id}),
    }


def brands(names: Mapping[str, tuple[str, ...]]) -> list[Context]:
    """The brands of a medicine by country."""
    return [{"country": country, "names": some} for country, some in names.items()]


def product(one: Listing | None) -> str:
    """What product information says of a medicine, in a word; nothing when it was not read."""
    return STANDING[one.standing].label if one and one.references else ""


def listing_groups(atlas: Atlas, here: Page) -> list[Context]:
    """The medicines without a fact box, by what product information says of them."""
    by_standing: dict[str, list[Listing]] = {}
    for one in without_box(atlas):
        by_standing.setdefault(one.standing, []).append(one)
    return [
        {
            "id": f"listed-{grade.key}",
            "label": grade.label,
            "meaning": grade.meaning,
            "told": grade.key not in UNTOLD,
            "items": [listing(atlas, here, one) for one in by_standing[grade.key]],
        }
        for grade in STANDING.values()
        if grade.key in by_standing
    ]


def without_box(atlas: Atlas) -> list[Listing]:
    """The medicines that no page has a fact box of."""
    with_box = {one.id for _, one in atlas.medicines}
    return [one for one in atlas.listings if one.id not in with_box]


def listing(atlas: Atlas, here: Page, one: Listing) -> Context:
    """One medicine of the list."""
    home = home_of(atlas, one.name)
    return {
        "id": one.id,
        "name": one.name,
        "url": way(here.url, home.url) if home else "",
        "us_names": one.us_names,
        "other_names": one.other_names,
        "brands": brands(one.brands),
        "class": one.class_,
        "used_for": one.used_for,
        **said(atlas, here, one),
    }


def said(atlas: Atlas, here: Page, one: Listing) -> Context:
    """What product information says of a medicine, and what it must not be mixed with."""
    return {
        "rows": list(rows(one)),
        "signs": list(signs(atlas, here, one)),
        "stopping": one.stopping,
        "mixtures": mixtures_of(atlas, here, one),
    }


def rows(one: Listing) -> Iterator[Context]:
    """What each product text lists; the band only where the group does not tell it, a note of several rows once."""
    noted = set[str]()
    for text in one.listed:
        if text.band != Band.NOT_LISTED:
            yield {
                **{field: getattr(text, field) for field in ("term", "in_100", "placebo_in_100", "source")},
                "band": "" if told_by_group(one, text) else text.band,
                "note": "" if text.note in noted else text.note,
                "anchor": f"ref-{text.reference}",
            }
            noted.add(text.note)


def told_by_group(one: Listing, text: ListedRow) -> bool:
    """Whether the group of a medicine tells the band of a row of it."""
    return STANDINGS[text.band] is one.standing and text.band != Band.VERY_RARE


def signs(atlas: Atlas, here: Page, one: Listing) -> Iterator[Context]:
    """What cramps on a medicine can be a sign of, each once, with what to do."""
    for key in dict.fromkeys(named.sign for named in one.danger_signs):
        sign = atlas.leaflet_signs[key]
        page = atlas.signs_page if sign.card else None
        url = way(here.url, page.url, sign.card.lower()) if page else ""
        yield {"sign_of": sign.sign_of, "what_to_do": sign.what_to_do, "url": url}
