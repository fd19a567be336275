/* A long list, found by typing: what does not fit is hidden, folds with something that fits are opened, and how many fit is said.
   A list has [data-find], the selector of its entries, and a form with the words for one, many and none. What was typed stands in the
   address. Without this script the list stands there to read. */
(() => {
  "use strict";
  var plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  var WHOLE = 4, spelling = null;  // letters: a shorter word is looked for where a word begins, "ice" not in "rice"

  /* Whether all words stand in a text; the short ones where a word of it begins. */
  function has(text, words) {
    return words.every(word => text.indexOf(word.length < WHOLE ? " " + word : word) >= 0);
  }

  document.querySelectorAll("[data-find]").forEach(root => {
    var form = root.querySelector("[data-find-form]"), said = form.querySelector("[data-found]"), folds = [], entries = null, nearest = null, timer = 0;

    /* Read once, when somebody begins to type: these lists are long. */
    function read() {
      if (entries) return;
      entries = Array.from(root.querySelectorAll(root.dataset.find)).map(entry => {
        return { box: entry, text: " " + plain(entry.textContent + " " + (entry.dataset.names || "")).replace(/[^a-z0-9']+/g, " ") };
      });
      folds = Array.from(root.querySelectorAll("details")).filter(fold => fold.querySelector(root.dataset.find))
        .map(fold => ({ fold, open: fold.open }));
    }

    function asked() { return plain(form.elements.text.value).split(/[^a-z0-9']+/).filter(Boolean); }

    function filter() {
      read();
      keep();
      var words = asked(), shown = show(words);
      clearTimeout(timer);
      timer = setTimeout(() => { if (shown) tell(words, shown, ""); else respell(words); }, 250);
    }

    /* Shows what fits, and returns how many. */
    function show(words) {
      var shown = 0;
      entries.forEach(entry => {
        var fits = has(entry.text, words);
        entry.box.hidden = !fits;
        if (fits) shown++;
      });
      folds.forEach(one => { one.fold.open = words.length ? true : one.open; });
      root.querySelectorAll("[data-find-group]").forEach(group => {
        group.hidden = words.length > 0 && !group.querySelector(":is(" + root.dataset.find + "):not([hidden])");
      });
      root.toggleAttribute("data-finding", words.length > 0);
      return shown;
    }

    /* Nothing fits: words that the list does not have are read as the nearest that it has. Where that cannot be had, nothing fits. */
    function respell(words) {
      spelling = spelling || import("./near-words.js");
      spelling.then(near => {
        nearest = nearest || near.reader(entries.map(entry => entry.text), (text, word) => has(text, [word]));
        var meant = nearest(words);
        if (asked().join() === words.join()) tell(words, show(meant), meant.join() === words.join() ? "" : meant.join(" "));
      }).catch(() => { spelling = null; tell(words, 0, ""); });
    }

    function tell(words, shown, meant) {
      var text = shown === 1 ? said.dataset.one : shown ? said.dataset.many : said.dataset.none;
      said.textContent = words.length ? text.replace("[count]", shown) + (shown && meant ? said.dataset.meant.replace("[words]", meant) : "") : "";
      if (words.length && !shown) said.append(" ", elsewhere(form.elements.text.value.trim()));
    }

    /* The way on from a list that has nothing: the search knows more names, and all pages. */
    function elsewhere(text) {
      var link = document.createElement("a");
      link.href = atlasSearch.page(text);
      link.textContent = said.dataset.search.replace("[words]", text);
      return link;
    }

    /* -- the address: ?find=salt */

    function keep() {
      var text = form.elements.text.value.trim(), query = text ? "?" + new URLSearchParams({ find: text }) : "";
      history.replaceState(history.state, "", location.pathname + query + location.hash);
    }

    form.addEventListener("input", filter);
    form.addEventListener("submit", event => { event.preventDefault(); });
    var from = new URLSearchParams(location.search).get("find");
    if (from) {
      form.elements.text.value = from;
      if (!location.hash) form.scrollIntoView();  // a link led to what fits
    }
    if (form.elements.text.value) filter();  // what the address says, or what a browser keeps when a reader comes back
  });
})();
