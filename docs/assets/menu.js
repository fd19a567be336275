/* A menu closes at a click beside it or on a link in it, when the focus leaves it, and at Escape. Without this script its button closes it. */
(() => {
  "use strict";
  document.querySelectorAll("[data-menu]").forEach(menu => {
    document.addEventListener("click", event => { if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false; });
    menu.addEventListener("focusout", event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", event => {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });
})();
