/* The first script of every page of a copy in a folder. A browser that opens a page as a file fetches nothing, starts no worker and
   does not know which file a folder's address means; this stands in for all three. */
(function () {
  "use strict";
  var root = new URL("../", document.currentScript.src).href, files = {}, workers = {};

  function nameOf(address) { return new URL(address, document.baseURI).href.split(/[?#]/)[0].slice(root.length); }

  function bring(name) {
    return new Promise(function (done, fail) {
      var script = document.createElement("script");
      script.src = root + name;
      script.onload = done;
      script.onerror = function () { fail(new TypeError(name + " is not in this copy")); };
      document.head.append(script);
    });
  }

  /* Called by the scripts that the build makes of files and of workers. */
  window.atlasCopy = {
    file: function (name, text) { files[name] = text; },
    worker: function (name, run) { workers[name] = run; },
  };

  window.fetch = function (address) {
    var name = nameOf(address.url || address);
    return (name in files ? Promise.resolve() : bring(name + ".js")).then(function () { return new Response(files[name]); });
  };

  /* A worker that runs in the page itself; what is told it waits until it is there. */
  window.Worker = function (address) {
    var own = this, name = nameOf(address), listening = [], early = [], ended = false, ready = false;
    function tell(data) { setTimeout(function () { if (!ended) listening.forEach(function (act) { act({ data: data }); }); }, 0); }
    function hear(data) { setTimeout(function () { if (!ended && own.onmessage) own.onmessage({ data: data }); }, 0); }
    own.postMessage = function (data) { if (ready) tell(data); else early.push(data); };
    own.terminate = function () { ended = true; };
    bring(name).then(function () {
      workers[name](hear, function (kind, act) { if (kind === "message") listening.push(act); });
      ready = true;
      early.forEach(tell);
    }).catch(function (error) { if (!ended && own.onerror) own.onerror(error); });
  };

  /* Links that scripts make lead to folders: each gets its file when a reader turns to it. */
  function name(event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || !link.href.startsWith(root)) return;
    var url = new URL(link.href);
    if (!url.pathname.endsWith("/")) return;
    url.pathname += "index.html";
    link.href = url.href;
  }
  ["pointerdown", "focusin", "click", "contextmenu"].forEach(function (kind) { addEventListener(kind, name, true); });
})();
