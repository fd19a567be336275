/* On the page for what was not kept: leads to the page that was asked for (?page=…), by its button, or once there is a network again. */
(() => {
  "use strict";
  var again = document.querySelector("[data-again]"), root = new URL("../", document.currentScript.src);
  var name = new URLSearchParams(location.search).get("page"), there = name === null ? null : new URL("./" + name, root);
  if (!again || !there || !there.href.startsWith(root.href)) return;  // no way to anywhere else
  function go() { location.replace(there.href + location.hash); }
  again.hidden = false;
  again.addEventListener("click", go);
  addEventListener("online", go);
})();
