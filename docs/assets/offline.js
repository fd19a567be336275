/* Starts the worker that keeps the site on this device, once the page is there; not where the reader wants nothing kept, or saves data. */
(() => {
  "use strict";
  var WORKER = "", root = new URL(document.querySelector("[data-base]").dataset.base.replace(/\/?$/, "/"), document.baseURI), key = root.pathname + "offline";  // the build puts the name of the worker in
  var workers = WORKER && navigator.serviceWorker, sparing = navigator.connection && navigator.connection.saveData;

  function choice() { try { return localStorage.getItem(key) || ""; } catch (error) { return ""; } }
  function choose(what) { try { localStorage.setItem(key, what); } catch (error) { /* a browser may keep nothing */ } }

  function start() { return workers.register(atlasOwn(new URL(WORKER, root).href)).then(() => workers.ready); }

  /* All that the site kept here goes; the colours and the questions have switches of their own. */
  function stop() {
    return workers.getRegistration(root.href).then(one => one && one.unregister()).then(() => caches.keys()).then(names => {
      return Promise.all(names.filter(name => name.startsWith("kept:" + root.href + ":")).map(name => caches.delete(name)));
    });
  }

  window.atlasOffline = { can: Boolean(workers), choice, choose, start, stop };
  if (!workers || choice() === "nothing" || (sparing && !choice())) return;
  function begin() { setTimeout(() => { start().catch(() => {}); }, 0); }  // without it the site works as before
  if (document.readyState === "complete") begin(); else addEventListener("load", begin);
})();
