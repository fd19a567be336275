"""The live preview sees every change of what the templates read, and leaves no old page."""

from pathlib import Path

import pytest
from atlas.site.preview import Preview


@pytest.fixture
def preview(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    made = Preview(tiny, tmp_path / "preview", lambda lines: None)
    assert made.build()
    return made


def swap(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


SEEN = [
    ("docs/causes/heat.md", "title: Great heat", "title: Big heat", "causes/heat/index.html", "<h1>Big heat</h1>"),
    ("docs/causes/heat.md", "A small page on great heat", "A small page on big heat", "causes/heat/index.html", 'content="A small page on big heat'),
    ("docs/causes/heat.md", "2026-11-22", "2026-11-21", "sitemap.xml", "<lastmod>2026-11-21</lastmod>"),
    ("docs/about.md", "reviewed", "template: now.html\nreviewed", "about/index.html", 'class="skip"'),
    ("docs/about.md", "reviewed", "bar: [{text: A place, to: '#place'}]\nreviewed", "about/index.html", '<a href="#place">A place</a>'),
    ("docs/sheet.md", "reviewed", "layout: [handout]\nreviewed", "sheet/index.html", "md-content--handout"),
    ("docs/sheet.md", "reviewed", "groups: {a: Group}\nreviewed", "sheet/index.html", "md-content--wide"),
    ("docs/data.md", "See", "## Part\n\nSee", "data/index.html", 'class="contents__title"'),
    ("overrides/partials/footer.html", "<footer", "<p>A new line</p><footer", "causes/heat/index.html", "<p>A new line</p>"),
    ("overrides/fragments/review.html", "Last checked", "Lately checked", "causes/heat/index.html", "Lately checked"),
    ("docs/assets/tip.js", "", "var aNewLine;\n", "assets/atlas.js", "var aNewLine;"),
    ("mkdocs.yml", "site_name: Cramp Atlas", "site_name: New Atlas", "index.html", "New Atlas"),
]  # fmt: skip


def test_every_change_is_seen(preview):
    for path, old, new, page, shown in SEEN:
        swap(preview.root / path, old, new)
        assert preview.build(), path
        assert shown in (preview.woven / page).read_text(encoding="utf-8"), (path, new)
    swap(preview.root / "docs/data.md", "reviewed", "groups: {a: Group}\nreviewed")
    assert preview.build()
    assert "contents__title" not in (preview.woven / "data" / "index.html").read_text(encoding="utf-8")
