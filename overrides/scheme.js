// Light or dark, before anything is painted: what the reader chose on any page of the site, else as the device, or dark at
// night where the page asks for it (`data-night`). The choice is kept under the address of the site (`data-base`): index 1 is
// light, 2 is dark, 0 as the device.
(() => {
  "use strict";
  const root = document.documentElement;
  const { base, night } = document.currentScript.dataset;
  root.className = "js";
  root.dataset.key = new URL(base, location).pathname + ".__palette";
  let scheme = "";
  try {
    scheme = ["", "light", "dark"][JSON.parse(localStorage.getItem(root.dataset.key)).index];
  } catch (error) {
    // nothing was chosen, or nothing may be kept
  }
  const hour = new Date().getHours();
  if (!scheme && night !== undefined && (hour > 20 || hour < 7)) scheme = "dark";
  if (scheme) root.dataset.scheme = scheme;
})();
