/* Comfort only; every page works without it. Opens the search, closes the menu. */
(function () {
  "use strict";
  var field = document.querySelector(".md-search__input");
  var toggle = document.querySelector("[data-md-toggle=search]");
  var opener = null;

  function openSearch(text, from) {
    opener = from;
    if (typeof text === "string") field.value = text;
    field.focus();
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "End" }));
  }

  if (field && toggle) {
    document.querySelectorAll("button[data-open-search]").forEach(function (button) { button.hidden = false; });
    document.querySelectorAll("[data-search-label]").forEach(function (label) { label.textContent = "Search: a muscle, a medicine, a question"; });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("[data-open-search], [data-search]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      openSearch(link.dataset.search || "", link);
    });
    /* After Escape the reader is back where the search was opened. */
    toggle.addEventListener("change", function () {
      if (!toggle.checked && opener) { opener.focus({ preventScroll: true }); opener = null; }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && opener) setTimeout(function () {
        if (!toggle.checked && opener) { opener.focus({ preventScroll: true }); opener = null; }
      }, 0);
    });
  }

  var menu = document.querySelector(".menu");
  if (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", function (event) { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }
})();
