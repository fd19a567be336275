import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from atlas.site.preview import Preview, Server
from conftest import HANGS, ROOT


@pytest.fixture
def preview(tiny, tmp_path):
    told: list[str] = []
    made = Preview(tiny, tmp_path / "preview", lambda lines: told.extend(lines))
    made.told = told
    assert made.build(), told
    return made


def html(preview: Preview, url: str) -> str:
    return (preview.woven / url / "index.html").read_text(encoding="utf-8")


def test_a_new_alias_links_on_all_pages_without_rendering_them_again(preview, monkeypatch):
    page = preview.root / "docs" / "causes" / "low-salt.md"
    assert 'data-atlas="term"' not in html(preview, "guides/night")
    monkeypatch.setattr("atlas.site.preview.render", lambda *_: pytest.fail("rendered again"))
    page.write_text(page.read_text().replace("[salt lack,", "[night, salt lack,"))
    assert preview.build()
    assert 'href="../../causes/low-salt/"' in html(preview, "guides/night")


def test_a_changed_text_is_rendered_again(preview):
    page = preview.root / "docs" / "guides" / "night.md"
    page.write_text(page.read_text().replace("Cramps come at night.", "Cramps come by night."))
    assert preview.build()
    assert "Cramps come by night." in html(preview, "guides/night")


def test_a_problem_is_reported_and_the_preview_stays_as_it_was(preview):
    page = preview.root / "docs" / "guides" / "night.md"
    before = html(preview, "guides/night")
    page.write_text(page.read_text().replace("group: basics", "group: basic"))
    assert not preview.build()
    assert preview.told == [
        'docs/guides/night.md:4: group: no group "basic" in docs/guides/index.md; did you mean "basics"?',
        "1 problem; the preview stays as it was",
    ]
    assert html(preview, "guides/night") == before


def test_a_writer_hears_when_a_problem_is_mended(preview):
    page = preview.root / "docs" / "guides" / "night.md"
    text = page.read_text()
    page.write_text(text.replace("group: basics", "group: basic"))
    assert not preview.build()
    page.write_text(text)
    preview.told.clear()
    assert preview.build() and preview.build()
    assert preview.told == ["all is well again"]


def test_a_removed_page_leaves_the_preview(preview):
    (preview.root / "docs" / "guides" / "night.md").unlink()
    assert preview.build()
    assert not (preview.woven / "guides" / "night" / "index.html").exists()


def serve(root: Path, port: int, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, str(ROOT / "scripts" / "build.py"), "serve", "--root", str(root), "--port", str(port)]
    both = {**os.environ, **environment}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=both)


def free_port() -> int:
    """A port that nobody has, and none of those that the system hands out: it could do so before it is used."""
    for port in random.sample(range(10_000, 30_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise OSError("no port is free")


def test_serving_prints_its_address_and_a_taken_port_is_reported(tiny):
    port = free_port()
    first = serve(tiny, port)
    try:
        assert first.stdout.readline() == f"Cramp Atlas: http://127.0.0.1:{port}/\n"
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/causes/heat/", timeout=HANGS) as answer:
            assert 'data-atlas="term"' in answer.read().decode()
        second = serve(tiny, port)
        _, errors = second.communicate(timeout=HANGS)
        assert (second.returncode, errors) == (
            1,
            f"port {port} is in use; stop what runs there, or choose another: make PORT=8001\n",
        )
    finally:
        first.kill()
        first.communicate()


@pytest.mark.parametrize(("sign", "end"), [(signal.SIGINT, ("", 0)), (signal.SIGTERM, ("stopped\n", 1))])
def test_one_signal_stops_serving_and_leaves_nothing(tiny, tmp_path, sign, end):
    (tmp_path / "scratch").mkdir()
    process = serve(tiny, free_port(), TMPDIR=str(tmp_path / "scratch"))
    assert process.stdout.readline().startswith("Cramp Atlas: ")
    process.send_signal(sign)
    _, errors = process.communicate(timeout=HANGS)
    assert (errors, process.returncode) == end
    assert list((tmp_path / "scratch").iterdir()) == []


def test_what_is_stopped_before_it_answers_ends_without_a_word(tmp_path):
    server = Server(lambda: None, "127.0.0.1", 0, str(tmp_path))
    server.server_bind()
    server.shutdown()
    server.serve_forever()


def test_a_second_signal_in_the_midst_of_stopping_leaves_no_process(tiny):
    broken_off = "def shutdown(self): raise SystemExit('again')\nlivereload.LiveReloadServer.shutdown = shutdown"
    port, scripts = str(free_port()), str(ROOT / "scripts")
    code = f"import sys; sys.path.insert(0, {scripts!r}); import build; from mkdocs import livereload\n{broken_off}"
    code += f"\nbuild.main(['serve', '--root', {str(tiny)!r}, '--port', {port!r}])"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stdout.readline().startswith("Cramp Atlas: ")
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=HANGS).close()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=HANGS) == 1
    finally:
        process.kill()
        process.communicate()


