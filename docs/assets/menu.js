/* The menu of a phone closes at a click beside it, when the focus leaves it, and at Escape. Without this script its button closes it. */
(function () {
  "use strict";
  var menu = document.querySelector(".menu");
  if (!menu) return;
  document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("focusout", function (event) { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
  });
})();
