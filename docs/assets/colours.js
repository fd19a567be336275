/* The button for the colours: as the device, light, dark, and round again. The page has set the kept choice before it was painted. */
(() => {
  "use strict";
  var root = document.documentElement, button = document.querySelector("[data-colours]"), schemes = ["", "light", "dark"];
  var said = document.createElement("span");
  if (!button) return;
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  button.after(said);

  function keep(index) {
    try {
      localStorage.setItem(root.dataset.key, JSON.stringify({ index }));
    } catch (error) { /* nothing may be kept: the choice holds for this page */ }
  }

  button.addEventListener("click", () => {
    var index = (schemes.indexOf(root.dataset.scheme || "") + 1) % schemes.length;
    if (index) root.dataset.scheme = schemes[index];
    else delete root.dataset.scheme;
    keep(index);
    said.textContent = button.innerText; /* the name of a button that has the focus is not read again by itself */
  });
})();
