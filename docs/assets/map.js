/* The map: lights up the lines of a page, shows one page with all that it is tied to, leaves out lines of a sort, and makes the picture
   larger and smaller. The address holds the page that is shown (#causes/cold), so that the Back button works and a view can be shared. */

import { el } from "./dom.js";

const whole = document.getElementById("map-whole");
const frame = document.getElementById("map-frame");
const near = document.getElementById("map-near");
const choice = document.getElementById("map-page");

/* What the picture says: pages by id, and lines with the words for both directions. */
const spots = new Map([...whole.querySelectorAll("a[id]")].map((link) => [link.id, link]));
const lines = [...whole.querySelectorAll("[data-from]")].map((path) => ({
  path, from: path.dataset.from, to: path.dataset.to, tie: path.parentNode.dataset.tie,
  name: path.parentNode.dataset.name, inverse: path.parentNode.dataset.inverse,
}));

const titleOf = (id) => spots.get(id).querySelector("title").textContent.replace(/^[^:]*: /, "");
const kindOf = (id) => spots.get(id).getAttribute("class").split("--")[1];
const linesOf = (id) => lines.filter((line) => line.from === id || line.to === id);
const otherEnd = (line, id) => (line.from === id ? line.to : line.from);

/* ---------- the whole picture ---------- */

function light(id) {
  const own = id ? linesOf(id) : [];
  const lit = new Set([id, ...own.map((line) => otherEnd(line, id))]);
  whole.classList.toggle("map__whole--lit", own.length > 0);
  lines.forEach((line) => line.path.classList.toggle("map__line--lit", own.includes(line)));
  spots.forEach((link, other) => link.classList.toggle("map__spot--lit", lit.has(other)));
}

const idAt = (event) => event.target.closest("a[id]")?.id;
whole.addEventListener("pointerover", (event) => { if (event.pointerType !== "touch") light(idAt(event) || shown()); });
whole.addEventListener("pointerleave", () => light(shown()));
whole.addEventListener("focusin", (event) => light(idAt(event)));
whole.addEventListener("focusout", () => light(shown()));

/* A finger cannot point without a tap, so a tap shows the lines of a page; the panel leads to the page itself. */
const finger = matchMedia("(hover: none)");
whole.addEventListener("click", (event) => {
  const id = idAt(event);
  if (!id || !finger.matches) return;
  event.preventDefault();
  stay(`#${id}`);
});

document.querySelector(".map__key").addEventListener("change", ({ target }) => {
  whole.querySelectorAll(".map__lines").forEach((one) => { if (one.dataset.tie === target.value) one.classList.toggle("map__lines--out", !target.checked); });
});

/* ---------- larger and smaller, and from column to column ---------- */

const NATURAL = whole.viewBox.baseVal.width, STEP = 1.25, LARGEST = 2;
const scale = () => whole.getBoundingClientRect().width / NATURAL;

/* What is at a place of the screen stays there: the middle, where the buttons are pressed. */
function zoomTo(width, x = frame.getBoundingClientRect().left + frame.clientWidth / 2, y = innerHeight / 2) {
  const before = whole.getBoundingClientRect(), across = (x - before.left) / before.width, down = (y - before.top) / before.height;
  whole.style.inlineSize = `${Math.min(NATURAL * LARGEST, Math.max(frame.clientWidth, width))}px`;
  const after = whole.getBoundingClientRect();
  frame.scrollBy({ left: after.left + across * after.width - x, behavior: "instant" });
  if (down > 0 && down < 1) scrollBy({ top: after.top + down * after.height - y, behavior: "instant" });
}

const zoomBy = (times, x, y) => zoomTo(whole.getBoundingClientRect().width * times, x, y);
const zooms = { in: () => zoomBy(STEP), out: () => zoomBy(1 / STEP), all: () => zoomTo(0) };
document.getElementById("map-zoom").addEventListener("click", (event) => zooms[event.target.dataset.zoom]?.());
const KEYS = { "+": "in", "=": "in", "-": "out", "0": "all" };
frame.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  zooms[KEYS[event.key]]();
});
frame.addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(event.deltaY < 0 ? STEP : 1 / STEP, event.clientX, event.clientY);
}, { passive: false });

