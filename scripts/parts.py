"""The list of parts (SBOM, CycloneDX) of every lock file: what the site is built, tested and looked after with.

``python scripts/parts.py READER FILE`` writes it; READER is ``cyclonedx-py``, which reads one lock at a time. A part
of which something stands in the site (``parts.yml``) has the scope *required*, any other the scope *excluded*.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

ROOT = Path(__file__).resolve().parent.parent
NPM = "scripts/language-server/package-lock.json"
OWN = "cramp-atlas"  # the namespace of our properties
Component = dict[str, Any]


def main() -> None:
    """Read every lock, and write the list."""
    reader, target = sys.argv[1:]
    published = yaml.safe_load((ROOT / "scripts" / "parts.yml").read_text(encoding="utf-8"))
    locks = {path.name: of_python(reader, path) for path in sorted(ROOT.glob("requirements*.txt"))}
    locks[NPM] = list(of_npm((ROOT / NPM).read_text(encoding="utf-8")))
    if unknown := sorted(set(published) - {part["name"] for part in locks["requirements.txt"]}):
        sys.exit(f"scripts/parts.yml:1: {unknown[0]}: is no part that the site is built with; take it out")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    text = json.dumps(listed(locks, published, project["name"], project["version"]), indent=1, sort_keys=True)
    Path(target).write_text(f"{text}\n", encoding="utf-8")
    print(f"{target} has the parts of {len(locks)} lock files")


def of_python(reader: str, lock: Path) -> list[Component]:
    """The parts of one lock of pip."""
    command = [reader, "requirements", str(lock), "--output-reproducible", "--output-file", "-"]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)
    return list(found.get("components", []))


def of_npm(text: str) -> Iterator[Component]:
    """The parts of a lock of npm; its first entry is the folder itself."""
    for place, entry in json.loads(text)["packages"].items():
        if place:
            name = place.rpartition("node_modules/")[2]
            algorithm, _, sum_ = entry["integrity"].partition("-")
            content = b64decode(sum_).hex()
            yield {
                "type": "library",
                "name": name,
                "version": entry["version"],
                "purl": f"pkg:npm/{quote(name, safe='/')}@{entry['version']}",
                "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": content}],
            }


def listed(
    locks: Mapping[str, Sequence[Component]], published: Mapping[str, str], name: str, version: str
) -> Component:
    """The whole list: each part once, with the locks that name it."""
    parts: dict[str, Component] = {}
    for lock, components in locks.items():
        for component in components:
            part = parts.setdefault(component["purl"], scoped(component, published))
            named = {"name": f"{OWN}:lock", "value": lock}
            if named not in part["properties"]:
                part["properties"].append(named)
    own = {"type": "application", "name": name, "version": version, "bom-ref": name}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [parts[key] for key in sorted(parts)],
    }


def scoped(component: Component, published: Mapping[str, str]) -> Component:
    """A part with its scope, and what of it stands in the site."""
    stands = published.get(component["name"])
    said = [{"name": f"{OWN}:in-the-site", "value": stands}] if stands else []
    kept = {key: value for key, value in component.items() if key != "description"}  # it repeats the lock
    return {**kept, "bom-ref": component["purl"], "scope": "required" if stands else "excluded", "properties": said}


if __name__ == "__main__":
    main()
