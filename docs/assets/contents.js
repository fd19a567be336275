/* The contents beside the text show which section is being read. Without this script they are links and no more. */
(() => {
  "use strict";
  var list = document.querySelector(".contents"), frame = document.querySelector(".md-sidebar__scrollwrap"), now = null, asked = false;
  var sections = Array.from(list ? list.querySelectorAll("a") : []).map(link => {
    return { link, head: document.getElementById(link.hash.slice(1)) };
  }).filter(section => section.head);
  if (!sections.length) return;

  /* The last section whose heading has come to where a link to it leads, or near it; at the end of the page, the last one. */
  function read() {
    var root = document.documentElement, line = parseFloat(getComputedStyle(root).scrollPaddingTop) + 24;
    var passed = sections.filter(section => section.head.getBoundingClientRect().top <= line);
    var atEnd = scrollY > 0 && scrollY + innerHeight >= root.scrollHeight - 2;
    return atEnd ? sections[sections.length - 1] : passed[passed.length - 1] || null;
  }

  function show() {
    var section = read();
    asked = false;
    if (section === now) return;
    if (now) now.link.removeAttribute("aria-current");
    now = section;
    if (!now) return;
    now.link.setAttribute("aria-current", "true");
    var place = now.link.getBoundingClientRect(), view = frame.getBoundingClientRect();
    if (place.top < view.top || place.bottom > view.bottom) frame.scrollTop += place.top - view.top - view.height / 2;
  }

  function later() {
    if (!asked) requestAnimationFrame(show);
    asked = true;
  }

  addEventListener("scroll", later, { passive: true });
  addEventListener("resize", later);
  show();
})();
