"""One plain script of a module and all that it imports, for a page opened as a file, where a browser loads no modules.

In: the texts of modules by their path. Out: a script, or why there is none. Knows the forms in which ours are written:
``import`` and ``export`` begin a line, a module is named by a relative path, and none imports one that imports it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urljoin

FROM = r"""\s*["']([^"']+)["'];?"""
NAMES = r"\{([^}]*)\}"
NAMED_IN = re.compile(rf"^import\s*{NAMES}\s*from{FROM}", re.MULTILINE)  # import { a, b as c } from "./x.js";
WHOLE_IN = re.compile(rf"^import\s*\*\s*as\s+(\w+)\s+from{FROM}", re.MULTILINE)  # import * as x from "./x.js";
DEFAULT_IN = re.compile(rf"^import\s+(\w+)\s+from{FROM}", re.MULTILINE)  # import x from "./x.js";
BARE_IN = re.compile(rf"^import{FROM}", re.MULTILINE)  # import "./x.js";
NAMED_ON = re.compile(rf"^export\s*{NAMES}\s*from{FROM}", re.MULTILINE)  # export { a } from "./x.js";
NAMED_OUT = re.compile(rf"^export\s*{NAMES};?", re.MULTILINE)  # export { a, b as c };
DEFAULT_OUT = re.compile(r"^export\s+default\s+", re.MULTILINE)  # export default …
MADE_OUT = re.compile(r"^export\s+((?:async\s+)?function\*?|class|const|let|var)\s+(\w+)", re.MULTILINE)
LATER_IN = re.compile(r"""\bimport\(\s*["']([^"']+)["']\s*\)""")  # import("./x.js"), which is there from the beginning
OTHER = re.compile(r"^\s*(?:import|export)\b.*$|\bimport\s*[(.]", re.MULTILINE)  # what is none of these
WORKER = re.compile(r"""new Worker\([^;]*?["']([\w./-]+\.js)["']""")  # new Worker(new URL("worker.js", …


class BundleError(Exception):
    """A module is written in a form that cannot be made a plain script."""


def bundled(path: str, modules: Mapping[str, str], given: str = "") -> str:
    """A function that runs a module and all that it imports.

    Shape: ``given`` names what it gets. Errors: BundleError.
    """
    parts = [module(one, modules[one]) for one in ordered(path, modules)]
    return f'function ({given}) {{\n"use strict";\nconst modules = {{}};\n{"".join(parts)}}}'


def ordered(path: str, modules: Mapping[str, str], above: tuple[str, ...] = ()) -> list[str]:
    """A module and all that it imports, each after what it imports, once."""
    if path in above:
        raise BundleError(f"{path} imports itself, by {' and '.join(above[above.index(path) + 1 :]) or 'itself'}")
    if path not in modules:
        raise BundleError(f"{above[-1]} imports {path}, which is not there")
    below = [one for name in imports(modules[path]) for one in ordered(urljoin(path, name), modules, (*above, path))]
    return [*dict.fromkeys([*below, path])]


def imports(text: str) -> Iterator[str]:
    """The modules that a module names."""
    for pattern in (NAMED_IN, WHOLE_IN, DEFAULT_IN, BARE_IN, NAMED_ON, LATER_IN):
        yield from (match[pattern.groups] for match in pattern.finditer(text))


def module(path: str, text: str) -> str:
    """One module as a part of the script: what it exports is put where those after it find it."""
    there = f'modules["{path}"]'

    def place(name: str) -> str:
        return f'modules["{urljoin(path, name)}"]'

    text = NAMED_IN.sub(lambda one: f"const {{{one[1].replace(' as ', ': ')}}} = {place(one[2])};", text)
    text = WHOLE_IN.sub(lambda one: f"const {one[1]} = {place(one[2])};", text)
    text = DEFAULT_IN.sub(lambda one: f"const {one[1]} = {place(one[2])}.default;", text)
    text = LATER_IN.sub(lambda one: f"Promise.resolve({place(one[1])})", BARE_IN.sub("", text))
    text = NAMED_ON.sub(
        lambda one: "".join(put(there, out, f"{place(one[2])}.{own}") for own, out in pairs(one[1])), text
    )
    ends = [put(there, out, own) for found in NAMED_OUT.finditer(text) for own, out in pairs(found[1])]
    ends += [put(there, one[2], one[2]) for one in MADE_OUT.finditer(text)]
    text = DEFAULT_OUT.sub(f"{there}.default = ", MADE_OUT.sub(r"\1 \2", NAMED_OUT.sub("", text)))
    if odd := OTHER.search(text):
        raise BundleError(f'{path}: "{odd[0].strip()}" is no import or export that a plain script can do')
    return f"{there} = {{}};\n(function () {{\n{text}\n{''.join(ends)}}})();\n"


def pairs(names: str) -> list[tuple[str, str]]:
    """The own and the given names of ``a, b as c``."""
    found = [name.split(" as ") for name in names.split(",") if name.strip()]
    return [(one[0].strip(), one[-1].strip()) for one in found]


def put(there: str, name: str, value: str) -> str:
    """A line that exports a value."""
    return f"{there}.{name} = {value};\n"


def workers_of(path: str, text: str) -> list[str]:
    """The modules that a script starts as workers, by their path."""
    return [urljoin(path, name) for name in WORKER.findall(text)]
