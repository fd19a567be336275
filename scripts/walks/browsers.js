// What a browser shows of a page, for a comparison with others.
(() => {
const shown = one => one.getClientRects().length > 0;
const name = one => `${one.localName} “${(one.textContent || one.placeholder || one.getAttribute("aria-label") || one.type).trim().replace(/\s+/gu, " ").slice(0, 30)}”`;
const wait = time => new Promise(done => { setTimeout(done, time); });
// Each browser makes columns equally long in its own way.
const inColumns = one => Boolean(one) && (getComputedStyle(one).columnWidth !== "auto" || getComputedStyle(one).columnCount !== "auto" || inColumns(one.parentElement));
// Write or choose something, or press.
const use = one => {
  if (one.localName === "select") one.selectedIndex = Math.min(1, one.options.length - 1);
  else if (one.matches("input, textarea")) one.value = "a";
  else return one.click();
  for (const kind of ["input", "change"]) one.dispatchEvent(new Event(kind, { bubbles: true }));
};
return {
  // Once its scripts have done what they do at the start.
  width: async () => {
    await wait(700);
    return innerWidth;
  },
  title: () => document.querySelector("h1")?.textContent.trim() ?? "",
  // Where the main parts are: left, top, width.
  parts: () => {
    const places = {};
    const all = ["header", "h1", "main", "article", "footer", ...[...document.querySelectorAll("article h2")].filter(one => !inColumns(one)).slice(0, 6)];
    for (const one of all) {
      const part = typeof one === "string" ? document.querySelector(one) : one;
      if (!part || !part.getClientRects().length) continue;
      const box = part.getBoundingClientRect();
      places[typeof one === "string" ? one : `“${one.textContent.trim().slice(0, 30)}”`] = [box.left + scrollX, box.top + scrollY, box.width];
    }
    return places;
  },
  controls: () => [...document.querySelectorAll("button, input, select, textarea, summary")].filter(shown).map(name).slice(0, 40),
  faults: () => {
    const found = [];
    if (document.documentElement.scrollWidth > innerWidth) found.push(`scrolls sideways, ${document.documentElement.scrollWidth} px`);
    for (const image of document.images) if (image.complete && !image.naturalWidth && image.getAttribute("src")) found.push(`no picture ${image.getAttribute("src")}`);
    if (document.compatMode !== "CSS1Compat") found.push("is read as an old page");
    return found;
  },
  example: () => {
    const link = document.querySelector("article ul a");
    return [link.textContent.trim(), link.href];
  },
  found: async () => {
    for (let tries = 0; tries < 60; tries += 1) {
      const found = document.querySelectorAll("main [data-answered] li, main .found__one").length;
      if (found) return found;
      await new Promise(done => { setTimeout(done, 250); });
    }
    return 0;
  },
  keeps: async () => {
    if (!("serviceWorker" in navigator)) return 0;
    const ready = await Promise.race([navigator.serviceWorker.ready.then(() => 1), new Promise(done => { setTimeout(() => done(0), 20000); })]);
    for (let tries = 0; ready && tries < 40; tries += 1) {
      if ((await caches.keys()).length) { await new Promise(done => { setTimeout(done, 5000); }); return 1; }
      await new Promise(done => { setTimeout(done, 500); });
    }
    return 0;
  },
  // Of what is there to press, choose and write in, that which changes something on the page.
  answers: async () => {
    const every = [...document.querySelectorAll("main :is(button[type=button], input[type=search], input[type=text], textarea, select)")].filter(shown);
    const all = [...new Map(every.map(one => [name(one), one])).values()]; // one of those that are called the same
    const told = [];
    window.print = () => document.documentElement.toggleAttribute("data-printed");
    for (const one of all.slice(0, 12)) {
      let changed = false;
      const watch = new MutationObserver(() => { changed = true; });
      if (!one.isConnected || !shown(one)) continue;
      watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      use(one);
      for (let tries = 0; tries < 15 && !changed; tries += 1) await wait(100);
      watch.disconnect();
      if (changed) told.push(name(one));
    }
    return told;
  },
  // What the site uses where it is there, and does without where it is not.
  without: () => Object.entries({
    "a share sheet": "share" in navigator,
    "the clipboard": "clipboard" in navigator,
    "vibration": "vibrate" in navigator,
    "a screen kept on": "wakeLock" in navigator,
    "reading aloud": "speechSynthesis" in window,
    "keeping pages": "serviceWorker" in navigator,
    "the focus in the order of the eye": CSS.supports("reading-flow: flex-visual"),
    "pretty ends of lines": CSS.supports("text-wrap: pretty"),
    "even lines of headings": CSS.supports("text-wrap: balance"),
    "text found in closed folds": "onbeforematch" in document.documentElement,
  }).filter(([, there]) => !there).map(([what]) => what),
};
})()
