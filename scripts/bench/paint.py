"""When a page is painted on a slow phone: ours, the same text with the bare theme and with Starlight, in one run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from atlas.content.atlas import Atlas
from atlas.content.page import Page
from atlas.content.reader import read_atlas
from atlas.site.engine import render
from atlas.site.folder import weave_folder
from atlas.site.scratch import scratch
from browser import find_browser
from playwright.sync_api import Browser, sync_playwright

from bench.bare import build_bare
from bench.slow import served, slow_tab

ROUNDS = 5  # of each page on each site, in turn; the middle counts
PAINTED = """() => new Promise(done => {
  let last = 0;
  const watch = new PerformanceObserver(list => list.getEntries().forEach(one => { last = one.startTime; }));
  watch.observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 300);
})"""
STARLIGHT = ("astro@5", "@astrojs/starlight@0.36")
ASTRO = """\
import { defineConfig } from "astro/config";
import starlight from "@astrojs/starlight";
export default defineConfig({ integrations: [starlight({ title: "Bench", pagefind: false })] });
"""
CONTENT = """\
import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
"""
FRONT = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def paint_lines(root: Path) -> Iterator[str]:
    """The table: for a page of each kind, when its largest part is painted. Errors: EngineError."""
    atlas, _ = read_atlas(root)
    with scratch() as folder, sync_playwright() as playwright:
        ours, bare, star = (Path(folder, name) for name in ("ours", "bare", "star"))
        render(root, ours)
        weave_folder(ours, ours, atlas, root)
        build_bare(root, bare)
        pages = middle_pages(atlas, ours)
        missing = build_starlight(pages, star)
        sites = {"ours": ours, "bare theme": bare, **({} if missing else {"Starlight": star / "dist"})}
        browser = playwright.chromium.launch(executable_path=find_browser() or None, args=["--no-sandbox"])
        load = os.getloadavg()[0]
        yield "\nLargest paint in ms, slow 4G (1.6 Mbit/s, 150 ms), processor 4 times slower, a phone of 390 by 844"
        yield f"middle of {ROUNDS} rounds in turn, load of the machine {load:.1f}" + (f"; {missing}" if missing else "")
        yield f"{'':<44}" + "".join(f"{name:>12}" for name in sites)
        for kind, page in pages.items():
            times = painted(browser, sites, page.url)
            yield f"{kind + ': ' + page.id:<44}" + "".join(f"{ms:>12.0f}" for ms in times.values())
        browser.close()


def middle_pages(atlas: Atlas, site: Path) -> dict[str, Page]:
    """A page of each kind and of each template: the one of middle size."""
    groups: dict[str, list[tuple[int, str, Page]]] = {}
    for page in atlas.pages:
        file = site / page.url / "index.html"
        if file.is_file():
            kind = str(page.meta.get("template", "")).removesuffix(".html") or page.kind.value
            groups.setdefault(kind, []).append((file.stat().st_size, page.id, page))
    return {kind: sorted(pages, key=lambda one: one[:2])[len(pages) // 2][2] for kind, pages in groups.items()}


def painted(browser: Browser, sites: Mapping[str, Path], url: str) -> dict[str, float]:
    """When the largest part of a page is painted on each site, in ms."""
    times: dict[str, list[float]] = {name: [] for name in sites}
    for _ in range(ROUNDS):
        for name, site in sites.items():
            with served(site) as address, slow_tab(browser) as tab:
                tab.goto(address + url, wait_until="load")
                times[name].append(tab.evaluate(PAINTED))
    return {name: median(found) for name, found in times.items()}


def build_starlight(pages: Mapping[str, Page], folder: Path) -> str:
    """The same pages with Starlight, if Node and npm can be had; else why it was not run."""
    npm = shutil.which("npm")
    if not npm:
        return "Starlight was not run: npm is not there"
    docs = folder / "src" / "content" / "docs"
    for page in pages.values():
        path = docs / f"{page.id}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"---\ntitle: {page.title!r}\n---\n{FRONT.sub('', page.body)}", encoding="utf-8")
    (folder / "astro.config.mjs").write_text(ASTRO, encoding="utf-8")
    (folder / "src" / "content.config.ts").write_text(CONTENT, encoding="utf-8")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    commands = ([npm, "install", "--no-audit", "--no-fund", *STARLIGHT], [npm, "exec", "astro", "build"])
    for command in commands:
        try:
            done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=600)
        except subprocess.TimeoutExpired:
            return f"Starlight was not run: `{' '.join(command[1:3])}` took too long"
        if done.returncode:
            return f"Starlight was not run: {(done.stderr.strip() or done.stdout.strip())[-160:]}"
    return ""
