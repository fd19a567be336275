/* A link that leads into a fold opens it, and the tab that it leads into is chosen. Newer browsers open folds by themselves. */
(() => {
  "use strict";

  function choose(block) {
    var set = block.closest(".tabbed-set"), index = Array.from(block.parentNode.children).indexOf(block);
    set.querySelectorAll(":scope > input")[index].checked = true;
  }

  function open() {
    var target = document.getElementById(location.hash.slice(1)), block = target && target.closest(".tabbed-block"), fold;
    if (!target) return;
    if (block) choose(block);
    while ((fold = target.closest("details:not([open])"))) {
      fold.open = true;
      target.scrollIntoView();
    }
  }

  addEventListener("hashchange", open);
  open();
})();
