// Light or dark, before anything is painted: what the reader chose on any page of the site, else dark at night.
// The theme keeps the choice under the address of the site: index 1 is light, 2 is dark, 0 as the device.
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.key = new URL(root.dataset.base, location).pathname + ".__palette";
  let scheme = "";
  try {
    scheme = ["", "light", "dark"][JSON.parse(localStorage.getItem(root.dataset.key)).index];
  } catch (error) {
    // nothing was chosen, or nothing may be kept
  }
  const hour = new Date().getHours();
  if (!scheme && (hour > 20 || hour < 7)) scheme = "dark";
  if (scheme) root.dataset.scheme = scheme;
})();
