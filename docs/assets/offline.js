/* Starts the worker that keeps the site on this device, once the page is there; not where the reader wants nothing kept, or saves data. */
(function () {
  "use strict";
  var WORKER = "", root = new URL(document.querySelector("[data-base]").dataset.base.replace(/\/?$/, "/"), document.baseURI), key = root.pathname + "offline";  // the build puts the name of the worker in
  var workers = WORKER && navigator.serviceWorker, sparing = navigator.connection && navigator.connection.saveData;

  function choice() { try { return localStorage.getItem(key) || ""; } catch (error) { return ""; } }
  function choose(what) { try { localStorage.setItem(key, what); } catch (error) { /* a browser may keep nothing */ } }

  function start() { return workers.register(atlasOwn(new URL(WORKER, root).href)).then(function () { return workers.ready; }); }

  /* All that the site kept here goes; the colours and the questions have switches of their own. */
  function stop() {
    return workers.getRegistration(root.href).then(function (one) { return one && one.unregister(); }).then(function () { return caches.keys(); }).then(function (names) {
      return Promise.all(names.filter(function (name) { return name.startsWith("kept:" + root.href + ":"); }).map(function (name) { return caches.delete(name); }));
    });
  }

  window.atlasOffline = { can: Boolean(workers), choice: choice, choose: choose, start: start, stop: stop };
  if (!workers || choice() === "nothing" || (sparing && !choice())) return;
  function begin() { setTimeout(function () { start().catch(function () {}); }, 0); }  // without it the site works as before
  if (document.readyState === "complete") begin(); else addEventListener("load", begin);
})();
