/* The map: lights up the lines of a page, shows one page with all that it is tied to, and makes the picture larger and smaller.
   The address holds the page that is shown (#causes/cold), so that the Back button works and a view can be shared. */

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
whole.addEventListener("pointerover", (event) => light(idAt(event) || shown()));
whole.addEventListener("pointerleave", () => light(shown()));
whole.addEventListener("focusin", (event) => light(idAt(event)));
whole.addEventListener("focusout", () => light(shown()));

/* ---------- larger and smaller ---------- */

const NATURAL = whole.viewBox.baseVal.width, STEP = 1.25, LARGEST = 2;

function zoomTo(width) {
  const now = whole.getBoundingClientRect().width;
  const to = Math.min(NATURAL * LARGEST, Math.max(frame.clientWidth, width));
  const across = (frame.scrollLeft + frame.clientWidth / 2) / now, down = (frame.scrollTop + frame.clientHeight / 2) / now;
  whole.style.inlineSize = `${to}px`;
  frame.scrollTo({ left: across * to - frame.clientWidth / 2, top: down * to - frame.clientHeight / 2, behavior: "instant" });
}

const zooms = {
  in: () => zoomTo(whole.getBoundingClientRect().width * STEP),
  out: () => zoomTo(whole.getBoundingClientRect().width / STEP),
  all: () => zoomTo(0),
};
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
  zoomTo(whole.getBoundingClientRect().width * (event.deltaY < 0 ? STEP : 1 / STEP));
}, { passive: false });

/* Two fingers: the distance between them is the size. */
const fingers = new Map();
let apart = 0;
frame.addEventListener("pointerdown", (event) => { if (event.pointerType === "touch") fingers.set(event.pointerId, event); });
frame.addEventListener("pointermove", (event) => {
  if (!fingers.has(event.pointerId)) return;
  fingers.set(event.pointerId, event);
  if (fingers.size !== 2) return;
  const [one, other] = [...fingers.values()];
  const distance = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
  if (apart) zoomTo((whole.getBoundingClientRect().width * distance) / apart);
  apart = distance;
});
["pointerup", "pointercancel", "pointerleave"].forEach((name) => frame.addEventListener(name, (event) => { fingers.delete(event.pointerId); apart = 0; }));

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
  const read = el("a", { class: "map__read", href: spots.get(id).getAttribute("href") }, near.dataset.read);
  near.append(
    el("p", { class: "map__root" }, shape(id), el("b", null, titleOf(id))),
    el("ul", { class: "map__tree" }, [...groupsOf(id)].map(([name, group]) => branch(name, group))),
    el("p", { class: "map__ways" }, read, el("a", { href: "#map-zoom" }, near.dataset.all)),
  );
  const box = spots.get(id).getBBox(), size = whole.getBoundingClientRect().width / NATURAL;
  frame.scrollTo({ left: (box.x + 10 + box.width / 2) * size - frame.clientWidth / 2, top: (box.y + box.height / 2) * size - frame.clientHeight / 2, behavior: "instant" });
}

/* Where an address leads to a page of the map, its branches come into view, not its place in the picture. */
function arrive() {
  show();
  if (shown()) requestAnimationFrame(() => choice.closest("p").scrollIntoView({ block: "start", behavior: "instant" }));
}

choice.addEventListener("change", () => { location.hash = choice.value; });
addEventListener("hashchange", arrive);
if (document.readyState === "complete") arrive();
else addEventListener("load", arrive);
