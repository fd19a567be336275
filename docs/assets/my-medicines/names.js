/* What is not sure of the names that were written: each asks its reader something, with a button for each answer. */
import { el, filled } from "../dom.js";
import { part } from "./parts.js";

/* What its reader has to settle. */
export function isOpen(item) { return !item.left && (!item.choices || item.choices.length > 1); }

export function namesPart(at, list, act) {
  const numbered = list.items.map((item, number) => ({ item, number })), open = numbered.filter(({ item }) => isOpen(item));
  const slips = list.items.filter((item) => item.slip && !item.left).map((item) => row(slip(at, item, act)));
  const rest = list.rest.length ? [row(filled(at.words.rest, { words: list.rest.join(", ") }))] : [];
  return part(at, "unknown", inOne(open.map(({ item, number }) => row(question(at, item, number, act))).concat(slips, rest)));
}

/* What was left out, for its reader takes it no more or never did; a button counts it all the same. */
export function leftPart(at, list, act) {
  return part(at, "left", inOne(list.items.filter((item) => item.left).map((item) => row(leftOut(at, item, act)))), at.words.left_lead);
}

function inOne(rows) { return rows.length ? [el("li", { class: "mymeds__asked" }, el("ul", { class: "mymeds__rows" }, rows))] : []; }
function row(content) { return el("li", { class: "mymeds__ask" }, content); }

function slip(at, item, act) {
  const name = item.choices[0].name, text = filled(at.words.slip, { words: item.asked, name });
  return [el("span", null, text), " ", el("button", { type: "button", class: "mymeds__remove", click: () => act.refuse(item), "aria-label": filled(at.words.refuse_long, { words: item.asked, name }) }, at.words.refuse)];
}

function leftOut(at, item, act) {
  const name = item.choices ? item.choices[0].name : item.kind;
  return [
    el("span", null, filled(at.words.left_out, { words: item.quote || item.said, name })), " ",
    el("button", { type: "button", class: "button", click: () => act.count(item), "aria-label": filled(at.words.count_long, { name }) }, at.words.count_it)
  ];
}

function question(at, item, number, act) {
  const names = item.choices ? item.choices.map((choice) => choice.entry.names[0]) : item.meant;
  const said = filled(item.choices ? at.words.several : names.length ? at.words.near : item.vague ? at.words.vague : at.words.unheard, { words: item.asked });
  return [el("span", null, said), names.map((name) => [" ", el("button", { type: "button", class: "button", click: () => act.replace(number, name) }, name)]), " ", remove(at, item, number, act)];
}

function remove(at, item, number, act) {
  return el("button", { type: "button", class: "mymeds__remove", click: () => act.remove(number), "aria-label": filled(at.words.remove, { name: item.asked }) }, at.words.remove_short);
}
