"""The fact boxes and the table of the medicines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..content.addresses import way
from ..content.atlas import Atlas
from ..content.page import Kind, Page
from ..content.records import ANY_COUNTRY, Medicine
from ..content.scales import STRENGTH, TIMING
from .heads import Context, page_link
from .listings import product
from .mixtures import touching
from .searches import address_of_search


def medicine(atlas: Atlas, here: Page, one: Medicine, numbers: Mapping[str, int]) -> Context:
    """The fact box of one medicine on a page; ``numbers`` are the numbers of the page's references."""
    return {
        **vars(one),
        "class": one.class_,
        "brands": [
            {"country": "" if country == ANY_COUNTRY else country, "names": names}
            for country, names in one.brands.items()
        ],
        "strength": {**vars(STRENGTH[one.strength]), "order": list(STRENGTH).index(one.strength)},
        "timing": [{"key": key, "label": TIMING[key]} for key in one.timing],
        "warning": atlas.warnings[one.warning],
        "looked": address_of_search(atlas, here, one.search),
        "refs": [{"number": numbers.get(key, 0), "anchor": f"ref-{key}"} for key in one.references],
    }


def medicine_boxes(atlas: Atlas, page: Page, numbers: Mapping[str, int]) -> Context:
    """The fact boxes of a page; a warning that an earlier box shows in full is folded under its title."""
    warnings = [one.warning for one in page.medicines]
    return {
        "medicines": [
            {**medicine(atlas, page, one, numbers), "warning_shown": one.warning in warnings[:place]}
            for place, one in enumerate(page.medicines)
        ]
    }


def box_words(medicines: Iterable[Medicine]) -> str:
    """The words of fact boxes, for the search."""
    return " ".join(f"{one.name}: {one.how} {one.how_often}" for one in medicines)


def medicine_table(atlas: Atlas, here: Page) -> Context:
    """A row for each medicine with a fact box, and what the filters of the table can choose from."""
    whole_list = atlas.showing("medicine-list")
    rows = [
        {
            **medicine(atlas, here, one, {}),
            "page_title": page.title,
            "page_names": [*page.listed("aliases"), *page.listed("ambiguous")],
            "url": way(here.url, page.url, one.id),
            "mixtures": touching(atlas, here, {one.id, page.id}),
            "product": product(atlas.listing_by_id.get(one.id)),
        }
        for page, one in atlas.medicines
    ]
    return {
        "rows": rows,
        "whole_list": page_link(here, whole_list) if whole_list else None,
        "elsewhere": named_elsewhere(atlas, here),
        "classes": sorted({row["page_title"] for row in rows}),
        "strengths": list(STRENGTH.values()),
        "timings": [{"key": key, "label": label} for key, label in TIMING.items()],
        "words": atlas.data("frame").get("medicine_table", {}),
        "csv_url": way(here.url, "data/medicines.csv"),
        "help": page_link(here, atlas.signs_page) if atlas.signs_page else None,
    }


def named_elsewhere(atlas: Atlas, here: Page) -> list[Context]:
    """The pages about medicines that are not in the list: members of a class, remedies that are medicines."""
    boxes, texts = [one.names for _, one in atlas.medicines], [one.names for one in atlas.listings]
    listed = {name.casefold() for names in (*boxes, *texts) for name in names}
    named = [(page, page.listed("covers")) for page in atlas.of_kind(Kind.DRUG)]
    named += [(page, [*page.listed("aliases"), *page.listed("covers")]) for page in pages_with_medicines(atlas)]
    return [
        {"title": page.title, "url": way(here.url, page.url), "names": names}
        for page, own in named
        if (names := [name for name in own if name.casefold() not in listed])
    ]


def pages_with_medicines(atlas: Atlas) -> list[Page]:
    """The pages outside their folder that name medicines, in groups that an index page names."""
    groups = {(index.lists, group) for index in atlas.pages for group in index.listed("medicine_groups")}
    return [page for page in atlas.pages if (page.kind, page.group) in groups]
