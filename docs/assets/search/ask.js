/* The way from a page to the search: starts the worker when first needed, and gives each question its answer.
   atlasSearch.load(), .ask({type, …}) and .drawing() (promises: of the answer, and of what shows it), .root and .page(words): the addresses of the site and of the page with all results. */
window.atlasSearch = (function () {
  "use strict";
  var script = document.currentScript, root = new URL("../../", script.src), worker = null, waiting = new Map(), number = 0, results = null;

  function load() {
    if (worker) return;
    try { worker = new Worker(atlasOwn(new URL("worker.js", script.src)), { type: "module" }); } catch (error) { fail(); return; }  // a page opened as a file may start none
    worker.onmessage = function (event) { take(event.data); };
    worker.onerror = fail;
    bring(worker, new URL(script.dataset.index, root).href);
  }

  /* The index is fetched while the worker starts, and handed over as it comes. */
  function bring(to, address) {
    fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.arrayBuffer();
    }).then(function (index) { to.postMessage({ type: "load", address: address, index: index }, [index]); }).catch(function () { if (to === worker) fail(); });
  }

  function take(message) {
    if (!waiting.has(message.id)) return;
    waiting.get(message.id).answer(message);
    waiting.delete(message.id);
  }

  /* Whoever waits is told; the next question tries again. */
  function fail() {
    if (worker) worker.terminate();
    worker = null;
    waiting.forEach(function (one) { one.fail(); });
    waiting.clear();
  }

  function ask(message) {
    return new Promise(function (answer, fail) {
      waiting.set(++number, { answer: answer, fail: fail });
      var numbered = Object.assign({ id: number }, message);
      load();
      if (worker) worker.postMessage(numbered);
    });
  }

  /* The script that shows answers is fetched once, and again if it could not be had. */
  function drawing() {
    results = results || new Promise(function (done, fail) {
      var file = document.createElement("script");
      file.src = atlasOwn(new URL("results.js", script.src));
      file.onload = done;
      file.onerror = function () { results = null; fail(); };
      document.head.append(file);
    });
    return results;
  }

  function page(words) { return new URL(script.dataset.page, document.baseURI).href + "?q=" + encodeURIComponent(words); }

  return { load: load, ask: ask, drawing: drawing, page: page, root: root };
})();
