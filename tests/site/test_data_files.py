"""The files of the open data: their forms, what describes them, and that each says which edition it is of."""

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from atlas.content.page import Page
from atlas.content.reader import read_atlas
from atlas.content.records import Reference
from atlas.content.sheets import Sheet
from atlas.content.states import ReadAs, ReferenceKind
from atlas.linking.held import Held
from atlas.linking.names import vocabulary
from atlas.rules.schema import STUDY
from atlas.site.bibliography import authors, entry
from atlas.site.datapackage import data_package, table_schema, table_schemas, type_of
from atlas.site.described import check_open_data, forms_sum
from atlas.site.edition import Edition
from atlas.site.folder import whole_data
from atlas.site.opendata import write_page_data
from atlas.site.page_files import entry_of, sections
from atlas.site.tables import Table, csv_text, tables
from atlas.weaving.published import DATA_FILES, DataFile, Published
from conftest import SITES
from jsonschema import Draft202012Validator

EDITION = Edition("2026-11-22.0a1b2c3d", "2026-11-22", "2")
SITE = Published("Atlas & Co", "https://example.org/a/")
HOME = '<meta property="og:site_name" content="Atlas &amp; Co">'


@pytest.fixture(scope="module")
def atlas():
    return read_atlas(SITES / "hostile")[0]


@pytest.fixture(scope="module")
def made(atlas, tmp_path_factory):
    """Every file of the hostile site, by its address."""
    return files_of(atlas, tmp_path_factory.mktemp("data"))


def files_of(atlas, folder):
    names = vocabulary(atlas)
    data = whole_data({"": HOME}, atlas, names, Held(names, []))
    return {**data, **{name: (folder / name).read_text() for name in write_page_data(folder, atlas, data.edition)}}


# -- the edition


def test_every_file_tells_its_edition(made):
    version = json.loads(made["data/atlas.json"])["version"]
    for address, text in made.items():
        if address.endswith(".csv"):
            assert {row["version"] for row in csv.DictReader(io.StringIO(text))} <= {version}
        elif address.endswith(".csl.json"):
            assert {one["custom"]["version"] for one in json.loads(text)} == {version}
        elif not address.endswith(".schema.json"):
            data = json.loads(text)
            assert (data["version"], data["schema_version"]) == (version, "2"), address
            assert data["day"] == version[:10]


def test_the_same_content_gives_the_same_files(made, tmp_path):
    assert files_of(read_atlas(SITES / "hostile")[0], tmp_path) == made


# -- tables


def test_a_table_never_holds_a_formula(made):
    for address, text in made.items():
        if address.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
            assert [cell for cell in cells if re.match(r"\s*[=+@-]", cell) and not re.fullmatch(r"[+-]?[0-9.]+", cell)] == []


def test_what_would_be_a_formula_is_text():
    table = Table("a.csv", ("a", "b", "c", "d"), [{"a": "=1+1", "b": "-3.5", "c": ["-x", "y"], "d": None}], {})
    assert csv_text(table, "v").splitlines()[1] == "'=1+1,-3.5,'-x; y,,v"


def test_each_column_that_leads_to_a_table_finds_its_row(atlas):
    found = tables(atlas)
    rows = {table.name: list(table.rows) for table in found}
    for table in found:
        for column, (there, key) in table.leads.items():
            known = {row[key] for row in rows[there]}
            told = {row[column] for row in rows[table.name] if row.get(column)}
            assert told <= known, f"{table.name}: {told - known}"
        if table.key:
            keys = [row[table.key] for row in rows[table.name]]
            assert len(set(keys)) == len(keys), table.name


@pytest.mark.parametrize(("column", "kind"), [("people", "integer"), ("effect.low", "number"), ("checked", "date"), ("what", "string"), ("nothing", "string"), ("figures.unit", "string")])
def test_the_type_of_a_column_is_that_of_its_field(column, kind):
    assert type_of(STUDY, column) == kind


CASTS = {"integer": int, "number": float, "date": lambda text: re.fullmatch(r"\d{4}-\d\d-\d\d", text)[0], "string": str}


