/* On a wide screen each reference stands in the margin beside the line that it is for, once. The list at the foot stays the
   one that is read aloud and printed; without this script it is the only one. */
(() => {
  "use strict";
  var article = document.getElementById("page-text"), list = document.querySelector(".references__items"), notes = [], asked = false;
  if (!article || !list || !window.ResizeObserver) return;

  function note(cite) {
    var entry = document.getElementById(cite.hash.slice(1)), title = entry && list.contains(entry) && entry.firstElementChild;
    if (!title) return null;
    var box = document.createElement("div"), number = document.createElement("b"), text = document.createElement(title.href ? "a" : "span");
    box.className = "note";
    box.setAttribute("aria-hidden", "true");
    number.textContent = cite.textContent;
    text.textContent = title.textContent;
    if (title.href) {
      text.href = title.href;
      text.tabIndex = -1;
    }
    box.append(number, text);
    return { cite, box };
  }

  /* What already stands in the margin: from where to where, measured from the top of the text. */
  function taken(frame) {
    return Array.from(article.children).filter(child => {
      return !child.classList.contains("note") && child.getBoundingClientRect().right > frame.right + 8;
    }).map(child => {
      var box = child.getBoundingClientRect();
      return { top: box.top - frame.top - 8, bottom: box.bottom - frame.top + 16 };
    });
  }

  function free(top, height, full) {
    full.forEach(place => {
      if (top + height > place.top && top < place.bottom) top = place.bottom;
    });
    return top;
  }

  function lay() {
    var frame = article.getBoundingClientRect(), full = taken(frame), next = 0;
    asked = false;
    notes.forEach(one => { one.box.hidden = false; });
    if (!notes.length || !notes[0].box.offsetHeight) return;
    notes.forEach(one => {
      var line = one.cite.getClientRects()[0], height = one.box.offsetHeight, want = line ? line.top - frame.top - 2 : 0;
      var top = free(Math.max(want, next), height, full);
      one.box.hidden = !line || top - want > 240 || top + height > article.offsetHeight;
      if (one.box.hidden) return;
      one.box.style.top = top + "px";
      next = top + height + 10;
    });
  }

  function later() {
    if (!asked) requestAnimationFrame(lay);
    asked = true;
  }

  var seen = {};
  article.querySelectorAll(".cite a[href^='#ref-']").forEach(cite => {
    var one = seen[cite.hash] ? null : note(cite);
    seen[cite.hash] = true;
    if (one) notes.push(one);
  });
  notes.forEach(one => { article.append(one.box); });
  new ResizeObserver(later).observe(article);
  addEventListener("resize", later);
  lay();
})();
