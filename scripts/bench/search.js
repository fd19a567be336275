/* Asks one question of each search, in the page of the search: what it brings, in its order, and how long that took from input to results. */
window.bench = (function () {
  "use strict";
  var mini = null, base = atlasSearch.root.href, box = document.querySelector("[data-search-box]"), field = box.querySelector("input");

  function address(link) { return link.split("#")[0].split("?")[0].replace(base, "").replace(/\/$/, ""); }
  function links(selector) { return Array.from(box.querySelectorAll(selector)); }

  /* As if pasted into the field, until its results are shown. */
  function ours(question) {
    return new Promise(function (done) {
      var start = performance.now(), watch = new MutationObserver(function () {
        if (box.dataset.answered === question) { watch.disconnect(); done(shown(performance.now() - start)); }
      });
      watch.observe(box, { attributes: true, attributeFilter: ["data-answered"] });
      field.value = question;
      field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    });
  }

  function shown(ms) {
    return {
      ms: ms,
      pages: links("[data-found] :not([data-row]) > .found:not(.found--neighbour)").map(function (link) { return address(link.href); }),
      cards: links("[data-danger] .found").map(function (link) { return link.hash.slice(1).toUpperCase() || address(link.href); }),
      neighbours: links(".found--neighbour").length
    };
  }

  function startMini(pages, stop) {
    var small = new Set(stop.split(" "));
    mini = new MiniSearch({
      fields: ["title", "names", "text", "body"], storeFields: ["url"],
      processTerm: function (term) { term = term.toLowerCase(); return small.has(term) ? null : term; },
      searchOptions: { boost: { title: 4, names: 4, text: 2 }, fuzzy: 0.2, prefix: true }
    });
    mini.addAll(pages);
  }

  function minisearch(question) {
    var start = performance.now(), found = mini.search(question);
    return { ms: performance.now() - start, pages: found.slice(0, 10).map(function (one) { return address(base + one.url); }), cards: [], neighbours: 0 };
  }

  return { startMini: startMini, ours: ours, minisearch: minisearch };
})();
