// Light or dark, before anything is painted: what the reader chose on any page of the site, else as the device, or dark at
// night where the page asks for it (`data-night`) and on the pages that are read after it in this visit. The choice is kept
// under the address of the site (`data-base`): index 1 is light, 2 is dark, 0 as the device.
(() => {
  "use strict";
  const root = document.documentElement;
  const { base, night } = document.currentScript.dataset;
  root.className = "js";
  const key = root.dataset.key = new URL(base, location).pathname + ".__palette";
  const hour = new Date().getHours();
  let scheme, dark = night !== undefined;
  try {
    if (dark) sessionStorage[key] = 1;
    scheme = ["", "light", "dark"][JSON.parse(localStorage.getItem(key)).index];
  } catch (error) {
    // nothing was chosen, or nothing may be kept
  }
  try {
    dark ||= scheme === undefined && sessionStorage[key];
  } catch (error) {
    // nothing may be kept: the night ends with the page
  }
  if (!scheme && dark && (hour > 20 || hour < 7)) scheme = "dark";
  if (scheme) root.dataset.scheme = scheme;
})();
