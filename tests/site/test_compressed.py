"""The packed forms of a site's texts: whole, the same each time, and only where they are smaller."""

import gzip

import brotli
from atlas.site.compressed import compress_folder, gzipped, packed_forms

TEXT = b"Glimmer is low, and lamps are dim.\n" * 40


def test_a_packed_text_is_the_same_text():
    forms = packed_forms(TEXT)
    assert {*forms} == {".gz", ".br"}
    assert (gzip.decompress(forms[".gz"]), brotli.decompress(forms[".br"])) == (TEXT, TEXT)


def test_no_time_and_no_system_stands_in_a_packed_text():
    assert gzipped(TEXT)[:10] == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff"
    assert gzipped(b"") == b"\x1f\x8b\x08\0\0\0\0\0\x02\xff\x03\0" + bytes(8)


def test_what_packing_makes_no_smaller_is_left_alone():
    assert packed_forms(b"") == {} and packed_forms(b"a") == {}


def test_texts_are_packed_beside_themselves_and_pictures_and_packed_files_are_not(tmp_path):
    (tmp_path / "a").mkdir()
    for name in ("a/index.html", "a.css", "_headers", "b.png", "c.zip", "d.xml.gz"):
        (tmp_path / name).write_bytes(TEXT)
    compress_folder(tmp_path)
    made = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert made == {"a/index.html", "a/index.html.br", "a/index.html.gz", "a.css", "a.css.br", "a.css.gz", "b.png", "c.zip", "d.xml.gz"}
