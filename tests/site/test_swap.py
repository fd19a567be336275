"""The swap of the published site is one step."""

import os
from pathlib import Path

from atlas.site.publish import publish, workspace


def test_the_old_site_is_there_until_the_new_one_is(tmp_path, monkeypatch):
    seen = []
    real = os.replace

    def replace(source, target):
        seen.append((tmp_path / "site" / "index.html").read_text())
        real(source, target)

    def build(text: str) -> None:
        with workspace(tmp_path) as folder:
            (Path(folder) / "index.html").write_text(text)
            publish(folder, tmp_path)

    build("one")
    monkeypatch.setattr(os, "replace", replace)
    build("two")
    assert seen == ["one"] and (tmp_path / "site" / "index.html").read_text() == "two"
