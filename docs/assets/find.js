/* A long list, found by typing: what does not fit is hidden, folds with something that fits are opened, and how many fit is said.
   A list has [data-find], the selector of its entries, and a form with the words for one, many and none. Without this script the
   list stands there to read. */
(function () {
  "use strict";
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase(); };

  document.querySelectorAll("[data-find]").forEach(function (root) {
    var form = root.querySelector("[data-find-form]"), said = form.querySelector("[data-found]"), folds = [], entries = null, timer = 0;

    /* Read once, when somebody begins to type: these lists are long. */
    function read() {
      if (entries) return;
      entries = Array.from(root.querySelectorAll(root.dataset.find)).map(function (entry) {
        return { box: entry, text: " " + plain(entry.textContent).replace(/[^a-z0-9']+/g, " ") };
      });
      folds = Array.from(root.querySelectorAll("details")).filter(function (fold) { return fold.querySelector(root.dataset.find); })
        .map(function (fold) { return { fold: fold, open: fold.open }; });
    }

    function filter() {
      read();
      var asked = plain(form.elements.text.value).split(/[^a-z0-9']+/).filter(Boolean), shown = 0;
      entries.forEach(function (entry) {
        var fits = asked.every(function (word) { return entry.text.indexOf(" " + word) >= 0; });
        entry.box.hidden = !fits;
        if (fits) shown++;
      });
      folds.forEach(function (one) { one.fold.open = asked.length ? true : one.open; });
      root.querySelectorAll("[data-find-group]").forEach(function (group) {
        group.hidden = asked.length > 0 && !group.querySelector(":is(" + root.dataset.find + "):not([hidden])");
      });
      root.toggleAttribute("data-finding", asked.length > 0);
      clearTimeout(timer);
      timer = setTimeout(function () {
        var words = shown === 1 ? said.dataset.one : shown ? said.dataset.many : said.dataset.none;
        said.textContent = asked.length ? words.replace("[count]", shown) : "";
      }, 250);
    }

    form.addEventListener("input", filter);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    if (form.elements.text.value) filter();  // what a browser keeps when a reader comes back
  });
})();
