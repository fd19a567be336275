// What a browser shows of a page, for a comparison with others.
({
  // Once its scripts have done what they do at the start.
  width: async () => {
    await new Promise(done => { setTimeout(done, 700); });
    return innerWidth;
  },
  title: () => document.querySelector("h1")?.textContent.trim() ?? "",
  // Where the main parts are: left, top, width.
  parts: () => {
    const places = {};
    const all = ["header", "h1", "main", "article", "footer", ...[...document.querySelectorAll("article h2")].slice(0, 6)];
    for (const one of all) {
      const part = typeof one === "string" ? document.querySelector(one) : one;
      if (!part || !part.getClientRects().length) continue;
      const box = part.getBoundingClientRect();
      places[typeof one === "string" ? one : `“${one.textContent.trim().slice(0, 30)}”`] = [box.left + scrollX, box.top + scrollY, box.width];
    }
    return places;
  },
  controls: () => [...document.querySelectorAll("button, input, select, textarea, summary")].filter(one => one.getClientRects().length).map(one => `${one.localName} “${(one.textContent || one.placeholder || one.getAttribute("aria-label") || one.type).trim().replace(/\s+/gu, " ").slice(0, 30)}”`).slice(0, 40),
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
})