def test_a_wrong_port_is_reported(tiny):
    process = serve(tiny, 99999)
    _, errors = process.communicate(timeout=HANGS)
    assert "99999 is not a port; choose a number from 1 to 65535" in errors


def plain_mkdocs(root: Path) -> subprocess.CompletedProcess[str]:
    """Build with the engine's own command and configuration."""
    if not (root / "scripts" / "atlas").exists():
        shutil.copytree(ROOT / "scripts" / "atlas", root / "scripts" / "atlas")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True)


def test_plain_mkdocs_weaves_too_beside_the_site(tiny):
    (tiny / "site").mkdir()
    assert plain_mkdocs(tiny).returncode == 0
    assert 'data-atlas="term"' in (tiny / ".site" / "mkdocs" / "causes" / "heat" / "index.html").read_text()
    assert list((tiny / "site").iterdir()) == []


def test_plain_mkdocs_refuses_a_problem_before_it_writes(tiny):
    assert plain_mkdocs(tiny).returncode == 0
    page = tiny / "docs" / "guides" / "night.md"
    page.write_text(page.read_text().replace("group: basics", "group: basic"))
    before = sorted((tiny / ".site").rglob("*"))
    done = plain_mkdocs(tiny)
    assert done.returncode == 1
    assert 'docs/guides/night.md:4: group: no group "basic"' in done.stderr
    assert sorted((tiny / ".site").rglob("*")) == before


def test_new_words_of_the_header_are_shown_and_a_dead_link_in_them_is_reported(preview):
    frame = preview.root / "docs" / "frame.yml"
    frame.write_text(frame.read_text().replace("text: Cramp right now", "text: It cramps now"))
    assert preview.build() and "It cramps now" in html(preview, "guides/night")
    frame.write_text(frame.read_text().replace("to: now}", "to: never}"))
    preview.told.clear()
    assert not preview.build() and preview.told[0].startswith('docs/frame.yml:3: urgent.now.to: no page "never"; ')


def test_a_fault_in_a_template_is_reported_and_the_preview_goes_on_when_it_is_mended(preview):
    template = preview.root / "overrides" / "partials" / "footer.html"
    text = template.read_text()
    template.write_text(f"{{{{ nothing }}}}\n{text}")
    assert not preview.build()
    assert preview.told[-2] == "overrides/partials/footer.html:1: template: 'nothing' is undefined; mend the template"
    template.write_text(text)
    assert preview.build()


def test_a_site_that_cannot_be_built_is_not_served(tmp_path, monkeypatch):
    monkeypatch.setattr(Server, "serve", lambda _: pytest.fail("it is served"))
    made = Preview(tmp_path, tmp_path / "preview", lambda lines: None)
    monkeypatch.setattr(made, "build", lambda: False)
    made.serve(free_port(), lambda url: None)


def test_a_draft_is_shown_as_one_and_what_it_needs_is_told_once(tiny, tmp_path):
    source = tiny / "docs" / "guides" / "night.md"
    draft = tiny / "docs" / "guides" / "quux.md"
    head = "---\ndraft: true\ntitle: Quux\ndescription: A page of a test that only the preview may show.\ngroup: basics\nreviewed: 2026-11-22\n---\n\n"
    draft.write_text(f"{head}Nobody cites a thing here.\n")
    source.write_text(source.read_text() + "\nSee quux.\n")
    told: list[str] = []
    preview = Preview(tiny, tmp_path / "preview", lambda lines: told.extend(lines))
    assert preview.build() and preview.build()
    assert 'class="draft" role="note"' in html(preview, "guides/quux") and 'class="draft"' not in html(preview, "guides/night")
    assert 'href="../../guides/quux/"' in html(preview, "guides/night")
    assert told == ["docs/guides/quux.md:8: references: none is cited; add one as [@key] after a sentence", "1 draft needs 1 thing before publishing"]
    draft.write_text(f"{head}A fact. [@gone_2020]\n")
    assert preview.build()
    assert not (preview.woven / "guides" / "quux" / "index.html").exists()
