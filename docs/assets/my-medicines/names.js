/* What is not sure of the names that were written: each asks its reader something, with a button for each answer. */
import { el, filled } from "../dom.js";
import { part } from "./parts.js";

export function namesPart(at, list, act) {
  const numbered = list.items.map((item, number) => ({ item, number })), open = numbered.filter(({ item }) => !item.choices || item.choices.length > 1);
  const left = numbered.filter(({ item }) => item.left).map(({ item, number }) => el("li", { class: "mymeds__ask" }, leftOut(at, item, number, act)));
  const slips = list.items.filter((item) => item.slip && !item.left).map((item) => el("li", { class: "mymeds__note" }, slip(at, item, act)));
  const rest = list.rest.length ? [el("li", { class: "mymeds__note" }, filled(at.words.rest, { words: list.rest.join(", ") }))] : [];
  return part(at, "unknown", open.map(({ item, number }) => el("li", { class: "mymeds__ask" }, question(at, item, number, act))).concat(left, slips, rest));
}

function slip(at, item, act) {
  const name = item.choices[0].name, text = filled(at.words.slip, { words: item.asked, name });
  return [text + " ", el("button", { type: "button", class: "mymeds__remove", click: () => act.refuse(item), "aria-label": filled(at.words.refuse_long, { words: item.asked, name }) }, at.words.refuse)];
}

function leftOut(at, item, number, act) {
  const name = item.choices[0].name;
  return [
    el("p", null, filled(at.words.left, { words: item.said, name })),
    el("p", { class: "mymeds__choices" }, el("button", { type: "button", class: "button", click: () => act.count(item), "aria-label": filled(at.words.count_long, { name }) }, at.words.count_it), remove(at, item, number, act))
  ];
}

function question(at, item, number, act) {
  const names = item.choices ? item.choices.map((choice) => choice.entry.names[0]) : item.meant;
  const said = filled(item.choices ? at.words.several : names.length ? at.words.near : item.vague ? at.words.vague : at.words.unheard, { words: item.asked });
  return [
    el("p", null, said),
    el("p", { class: "mymeds__choices" }, names.map((name) => el("button", { type: "button", class: "button", click: () => act.replace(number, name) }, name)), remove(at, item, number, act))
  ];
}

function remove(at, item, number, act) {
  return el("button", { type: "button", class: "mymeds__remove", click: () => act.remove(number), "aria-label": filled(at.words.remove, { name: item.asked }) }, at.words.remove_short);
}
