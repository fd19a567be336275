/* Asks one question of each search, in the page: what it brings, in its order, and how long that took from input to results. */
window.bench = (function () {
  "use strict";
  var worker = null, mini = null, number = 0, base = location.href.split("#")[0];

  function address(link) { return link.split("#")[0].split("?")[0].replace(base, "").replace(/\/$/, ""); }

  function startOurs(index) {
    return new Promise(function (done) {
      worker = new Worker(base + "assets/search/worker.js");
      worker.onmessage = function (event) { done(event.data.type); };
      worker.postMessage({ type: "load", address: base + index });
    });
  }

  function ours(question) {
    return new Promise(function (done) {
      var start = performance.now(), id = ++number;
      worker.onmessage = function (event) {
        if (event.data.id !== id) return;
        var answer = event.data.answer;
        done({
          ms: performance.now() - start,
          pages: answer.results.map(function (one) { return address(base + one.url); }),
          cards: answer.danger.map(function (one) { return one.card; }),
          neighbours: answer.neighbours.length
        });
      };
      worker.postMessage({ type: "search", id: id, question: question, typing: false, limit: 10 });
    });
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

  return { startOurs: startOurs, startMini: startMini, ours: ours, minisearch: minisearch };
})();
