"""The live preview: renders when the text of a page changed, weaves after every change, keeps the last whole site."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from ..content.atlas import Atlas
from ..content.problems import counted
from ..rules.drafts import previewed, still_needed
from ..rules.found import draft_line
from .engine import WORD_FILES, EngineError, render
from .folder import weave_folder
from .inputs import InputsChanged, State, each_change, stamp, state_of, steady
from .kept import PLACE, Kept
from .project import read_project

# what the templates read
RENDERED_FIELDS = ("title", "description", "template", "layout", "bar", "groups", "reviewed", "draft")


class Preview:
    """A folder that always holds the newest whole site, and a server for it."""

    def __init__(self, root: Path, folder: Path, say: Callable[[Iterable[str]], None]) -> None:
        """A preview of the project below ``root`` in a folder of its own; ``say`` shows lines to the author."""
        self.root, self.say = root, say
        self.rendered, self.woven = folder / "rendered", folder / "woven"
        self.keep = Kept(root / PLACE)
        self.key: object = None
        self.seen: State = {}
        self.needed: object = None
        self.broken = False

    def build(self) -> bool:
        """Bring the preview up to date; problems are reported, and then the preview stays as it was."""
        self.seen = state_of(self.root)
        with steady(self.root):
            atlas, found = read_project(self.root)
            problems = list(map(str, found)) or self.bring_up(previewed(atlas))
        if problems:
            self.say([*problems, f"{counted(len(problems), 'problem')}; the preview stays as it was"])
        elif self.broken:
            self.say(["all is well again"])
        if not problems:
            self.tell_drafts(atlas)
        self.broken = bool(problems)
        return not problems

    def tell_drafts(self, atlas: Atlas) -> None:
        """Say what the drafts still need, when that is not what was said before."""
        needed = still_needed(atlas)
        drafts = [page.path for page in atlas.drafts]
        if drafts and (drafts, needed) != self.needed:
            self.say([*map(str, needed), draft_line(len(drafts), len(needed))])
        self.needed = (drafts, needed)

    def bring_up(self, atlas: Atlas) -> list[str]:
        """Render what the engine has not seen yet, and weave; what stops either is returned."""
        key = (engine_input(atlas), engine_files(self.root))
        try:
            if key != self.key:
                render(self.root, self.rendered, [page.path for page in atlas.pages if page.draft])
                copy_assets(self.rendered, self.woven)
                self.key = key
            weave_folder(self.rendered, self.woven, atlas, self.root, self.keep)
        except EngineError as error:
            return list(map(str, error.problems))
        finally:
            self.keep.save()
        return []

    def serve(self, port: int, ready: Callable[[str], None]) -> None:
        """Build, then serve until interrupted. Errors: OSError when the port cannot be had."""
        server = Server(self.refresh, "127.0.0.1", port, str(self.woven))
        server.serve_thread.daemon = True  # a second signal may break off the shutdown; nothing may outlive that
        try:
            server.server_bind()
            if not self.build():
                return
            server.ready = ready
            server.error_handler = lambda code: (self.woven / f"{code}.html").read_bytes()
            threading.Thread(target=self.watch, args=[server], daemon=True).start()
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()

    def watch(self, server: Server) -> None:
        """Look for changes, for as long as the server lives; folders may come and go."""
        for _ in each_change(self.root, self.seen, lambda: server.ended):
            server.want()

    def refresh(self) -> None:
        """Called by the server after each change; what stops it is told, and the next change is awaited."""
        try:
            self.build()
        except InputsChanged as change:
            self.say([f"{change}"])
        except OSError as error:
            self.say([f"{error.filename or 'the disk'}: {error.strerror or error}; the preview stays as it was"])


class Server(LiveReloadServer):
    """MkDocs's own live reload; takes its port before the first build, and reports its address after it."""

    ready: Callable[[str], None]
    bound = ended = False

    def want(self) -> None:
        """Ask for a new build."""
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def shutdown(self, wait: bool = False) -> None:
        """End, and let those know who look for changes."""
        self.ended = True
        super().shutdown(wait)

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """Answer until the end, which may come before the thread that answers has begun."""
        try:
            super().serve_forever(poll_interval)
        except ValueError:  # the port is given back already
            if not self.ended:
                raise

    def server_bind(self) -> None:
        """Take the port, once."""
        if not self.bound:
            super().server_bind()
            self.bound = True

    def server_activate(self) -> None:
        """Begin to answer, and report the address."""
        super().server_activate()
        self.ready(self.url)


def engine_input(atlas: Atlas) -> object:
    """All of the pages that the engine sees; what it does not see needs no new rendering."""
    pages = [(page.path, page.body, [page.meta.get(field) for field in RENDERED_FIELDS]) for page in atlas.pages]
    return pages, [atlas.data(name) for name in WORD_FILES]


def engine_files(root: Path) -> object:
    """When each file besides the pages changed that the engine copies or reads."""
    paths = [root / "mkdocs.yml", *(root / "overrides").rglob("*"), *(root / "docs" / "assets").rglob("*")]
    return [(str(path), stamp(path)) for path in sorted(paths) if path.is_file()]


def copy_assets(source: Path, target: Path) -> None:
    """Copy all that is not woven, and remove what is no longer there."""
    there = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target) not in there and path.relative_to(target).parts[0] != "data":
            path.unlink()
    for name in there:
        if name.suffix != ".html":
            data = (source / name).read_bytes()
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes(data)
