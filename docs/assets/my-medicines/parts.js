/* Pieces that every part of an answer is made of. */
import { el } from "../dom.js";

export function part(at, name, items, lead, kind) {
  return items.length ? el("section", { class: "mymeds__part", id: "mymeds-" + name, tabindex: "-1" }, el("h2", null, at.words[name]), lead && el("p", { class: "mymeds__lead" }, lead), kind ? el("div", { class: kind }, items) : el("ul", { class: "mymeds__list" }, items)) : null;
}

/* What has the same key together, in the order of the first of each. */
export function grouped(list, keyOf) {
  const groups = new Map();
  list.forEach((one) => groups.set(keyOf(one), [...(groups.get(keyOf(one)) || []), one]));
  return Array.from(groups.values());
}

export function icon(at, name) { return at.icons[name] ? at.icons[name].content.cloneNode(true) : null; }
export function link(at, url, text) { return el("a", { href: at.address(url) }, text); }
