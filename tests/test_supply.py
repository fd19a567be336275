"""What the project is made with: all of it locked with hashes, looked at, and named in the list of parts."""

import json
import re

import parts
import pytest
import yaml
from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github").rglob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LOCKS = sorted(path.name for path in ROOT.glob("requirements*.txt"))


def steps(path):
    """The steps of all jobs of a workflow."""
    return [step for job in yaml.safe_load(path.read_text()).get("jobs", {}).values() for step in job.get("steps", [])]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_commit_and_keeps_no_right_to_write(path):
    used = [step for step in (steps(path) if isinstance(yaml.safe_load(path.read_text()), dict) else []) if "uses" in step]
    assert [step["uses"] for step in used if not re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"])] == []
    out = [step for step in used if step["uses"].startswith("actions/checkout@")]
    assert [step for step in out if step.get("with", {}).get("persist-credentials") is not False] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_part_of_a_lock_has_a_version_and_a_hash(name):
    whole = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in whole.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert lines and [line for line in lines if not re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.+]+ .*--hash=sha256:\w{64}", line)] == []


def test_whatever_is_installed_comes_from_a_lock():
    lines = re.findall(r"^[\t ].*(?:pip (?:--python \S+ )?install|npm (?:ci|install)).*$", MAKEFILE, re.MULTILINE)
    assert lines and [line for line in lines if not re.search(r"--require-hashes|npm ci|--package-lock-only", line)] == []


def test_the_lock_of_npm_has_a_hash_of_each_part_and_names_no_registry():
    packages = json.loads((ROOT / parts.NPM).read_text())["packages"]
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for place, entry in packages.items() if place)


def made(name, version="1"):
    """A part as its reader tells it."""
    return {"name": name, "version": version, "purl": f"pkg:pypi/{name}@{version}", "bom-ref": "requirements-L3", "description": "x"}


def test_the_list_has_each_part_once_with_its_locks_and_what_of_it_the_site_has():
    locks = {"a.txt": [made("zed"), made("ink")], "b.txt": [made("ink"), made("ink", "2"), made("ink")]}
    listed = parts.listed(locks, {"ink": "its colour"}, "own", "1.0")["components"]
    assert [(part["bom-ref"], part["scope"]) for part in listed] == [
        ("pkg:pypi/ink@1", "required"), ("pkg:pypi/ink@2", "required"), ("pkg:pypi/zed@1", "excluded"),
    ]  # fmt: skip
    assert [one["value"] for one in listed[0]["properties"]] == ["its colour", "a.txt", "b.txt"]
    assert not any("description" in part for part in listed)


def test_a_part_of_npm_has_the_hash_of_its_lock():
    lock = {"packages": {"": {}, "node_modules/a/node_modules/@b/c": {"version": "2.0", "integrity": "sha512-AAEC"}}}
    (part,) = parts.of_npm(json.dumps(lock))
    assert part["purl"] == "pkg:npm/%40b/c@2.0" and part["hashes"] == [{"alg": "SHA-512", "content": "000102"}]


def test_what_stands_in_the_site_is_locked():
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    said = yaml.safe_load((ROOT / "scripts" / "parts.yml").read_text())
    assert said and [name for name in said if f"\n{name}==" not in lock] == []
