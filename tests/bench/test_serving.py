"""The measuring of a web server: what its programs say is read rightly, and the settings are those of the build."""

import re

import pytest
from atlas.site.policy import HEADERS, LASTING, ONLY_IN_HEADER, policy
from bench.serving import KEPT, STALE, Asked, Speed, frame, milliseconds, not_measured, packed_size, read_speed, since
from conftest import ROOT

CONF = (ROOT / "hosting" / "nginx.conf").read_text("utf-8")
SAID = """\
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     2.41ms    3.97ms  60.12ms   94.38%
  Latency Distribution
     50%    1.33ms
     90%    4.30ms
     99%   19.02ms
  81234 requests in 4.00s, 1.02GB read
{more}Requests/sec:  20308.42
"""


@pytest.mark.parametrize(
    ("more", "failed"),
    [("", 0), ("  Socket errors: connect 1, read 2, write 0, timeout 4\n", 7), ("  Non-2xx or 3xx responses: 12\n", 12)],
)
def test_what_wrk_says_is_read(more, failed):
    assert read_speed(SAID.format(more=more)) == Speed(20308.42, 1.33, 19.02, failed)


@pytest.mark.parametrize(("text", "ms"), [("812.00us", 0.812), ("1.20ms", 1.2), ("2.00s", 2000.0)])
def test_a_time_of_wrk_is_read(text, ms):
    assert milliseconds(text) == pytest.approx(ms)


def test_the_files_and_bytes_of_a_visit_are_counted_from_what_the_server_wrote(tmp_path):
    log = tmp_path / "asked"
    assert since(log, 0) == Asked(0, 0)
    log.write_text("200 9 /wrong\n200 10412 /causes/a b/index.html\n304 180 /assets/atlas.css\n")
    assert since(log, 1) == Asked(2, 10592, same=1)


def test_the_size_of_a_file_is_that_of_what_is_sent(tmp_path):
    (tmp_path / "a.css").write_text("12345")
    (tmp_path / "a.css.br").write_text("1")
    assert [packed_size(tmp_path / "a.css", sent) for sent in ("br", "gzip", "identity")] == [1, 5, 5]


def test_what_is_not_there_is_told_in_a_line(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda name: "" if name == "wrk" else name)
    assert not_measured(tmp_path) == "not measured: wrk not there; on Debian: apt-get install nginx-light wrk"
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert not_measured(tmp_path) == "not measured: site/ is not packed; run `make compressed` first"


def test_the_server_is_asked_on_this_machine_alone_and_does_without_a_module_that_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda _: str(tmp_path / "sbin" / "nginx"))
    text = frame(CONF, tmp_path, tmp_path, "127.0.0.1:9")
    assert "listen 127.0.0.1:9 " in text and f"root {tmp_path};" in text
    assert "load_module" not in text and "brotli_static on" not in text


def test_what_is_kept_for_ten_minutes_can_be_made_stale():
    assert CONF.count(KEPT) == 1 and STALE not in CONF


def test_the_settings_of_the_server_say_what_the_build_says():
    assert f"default \"{policy()}; {ONLY_IN_HEADER}\";" in CONF
    assert f'"{LASTING}"' in CONF
    said = dict(re.findall(r'add_header (\S+) "?([^"$;]+)"? always;', CONF))
    assert said == HEADERS
