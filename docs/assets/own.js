/* The one way in which a script of the site gets the address of another script: only a file of this site is one.
   atlasOwn(address): the whole address, as a browser with Trusted Types wants it. */
window.atlasOwn = (() => {
  "use strict";
  var root = new URL(document.querySelector("[data-base]").dataset.base.replace(/\/?$/, "/"), document.baseURI).href;

  function own(address) {
    var whole = new URL(address, root).href;
    if (!whole.startsWith(root)) throw new TypeError(whole + " is no file of this site");
    return whole;
  }

  var policy = window.trustedTypes && trustedTypes.createPolicy("atlas", { createScriptURL: own });
  return policy ? address => policy.createScriptURL(address) : own;
})();
