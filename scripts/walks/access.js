// What a page shows of its access: what is open, cut, too small, out of order. Each question gives what is wrong.
(() => {
  const shown = one => one.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true });
  const name = one => `${one.localName}${one.id ? `#${one.id}` : ""}${one.classList.length ? `.${[...one.classList].join(".")}` : ""} “${(one.textContent || one.ariaLabel || "").trim().replace(/\s+/gu, " ").slice(0, 40)}”`;
  const fixed = one => one && one !== document.body && (getComputedStyle(one).position === "fixed" || getComputedStyle(one).readingFlow === "flex-visual" || getComputedStyle(one).float !== "none" || (getComputedStyle(one).position === "sticky" && getComputedStyle(one).bottom !== "auto") || fixed(one.parentElement)); // in no place of the text
  const parts = () => [...document.querySelectorAll("body *")].filter(shown).flatMap(one => [null, "::before", "::after"].map(part => [one, part, getComputedStyle(one, part)]));
  const framed = style => parseFloat(style.borderTopWidth) > 0 || parseFloat(style.borderBottomWidth) > 0 || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
  const look = one => { const { borderTopWidth, borderBottomWidth, borderBottomColor, textDecorationLine, fontWeight, backgroundColor, color, outlineStyle } = getComputedStyle(one); return [borderTopWidth, borderBottomWidth, borderBottomColor, textDecorationLine, fontWeight, backgroundColor, color, outlineStyle].join(); };
  // What a colour lies on, and what stands over it: two texts that have all this in common are read alike.
  const ground = one => { const { color, fontSize, fontWeight, backgroundColor, backgroundImage, opacity, textShadow } = getComputedStyle(one); return [color, fontSize, fontWeight, backgroundColor, backgroundImage, opacity, textShadow].join(); };
  const grounds = new Map();
  const under = one => {
    if (!grounds.has(one)) grounds.set(one, `${one.localName} ${one.className.baseVal ?? one.className} ${getComputedStyle(one).backgroundColor} ${getComputedStyle(one).opacity}|${one.parentElement ? under(one.parentElement) : ""}`);
    return grounds.get(one);
  };
  const boxes = one => [...one.getClientRects()].filter(box => box.width && box.height);
  const questions = {
    // Several questions at once, each with what is wrong.
    several: names => Object.fromEntries(names.map(one => [one, questions[one]()])),
    // Open all that is folded, and let no colour or place be on its way.
    open: () => {
      document.querySelectorAll("main details:not([open]), .foot details:not([open])").forEach(one => { one.open = true; });
      questions.rest();
    },
    // What moves comes to its end, where it has one.
    rest: () => document.getAnimations().filter(one => one.effect.getComputedTiming().endTime !== Infinity).forEach(one => one.finish()),
    // Of a thousand entries that are all alike, some stay.
    thin: like => document.querySelectorAll(like).forEach(one => one.remove()),
    // A style of the reader's own, in place of the last one.
    style: text => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [sheet];
    },
    // Text so many times as large, in the layout that small text has.
    larger: times => questions.style(`html { font-size: ${times * parseFloat(getComputedStyle(document.documentElement).fontSize)}px !important }`),
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
        .filter(one => one.tabIndex >= 0 && !one.disabled && shown(one) && boxes(one).length && one.type !== "radio" && !one.closest("svg, [data-menu]") && !fixed(one));
      const found = all.filter(one => one.tabIndex > 0).map(one => `${name(one)} has a place of its own in the order`);
      for (let at = 1; at < all.length; at += 1) {
        const before = boxes(all[at - 1]).at(-1);
        const [after] = boxes(all[at]);
        const up = after.bottom <= before.top + 2 && after.left < before.right - 2;
        const row = Math.min(before.height, after.height) / 2; // what one has in common with the other when they stand in a row
        const left = after.right <= before.left + 2 && after.bottom > before.top + row && after.top < before.bottom - row;
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
    // The rule of contrast for one of all texts that are read alike, the longest: its colours, its ground and its frames are those of the others.
    contrast: async rules => {
      const alike = new Map();
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      grounds.clear();
      while (walk.nextNode()) {
        const one = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || !shown(one)) continue;
        const kind = `${ground(one)} ${under(one)}`;
        if ((alike.get(kind)?.textContent.length ?? 0) < one.textContent.length) alike.set(kind, one);
      }
      document.querySelectorAll("input, select, textarea").forEach(one => alike.set(one, one));
      return axe.run({ include: [...new Set(alike.values())] }, rules);
    },
    // What is pressed or written in and is smaller than a finger, with its label.
    small: () => [...document.querySelectorAll("main :is(button, input:not([type=hidden]), select, textarea)")].filter(shown).flatMap(one => {
      const most = Math.max(...[one, ...(one.labels ?? [])].map(part => part.getBoundingClientRect().height));
      return most && most < 43.5 ? [`${name(one)} is ${Math.round(most)} px high`] : [];
    }),
    // In the reader's own few colours: a sign drawn by a colour that is the paper's, a button without an edge, a state that only a colour told.
    forced: () => {
      const found = new Set(), paper = matchMedia("(prefers-color-scheme: dark)").matches ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)";
      for (const [one, part, style] of parts()) {
        if (style.maskImage !== "none" && style.content !== "none" && style.forcedColorAdjust !== "none" && style.backgroundColor === paper && style.display !== "none") found.add(`${name(one)}${part ?? ""} is not seen`);
      }
      for (const one of document.querySelectorAll("button, input:not([type=radio], [type=checkbox], [type=range], [type=hidden]), select, textarea")) {
        if (!shown(one) || one.querySelector("svg") || getComputedStyle(one).textDecorationLine.includes("underline")) continue;
        if (![one, one.parentElement, one.closest("form, label")].some(part => part && framed(getComputedStyle(part)))) found.add(`${name(one)} has no edge`);
      }
      for (const one of document.querySelectorAll("[aria-pressed=true], [aria-selected=true], [aria-current]:not([aria-current=false])")) {
        const other = [...(one.closest("ul, ol, [role=group], nav, tr") ?? one.parentElement).querySelectorAll(one.localName)].find(part => part !== one && shown(part) && part.className === one.className && !part.matches("[aria-pressed=true], [aria-selected=true], [aria-current]"));
        if (shown(one) && other && look(one) === look(other)) found.add(`${name(one)} looks like what is not chosen`);
      }
      return [...found];
    },
    // Where nothing should move: what does.
    moves: () => [...document.getAnimations().filter(one => one.playState === "running" && one.effect.getComputedTiming().duration > 0).map(one => name(one.effect.target)), ...(getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["scrolls smoothly"] : [])],
  };
  return questions;
})()
