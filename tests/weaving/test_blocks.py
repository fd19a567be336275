"""Every generated block, whole: what a reader gets of a site that uses every field, with hostile text in each.

The site is ``tests/sites/hostile``; what it gives stands in ``tests/golden``, a file a block, each element on a line.
After a change that is meant, write the files anew, and read the difference before you commit it:

    ATLAS_GOLDEN=write .venv/bin/python -m pytest tests/weaving/test_blocks.py
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from atlas.content.page import Kind
from atlas.content.reader import read_atlas
from atlas.rules.check import read_checked
from atlas.rules.schema import FILES, page_schema
from atlas.site.engine import render
from atlas.site.folder import addresses, weave_folder
from atlas.site.verify import verify
from atlas.weaving.page import article_of
from conftest import ROOT, SITES, lay_site, once
from jsonschema import Draft202012Validator
from unweave import end_of

GOLDEN = ROOT / "tests" / "golden"
FILES_OF_GOLDEN = sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*"))
WHOLE = {"article-cause.html": "causes/hostile/", "article-home.html": "", "article-disease.html": "diseases/hostile/"}
DATA = ("data/atlas.json", "data/atlas.schema.json", "data/codes.json", "data/codes.schema.json", "data/medicines.csv", "data/listings.csv", "data/mixtures.csv", "data/studies.csv", "data/charts.csv", "data/links.json", "data/claims.csv", "data/cards.csv", "data/references.csv", "data/references.csl.json", "data/page.schema.json", "data/datapackage.json", "data/pages/causes/hostile.json", "feeds/all.xml")
BLOCK = re.compile(r'<([a-z0-9]+)\b[^>]*? data-atlas="([a-z-]+)"[^>]*>')
SUMS = re.compile(r'\b[0-9a-f]{64}\b|(?<=-\d\d\.)[0-9a-f]{8}\b|\b\d+(?:\.\d)? kB\b|(?<="bytes": )\d+')  # what changes with any word of the open data
HOSTILE = ("<b>", "&", '"', "'")
SAMPLE = f"A text with {' '.join(HOSTILE)} in it, long enough for all."


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site, built into its folder ``woven``."""

    def make(folder: Path) -> None:
        root = lay_site("hostile", folder / "hostile")
        atlas, _ = read_atlas(root)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("SITE_URL", "https://example.org/hostile/")  # some words are shown only with an address
            patch.setenv("ISSUES_URL", "https://example.org/issues")
            patch.setenv("REPORT_EMAIL", "a@example.org")
            render(root, root / "woven")
        weave_folder(root / "woven", root / "woven", atlas, root)

    return once(tmp_path_factory, "blocks", make) / "hostile"


@pytest.fixture(scope="module")
def articles(root: Path) -> Mapping[str, str]:
    """The woven articles by address."""
    return {url: article_of(html) for url, html in documents(root).items()}


def documents(root: Path) -> Mapping[str, str]:
    """The woven pages by address."""
    return {url: path.read_text(encoding="utf-8") for url, path in addresses(root / "woven").items()}


@pytest.fixture(scope="module")
def golden(root: Path, articles: Mapping[str, str]) -> Mapping[str, str]:
    """What the files of ``tests/golden`` should say, by name; written there when the environment asks for it."""
    found = {**blocks_of(articles), "order.txt": order_of(articles)}
    found |= {name: written_out(articles[url]) for name, url in WHOLE.items()}
    found |= {name: (root / "woven" / name).read_bytes().decode() for name in DATA}
    found = {name: SUMS.sub("…", text) for name, text in found.items()}
    for name, old in (("moved", "guides/old"), ("withdrawn", "gone")):
        found[f"{name}.html"] = (root / "woven" / old / "index.html").read_text(encoding="utf-8")
    if os.environ.get("ATLAS_GOLDEN") == "write":
        rewrite(found)
    return found


def rewrite(found: Mapping[str, str]) -> None:
    for path in GOLDEN.rglob("*.*"):
        path.unlink()
    for name, text in found.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(text.encode())


def found_blocks(article: str) -> Iterator[tuple[str, str]]:
    """The blocks of an article with their names, in order."""
    for opening in BLOCK.finditer(article):
        yield opening[2], article[opening.start() : end_of(article, opening[1], opening.end())]


def blocks_of(articles: Mapping[str, str]) -> dict[str, str]:
    """A file for each block: every form that it takes on the site, below the addresses where it takes it."""
    forms: dict[str, dict[str, dict[str, None]]] = {}
    for url, article in articles.items():
        for name, html in found_blocks(article):
            forms.setdefault(name, {}).setdefault(html, {})[url] = None
    return {
        f"{name}.html": "\n".join(
            f"<!-- {', '.join(urls)} -->\n{written_out(html)}" for html, urls in forms[name].items()
        )
        for name in forms
    }


