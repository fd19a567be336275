"""The gate: what the rules or the verification find is refused, with its line, and the published site stays as it was."""

import os
from collections.abc import Callable
from pathlib import Path

import build
import pytest
from atlas.site.kept import PLACE

Refuse = Callable[[Path], tuple[int | str | None, list[str]]]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Refuse:
    """Build, and return how it ended and the lines that an author is shown."""

    def run(root: Path) -> tuple[int | str | None, list[str]]:
        with pytest.raises(SystemExit) as end:
            build.main(["build", "--root", str(root)])
        return end.value.code, capsys.readouterr().err.splitlines()

    return run


def snapshot(root: Path) -> tuple[str, dict[str, bytes]]:
    """Where ``site`` leads, and every file of it."""
    site = root / "site"
    return os.readlink(site), {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def plant(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


FOOTER, REFERENCES, PAGE = "overrides/partials/footer.html", "overrides/fragments/references.html", "docs/causes/heat.md"
BROKEN = {
    "a dead link in a template": (FOOTER, "<footer", '<a href="gone/">x</a><footer', '"gone/" leads to no file'),
    "a file that is missing in a template": (FOOTER, "<footer", '<img alt="" src="gone.png"><footer', '"gone.png" leads to no file'),
    "a dead link in a block": (REFERENCES, "<h2>", '<a href="gone/">x</a><h2>', '"gone/" leads to no file'),
    "an id that stands twice": (FOOTER, "<footer", '<i id="page-text"></i><footer', '"page-text" appears twice'),
    "a script that asks another host": ("docs/assets/tip.js", "", 'fetch("https://example.org/");', '"https://example.org/" asks another host'),
    "a mark that no reader can use": (PAGE, "## Again", "    [@good_2020]\n\n## Again", "[@good_2020] does not work where it is"),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN)
def test_what_the_verification_finds_is_refused_and_the_old_site_stands(published, refused, fault):
    path, old, new, message = BROKEN[fault]
    before = snapshot(published)
    plant(published, path, old, new)
    count, lines = refused(published)
    assert [line for line in lines if message in line], lines
    assert count == f"{len(lines)} problem{'s' * (len(lines) != 1)}; nothing was published"
    assert snapshot(published) == before


def test_what_a_rule_finds_is_refused_and_the_old_site_stands(published, refused):
    before = snapshot(published)
    plant(published, PAGE, "group: salts", "group: slats")
    line = 'docs/causes/heat.md:4: group: no group "slats" in docs/causes/index.md; did you mean "salts"?'
    assert refused(published) == ("1 problem; nothing was built", [line])
    assert snapshot(published) == before


def test_nothing_is_left_of_a_refused_build(published, refused):
    plant(published, FOOTER, "<footer", '<a href="gone/">x</a><footer')
    refused(published)
    left = {path.name for path in (published / ".site").iterdir()}
    assert left - {PLACE.name} == {Path(snapshot(published)[0]).name}


def test_a_first_build_that_is_refused_publishes_nothing(published, refused):
    (published / "site").unlink()
    plant(published, FOOTER, "<footer", '<a href="gone/">x</a><footer')
    refused(published)
    assert not (published / "site").exists()


def test_links_below_the_address_of_the_site_are_sound_and_others_are_not(published, refused, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://example.org/atlas/")
    build.main(["build", "--root", str(published)])
    plant(published, "overrides/404.html", "<h1>", '<a href="/atlas-old/">x</a><h1>')
    _, (line,) = refused(published)
    assert '"/atlas-old/" begins at the root of the host' in line


def test_a_sound_site_is_published_with_its_count_of_pages(published, capsys):
    plant(published, PAGE, "Low salt once more.", "Low salt once more, it says.")
    before = snapshot(published)
    build.main(["build", "--root", str(published)])
    pages = len(list((published / "docs").rglob("*.md")))
    assert capsys.readouterr().out.startswith(f"site/ has {pages} pages, built and verified in ")
    after = snapshot(published)
    assert after[0] != before[0] and b"once more, it says." in after[1]["causes/heat/index.html"]
