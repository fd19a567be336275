/* When to get help: find a sign by typing, and open the card that an address leads to. Without this script the list stands there to read. */
(function () {
  "use strict";
  var root = document.querySelector("[data-signs]");
  if (!root) return;
  var form = root.querySelector("[data-signs-filter]"), found = root.querySelector("[data-signs-found]"), timer = 0;
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase(); };
  var folds = Array.from(root.querySelectorAll("[data-sign]")).map(function (fold) {
    return { fold: fold, text: plain(fold.textContent) };
  });

  /* A word counts by its beginning, so that "legs" finds "leg"; the small words of a sentence say nothing. */
  function stems(text) {
    return plain(text).split(/[^a-z0-9']+/).filter(function (word) { return word.length > 2 && !/^(and|the|with|have|has|its|are|for|out|his|her|she|you|our)$/.test(word); })
      .map(function (word) { return word.length > 3 ? word.replace(word.length > 4 ? /(?:ing|ed|es|s)$/ : /s$/, "") : word; });
  }

  function filter() {
    var asked = stems(form.elements.text.value);
    var scored = folds.map(function (item) {
      return asked.filter(function (word) { return new RegExp("(^|[^a-z])" + word).test(item.text); }).length;
    });
    var best = Math.max.apply(null, scored), shown = 0;
    folds.forEach(function (item, index) {
      var fits = !asked.length || (best > 0 && scored[index] === best);
      item.fold.hidden = !fits;
      if (fits) shown++;
    });
    root.querySelectorAll("[data-signs-group]").forEach(function (group) {
      group.hidden = !group.querySelector("[data-sign]:not([hidden])");
    });
    clearTimeout(timer);
    timer = setTimeout(function () {
      found.textContent = !asked.length ? "" : shown ? shown + (shown === 1 ? " sign fits" : " signs fit") : "No sign in this list fits. That does not mean that it is harmless. If you are worried, ring and ask.";
    }, 250);
  }

  function openTarget() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var fold = target && target.closest("[data-sign]");
    if (!fold) return;
    fold.open = true;
    target.scrollIntoView();
  }

  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  addEventListener("hashchange", openTarget);
  openTarget();
})();
