// What a reader sees: words of the text between two heights of the page, those of the header and the footer left out.
({
  words: ([from, to]) => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let count = 0;
    while (walk.nextNode()) {
      const text = walk.currentNode.data.trim();
      const holder = walk.currentNode.parentElement;
      if (!text || holder.closest("header, footer, nav, script, style") || !holder.checkVisibility({ checkVisibilityCSS: true })) continue;
      range.selectNodeContents(walk.currentNode);
      const box = range.getBoundingClientRect();
      const top = box.top + scrollY;
      const share = Math.min(1, Math.max(0, (Math.min(to, top + box.height) - Math.max(from, top)) / (box.height || 1)));
      count += text.split(/\s+/u).length * share;
    }
    return Math.round(count);
  },
  // How far to scroll until an element shows whole, between what stands fixed at the top and at the foot.
  reach: element => {
    const fixed = [...document.querySelectorAll("body *")].filter(one => ["fixed", "sticky"].includes(getComputedStyle(one).position) && one.checkVisibility({ checkVisibilityCSS: true }) && !one.contains(element));
    const boxes = fixed.map(one => one.getBoundingClientRect()).filter(one => one.width > innerWidth / 2 && one.height < innerHeight / 3);
    const top = Math.max(0, ...boxes.filter(one => one.top <= 0).map(one => one.bottom));
    const foot = Math.min(innerHeight, ...boxes.filter(one => one.bottom >= innerHeight - 1).map(one => one.top));
    const box = element.getBoundingClientRect();
    if (box.bottom > foot) return Math.min(box.bottom - foot, box.top - top);
    return box.top < top && !fixed.some(one => one.contains(element)) && !element.closest("header") ? box.top - top : 0;
  },
})
