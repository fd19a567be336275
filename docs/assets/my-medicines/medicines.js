/* The medicines of an answer: a line each, which unfolds. What to do about several is said once, above them. */
import { boxOf, called, entryOf, nameOf } from "./check.js";
import { el, filled } from "../dom.js";
import { grouped, icon, link } from "./parts.js";

/* Medicines under what is to be done about them, in the order of the strongest; `told` are the warnings that stood above already. */
export function warned(at, medicines, told, act) {
  const warningOf = (one) => (boxOf(at.data, one.entry) || {}).warning || "";
  return grouped(medicines, warningOf).map((some) => el("li", { class: "mymeds__group" }, warningOf(some[0]) && warning(at, warningOf(some[0]), told), el("ul", { class: "mymeds__rows" }, some.map((one) => medicineOf(at, one, act)))));
}

function warning(at, key, told) {
  const [title, text] = at.data.warnings[key];
  if (told.has(key)) return el("p", { class: "mymeds__do" }, title);
  told.add(key);
  return el("details", { class: "fold mymeds__warning", "data-of": "to-do-" + key }, el("summary", null, title), el("p", null, text));
}

function medicineOf(at, medicine, act) {
  const { entry } = medicine, name = called(medicine), box = boxOf(at.data, entry), figure = figureOf(at, entry, box);
  return el("li", null, el("details", { class: "fold mymeds__medicine", "data-of": entry.id || entry.page },
    el("summary", null, el("span", { class: "mymeds__head" }, el("h3", null, name), gradeOf(at, entry, box)), figure && el("span", { class: "mymeds__figure" }, figure)),
    el("div", { class: "mymeds__more" },
      entry.class && el("p", { class: "mymeds__class" }, entry.class),
      entry.parts && el("p", null, filled(at.words.contains, { names: entry.parts.map((id) => nameOf(at.data, id)).join(", ") })),
      box && boxPart(at, entry, box, figure), entry.text && textPart(at, entry, box, figure),
      el("p", { class: "mymeds__ways" }, more(at, entry), el("button", { type: "button", class: "mymeds__remove", click: () => act.drop(medicine), "aria-label": filled(at.words.remove, { name }) }, at.words.remove_short)))));
}

/* Where there is no link, the part of the answer says so. */
function gradeOf(at, entry, box) {
  const grade = (box || (entry.part ? entryOf(at.data, entry.part) : entry).text || {}).grade;
  return grade && entry.rank < at.data.linked ? el("span", { class: "chip chip--" + grade }, icon(at, grade) || icon(at, "other"), el("span", { class: "visually-hidden" }, at.words.grade + " "), at.data.grades[grade][0]) : null;
}

/* The one figure of the line: what tells of this medicine, and not of its whole group; the first of that. */
function figureOf(at, entry, box) {
  if (entry.part) return filled(at.words.of_part, { part: nameOf(at.data, entry.part) }) + " " + figureOf(at, entryOf(at.data, entry.part), box);
  const row = ((entry.text || {}).rows || [])[0], texts = box ? sentences(box.often) : [], own = texts.find((text) => text.toLowerCase().includes(entry.names[0].toLowerCase()));
  if (box && (own || !entry.of)) return own || texts[0];
  if (row) return rowOf(at, row.slice(0, 5));
  return box ? filled(at.words.of_group, { group: nameOf(at.data, entry.of) }) + " " + texts[0] : "";
}

function sentences(text) { return text.split(/(?<=[.!?]\)?)\s+(?=[A-Z])/); }

/* What the page of a medicine tells beside the figure of its line. */
function boxPart(at, entry, box, figure) {
  const rest = sentences(box.often).filter((text) => !figure.endsWith(text)).join(" ");
  return [
    rest && el("p", null, entry.of && el("em", null, filled(at.words.of_group, { group: nameOf(at.data, entry.of) }) + " "), rest), box.caution && el("p", { class: "mymeds__caution" }, box.caution), el("p", null, at.data.grades[box.grade][1])
  ];
}

/* What product information tells beside that line, each text once; of what cramps can be a sign, where a card is short for it. */
function textPart(at, entry, box, figure) {
  const rows = (entry.text.rows || []).map((row) => rowOf(at, row)).map((row) => (row.startsWith(figure) ? row.slice(figure.length).trim() : row)).filter(Boolean), unread = at.data.order[at.data.unread] === entry.text.grade;
  const texts = rows.map((row) => el("p", null, row));
  return [
    (!box || entry.part) && el("p", null, at.data.grades[entry.text.grade][1]), box && !unread && texts.length > 0 && el("p", null, el("em", null, at.words.text)), texts,
    (entry.text.signs || []).filter((key) => at.data.cards[at.data.signs[key][2]]).map((key) => el("p", { class: "mymeds__sign" }, signText(at, key))),
    entry.text.stopping && el("p", null, entry.text.stopping)
  ];
}

export function signText(at, key) { return filled(at.words.sign, { sign: at.data.signs[key][0], do: at.data.signs[key][1] }); }

export function rowOf(at, [term, band, inHundred, placebo, source, note]) {
  const figure = inHundred ? filled(placebo ? at.words.figure_both : at.words.figure, { figure: inHundred, placebo }) : "";
  return filled(at.words.row, { term, band: at.data.bands[band], source }) + (figure ? " " + figure : "") + (note ? " " + filled(at.words.row_note, { note }) : "");
}

/* The place that tells more: on its page, or in the list of all. */
function more(at, entry) {
  if (entry.part) return more(at, entryOf(at.data, entry.part));
  const page = entry.page ? at.data.pages[entry.page] : null;
  if (page) return link(at, page[1] + (entry.place ? "#" + entry.place : ""), filled(at.words.more, { name: entry.id ? entry.names[0] : page[0] }));
  return at.data.homes.list ? link(at, at.data.homes.list + "#" + entry.id, filled(at.words.more, { name: entryOf(at.data, entry.id).names[0] })) : null;
}
