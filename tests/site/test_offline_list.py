"""What a device keeps of a site: the list of a release."""

import hashlib
import json

from atlas.site.offline import SCRIPT, WORKER, kept_files, release, with_worker

FILES = {
    "index.html": b'<img src="assets/a.png"><link rel="icon" href="assets/i.svg">',
    "a/index.html": b"a",
    "404.html": b"n",
    "offline.html": b"o",
    "assets/a.css": b"p { background: url(b.webp) }",
    "assets/a.png": b"1",
    "assets/b.webp": b"2",
    "assets/i.svg": b"3",
    "assets/x.png": b"nobody names it",
    SCRIPT: b'var WORKER = "", root = 1;',
    "data/atlas.json": b"{}",
    "search/index.json": b"{}",
    "search/passages/a/b.json": b"[]",
    "take/a.zip": b"z",
    WORKER: b"",
    "sitemap.xml": b"",
}


def lists(first=("",)):
    """The list of a release of these files, and its worker."""
    made = release(FILES, set(first), "work();")
    path = next(name for name in made if name != WORKER)
    return path, json.loads(made[path]), made[WORKER]


def test_pages_and_what_makes_them_work_are_kept_and_no_downloads():
    left = {"404.html", "assets/x.png", "data/atlas.json", "take/a.zip", WORKER, "sitemap.xml"}
    assert set(kept_files(FILES)) == set(FILES) - left


def test_the_first_pages_and_what_every_page_needs_come_first():
    _, made, _ = lists()
    assert set(made["first"]) == {"", "offline.html", "assets/a.css", "assets/a.png", "assets/b.webp", "assets/i.svg", SCRIPT, "search/index.json"}
    assert set(made["rest"]) == {"a/", "search/passages/a/b.json"}


def test_a_release_is_named_by_all_that_is_in_it():
    path, made, worker = lists()
    assert made["rest"]["a/"][0] == hashlib.sha256(b"a").hexdigest()[:32]
    head = json.loads(worker.split("\n")[0].removeprefix("const RELEASE = ").removesuffix(";"))
    assert head == {"version": head["version"], "list": path, "lost": "offline.html"}
    other = release({**FILES, "a/index.html": b"b"}, {""}, "work();")
    assert path not in other


def test_only_a_site_that_has_a_worker_starts_it():
    assert with_worker(FILES)[SCRIPT] == b'var WORKER = "offline-worker.js", root = 1;'
