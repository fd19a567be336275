"""A page as data for search engines, in the words of schema.org (JSON-LD)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from ..content.atlas import Atlas
from ..content.page import CONTENT, Kind, Page
from ..content.records import Medicine, Reference
from ..content.states import ReferenceKind, Timing
from .claim_reviews import claim_reviews
from .codes import linked_codes
from .heads import Context
from .published import DataFile, Published
from .schema_org import Thing, publisher, thing

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
LANGUAGE = "en-GB"
PAPERS = (
    *(ReferenceKind.GUIDELINE, ReferenceKind.SYSTEMATIC_REVIEW, ReferenceKind.REVIEW),
    *(ReferenceKind.TRIAL, ReferenceKind.STUDY, ReferenceKind.CASE_REPORT),
)


def json_ld(here: Page, atlas: Atlas, site: Published) -> Context:
    """The values of the template: the page as data."""
    return {"data": {"@context": "https://schema.org", **page_data(here, atlas, site)}}


def page_data(here: Page, atlas: Atlas, site: Published) -> Thing:
    """The page itself: what it is about, where it stands, what it cites, who publishes it."""
    return thing(
        type_of(here, atlas),
        name=here.title if here.url else site.name or here.title,
        url=site.at(here.url),
        description=here.description,
        inLanguage=LANGUAGE,
        license=LICENCE,
        dateModified=here.reviewed,
        about=about(here, atlas, site),
        encoding=page_file(here, site),
        mainEntity=dataset(here, site) if here is atlas.showing("data-version") else None,
        **review(here, atlas),
        **({} if here.template and here.url else around(here, atlas, site)),
    )


def page_file(here: Page, site: Published) -> Thing | None:
    """The file of open data that has the text of the page; nothing where its whole address is not known."""
    address = site.at(f"data/pages/{here.id}.json")
    return thing("MediaObject", contentUrl=address, encodingFormat="application/json") if address else None


def around(here: Page, atlas: Atlas, site: Published) -> Thing:
    """Where the page stands, who publishes it and what it cites; a page with a template of its own is to be light."""
    own = {"publisher": publisher(site), "citation": list(citations(here, atlas))}
    if not here.url:
        return own
    part = thing("WebSite", name=site.name, url=site.address) if site.name else None
    own["hasPart"] = claim_reviews(here, atlas, site)
    return {**own, "isPartOf": part, "breadcrumb": breadcrumb(here, atlas, site)}


def type_of(here: Page, atlas: Atlas) -> str:
    """What kind of page it is; medical where it tells of the body or shows danger signs."""
    if not here.url:
        return "WebSite"
    if is_medical(here, atlas):
        return "MedicalWebPage"
    if here is atlas.method_page:
        return "AboutPage"
    return "CollectionPage" if here.kind is Kind.SECTION else "WebPage"


def is_medical(here: Page, atlas: Atlas) -> bool:
    """Whether a page tells of the body: all of content, and each other one that shows danger signs."""
    return here.kind in CONTENT or here is atlas.signs_page or bool(here.red_flags)


def review(here: Page, atlas: Atlas) -> Thing:
    """The clinician who has read the site, on medical pages; nothing as long as none has."""
    reviewer = atlas.data("frame").get("reviewer")
    if not reviewer or type_of(here, atlas) != "MedicalWebPage":
        return {}
    return {"reviewedBy": thing("Person", name=reviewer["name"]), "lastReviewed": reviewer["checked"]}


def breadcrumb(here: Page, atlas: Atlas, site: Published) -> Thing | None:
    """The way to the page from the home page, by whole addresses; nothing where these are not known."""
    if not site.address:
        return None
    section = atlas.by_id.get(f"{here.kind}/index") if here.lists is None else None
    way = [(site.name, ""), *((one.title, one.url) for one in (section, here) if one)]
    steps = enumerate(way, 1)
    items = [thing("ListItem", position=place, name=name, item=site.at(url)) for place, (name, url) in steps]
    return thing("BreadcrumbList", itemListElement=items)


# -- what a page is about


def about(here: Page, atlas: Atlas, site: Published) -> Thing | list[Thing] | None:
    """The disease, medicines, remedy or cause that a page tells of."""
    names = {"name": here.title, "alternateName": here.listed("aliases"), **linked_codes(atlas, here.id)}
    if here.kind is Kind.DRUG:
        return medicines(atlas, here, names)
    if here.kind is Kind.DISEASE:
        return thing("MedicalCondition", **names, differentialDiagnosis=look_alikes(here, atlas, site))
    return thing(ABOUT[here.kind], **names) if here.kind in ABOUT else None


ABOUT = {Kind.CAUSE: "MedicalCause", Kind.REMEDY: "MedicalTherapy"}


def look_alikes(here: Page, atlas: Atlas, site: Published) -> list[Thing]:
    """The diseases that are easily confused with this one, whichever of the two pages says so."""
    named = [atlas.by_id[other] for other in here.listed("unlike") if other in atlas.by_id]
    both = dict.fromkeys([*named, *atlas.incoming.get(("unlike", here.id), ())])
    diseases = (page for page in both if page.kind is Kind.DISEASE)
    return [
        thing("DDxElement", diagnosis=thing("MedicalCondition", name=page.title, url=site.at(page.url)))
        for page in diseases
    ]


def medicines(atlas: Atlas, here: Page, names: Mapping[str, Any]) -> Thing | list[Thing]:
    """A class with its medicines; the medicines alone where there is one, or where the page is about stopping them."""
    found = [medicine(atlas, one) for one in here.medicines]
    stopping = all(set(one.timing) == {Timing.STOPPING} for one in here.medicines)
    return found if len(found) < 2 or stopping else thing("DrugClass", **names, drug=found)


def medicine(atlas: Atlas, one: Medicine) -> Thing:
    """A medicine with all its names and codes; a brand of several countries once."""
    brands = dict.fromkeys(name for names in one.brands.values() for name in names)
    others = [*one.includes, *one.us_names, *one.other_names]
    names = {"name": one.name, "nonProprietaryName": one.name, "alternateName": others, "proprietaryName": list(brands)}
    return thing("Drug", **names, **linked_codes(atlas, one.id))


# -- the open data


def dataset(here: Page, site: Published) -> Thing:
    """The open data on the page that tells of it."""
    return thing(
        "Dataset",
        name=f"{site.name}: {here.title}".lstrip(": "),
        description=here.description,
        url=site.at(here.url),
        license=LICENCE,
        inLanguage=LANGUAGE,
        publisher=publisher(site),
        creator=publisher(site),
        version=site.version,
        dateModified=site.day,
        isAccessibleForFree=True,
        distribution=[download(one, site) for one in site.files.values()],
    )


def download(one: DataFile, site: Published) -> Thing:
    """A file of the open data."""
    ending = one.name.rpartition(".")[2]
    address = site.at(f"data/{one.name}")
    kind = "text/csv" if ending == "csv" else "application/json"
    return thing(
        "DataDownload",
        name=one.name,
        contentUrl=address,
        encodingFormat=kind,
        contentSize=one.size,
        sha256=one.checksum,
    )


# -- what it cites


def citations(here: Page, atlas: Atlas) -> Iterable[Thing]:
    """The works that a page cites and that have a lasting address."""
    for key in atlas.citations(here):
        entry = atlas.references[key]
        if entry.doi:
            kind = "ScholarlyArticle" if entry.kind in PAPERS else "CreativeWork"
            yield thing(kind, name=entry.title, sameAs=doi_address(entry))


def doi_address(entry: Reference) -> str:
    """The lasting address of a work."""
    return f"https://doi.org/{quote(entry.doi, safe='/:;()')}"
