/* Asks one question of each search, in the page: what it brings, in its order, and how long that took from input to results. */
window.bench = (function () {
  "use strict";
  var worker = null, mini = null, number = 0, base = location.href.split("#")[0];

  function address(link) { return link.split("#")[0].split("?")[0].replace(base, "").replace(/\/$/, ""); }

  function once(list) { return list.filter(function (one, at) { return list.indexOf(one) === at; }); }

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

  /* The theme's own box: as if typed, until its list has changed. */
  function type(text) {
    var field = document.querySelector(".md-search__input"), list = document.querySelector(".md-search-result");
    return new Promise(function (done) {
      var start = performance.now(), end = setTimeout(finish, 400), quiet = 0;
      var watch = new MutationObserver(function () { clearTimeout(quiet); var ms = performance.now() - start; quiet = setTimeout(function () { finish(ms); }, 60); });
      function finish(ms) { watch.disconnect(); clearTimeout(end); done(ms || performance.now() - start); }
      watch.observe(list, { childList: true, characterData: true, subtree: true });
      field.value = text;
      field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "End" }));
    });
  }

  function theme(question) {
    return type("").then(function () { return type(question); }).then(function (ms) {
      var links = Array.from(document.querySelectorAll(".md-search-result__list > .md-search-result__item > a"));
      return { ms: ms, pages: once(links.map(function (link) { return address(link.href); })), cards: [], neighbours: 0 };
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

  return { startOurs: startOurs, startMini: startMini, ours: ours, theme: theme, minisearch: minisearch };
})();
