"""Results that are kept from one build to the next, so that after a change only what it touches is made anew.

The boundary: a result is kept under the digest of its name, of the code, and of all that it is made of, so an entry is
never out of date; at worst it is not found. What is made and what it is made of are plain values, of which ``marshal``
knows how to write the bytes. A caller that names less than it reads gets stale pages: ``tests/site/test_kept.py``
builds random changes of a site with and without what was kept, and compares each byte.

The entries are rows of one SQLite file below ``.site``. One whose checksum is wrong counts as missing, a file that
cannot be read is thrown away, and what no build of the last few asked for is removed.
Small results of one name for many things lie in one row, which is read in one go, and holds those of a late build;
there each is found by what it alone is made of, and the row by what all are made of in common. A few that are new lie
beside it, so that it is not written again for one.
What is in each file is asked once: ``standing``.
May import nothing of ours but ``digest``, ``workers`` and ``standing``.
"""

from __future__ import annotations

import marshal
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Container, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache, partial
from hashlib import blake2b
from importlib.metadata import distributions
from pathlib import Path
from typing import Any, TypeVar

from ..content.digest import PLAIN
from .standing import Standing
from .workers import packed, results, spread

Thing = TypeVar("Thing")
Value = TypeVar("Value")
Told = TypeVar("Told")
Key = TypeVar("Key")
PLACE = Path(".site", "kept.sqlite")
CODE = Path(__file__).parents[1]  # the library, with the data files in it
LAST = 4  # builds: what none of these asked for is removed
IN_USE = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
NOTES = "files"  # under what the sums of files are kept
CHECKSUM = 16  # bytes before each value
HELD = 16_000_000  # bytes of new results: with more they are written down
FEW = 1 / 8  # of what is kept together: so much of it may be new or gone before all is written again
TABLES = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS asked (key BLOB PRIMARY KEY, gone INTEGER NOT NULL) WITHOUT ROWID;
"""
CLEANING = (  # for the newest build of those which are not remembered
    "DELETE FROM kept WHERE key IN (SELECT key FROM asked WHERE gone BETWEEN 1 AND ?)",
    "DELETE FROM asked WHERE gone BETWEEN 1 AND ?",
)


@dataclass
class Row:
    """Small results that lie together, by what each is made of: many, a few that came later, those asked for now."""

    later: bytes  # under what the few are kept
    base: dict[Any, Any]
    late: dict[Any, Any]
    now: dict[Any, Any] = field(default_factory=dict)

    @cached_property
    def before(self) -> dict[Any, Any]:
        """The many and the few."""
        return self.base | self.late


class Kept:
    """What earlier builds made, by the digest of all that it was made of; without a file nothing is kept."""

    def __init__(self, path: Path | None = None, site: Path | None = None) -> None:
        """Open a file of results, a new one if there is none that can be read.

        Shape: a new site takes over what is as it was from ``site``, where there is one.
        """
        self.path, self.file, self.failed = path, None if path is None else opened(path), False
        self.owner, self.new, self.held = os.getpid(), dict[bytes, bytes](), 0
        self.asked: set[bytes] = set()
        self.code = code_digest() if self.file else b""
        self.there = dict[bytes, int](self.ask("SELECT key, gone FROM asked"))  # the build that first did without; or 0
        self.build = 1 + sum(number for (number,) in self.ask("PRAGMA user_version"))
        self.rows: dict[bytes, Row] = {}
        self.noted = self.loaded(self.key(NOTES, ""))
        self.files = Standing(self.noted, site)
        self.sum, self.place = self.files.sum, self.files.place

    def __call__(self, name: str, given: object, make: Callable[[], Value]) -> Value:
        """The result of ``make``, kept or new. Shape: it is plain, and made of nothing but ``given``, which is too."""
        if self.file is None:
            return make()
        key = self.key(name, given)
        if data := self.found(key):
            return marshal.loads(data)  # type: ignore[no-any-return]
        value = make()
        self.put(key, marshal.dumps(value, PLAIN))  # type: ignore[arg-type]
        return value

    def each(
        self, name: str, things: Sequence[Thing], given: Callable[[Thing], object], make: Callable[[Thing], Value]
    ) -> Iterator[Value]:
        """The same for many things, in their order; what is not there is made in as many processes as pay."""
        if self.file is None:
            yield from results(make, things)
            return
        keys = [self.key(name, given(thing)) for thing in things]
        there = self.there.keys() & set(keys)  # what it is worth shows when it is read
        new = spread(make, lacking(things, keys, there))
        for thing, key in zip(things, keys, strict=True):
            if not (data := self.found(key) if key in there else b""):
                data = packed(make, thing) if key in there else next(new)
                self.put(key, data)
            yield marshal.loads(data)

    def together(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], Value],
        common: str = "",
    ) -> list[Value]:
        """The same for results that are small, and wanted by every build: they lie together.

        Shape: what is ``given`` for each is short; ``common`` tells what all are made of besides.
        """
        if self.file is None:
            return [*results(make, things)]
        row = self.row(f"together {name}", common)
        before, now = row.before, row.now
        keys = list(map(given, things))
        new = results(make, lacking(things, keys, before))
        for key in keys:
            now[key] = before[key] if key in before else next(new)
        return [now[key] for key in keys]

    def placed(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], bytes],
        path: Callable[[Thing], str],
        common: str = "",
    ) -> list[str]:
        """The sum of a file for each thing, which is put at its path; the process that makes a new one writes it."""
        row = self.row(f"together {name}", common)
        before, now = row.before, row.now
        keys = list(map(given, things))
        new = results(lambda thing: self.files.prepared(path(thing), make(thing)), lacking(things, keys, before))
        for key, thing in zip(keys, things, strict=True):
            now[key] = before[key] if key in before else next(new)
            (self.place if key in before else self.files.put)(path(thing), now[key], partial(make, thing))
        return [now[key] for key in keys]

    def apart(
        self,
        name: str,
        things: Sequence[Thing],
        given: Callable[[Thing], Hashable],
        make: Callable[[Thing], tuple[Told, Value]],
        common: str = "",
    ) -> list[tuple[Told, Callable[[], Value]]]:
        """The same for results with a small part, which all lie together; the other is read when it is asked for."""
        if self.file is None:
            pairs = results(make, things)
            return [(told, partial(marshal.loads, marshal.dumps(value))) for told, value in pairs]  # type: ignore[arg-type]
        row = self.row(f"told {name}", common)
        before, now = row.before, row.now
        keys = list(map(given, things))
        new = results(make, lacking(things, keys, before))
        for key in keys:
            if key in before:
                now[key] = before[key]
            else:
                told, value = next(new)
                now[key] = told, self.key(name, (common, key))
                self.put(now[key][1], small(value))
        self.asked.update(place for _, place in now.values())
        found = ((thing, *now[key]) for thing, key in zip(things, keys, strict=True))
        return [(told, partial(self.large, place, make, thing)) for thing, told, place in found]

    def large(self, key: bytes, make: Callable[[Thing], tuple[Any, Value]], thing: Thing) -> Value:
        """The large part of a result, made anew where it is no more."""
        if not (data := self.found(key)):
            data = small(make(thing)[1])
            self.put(key, data)
        return marshal.loads(zlib.decompress(data))  # type: ignore[no-any-return]

    def row(self, name: str, common: str) -> Row:
        """What is kept together under a name."""
        key, later = self.key(name, common), self.key(f"{name}, later", common)
        if key not in self.rows:
            self.rows[key] = Row(later, self.loaded(key), self.loaded(later))
        return self.rows[key]

    def loaded(self, key: bytes) -> dict[Any, Any]:
        """What is kept together under a key."""
        data = self.found(key)
        return marshal.loads(data) if data else {}

    def put_rows(self) -> None:
        """Keep what is kept together as it was asked for, and the sums of files, where they are not as before."""
        for key, row in self.rows.items():
            if row.now:
                self.rows[key] = self.put_row(key, row)
        if (notes := self.files.notes()).keys() != self.noted.keys():
            self.put(self.key(NOTES, ""), marshal.dumps(notes))

    def put_row(self, key: bytes, row: Row) -> Row:
        """Keep what came later apart from the rest, which is not written then; or all, when that is not little."""
        late = {given: value for given, value in row.now.items() if given not in row.base}
        gone = len(row.base) + len(late) - len(row.now)
        if len(late) + gone > FEW * len(row.base):
            self.put(key, marshal.dumps(row.now))
            self.put(row.later, marshal.dumps({}))
            return Row(row.later, row.now, {})
        if late.keys() != row.late.keys():
            self.put(row.later, marshal.dumps(late))
        return Row(row.later, row.base, late)

    def key(self, name: str, given: object) -> bytes:
        """Under what a result is kept; it counts as asked for."""
        key = digest(self.code, name.encode(), marshal.dumps(given, PLAIN))  # type: ignore[arg-type]
        self.asked.add(key)
        return key

    def found(self, key: bytes) -> bytes:
        """The bytes that are kept under a key; none where there are none, or they are not sound."""
        if key in self.new:
            return self.new[key]
        rows = self.ask("SELECT value FROM kept WHERE key = ?", key)
        return sound(key, rows[0][0]) if rows else b""

    def put(self, key: bytes, data: bytes) -> None:
        """Keep the bytes of a result; many are written at once, and none while another process is begun."""
        if self.file:
            self.there[key] = 0
            self.new[key] = data
            self.held += len(data)
            if self.held > HELD and self.owner == os.getpid():
                self.write(self.write_new)

    def save(self) -> None:
        """Write down what was made and asked for, and remove what nobody asks for; into a new file if need be."""
        self.put_rows()
        self.write(self.write_all)

    def write(self, down: Callable[[sqlite3.Connection], None]) -> None:
        """Write into the file, or into a new one if need be."""
        while self.file:
            try:
                down(self.file)
                self.file.commit()
                self.new.clear()
                self.held = 0
                return
            except sqlite3.Error as error:
                self.give_up(error)

    def write_new(self, file: sqlite3.Connection) -> None:
        """The new results, and that they were asked for."""
        new = ((key, digest(key, data) + data) for key, data in self.new.items())
        file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", new)
        file.executemany("INSERT OR REPLACE INTO asked VALUES (?, 0)", ((key,) for key in self.new))

    def write_all(self, file: sqlite3.Connection) -> None:
        """The same, and what was asked for again or no more; what nobody asks for is removed."""
        self.write_new(file)
        changed = {key: 0 for key in self.asked if self.there.get(key, 1)}
        changed |= {key: self.build for key, gone in self.there.items() if not gone and key not in self.asked}
        file.executemany("INSERT OR REPLACE INTO asked VALUES (?, ?)", changed.items())
        self.there |= changed
        for statement in CLEANING:
            file.execute(statement, (self.build - LAST + 1,))
        file.execute(f"PRAGMA user_version = {self.build}")

    def ask(self, statement: str, *values: object) -> list[Any]:
        """The rows that a statement gives; none when the file fails."""
        if self.file is None:
            return []
        if self.path and self.owner != os.getpid():
            return asked_beside(self.path, statement, values)
        try:
            return self.file.execute(statement, values).fetchall()
        except sqlite3.Error as error:
            self.give_up(error)
            return []

    def give_up(self, error: sqlite3.Error) -> None:
        """Go on with a new file, once, where the old one could be thrown away; else without one."""
        if self.file:
            self.file.close()
        again = self.path if self.path and not self.failed and thrown_away(self.path, error) else None
        self.file, self.failed = opened(again) if again else None, True


def lacking(things: Sequence[Thing], keys: Sequence[Key], known: Container[Key]) -> list[Thing]:
    """The things whose key is not known."""
    return [thing for thing, key in zip(things, keys, strict=True) if key not in known]


@contextmanager
def keeping(root: Path) -> Iterator[Kept]:
    """What is kept of the project below ``root``, saved at the end whatever happened: each result holds by itself."""
    kept = Kept(root / PLACE, root / "site")
    try:
        yield kept
    finally:
        kept.save()


def opened(path: Path) -> sqlite3.Connection | None:
    """The file of results, a new one if there is none that can be read; nothing where none can be made."""
    for _ in range(2):
        try:
            path.parent.mkdir(exist_ok=True)
            file = sqlite3.connect(path, timeout=1)
            file.execute("PRAGMA synchronous = OFF")  # a file that breaks costs one whole build, and no more
            file.executescript(TABLES)
            return file
        except OSError:
            return None
        except sqlite3.Error as error:
            if not thrown_away(path, error):
                return None
    return None


def asked_beside(path: Path, statement: str, values: Sequence[object]) -> list[Any]:
    """The rows that a statement gives in a process that did not open the file: it reads, and leaves faults alone."""
    with suppress(sqlite3.Error):
        return opened_beside(path, os.getpid()).execute(statement, values).fetchall()
    return []


@lru_cache(maxsize=1)
def opened_beside(path: Path, process: int) -> sqlite3.Connection:
    """The file of results for a process that only reads; a fork may not use what its parent opened."""
    del process
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


def small(value: object) -> bytes:
    """A plain value as few bytes."""
    return zlib.compress(marshal.dumps(value, PLAIN), 1)  # type: ignore[arg-type]


def thrown_away(path: Path, error: sqlite3.Error) -> bool:
    """Whether a file that failed was removed: one that is damaged or of another shape is, one in use is left alone."""
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in IN_USE:
        return False
    with suppress(OSError):
        path.unlink()
        return True
    return False


def sound(key: bytes, row: object) -> bytes:
    """The bytes of a result, if they are those that were written for this key; else none."""
    if not isinstance(row, bytes):
        return b""
    data = row[CHECKSUM:]
    return data if row[:CHECKSUM] == digest(key, data) else b""


def digest(*parts: bytes) -> bytes:
    """What tells bytes from all others; where one part ends counts."""
    made = blake2b(digest_size=CHECKSUM)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


@cache
def code_digest() -> bytes:
    """What tells this code from all other: the library, Python, and every package that is there."""
    files = sorted(path for path in CODE.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    packages = sorted(f"{one.name} {one.version}" for one in distributions())
    return digest(sys.version.encode(), *(path.read_bytes() for path in files), *map(str.encode, packages))
