import os

from atlas.content.reader import read_atlas
from atlas.site.engine import render
from atlas.site.folder import addresses, weave_folder, write
from atlas.weaving.page import afresh
from conftest import lay


def test_a_file_is_written_only_when_its_text_changed(tmp_path):
    lay(tmp_path, {"a.txt": "one"})
    os.utime(tmp_path / "a.txt", (1, 1))
    write(tmp_path / "a.txt", "one", afresh)
    assert (tmp_path / "a.txt").stat().st_mtime == 1
    write(tmp_path / "a.txt", "two", afresh)
    assert (tmp_path / "a.txt").read_text() == "two" and (tmp_path / "a.txt").stat().st_mtime > 1


def test_a_page_is_known_by_its_address(tmp_path):
    lay(tmp_path, dict.fromkeys(("index.html", "404.html", "causes/cold/index.html", "a.css"), ""))
    assert sorted(addresses(tmp_path)) == ["", "404.html", "causes/cold/"]


def test_weaving_writes_pages_search_and_open_data(tiny, tmp_path):
    render(tiny, tmp_path / "rendered")
    weave_folder(tmp_path / "rendered", tmp_path / "woven", read_atlas(tiny)[0], tiny)
    written = {path.relative_to(tmp_path / "woven").as_posix() for path in (tmp_path / "woven").rglob("*.*")}
    data = {"data/atlas.json", "data/atlas.schema.json", "data/medicines.csv", "data/listings.csv", "data/mixtures.csv", "data/links.json"}
    assert data | {"causes/heat/index.html", "404.html"} <= written
    assert not [name for name in written if name.startswith("assets/") and not name.endswith((".css", ".js", ".woff2")) and "assets/icons/" not in name]