def test_each_cell_has_the_type_of_its_column(made, atlas):
    for table in tables(atlas):
        types = {one["name"]: one["type"] for one in table_schema(atlas, table)["fields"]}
        for row in csv.DictReader(io.StringIO(made[f"data/{table.name}"])):
            assert list(row) == list(types)
            for name, text in row.items():
                assert not text or CASTS[types[name]](text) is not None


# -- the package


def test_the_package_describes_every_file_but_itself(made):
    package = json.loads(made["data/datapackage.json"])
    assert {one["path"] for one in package["resources"]} | {"datapackage.json"} == set(DATA_FILES)
    assert package["name"] == "atlas-co"
    for one in package["resources"]:
        text = made[f"data/{one['path']}"].encode()
        assert (one["bytes"], one["hash"][:7], len(one["hash"])) == (len(text), "sha256:", 71)
        assert re.fullmatch(r"[a-z0-9-]+", one["name"])
    assert len({one["name"] for one in package["resources"]}) == len(package["resources"])


def test_the_package_names_key_leads_and_version_of_a_table(made):
    (studies,) = (one for one in json.loads(made["data/datapackage.json"])["resources"] if one["path"] == "studies.csv")
    schema = studies["schema"]
    assert schema["primaryKey"] == "id"
    assert schema["foreignKeys"] == [{"fields": "reference", "reference": {"resource": "references", "fields": "key"}}]
    assert schema["fields"][-1] == {"name": "version", "type": "string", "constraints": {"required": True}}
    assert schema["fields"][0]["description"] == "The id <b> & \" '."


def test_the_package_has_whole_addresses_only_where_they_are_known(atlas):
    facts = {"a.json": DataFile("a.json", 2, "0" * 64)}
    known = json.loads(data_package(atlas, SITE, EDITION, facts, table_schemas(atlas)))
    assert (known["id"], known["homepage"]) == ("https://example.org/a/data/datapackage.json", "https://example.org/a/data/")
    assert not {"id", "homepage"} & set(json.loads(data_package(atlas, Published("A"), EDITION, facts, {})))


# -- the bibliography


def paper(**more: str) -> Reference:
    return Reference(key="a_2020", title="A title", publisher="A journal", year=2020, kind=ReferenceKind.TRIAL, read_as=ReadAs.ABSTRACT, read_on="2026-11-22", **more)


def test_a_paper_is_an_article_with_what_is_known_of_it():
    found = entry(paper(doi="10.1000/a", pmid="5", url="https://example.org/a"), EDITION)
    assert (found["type"], found["DOI"], found["PMID"], found["URL"]) == ("article-journal", "10.1000/a", "5", "https://example.org/a")
    assert found["issued"] == {"date-parts": [[2020]]}
    assert found["accessed"] == {"date-parts": [[2026, 11, 22]]}
    assert "note" not in found


def test_what_has_no_identifier_is_no_article_and_an_address_that_nobody_saw_is_not_told():
    found = entry(replace(paper(url="https://example.org/a"), address_unseen=True), EDITION)
    assert found["type"] == "webpage"
    assert "URL" not in found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Long B", [{"family": "Long", "given": "B"}]),
        ("van der Berg A-B, Ito K et al", [{"family": "van der Berg", "given": "A-B"}, {"family": "Ito", "given": "K"}, {"literal": "et al."}]),
        ("World Health Organization", [{"literal": "World Health Organization"}]),
    ],
)
def test_authors_are_people_where_their_names_are_written_as_such(text, found):
    assert authors(text) == found


# -- pages


def test_each_page_has_a_file_that_fits_its_schema(made, atlas):
    schema = Draft202012Validator(json.loads(made["data/page.schema.json"]))
    for page in atlas.pages:
        data = json.loads(made[f"data/pages/{page.id}.json"])
        assert list(schema.iter_errors(data)) == []
        assert data["page"]["id"] == page.id
        depth = page.id.count("/") + 1
        assert data["$schema"] == "../" * depth + "page.schema.json"


MARKED = "Salt helps.[@a_2020] [#C-001] [=S-001] [?Q-001]"


