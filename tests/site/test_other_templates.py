"""The templates can be filled by another engine, MiniJinja, which calls no method of a value and shows nothing undefined.

Each template of a page is filled with the values of a test site by both, and both say the same. Those of the blocks are filled
by the build itself, after the engine; they can be read.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping

import pytest
from atlas.site.engine import Words, render
from conftest import ROOT, lay_site

minijinja = pytest.importorskip("minijinja")  # of requirements-test.txt, which `make test` installs
SPELLINGS = {"&#x27;": "'", "&#39;": "'", "&#x2f;": "/", "&#34;": '"', "&quot;": '"'}
SETTINGS = ("site_name", "site_description", "site_url", "copyright", "extra", "extra_css", "extra_javascript")
OF_PAGE = ("title", "url", "meta", "content", "toc", "canonical_url")


def one_spelling(html: str) -> list[str]:
    """What a template says, whatever white space and signs it is written with."""
    for theirs, ours in SPELLINGS.items():
        html = html.replace(theirs, ours)
    return re.sub(r"\s+", " ", re.sub(r">\s+", ">", re.sub(r"\s+<", "<", html))).strip().split("<")


def plain(value):
    """A value as any engine could have it: numbers, texts, lists, mappings."""
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def other(read, **options):
    """The other engine: it may ask for what is not there, and may not show it."""
    made = minijinja.Environment(loader=read, **options)
    made.undefined_behavior = "semi_strict"
    return made


# -- of pages


def asked(page) -> dict | None:
    """What the templates ask of a page."""
    if page is None:
        return None
    toc = [{"title": one.title, "url": one.url, "level": one.level, "children": []} for one in page.toc]
    for entry, one in zip(toc, page.toc, strict=True):
        entry["children"] = [{"title": two.title, "url": two.url} for two in one.children]
    return {**{name: getattr(page, name) for name in OF_PAGE}, "toc": toc, "meta": plain(page.meta)}


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """The project, the templates of MkDocs as it has them, and by each file that it made its template and its values."""
    root = lay_site("browser", tmp_path_factory.mktemp("other") / "site")
    found, made = {}, []

    def on_page_context(self, context, page, **_):
        found[f"{page.url}index.html"] = (page.meta.get("template", "main.html"), dict(context))

    def on_template_context(self, context, template_name, **_):
        found[template_name] = (template_name, dict(context))

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/sub/")
        patch.setattr(Words, "on_page_context", on_page_context, raising=False)
        patch.setattr(Words, "on_template_context", on_template_context, raising=False)
        watched = Words.on_env
        patch.setattr(Words, "on_env", lambda self, env, **more: (watched(self, env, **more), made.append(env))[0])
        render(root, root / "rendered")
    return root, made[0], found


def fill(root, env, name, context):
    """A template, filled by the other engine; it gets two filters of the first, and values that any engine could have."""

    def read(wanted):
        path = root / "overrides" / wanted
        return path.read_text(encoding="utf-8") if path.is_file() else None

    config, here = context["config"], env.from_string("").new_context(context)
    scripts = {str(one.path): one for one in config["extra_javascript"]}
    values = plain({name: config[name] for name in SETTINGS}) | {"extra_javascript": [{"path": path} for path in scripts]}
    made = other(read, auto_escape_callback=lambda _: False)
    made.add_filter("url", lambda address: env.filters["url"](here, address))
    made.add_filter("script_tag", lambda one: env.filters["script_tag"](here, scripts[one["path"]]))
    return made.render_template(name, config=values, page=asked(context["page"]), base_url=context["base_url"])


def test_every_page_is_the_same_with_another_engine(filled):
    root, env, found = filled
    assert {"main.html", "home.html", "now.html", "search.html", "404.html", "offline.html"} <= {name for name, _ in found.values()}
    for path, (name, context) in found.items():
        html = (root / "rendered" / path).read_text(encoding="utf-8")
        assert one_spelling(fill(root, env, name, context)) == one_spelling(html), path


@pytest.mark.parametrize(
    "fault",
    ["{{ page.nothing }}", "{{ nothing.more }}", "{% for one in nothing %}{% endfor %}", "{{ 'a' | nobodys }}"],
)
def test_what_only_one_engine_can_fill_is_found(filled, fault, tmp_path):
    root, env, found = filled
    shutil.copytree(root / "overrides", tmp_path / "overrides")
    footer = tmp_path / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text(encoding="utf-8") + fault)
    with pytest.raises(minijinja.TemplateError):
        fill(tmp_path, env, *found["about/index.html"])


def test_every_template_of_a_block_can_be_read_by_another_engine():
    made = minijinja.Environment()
    for path in (ROOT / "overrides" / "fragments").glob("*.*"):
        made.add_template(path.name, path.read_text(encoding="utf-8"))
