"""A reference from each form of record, and from services that answer on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from atlas.content.reader import read_atlas
from conftest import REFERENCES, SOUND, lay
from editing.__main__ import main
from editing.project import Refused
from editing.records import Work, read_record

WORK = Work("Salt & cramps: a trial", "Journal of Salt", "2021", ("Müller AB", "Ørsted C"), "10.1000/salt.1", "", "https://example.org/salt")
CSL = [{"title": "Salt &amp; cramps: a <i>trial</i>", "container-title": "Journal of Salt", "issued": {"date-parts": [["2021", 3]]}, "author": [{"family": "Müller", "given": "Anna B."}, {"family": "Ørsted", "given": "C"}], "DOI": "10.1000/salt.1", "URL": "https://example.org/salt"}]
CROSSREF = {"message": {**CSL[0], "title": [CSL[0]["title"]], "container-title": ["Journal of Salt"]}}
RIS = "TY  - JOUR\r\nAU  - Müller, Anna B.\r\nAU  - Ørsted, C\r\nTI  - Salt & cramps: a trial\r\nJF  - Journal of Salt\r\nPY  - 2021/03//\r\nDO  - https://doi.org/10.1000/salt.1\r\nUR  - https://example.org/salt\r\nER  - \r\n"
BIBTEX = '@article{m21,\n title = {{Salt} \\& cramps: a trial},\n author = "M{\\"u}ller, Anna B. and C {\\O}rsted",\n journal = {Journal of Salt},\n year = 2021,\n doi={10.1000/salt.1},\n url = {https://example.org/salt}\n}\n'
PUBMED = {"result": {"77": {"title": "Salt & cramps: a trial.", "fulljournalname": "Journal of Salt", "pubdate": "2021 Mar", "authors": [{"name": "Müller AB"}, {"name": "Ørsted C"}], "articleids": [{"idtype": "doi", "value": "10.1000/salt.1"}]}}}


class Host(BaseHTTPRequestHandler):
    """A Crossref and a PubMed that know one work."""

    def do_GET(self) -> None:
        known = {"/works/10.1000/salt.1": CROSSREF, "/esummary.fcgi?db=pubmed&retmode=json&id=77": PUBMED, "/esummary.fcgi?db=pubmed&retmode=json&id=78": {"result": {}}, "/esummary.fcgi?db=pubmed&retmode=json&id=79": ["busy"], "/works/10.1000/%28A%291%3A2%3C3%3A%3AB%3E4%3B2-%23": CROSSREF}
        self.send_response(200 if self.path in known else 404)
        self.end_headers()
        self.wfile.write(json.dumps(known.get(self.path, {})).encode())

    def log_message(self, *_: object) -> None:
        """No line for each request."""


@pytest.fixture
def services() -> Iterator[list[str]]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    yield ["--crossref", base, "--pubmed", base]
    server.shutdown()
    server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return lay(tmp_path, SOUND)


def cite(root: Path, *arguments: str) -> dict[str, object]:
    """The new entry, by its key."""
    main(["--root", str(root), "cite", *arguments])
    return {key: entry for key, entry in read_atlas(root)[0].data("references").items() if key != "good_2020"}


@pytest.mark.parametrize("text", [json.dumps(CSL), json.dumps(CSL[0]), json.dumps(CROSSREF), RIS, BIBTEX, "\ufeff\n" + RIS], ids=["CSL", "CSL of one", "Crossref", "RIS", "BibTeX", "RIS with a mark"])
def test_each_form_of_record_tells_the_same(text):
    assert read_record(text) == WORK


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "neither CSL-JSON nor RIS nor BibTeX"),
        ("{", "cannot be read as JSON"),
        ("[]", "holds 0 works"),
        (json.dumps(CSL * 2), "holds 2 works"),
        ("{}", "has no title"),
        (RIS + RIS, "holds 2 works"),
        (BIBTEX + BIBTEX, "holds 2 works"),
        ("@article{a, title = {Open", "ends within a field"),
        ("TY  - JOUR\nER  - ", "has no title"),
    ],
)
def test_a_record_that_cannot_be_read_says_why(text, says):
    with pytest.raises(Refused, match=says):
        read_record(text)


ASKED = [("--doi", "https://doi.org/10.1000/salt.1"), ("--doi", "doi: 10.1000/salt.1."), ("--pmid", "77"), ("--pmid", "PMID: 77"), ("--pmid", "https://pubmed.ncbi.nlm.nih.gov/77/")]


@pytest.mark.parametrize(("name", "value"), ASKED)
def test_a_service_is_asked(site, services, name, value):
    entry = cite(site, name, value, "--read_as", "abstract", "--type", "trial", *services)["muller_2021"]
    assert entry["title"] == WORK.title
    assert (entry["authors"], entry["doi"], entry["read_as"], entry["kind"]) == ("Müller AB, Ørsted C", WORK.doi, "abstract", "trial")


def test_the_new_reference_passes_the_check_once_it_is_cited(site, services):
    cite(site, "--doi", WORK.doi, "--read_as", "abstract", "--type", "trial", *services)
    assert read_atlas(site)[1] == []
    from atlas.rules.check import read_checked

    assert [str(one) for one in read_checked(site)[1]] == []


def test_how_it_was_read_is_asked(site, tmp_path):
    record = lay(tmp_path, {"a.ris": RIS}) / "a.ris"
    entry = cite(site, "--file", str(record), "--key", "mine")["mine"]
    assert (entry["read_as"], entry["read_on"], entry["kind"]) == (None, None, None)
    text = (site / "docs/references.yml").read_text(encoding="utf-8")
    assert "read_as: # What lay before you when you read it? One of: full text, label text, abstract, copy, report\n" in text
    assert text.startswith(REFERENCES)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "give DOI="),
        (["--doi", "salt"], "DOI=salt: is none"),
        (["--pmid", "x"], "PMID=x: is none"),
        (["--pmid", "78"], "PubMed knows no such work"),
        (["--doi", "10.1000/none"], "knows no such work"),
        (["--doi", "10.1000/salt.1", "--read_as", "abstrct"], 'did you mean "abstract"?'),
        (["--doi", "10.1000/salt.1", "--key", "good_2020"], "KEY=good_2020: is there already"),
        (["--doi", "10.1000/salt.1", "--key", "My Key"], "KEY=My Key: has the wrong form"),
        (["--doi", "10.1000/salt.1", "--pmid", "x"], "PMID=x: is none"),
        (["--pmid", "79"], "PubMed knows no such work"),
        (["--file", "/nowhere"], "No such file"),
    ],
)
def test_what_cannot_be_cited_says_why_and_writes_nothing(site, services, arguments, says):
    with pytest.raises(SystemExit) as stop:
        main(["--root", str(site), "cite", *arguments, *services])
    assert says in str(stop.value)
    assert (site / "docs/references.yml").read_text(encoding="utf-8") == REFERENCES


def test_a_work_is_cited_once(site, services):
    cite(site, "--doi", WORK.doi, *services)
    with pytest.raises(SystemExit, match=r"cite it as \[@muller_2021\]"):
        cite(site, "--pmid", "77", *services)


def test_without_a_network_a_record_is_asked_for(site):
    with pytest.raises(SystemExit, match=r"does not answer.*paste the record"):
        cite(site, "--doi", WORK.doi, "--crossref", "http://127.0.0.1:9")


def test_signs_of_a_doi_that_an_address_may_not_have_are_escaped(site, services):
    assert cite(site, "--doi", "10.1000/(A)1:2<3::B>4;2-#", *services)["muller_2021"]["doi"] == "10.1000/(A)1:2<3::B>4;2-#"


def test_authors_who_are_not_named_are_no_author_of_that_name(site, tmp_path):
    text = "@article{a, title={Salt}, author={Orsted, C and others}, year=2020}"
    entry = cite(site, "--file", str(lay(tmp_path, {"a.bib": text}) / "a.bib"))["orsted_2020"]
    assert entry["authors"] == "Orsted C et al"


def test_a_file_that_is_no_text_says_so(site, tmp_path):
    (tmp_path / "a.ris").write_bytes(b"TY  - JOUR\nTI  - M\xfcller")
    with pytest.raises(SystemExit, match="byte 0xfc is not UTF-8; save the file as UTF-8"):
        cite(site, "--file", str(tmp_path / "a.ris"))
