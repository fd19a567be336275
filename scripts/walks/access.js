// What a page shows of its access: what is open, cut, too small, out of order. Each question gives what is wrong.
(() => {
  const shown = one => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
  const name = one => `${one.localName}${one.id ? `#${one.id}` : ""}${one.classList.length ? `.${[...one.classList].join(".")}` : ""} “${(one.textContent || one.ariaLabel || "").trim().replace(/\s+/gu, " ").slice(0, 40)}”`;
  const fixed = one => one && one !== document.body && (getComputedStyle(one).position === "fixed" || getComputedStyle(one).readingFlow === "flex-visual" || getComputedStyle(one).float !== "none" || fixed(one.parentElement)); // in no place of the text
  const boxes = one => [...one.getClientRects()].filter(box => box.width && box.height);
  return {
    // Open all that is folded, and let no colour or place be on its way.
    open: () => {
      document.querySelectorAll("main details:not([open])").forEach(one => { one.open = true; });
      document.getAnimations().forEach(one => one.finish());
    },
    // Of a thousand entries that are all alike, some stay.
    thin: like => document.querySelectorAll(like).forEach(one => one.remove()),
    // A style of the reader's own, in place of the last one.
    style: text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    },
    sideways: () => {
      const wide = document.documentElement.scrollWidth;
      return wide > innerWidth ? [`${wide} px on ${innerWidth}`] : [];
    },
    // Text that its own box, or the edge of the window, cuts off.
    cut: () => {
      const found = new Set();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walk.nextNode()) {
        const holder = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !shown(holder) || holder.closest("svg, select, option, textarea")) continue;
        range.selectNodeContents(walk.currentNode);
        const rows = [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
        for (let box = holder; box && rows.length; box = box.parentElement) {
          const style = getComputedStyle(box);
          if (style.position === "absolute" && box.clientWidth <= 1) break; // for those who listen
          if (style.overflowX === "auto" || style.overflowX === "scroll" || box === document.body) break;
          if (!["hidden", "clip"].includes(style.overflowX) || style.webkitLineClamp !== "none") continue; // dots say that there is more
          const edge = box.getBoundingClientRect();
          if (edge.width <= 1 || edge.height <= 1) break;
          if (rows.some(row => row.right > edge.right + 1 || row.left < edge.left - 1 || (style.overflowY !== "visible" && row.bottom > edge.bottom + 2))) found.add(name(holder));
        }
      }
      return [...found];
    },
    // Where the focus goes back on the screen: up and not to a new column, or to the left in a row.
    order: () => {
      const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
        .filter(one => one.tabIndex >= 0 && !one.disabled && shown(one) && boxes(one).length && one.type !== "radio" && !one.closest("svg") && !fixed(one));
      const found = all.filter(one => one.tabIndex > 0).map(one => `${name(one)} has a place of its own in the order`);
      for (let at = 1; at < all.length; at += 1) {
        const before = boxes(all[at - 1]).at(-1);
        const [after] = boxes(all[at]);
        const up = after.bottom <= before.top + 2 && after.left < before.right - 2;
        const left = after.right <= before.left + 2 && after.bottom > before.top + 2 && after.top < before.bottom - 2;
        if ((up || left) && !fixed(all[at - 1])) found.push(`${name(all[at - 1])} → ${name(all[at])}`);
      }
      return found;
    },
    // A table without a name or with a head that is said of nothing.
    tables: () => [...document.querySelectorAll("table")].filter(shown).flatMap(one => {
      const called = one.caption || one.ariaLabel || one.getAttribute("aria-labelledby");
      const loose = [...one.querySelectorAll("th")].filter(head => !head.scope);
      return [...(called ? [] : [`${name(one)} has no name`]), ...(loose.length ? [`${name(loose[0])} has no scope`] : [])];
    }),
  };
})()
