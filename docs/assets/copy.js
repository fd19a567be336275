// Copies for the reader: the texts of "Cite this page", each by a button beside it, and the address of a section by the sign
// beside its heading, and that of the page from its menu. What was done is said aloud and shown. Without scripts a tap marks the whole text.
(() => {
  "use strict";
  const fold = document.querySelector("[data-atlas='cite-page']");
  if (!fold || !navigator.clipboard) return;
  const { copy, copied, failed, heading } = fold.dataset, SHOWN = 4000;  // milliseconds
  const told = document.createElement("p");
  told.className = "copied";
  told.setAttribute("role", "status");
  document.body.append(told);
  let timer = 0;

  function tell(text) {
    told.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { told.textContent = ""; }, SHOWN);
  }

  async function keep(text, done) {
    try {
      await navigator.clipboard.writeText(text);
      tell(done);
    } catch (error) {  // the browser or the reader does not allow it
      tell(failed);
    }
  }

  for (const text of fold.querySelectorAll("pre")) {
    const name = text.parentElement.previousElementSibling, button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-label", copy + ": " + name.textContent);
    button.addEventListener("click", () => keep(text.textContent, copied + ": " + name.textContent));
    text.before(button);
  }

  const menu = document.querySelector(".page-menu");
  if (menu) {
    const [copying, sending] = menu.querySelectorAll("button");
    const named = document.querySelector("link[rel=canonical]"), url = named ? named.href : location.href.split("#")[0];
    copying.hidden = false;
    copying.addEventListener("click", () => { menu.open = false; menu.firstElementChild.focus(); keep(url, menu.dataset.copied); });
    sending.hidden = !navigator.share;
    if (navigator.share) sending.addEventListener("click", () => navigator.share({ title: document.title, url }).catch(() => {}));  // the reader thought better of it
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.headerlink");
    if (link && !(event.ctrlKey || event.metaKey || event.shiftKey)) keep(link.href, heading);
  });
})();
