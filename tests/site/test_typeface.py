"""The face of headings: small, the same each time, with its licence inside, and made where a style sheet asks for it."""

from io import BytesIO

from atlas.site.folder import asking
from atlas.site.styles import check_styles
from atlas.site.typeface import SIGNS, TYPEFACE, typeface
from conftest import lay
from fontTools.ttLib import TTFont


def test_the_face_is_small_and_the_same_each_time():
    first = typeface()
    typeface.cache_clear()
    assert first == typeface() and first[:4] == b"wOF2"
    assert len(first) <= 18_000


def test_the_face_has_every_sign_of_headings_and_its_licence_but_not_the_name_of_the_original():
    font = TTFont(BytesIO(typeface()))
    assert set(map(ord, SIGNS)) <= set(font.getBestCmap())
    names = {entry.nameID for entry in font["name"].names}
    assert {0, 13, 14} <= names and not names & {1, 4, 6, 16}


def test_the_face_lies_beside_each_style_sheet_that_asks_for_it():
    styles = {"assets/a.css": f'@font-face{{src:url("{TYPEFACE}")}}', "assets/b.css": "a{color:red}", "css/c.css": f'b{{src:url("{TYPEFACE}")}}'}
    assert asking(styles, TYPEFACE) == {f"assets/{TYPEFACE}", f"css/{TYPEFACE}"}


def test_a_style_sheet_may_name_the_face_that_the_build_makes(tmp_path):
    lay(tmp_path, {"docs/assets/a.css": f'@font-face {{ src: url("{TYPEFACE}") }}'})
    assert list(check_styles(tmp_path)) == []
