"""How the engine is called: Markdown in, HTML out, not yet woven."""

from __future__ import annotations

import errno
import re
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.commands.build import build
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from ..content.problems import Problem
from ..content.reader import is_draft, parse_page, read
from ..content.sheets import Data, parse_sheet
from ..rules.allowed import tree_faults
from .configuration import CONFIG_FILE, load
from .inputs import State
from .templates import Watched, template_problem

THEME_STYLES = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")  # assets/stylesheets/main.57a0d79d.min.css
QUOTED = re.compile(r'"([^"]+)"')  # what a message shows of a text
REFUSED = {  # a full disk, a limit on files, a disk that fails or may only be read: no fault of a setting
    errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EMFILE, errno.ENFILE, errno.EIO, errno.EROFS,
}  # fmt: skip
WORD_FILES = ("frame", "home", "tools", "changes")  # the data files whose words the theme's templates show


class EngineError(Exception):
    """The engine could not render the site, or a template could not be filled: why, as problems."""

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems as values, and as the text of the error."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class Words(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What the engine's templates get besides the pages: the words around them, and a watch on undefined values.

    What nobody asks for of the theme's files is left out.
    """

    def __init__(self, drafts: Collection[str] = ()) -> None:
        """Nothing is read and nothing is wrong yet; these drafts are shown, by their paths."""
        self.drafts = drafts
        self.problems: list[Problem] = []
        self.read: State = {}

    def on_config(self, config: Any, **_: Any) -> None:
        """Called by the engine with its settings."""
        self.problems = []
        config.extra.update(words_of(Path(config.docs_dir)))
        config.theme.static_templates.discard("sitemap.xml")  # made after the engine, from the pages

    def on_files(self, files: Files, config: Any, **_: Any) -> None:
        """Called by the engine with the files that it found."""
        leave_out(files, config)
        for file in list(files.documentation_pages()):
            path = f"docs/{file.src_uri}"
            if path not in self.drafts and is_draft(path, Path(str(file.abs_src_path))):
                files.remove(file)

    def on_page_content(self, html: str, page: Any, **_: Any) -> None:
        """Called by the engine with the HTML that it has made of a page's text, before the template is around it."""
        for said, text in tree_faults(html):
            written = read(f"docs/{page.file.src_uri}", Path(page.file.abs_src_path), parse_page)[0]
            body = written.body.lower()
            places = (body.find(name.lower()) for name in (*QUOTED.findall(text), said))
            place = next((one for one in places if one >= 0), 0)
            self.problems.append(Problem(written.path, written.line_at(place), "html", text))

    def on_env(self, env: jinja2.Environment, **_: Any) -> None:
        """Called by the engine with the environment of its templates."""
        if self.problems:
            raise EngineError(*self.problems)
        env.undefined = Watched


def leave_out(files: Files, config: Any) -> None:
    """Of the theme's own files, its style sheet alone is published: ``config.extra.theme_styles``."""
    for file in list(files):
        if THEME_STYLES.fullmatch(file.src_uri):
            config.extra["theme_styles"] = file.src_uri
        elif file.src_dir != config.docs_dir:
            files.remove(file)


def words_of(docs: Path) -> dict[str, Data]:
    """The data files of words by name, as templates get them: ``config.extra.frame``, ``config.extra.home``."""
    return {name: read(f"docs/{name}.yml", docs / f"{name}.yml", parse_sheet)[0].value or {} for name in WORD_FILES}


def render(root: Path, target: Path, drafts: Collection[str] = ()) -> None:
    """Render ``root/docs`` with MkDocs into ``target``, strictly. Errors: EngineError, after logged warnings.

    No draft is rendered but those at these paths.
    What links lead to is left to the verification, which reports it with the line.
    """
    config, problems = load(root, site_dir=str(target))
    if problems:
        raise EngineError(*problems)
    config.plugins["words"] = Words(drafts)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        with faults(engine_problem):
            build(config)
    finally:
        config.plugins.on_shutdown()


@contextmanager
def faults(problem_of: Callable[[Exception], Problem | None]) -> Iterator[None]:
    """Turn an error into the problem that is made of it; one of which none is made goes on. Errors: EngineError."""
    try:
        yield
    except EngineError:
        raise
    except Exception as error:
        if problem := problem_of(error):
            raise EngineError(problem) from None
        raise


def engine_problem(error: BaseException) -> Problem | None:
    """What stopped the engine: the line of a template, or else the settings that the engine was given."""
    if isinstance(error, OSError) and error.errno in REFUSED:
        return None
    if problem := template_problem(error):
        return problem
    if isinstance(error, MkDocsException):
        text = " ".join(str(error).split()).rstrip(".!")
        return Problem(CONFIG_FILE, 1, "engine", f"{text}; see what it says above, and mend that")
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    fix = "a setting, most likely of an extension or a plugin, has a value that does not fit; mend it"
    return Problem(CONFIG_FILE, 1, "engine", f"{type(error).__name__} in {where}: {error}; {fix}")
