// "Report a mistake": the link gets the sentence that the reader has marked, and the section that it stands in. A tap on a
// link takes the mark away, so the last one is kept. Without a mark the section is the one that the address names.
(() => {
  "use strict";
  const links = document.querySelectorAll("a[data-sentence]"), article = document.querySelector("article");
  const LONGEST = 400;  // signs of a quotation: an address has a limit
  if (!links.length || !article) return;
  const bare = [...links].map((link) => link.href);
  let marked = "", place = null;

  function sectionOf(node) {
    const before = [...article.querySelectorAll(":is(h1, h2, h3, h4)")]
      .filter((one) => one === node || one.contains(node) || one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    return before.at(-1);
  }

  function nameOf(heading) {
    return textOf(heading.cloneNode(true)) + (heading.id ? " (#" + heading.id + ")" : "");
  }

  function textOf(part) {
    for (const sign of part.querySelectorAll(".cite, .figure, .headerlink")) sign.remove();
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  function keepMark() {
    const selection = getSelection();
    if (selection.isCollapsed || !article.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0), text = textOf(range.cloneContents());
    if (!text) return;
    marked = text.length > LONGEST ? text.slice(0, LONGEST) + "…" : text;
    place = range.startContainer;
  }

  function fill() {
    const named = place || (location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1))));
    const heading = named && article.contains(named) ? sectionOf(named) : null;
    links.forEach((link, index) => {
      const { section, sentence } = link.dataset;
      let address = bare[index];
      for (const [label, text] of [[sentence, marked], [section, heading ? nameOf(heading) : ""]]) {
        if (text) address = address.replace(label, () => label + encodeURIComponent(" " + text));
      }
      link.href = address;
    });
  }

  document.addEventListener("selectionchange", keepMark);
  for (const name of ["pointerdown", "focus", "click"]) links.forEach((link) => link.addEventListener(name, fill));
})();