/* Two fingers: the distance between them is the size. */
let apart = 0;
const spread = ([one, other]) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
frame.addEventListener("touchstart", ({ touches }) => { apart = touches.length === 2 ? spread(touches) : 0; }, { passive: true });
frame.addEventListener("touchmove", (event) => {
  const { touches } = event;
  if (touches.length !== 2 || !apart) return;
  event.preventDefault();
  const now = spread(touches);
  zoomBy(now / apart, (touches[0].clientX + touches[1].clientX) / 2, (touches[0].clientY + touches[1].clientY) / 2);
  apart = now;
}, { passive: false });

/* The columns by name; those that can be seen whole are marked. */
const columns = [...document.querySelectorAll("[data-across]")];
const WIDE = Number(columns[1].dataset.across) * 0.6;  // of a column, without the gap

function mark() {
  const from = frame.scrollLeft / scale(), to = from + frame.clientWidth / scale();
  for (const button of columns) {
    const at = Number(button.dataset.across);
    if (at >= from - 10 && at + WIDE <= to) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

columns.forEach((button) => button.addEventListener("click", () => frame.scrollTo({ left: button.dataset.across * scale() })));
frame.addEventListener("scroll", mark, { passive: true });
new ResizeObserver(mark).observe(whole);

/* ---------- one page and what it is tied to ---------- */

function shown() {
  const id = location.hash.slice(1);
  return spots.has(id) ? id : "";
}

/* The neighbours of a page by what they are to it. */
function groupsOf(id) {
  const groups = new Map();
  for (const line of linesOf(id)) {
    const name = line.from === id ? line.name : line.inverse;
    if (!groups.has(name)) groups.set(name, { tie: line.tie, ids: [] });
    groups.get(name).ids.push(otherEnd(line, id));
  }
  return groups;
}

const shape = (id) => el("span", { class: `shape shape--${kindOf(id)}`, "aria-hidden": "true" });
const twig = (id) => el("li", null, el("a", { class: "map__twig", href: `#${id}` }, shape(id), titleOf(id)));

function branch(name, group) {
  const ids = group.ids.sort((one, other) => titleOf(one).localeCompare(titleOf(other), "en"));
  return el("li", { class: "map__branch", "data-tie": group.tie }, el("span", { class: "map__tie" }, name), el("ul", null, ids.map(twig)));
}

function show() {
  const id = shown();
  choice.value = id;
  near.hidden = !id;
  near.replaceChildren();
  light(id);
  if (!id) return;
  near.append(
    el("div", { class: "map__root" }, shape(id), el("b", { tabindex: -1 }, titleOf(id)), el("button", { type: "button", click: () => stay(location.pathname + location.search) }, near.dataset.all)),
    el("a", { class: "map__read", href: spots.get(id).getAttribute("href") }, near.dataset.read),
    el("ul", { class: "map__tree" }, [...groupsOf(id)].map(([name, group]) => branch(name, group))),
  );
  near.scrollTop = 0;
}

/* Another page, and the picture stays where it is. */
function stay(address) {
  history.pushState(null, "", address);
  show();
  (near.querySelector("b") || frame).focus({ preventScroll: true });
  uncover();
}

/* The place of the shown page is between the columns' names and the panel. */
function uncover() {
  const spot = spots.get(shown())?.getBoundingClientRect();
  if (spot && spot.bottom > near.getBoundingClientRect().top) scrollBy({ top: spot.top - innerHeight * 0.3, behavior: "instant" });
}

/* Where an address leads to a page of the map, its place comes into view, above the panel that says what it is tied to. */
function arrive() {
  show();
  const id = shown();
  if (!id) return;
  const box = spots.get(id).getBBox();
  frame.scrollTo({ left: (box.x + box.width / 2) * scale() - frame.clientWidth / 2, behavior: "instant" });
  requestAnimationFrame(() => scrollTo({ top: scrollY + spots.get(id).getBoundingClientRect().top - innerHeight * 0.3, behavior: "instant" }));
}

choice.addEventListener("change", () => { location.hash = choice.value; });
addEventListener("hashchange", arrive);
if (document.readyState === "complete") arrive();
else addEventListener("load", arrive);