@pytest.mark.parametrize(
    ("line", "form", "text"),
    [
        (MARKED, "sentence", "Salt helps."),
        ("- **Salt** helps.", "item", "Salt helps."),
        ("2. See [cold feet](cold.md).", "item", "See cold feet."),
        ("| Salt | 5 &lt; 6 |", "row", "Salt | 5 < 6"),
        ('??? "The figures"', "label", "The figures"),
        ("A line.<br>Another.", "sentence", "A line. Another."),
        ("It was 5 - 6 in 100. [@a_2020]", "sentence", "It was 5 - 6 in 100."),
        ("- **Or not?** Some say 4. [@a_2020]", "item", "Or not? Some say 4."),
    ],
)
def test_a_line_is_told_as_a_reader_reads_it(line, form, text):
    (found,) = entry_of(line)
    assert (found["form"], found["text"]) == (form, text)


def test_a_sentence_tells_what_it_rests_on():
    (found,) = entry_of(MARKED)
    assert {name: found[name] for name in ("references", "statements", "studies", "searches")} == {"references": ["a_2020"], "statements": ["C-001"], "studies": ["S-001"], "searches": ["Q-001"]}


def test_a_block_is_told_by_its_name():
    (found,) = entry_of("[[red-flags: H-01 H-02]]")
    assert (found["form"], found["block"], found["of"], found["text"]) == ("block", "red-flags", ["H-01", "H-02"], "")


@pytest.mark.parametrize("line", ["", "   ", "|---|:--|", '<div class="a" markdown>', "---"])
def test_a_line_without_words_is_left_out(line):
    assert list(entry_of(line)) == []


def test_the_sections_are_those_of_the_headings():
    body = "The answer.\n\n## At night\n\nIt comes.\n\n### And then\n\nIt goes.\n"
    page = Page("docs/causes/a.md", "causes", Sheet("docs/causes/a.md", {}, {}), body, 1)
    found = [(one["id"], one["heading"], one["level"], [line["text"] for line in one["text"]]) for one in sections(page)]
    assert found == [("", "", 1, ["The answer."]), ("at-night", "At night", 2, ["It comes."]), ("and-then", "And then", 3, ["It goes."])]


# -- the words on them


def described(atlas, **more):
    """What is wrong with the hostile site's words on its data, whole but for these."""
    columns = {name: "A column." for table in tables(atlas) for name in (*table.columns, "version")}
    log = [{"version": 2, "on": "2026-11-22", "what": "New.", "sum": forms_sum(atlas)}, {"version": 1, "on": "2026-11-20", "what": "First."}]
    value = {"files": dict.fromkeys(DATA_FILES, "A file."), "columns": columns, "schema": log, **more}
    sheets = {**atlas.sheets, "open-data": Sheet("docs/open-data.yml", value, {})}
    return [f"{one.field}: {one.text}" for one in check_open_data(replace(atlas, sheets=sheets))]


def test_data_that_are_described_whole_are_sound(atlas):
    assert described(atlas) == []


def test_what_is_described_is_there_and_what_is_there_is_described(atlas):
    files = {**dict.fromkeys(DATA_FILES, "A file."), "studys.csv": "Odd."}
    del files["links.json"]
    assert described(atlas, files=files) == [
        'files.studys.csv: the open data have no "studys.csv"; did you mean "studies.csv"?',
        'files: "links.json" is not described; add it with what it says',
    ]


def test_a_form_that_changed_asks_for_an_entry(atlas):
    (problem,) = described(atlas, schema=[{"version": 1, "on": "2026-11-20", "what": "First.", "sum": "00000000"}])
    assert problem.startswith("schema.0.sum: the forms of the open data have changed since version 1; say above it")
    assert forms_sum(atlas) in problem


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        ([(3, "2026-11-22"), (1, "2026-11-20")], "schema.1.version"),
        ([(2, "2026-11-20"), (1, "2026-11-22")], "schema.1.version"),
        ([(1, "2099-11-20")], "schema.0.on"),
    ],
)
def test_the_log_counts_down_in_the_order_of_its_days(atlas, entries, field):
    log = [{"version": version, "on": day, "what": "New.", "sum": forms_sum(atlas)} for version, day in entries]
    assert [problem.partition(":")[0] for problem in described(atlas, schema=log)] == [field]


def test_a_site_that_tells_nothing_of_its_data_needs_no_words():
    assert list(check_open_data(read_atlas(SITES / "tiny")[0])) == []
