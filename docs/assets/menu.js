/* A menu closes at a click beside it or on a link in it, when the focus leaves it, and at Escape. Without this script its button closes it. */
(function () {
  "use strict";
  document.querySelectorAll("[data-menu]").forEach(function (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target) || event.target.closest("a")) menu.open = false; });
    menu.addEventListener("focusout", function (event) { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  });
})();