def order_of(articles: Mapping[str, str]) -> str:
    """The order of the blocks of each page, with its headings and paragraphs."""
    seen = re.compile(r'<(?:(h1)|(?:p|h2)(?= id|>)|[a-z0-9]+\b[^>]*? data-atlas="([a-z-]+)")')
    return "".join(
        f"{url or 'home'}: {' '.join(match[1] or match[2] or 'text' for match in seen.finditer(outside(article)))}\n"
        for url, article in articles.items()
    )


def outside(article: str) -> str:
    """An article without what stands inside its blocks."""
    for opening in reversed(list(BLOCK.finditer(article))):
        end = end_of(article, opening[1], opening.end())
        article = article[: opening.end()] + article[end:]
    return article


def written_out(html: str) -> str:
    """HTML with each element on a line of its own, less the parts of drawings; no sign is lost or moved."""
    return re.sub(r"(?<![\n ])(?= ?<(?!path|circle|rect)[a-z])", "\n", html).lstrip("\n") + "\n"


@pytest.mark.parametrize("name", FILES_OF_GOLDEN)
def test_a_block_is_written_as_its_golden_file_says(golden, name):
    expected = (GOLDEN / name).read_bytes().decode() if (GOLDEN / name).exists() else ""
    lines = difflib.unified_diff(
        expected.split("\n"), golden.get(name, "").split("\n"), f"tests/golden/{name}", "woven", lineterm="", n=1
    )
    assert golden.get(name) == expected, f"{name} has changed:\n" + "\n".join(lines)


def test_every_block_has_a_golden_file_and_every_file_a_block(golden):
    assert sorted(golden) == sorted(path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.*"))


def test_every_template_of_a_block_is_used(golden):
    templates = {path.name for path in (ROOT / "overrides" / "fragments").glob("[!_]*.html")}
    assert templates - set(golden) == set()


def test_every_slot_that_the_guide_shows_is_used():
    texts = "".join(path.read_text(encoding="utf-8") for path in (SITES / "hostile").rglob("*.md"))
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`\[\[([a-z-]+)", guide)) == set(re.findall(r"^[-* ]*\[\[([a-z-]+)", texts, re.MULTILINE))


def test_hostile_text_is_text_everywhere(root):
    lost = (root / "woven" / "404.html").read_text(encoding="utf-8")
    pages = {**documents(root), "404.html": lost}
    assert [url for url, html in pages.items() if HOSTILE[0] + " " in html] == []


def test_the_hostile_site_breaks_no_rule_and_is_whole(root):
    atlas, problems = read_checked(root)
    assert [*map(str, problems), *map(str, verify(root / "woven", atlas.pages, "/hostile", atlas.assets))] == []


# -- the site uses all there is


def leaves(
    schema: Mapping[str, Any], values: list[Any], way: str
) -> Iterator[tuple[str, Mapping[str, Any], list[Any]]]:
    """Each field of a schema that holds no other: its way, its own schema, and what the site writes there."""
    if "properties" in schema:
        for key, inner in schema["properties"].items():
            yield from leaves(inner, [value[key] for value in values if key in value], f"{way}.{key}")
    elif "additionalProperties" in schema:
        inside = [inner for value in values for inner in value.values()]
        yield from leaves(schema["additionalProperties"], inside, f"{way}.*")
    elif "items" in schema:
        yield from leaves(schema["items"], [inner for value in values for inner in value], f"{way}.0")
    else:
        yield way, schema, values


def all_leaves() -> list[tuple[str, Mapping[str, Any], list[Any]]]:
    atlas, _ = read_atlas(SITES / "hostile")
    pages = [
        leaf for kind in Kind for leaf in leaves(page_schema(kind), [page.meta for page in atlas.of_kind(kind)], kind)
    ]
    return pages + [leaf for name in FILES for leaf in leaves(FILES[name], [atlas.data(name)], name)]


def test_the_hostile_site_fills_every_field_and_makes_every_choice():
    scales = [way for way, schema, values in all_leaves() if "enum" in schema and set(schema["enum"]) - {*values}]
    assert [way for way, _, values in all_leaves() if not values] == []
    assert scales == ["diseases.evidence.grade", "diseases.evidence.share", "search.sum.level"]  # the scales of causes and of cards


# Of a group, which is a part of an address, of a file, of a number that is counted, and words that a page has.
NAMES_OF_THINGS = (".group", ".medicine_groups.0", ".template", ".count", ".together.words.0")


def test_the_hostile_site_has_hostile_text_wherever_it_may_stand():
    tame = [
        way
        for way, schema, values in all_leaves()
        if schema.get("type") == "string" and "format" not in schema and not way.endswith(NAMES_OF_THINGS)
        if Draft202012Validator(schema).is_valid(SAMPLE)
        if not any(all(sign in value for sign in HOSTILE) for value in values)
    ]
    assert tame == []
