"""What readers want to get done, as ``tests/tasks.yml`` tells it: steps by role and name, and how they once fared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from atlas.content.problems import Problem
from atlas.content.sheets import Sheet, parse_sheet

PATH = "tests/tasks.yml"
TEXT, NUMBER = "a text", "a number"
TARGET = {"role": TEXT, "name": TEXT, "text": TEXT, "inside": TEXT, "at": NUMBER}
STEPS: Mapping[str, Mapping[str, str]] = {  # each step has one of these, with these fields
    "tap": TARGET,
    "write": {**TARGET, "words": TEXT},
    "key": {"press": TEXT},
    "see": TARGET,
    "miss": TARGET,  # is nowhere to be seen
    "go": {"page": TEXT},  # an address that the reader was given
    "back": {},
    "network": {"on": "yes or no"},
    "shared": {"tag": TEXT},  # what other programs show of the page
    "file": {**TARGET, "has": TEXT},  # a link to a file with this in it
    "paper": {"sides": NUMBER, "has": TEXT},
}
FIELDS = {"id", "who", "start", "device", "colours", "scripts", "steps", "at_most", "before"}
NEEDED = ("id", "who", "start", "steps", "before")
CHOICES = {"device": ("phone", "desk"), "colours": ("light", "dark"), "before": ("done", "partly", "failed")}
COUNTS = ("taps", "keys", "screens", "words")
TYPES = {TEXT: str, NUMBER: int, "yes or no": bool}


@dataclass(frozen=True)
class Task:
    """What a reader wants to get done, and how."""

    id: str
    who: str
    start: str
    steps: tuple[Mapping[str, Mapping[str, Any]], ...]
    before: str
    device: str = "phone"
    colours: str = "light"
    scripts: bool = True
    at_most: Mapping[str, float] = field(default_factory=dict)


def read_tasks(path: str, text: str) -> tuple[list[Task], list[Problem]]:
    """The tasks of a file; where anything is wrong with it, every problem and no task."""
    sheet, problems = parse_sheet(path, text)
    if not problems and not isinstance(sheet.value, list):
        problems = [Problem(path, 1, "tasks", f"is no list; write each task as an entry with {', '.join(NEEDED)}")]
    problems = problems or [one for place in range(len(sheet.value)) for one in faults(sheet, place)]
    problems = problems or list(twice(sheet))
    return ([] if problems else [make(one) for one in sheet.value]), problems


def make(entry: Mapping[str, Any]) -> Task:
    """A task of a sound entry."""
    return Task(**{**entry, "steps": tuple(entry["steps"])})


def twice(sheet: Sheet) -> Iterator[Problem]:
    """Two tasks have no id in common."""
    seen = set()
    for place, name in enumerate(entry["id"] for entry in sheet.value):
        if name in seen:
            yield Problem(sheet.path, sheet.line(f"{place}.id"), "id", f"{name}: is the id of two tasks; rename one")
        seen.add(name)


def faults(sheet: Sheet, place: int) -> Iterator[Problem]:
    """What is wrong with one entry."""
    entry = sheet.value[place]
    sound = isinstance(entry, Mapping)
    name = entry.get("id", f"entry {place + 1}") if sound else f"entry {place + 1}"
    told = entry_faults(entry) if sound else [("", f"is no task; give it {', '.join(NEEDED)}")]
    for where, text in told:
        key = where.partition(".")[0] or "task"
        yield Problem(sheet.path, sheet.line(f"{place}.{where}"), key, f"{name}: {text}")


def entry_faults(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the fields of a task, each with its place in the entry."""
    known = ", ".join(sorted(FIELDS))
    yield from ((key, f"is no field of a task; take one of {known}") for key in entry if key not in FIELDS)
    yield from (("", f"has no {key}; add it") for key in NEEDED if key not in entry)
    for key, choices in CHOICES.items():
        if entry.get(key, choices[0]) not in choices:
            yield key, f'"{entry[key]}" is not one of {", ".join(choices)}; take one of them'
    texts = [key for key in ("id", "who", "start") if not isinstance(entry.get(key, ""), str)]
    yield from ((key, "is no text; put it in quotes") for key in texts)
    if not isinstance(entry.get("scripts", True), bool):
        yield "scripts", "is neither yes nor no; write true or false"
    if not is_tally(entry.get("at_most", {})):
        yield "at_most", f"is no list of numbers; give it {', '.join(COUNTS)}, each if you like"
    steps = entry.get("steps", [{"back": {}}])
    if not isinstance(steps, list) or not steps:
        yield "steps", "is no list of steps; write each on a line of its own"
        return
    for number, step in enumerate(steps):
        yield from ((f"steps.{number}", f"step {number + 1} {text}") for text in step_faults(step))


def is_tally(most: Any) -> bool:
    """Whether a value is a number for some of what is counted."""
    return isinstance(most, Mapping) and all(
        key in COUNTS and type(count) in (int, float) for key, count in most.items()
    )


def step_faults(step: Any) -> Iterator[str]:
    """What is wrong with one step."""
    if not isinstance(step, Mapping) or len(step) != 1 or next(iter(step)) not in STEPS:
        yield f"is none; it is one of {', '.join(STEPS)}, with its fields"
        return
    verb, said = next(iter(step.items()))
    known = STEPS[verb]
    if not isinstance(said, Mapping):
        yield f"({verb}) has no fields; give it {', '.join(known) or '{}'}"
        return
    for key, value in said.items():
        if key not in known:
            yield f"({verb}) knows no {key}; take one of {', '.join(known)}"
        elif type(value) is not TYPES[known[key]]:
            yield f"({verb}) has a {key} that is not {known[key]}; mend it"
    if "role" in known and "role" not in said and "text" not in said:
        yield f"({verb}) says neither role nor text; say what is meant by one of them"
    yield from (f"({verb}) has no {key}; add it" for key in known if key not in TARGET and key not in said)
