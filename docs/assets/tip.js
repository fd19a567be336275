/* What a link leads to, shown on hover and on keyboard focus. Escape hides it, the pointer may move onto it, it takes no tab
   stop, never covers its link, and does nothing on touch. Screen readers hear it once, as the description of the link. */
(() => {
  "use strict";
  var KINDS = { causes: "Cause", diseases: "Disease", drugs: "Medicine", remedies: "Remedy", guides: "Guide", glossary: "Word" };
  var tip = document.createElement("div");
  var owner = null, timer = 0;
  tip.id = "atlas-tip";
  tip.className = "atlas-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  function kindOf(link) {
    for (var key in KINDS) if (link.classList.contains("term--" + key)) return KINDS[key];
    return "";
  }

  function place(link) {
    var box = link.getBoundingClientRect(), width = document.documentElement.clientWidth, gap = 8;
    var x = Math.min(Math.max(box.left, gap), Math.max(gap, width - tip.offsetWidth - gap));
    var header = document.querySelector(".md-header"), top = header ? Math.max(0, header.getBoundingClientRect().bottom) : 0;
    var below = window.innerHeight - box.bottom, need = tip.offsetHeight + gap;
    var y = below > need || below > box.top - top ? box.bottom + gap : box.top - need;
    tip.style.left = x + window.scrollX + "px";
    tip.style.top = y + window.scrollY + "px";
  }

  function show(link) {
    clearTimeout(timer);
    if (owner === link) return;
    hide();
    owner = link;
    var kind = kindOf(link);
    tip.textContent = "";
    if (kind) { var b = document.createElement("b"); b.textContent = kind; tip.append(b); }
    tip.append(link.dataset.tip);
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    place(link);
  }

  function hide() {
    clearTimeout(timer);
    if (!owner) return;
    owner.removeAttribute("aria-describedby");
    owner = null;
    tip.hidden = true;
  }

  /* The pointer has left: the link that has the focus, if one has, shows its own again. */
  function leave() {
    var link = document.activeElement;
    if (link && link.matches("a[data-tip]") && link.matches(":focus-visible")) show(link);
    else hide();
  }

  function later(action, wait) { clearTimeout(timer); timer = setTimeout(action, wait); }

  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return;
    var link = event.target.closest && event.target.closest("a[data-tip]");
    if (link) later(() => { show(link); }, owner ? 60 : 280);
    else if (tip.contains(event.target)) clearTimeout(timer);
    else if (owner !== document.activeElement) later(leave, 220);
  });
  document.addEventListener("pointerdown", event => { if (!tip.contains(event.target)) hide(); });
  document.addEventListener("focusin", event => {
    var link = event.target;
    if (link.matches && link.matches("a[data-tip]") && link.matches(":focus-visible")) show(link);
    else hide();
  });
  document.addEventListener("focusout", event => { if (event.target === owner) hide(); });
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide(); });
  window.addEventListener("resize", hide);
})();
