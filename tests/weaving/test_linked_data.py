"""The data for search engines says only what schema.org knows, and nothing about a review that nobody made."""

import json
import re
from collections.abc import Iterator
from datetime import date

import pytest
from atlas.weaving.linked_data import json_ld
from atlas.weaving.published import Published, read_published
from conftest import ROOT, SOUND

SITE = Published("Atlas & co", "https://example.org/a/")
# What we use of schema.org's vocabulary, version 30.0 of 19 March 2026: the properties that each type may have, its own and
# those of the types above it, and what each property may hold. Read from data/releases/30.0/schemaorg-all-https.jsonld.
PAGE = {"name", "url", "description", "inLanguage", "license", "isPartOf", "publisher", "dateModified", "breadcrumb", "about", "citation", "reviewedBy", "lastReviewed", "mainEntity", "encoding", "hasPart"}
TYPES = {
    "MedicalWebPage": PAGE,
    "WebPage": PAGE,
    "AboutPage": PAGE,
    "CollectionPage": PAGE,
    "WebSite": {"name", "url", "description", "inLanguage", "license", "publisher", "dateModified", "citation", "about", "encoding"},
    "Organization": {"name", "url"},
    "Person": {"name"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "MedicalCause": {"name", "alternateName", "code", "sameAs"},
    "MedicalCondition": {"name", "alternateName", "code", "sameAs", "url", "differentialDiagnosis"},
    "DDxElement": {"diagnosis"},
    "MedicalTherapy": {"name", "alternateName", "code", "sameAs"},
    "DrugClass": {"name", "alternateName", "code", "sameAs", "drug"},
    "Drug": {"name", "alternateName", "code", "sameAs", "nonProprietaryName", "proprietaryName"},
    "ScholarlyArticle": {"name", "sameAs"},
    "CreativeWork": {"name", "sameAs"},
    "Dataset": {"name", "description", "url", "license", "inLanguage", "publisher", "creator", "dateModified", "version", "distribution", "isAccessibleForFree"},
    "MedicalCode": {"codeValue", "codingSystem"},
    "MediaObject": {"contentUrl", "encodingFormat"},
    "ClaimReview": {"url", "claimReviewed", "itemReviewed", "reviewRating", "datePublished", "author"},
    "Claim": {"name", "appearance"},
    "Rating": {"alternateName"},
    "DataDownload": {"name", "contentUrl", "encodingFormat", "contentSize", "sha256"},
}
HOLDS = {
    **{name: {"Text"} for name in ("name", "alternateName", "description", "nonProprietaryName", "proprietaryName", "inLanguage", "version", "encodingFormat", "contentSize", "sha256", "claimReviewed", "codeValue", "codingSystem")},
    **{name: {"URL"} for name in ("url", "sameAs", "license", "contentUrl")},
    "item": {"URL"},  # a Thing, which may be said by its address
    **{name: {"Date"} for name in ("dateModified", "lastReviewed", "datePublished")},
    "position": {"Integer"},
    "isAccessibleForFree": {"Boolean"},
    "isPartOf": {"WebSite"},
    **{name: {"Organization"} for name in ("publisher", "creator", "author")},
    "reviewedBy": {"Person"},
    "breadcrumb": {"BreadcrumbList"},
    "itemListElement": {"ListItem"},
    "about": {"MedicalCause", "MedicalCondition", "MedicalTherapy", "DrugClass", "Drug"},
    "mainEntity": {"Dataset"},
    "encoding": {"MediaObject"},
    "code": {"MedicalCode"},
    "hasPart": {"ClaimReview"},
    "itemReviewed": {"Claim"},
    "appearance": {"CreativeWork"},
    "reviewRating": {"Rating"},
    "citation": {"ScholarlyArticle", "CreativeWork"},
    "differentialDiagnosis": {"DDxElement"},
    "diagnosis": {"MedicalCondition"},
    "drug": {"Drug"},
    "distribution": {"DataDownload"},
}


def kinds_of(value: object) -> set[str]:
    """The types that a value may pass for: of schema.org's things its own, of plain values those that it can be read as."""
    if isinstance(value, dict):
        return {value["@type"]}
    if isinstance(value, bool | int):
        return {"Boolean" if isinstance(value, bool) else "Integer"}
    assert isinstance(value, str) and value.strip()
    found = {"Text"} | ({"URL"} if re.match(r"https://[^\s<>\"]+$", value) else set())
    try:
        date.fromisoformat(value)
    except ValueError:
        return found
    return found | {"Date"}


def strange(thing: dict) -> Iterator[str]:
    """What schema.org does not know of a thing and of those in it."""
    kind = thing["@type"]
    for name, value in thing.items():
        if name in ("@type", "@context"):
            continue
        if name not in TYPES.get(kind, ()):
            yield f"{kind}.{name}"
        for one in value if isinstance(value, list) else [value]:
            if not kinds_of(one) & HOLDS.get(name, set()):
                yield f"{kind}.{name}: {one}"
            if isinstance(one, dict):
                yield from strange(one)


def in_golden() -> list[dict]:
    text = (ROOT / "tests" / "golden" / "jsonld.html").read_text(encoding="utf-8")
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', text)]


def test_every_type_and_property_is_one_of_schema_org():
    found = in_golden()
    assert {one["@context"] for one in found} == {"https://schema.org"}
    assert [text for one in found for text in strange(one)] == []


def test_the_made_up_site_uses_every_type_that_we_know():
    def types(thing: object) -> Iterator[str]:
        if isinstance(thing, dict):
            yield thing["@type"]
        for one in thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ():
            yield from types(one)

    assert set(types(in_golden())) == set(TYPES)


@pytest.mark.parametrize(
    ("thing", "found"),
    [
        ({"@type": "Drug", "lastReviewed": "2026-11-22"}, ["Drug.lastReviewed"]),
        ({"@type": "Drug", "name": 3}, ["Drug.name: 3"]),
        ({"@type": "MedicalWebPage", "dateModified": "yesterday"}, ["MedicalWebPage.dateModified: yesterday"]),
        ({"@type": "MedicalWebPage", "about": {"@type": "Person", "name": "A"}}, ["MedicalWebPage.about: {'@type': 'Person', 'name': 'A'}"]),
        ({"@type": "Cure", "name": "A"}, ["Cure.name"]),
    ],
)
def test_what_schema_org_does_not_know_is_found(thing, found):
    assert list(strange(thing)) == found


# -- what a page says


DISEASE = """\
---
title: {title}
description: A small disease of this small site, for the sake of its data.
group: nerves
unlike: [{unlike}]
evidence: {{grade: likely, why: A good review says so.}}
reviewed: 2026-11-22
---

It can bring on cramps. [@good_2020]
"""
DRUG = """\
---
title: Tablets
description: A class of tablets of this small site, for the sake of its data.
group: tablets
aliases: [pills]
medicines:
- {id: one, name: oneol, us_names: [usol], brands: {UK: [Onix], US: [Onix, Unix]}, class: a, used_for: b, how: c, how_often: d, strength: weak, timing: [TIMING], warning: ask, references: [good_2020]}
- {id: two, name: twool, class: a, used_for: b, how: c, how_often: d, strength: weak, timing: [stopping], warning: ask, references: [good_2020]}
reviewed: 2026-11-22
---

Tablets.
"""
SERVICE = """\
---
title: About
description: How this small site is made, and by whom, for all to read.
reviewed: 2026-11-22
---

We write.
"""
REFERENCES = SOUND["docs/references.yml"]


def of_page(atlas, identifier: str, site: Published = SITE) -> dict:
    return json_ld(atlas.by_id[identifier], atlas, site)["data"]


def test_a_cause_says_what_it_is_about_where_it_stands_and_who_publishes_it(sound):
    found = of_page(sound(), "causes/low-salt")
    assert (found["@type"], found["url"], found["dateModified"]) == ("MedicalWebPage", "https://example.org/a/causes/low-salt/", "2026-11-22")
    assert found["about"] == {"@type": "MedicalCause", "name": "Low salt", "alternateName": ["salt lack"]}
    steps = found["breadcrumb"]["itemListElement"]
    assert [(one["position"], one["name"], one["item"]) for one in steps] == [(1, "Atlas & co", "https://example.org/a/"), (2, "Causes", "https://example.org/a/causes/"), (3, "Low salt", "https://example.org/a/causes/low-salt/")]
    assert found["publisher"] == {"@type": "Organization", "name": "Atlas & co", "url": "https://example.org/a/"}
    assert "citation" not in found  # the only reference has no lasting address
    assert not {"lastReviewed", "reviewedBy"} & set(found)


def test_an_unknown_address_leaves_no_half_of_one(sound):
    found = of_page(sound(), "causes/low-salt", Published())
    assert not {"url", "breadcrumb", "publisher", "isPartOf"} & set(found)


def test_a_page_is_medical_by_what_it_holds(sound):
    atlas = sound(more={"docs/about.md": SERVICE, "docs/how.md": SERVICE.replace("reviewed:", "how_we_work: true\nreviewed:"), "docs/signs.md": SERVICE.replace("We write.", "[[danger-signs: H-01]]")})
    kinds = {page.id: of_page(atlas, page.id)["@type"] for page in atlas.pages}
    assert kinds == {"index": "WebSite", "about": "WebPage", "how": "AboutPage", "signs": "MedicalWebPage", "causes/index": "CollectionPage", "causes/low-salt": "MedicalWebPage"}


def test_a_review_is_told_on_medical_pages_once_somebody_made_it(sound):
    frame = "reviewer: {name: Dr A, role: nurse, checked: 2026-11-20}\n"
    atlas = sound(more={"docs/frame.yml": frame, "docs/about.md": SERVICE})
    found = of_page(atlas, "causes/low-salt")
    assert (found["lastReviewed"], found["reviewedBy"]) == ("2026-11-20", {"@type": "Person", "name": "Dr A"})
    assert "reviewedBy" not in of_page(atlas, "about")


def test_look_alikes_are_told_on_both_sides_and_only_diseases(sound):
    more = {"docs/diseases/a.md": DISEASE.format(title="A", unlike="diseases/b, causes/low-salt"), "docs/diseases/b.md": DISEASE.format(title="B", unlike="causes/low-salt")}
    atlas = sound(more=more)
    for here, there in ("ab", "ba"):
        (other,) = of_page(atlas, f"diseases/{here}")["about"]["differentialDiagnosis"]
        assert other["diagnosis"] == {"@type": "MedicalCondition", "name": there.upper(), "url": f"https://example.org/a/diseases/{there}/"}


def test_a_class_has_its_medicines_with_each_name_once(sound):
    about = of_page(sound(more={"docs/drugs/tablets.md": DRUG.replace("TIMING", "taking")}), "drugs/tablets")["about"]
    assert (about["@type"], about["name"], about["alternateName"]) == ("DrugClass", "Tablets", ["pills"])
    first, second = about["drug"]
    assert first == {"@type": "Drug", "name": "oneol", "nonProprietaryName": "oneol", "alternateName": ["usol"], "proprietaryName": ["Onix", "Unix"]}
    assert second == {"@type": "Drug", "name": "twool", "nonProprietaryName": "twool"}


def test_stopping_medicines_is_no_class_of_them(sound):
    about = of_page(sound(more={"docs/drugs/tablets.md": DRUG.replace("TIMING", "stopping")}), "drugs/tablets")["about"]
    assert [one["@type"] for one in about] == ["Drug", "Drug"]


def test_one_medicine_is_no_class(sound):
    alone = re.sub(r"- \{id: two.*\n", "", DRUG).replace("TIMING", "taking")
    assert [one["@type"] for one in of_page(sound(more={"docs/drugs/tablets.md": alone}), "drugs/tablets")["about"]] == ["Drug"]


@pytest.mark.parametrize(("kind", "type_"), [("review", "ScholarlyArticle"), ("label", "CreativeWork")])
def test_a_work_is_cited_by_its_lasting_address(sound, kind, type_):
    references = REFERENCES.replace("kind: review", f"kind: {kind}\n  doi: 10.1000/a<b>(1)#c")
    found = of_page(sound(more={"docs/references.yml": references}), "causes/low-salt")
    assert found["citation"] == [{"@type": type_, "name": "A good review", "sameAs": "https://doi.org/10.1000/a%3Cb%3E(1)%23c"}]


# -- the whole site, as its home page tells it


def test_the_name_and_address_of_the_site_are_read_from_its_home_page():
    home = '<meta property="og:site_name" content="A &amp; b"><link rel="canonical" href="https://example.org/a/?b=1&amp;c">'
    assert read_published({"": home, "now/": ""}) == Published("A & b", "https://example.org/a/?b=1&c")
    assert read_published({"now/": home}) == read_published({"": ""}) == Published()


def test_an_address_is_whole_or_nothing():
    assert (SITE.at("now/"), Published().at("now/")) == ("https://example.org/a/now/", "")
