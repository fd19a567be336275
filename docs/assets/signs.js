/* When to get help: find a sign by typing, and open the card that an address leads to. Without this script the list stands there to read. */
(() => {
  "use strict";
  var root = document.querySelector("[data-signs]");
  if (!root) return;
  var form = root.querySelector("[data-signs-filter]"), found = root.querySelector("[data-signs-found]"), timer = 0;
  var plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  var folds = Array.from(root.querySelectorAll("[data-sign]")).map(fold => {
    return { fold, text: plain(fold.textContent) };
  });

  /* A word counts by its beginning, so that "legs" finds "leg"; the small words of a sentence say nothing. */
  function stems(text) {
    return plain(text).split(/[^a-z0-9']+/).filter(word => word.length > 2 && !/^(and|the|with|have|has|its|are|for|out|his|her|she|you|our)$/.test(word))
      .map(word => word.length > 3 ? word.replace(word.length > 4 ? /(?:ing|ed|es|s)$/ : /s$/, "") : word);
  }

  function filter() {
    var asked = stems(form.elements.text.value);
    var scored = folds.map(item => {
      return asked.filter(word => new RegExp("(^|[^a-z])" + word).test(item.text)).length;
    });
    var best = Math.max.apply(null, scored), shown = 0;
    folds.forEach((item, index) => {
      var fits = !asked.length || (best > 0 && scored[index] === best);
      item.fold.hidden = !fits;
      if (fits) shown++;
    });
    root.querySelectorAll("[data-signs-group]").forEach(group => {
      group.hidden = !group.querySelector("[data-sign]:not([hidden])");
    });
    clearTimeout(timer);
    timer = setTimeout(() => {
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
  form.addEventListener("submit", event => { event.preventDefault(); });
  addEventListener("hashchange", openTarget);
  openTarget();
})();
