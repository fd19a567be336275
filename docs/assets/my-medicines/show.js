/* The answer as elements, in the order in which it is to be read: what is not sure of the names, what is there twice, pairs, medicines, danger signs. */
import { boxOf, called, entryOf, nameOf } from "./check.js";
import { el, filled, pieces } from "../dom.js";

/* `at` holds the data, the words, the address of a page from the site's root, and the icons; `act` what buttons do. */
export function answerOf(at, answer, list, act) {
  const told = new Set();  // the warnings that stand there in full
  return [
    namesPart(at, list, act),
    part(at, "twice", answer.twice.map((one) => el("li", { class: "mymeds__note" }, filled(at.words["twice_" + one.kind], { names: one.names.join(", "), what: one.what })))),
    part(at, "pairs", answer.pairs.map((found) => pairOf(at, found)), at.words.pairs_lead),
    ["linked", "unshown", "unread", "kinds"].map((group) => part(at, group, answer.groups[group].map((one) => medicineOf(at, one, told, act)), at.words[group + "_lead"])),
    part(at, "signs", answer.signs.map((sign) => signOf(at, sign)), at.words.signs_lead, "care-lines")
  ].flat().filter(Boolean);
}

function part(at, name, items, lead, kind) {
  return items.length ? el("section", { class: "mymeds__part", id: "mymeds-" + name, tabindex: "-1" }, el("h2", null, at.words[name]), lead && el("p", { class: "mymeds__lead" }, lead), el("ul", { class: kind || "mymeds__list" }, items)) : null;
}

/* -- names */

function namesPart(at, list, act) {
  const open = list.items.map((item, number) => ({ item, number })).filter(({ item }) => !item.choices || item.choices.length > 1);
  const slips = list.items.filter((item) => item.slip).map((item) => el("li", { class: "mymeds__note" }, slip(at, item, act)));
  const rest = list.rest.length ? [el("li", { class: "mymeds__note" }, filled(at.words.rest, { words: list.rest.join(", ") }))] : [];
  return part(at, "unknown", open.map(({ item, number }) => el("li", { class: "mymeds__ask" }, question(at, item, number, act))).concat(slips, rest));
}

function slip(at, item, act) {
  const name = item.choices[0].name, text = filled(at.words.slip, { words: item.asked, name });
  return [text + " ", el("button", { type: "button", class: "mymeds__remove", click: () => act.refuse(item), "aria-label": filled(at.words.refuse_long, { words: item.asked, name }) }, at.words.refuse)];
}

function question(at, item, number, act) {
  const names = item.choices ? item.choices.map((choice) => choice.entry.names[0]) : item.meant;
  const said = filled(item.choices ? at.words.several : names.length ? at.words.near : item.vague ? at.words.vague : at.words.unheard, { words: item.asked });
  return [
    el("p", null, said),
    el("p", { class: "mymeds__choices" }, names.map((name) => el("button", { type: "button", class: "button", click: () => act.replace(number, name) }, name)),
      el("button", { type: "button", class: "mymeds__remove", click: () => act.remove(number), "aria-label": filled(at.words.remove, { name: item.asked }) }, at.words.remove_short))
  ];
}

/* -- pairs and signs */

function pairOf(at, { pair, sides }) {
  const names = sides.map((side) => el("strong", null, side.map(called).join(", ")));
  return el("li", { class: "mymeds__pair", "data-level": pair.level },
    el("p", { class: "mymeds__level" }, icon(at, pair.level), at.data.levels[pair.level]),
    el("h3", null, pieces(at.words.pair, { one: names[0], other: names[1] })),
    el("p", null, pair.happens), el("p", { class: "mymeds__do" }, pair.do),
    el("p", { class: "mymeds__more" }, link(at, at.data.homes.pairs + "#" + pair.id, at.words.pair_more)));
}

function signOf(at, sign) {
  const [level, short, act] = at.data.cards[sign.id];
  return el("li", { class: "care-line care-line--" + level },
    el("a", { class: "care-line__sign", href: at.address(at.data.homes.signs + "#" + sign.id.toLowerCase()) }, icon(at, level), el("span", { class: "care-line__words" }, short)),
    el("span", { class: "visually-hidden" }, ": "), el("span", { class: "care-line__act" }, act), el("span", { class: "mymeds__because" }, sign.names.join(", ")));
}

function icon(at, name) { return at.icons[name] ? at.icons[name].content.cloneNode(true) : null; }
function link(at, url, text) { return el("a", { href: at.address(url) }, text); }

/* -- medicines */

function medicineOf(at, medicine, told, act) {
  const { entry } = medicine, name = called(medicine), box = boxOf(at.data, entry);
  return el("li", { class: "mymeds__medicine" },
    el("div", { class: "mymeds__head" }, el("h3", null, name), gradeOf(at, entry, box),
      el("button", { type: "button", class: "mymeds__remove", click: () => act.drop(medicine), "aria-label": filled(at.words.remove, { name }) }, at.words.remove_short)),
    entry.class && el("p", { class: "mymeds__class" }, entry.class),
    entry.parts && el("p", null, filled(at.words.contains, { names: entry.parts.map((id) => nameOf(at.data, id)).join(", ") })),
    box && boxPart(at, entry, box, told), entry.text && textPart(at, entry, box), el("p", { class: "mymeds__more" }, more(at, entry)));
}

function gradeOf(at, entry, box) {
  const grade = (box || entry.text || {}).grade;
  return grade ? el("span", { class: "chip chip--" + grade }, icon(at, grade) || icon(at, "other"), el("span", { class: "visually-hidden" }, at.words.grade + " "), at.data.grades[grade][0]) : null;
}

/* What the page of a medicine tells: the figure, how sure it is, what to do. */
function boxPart(at, entry, box, told) {
  const [title, text] = at.data.warnings[box.warning], shown = told.has(box.warning);
  told.add(box.warning);
  return [
    el("p", { class: "mymeds__figure" }, entry.of && el("em", null, filled(at.words.of_group, { group: nameOf(at.data, entry.of) }) + " "), box.often),
    el("div", { class: "mymeds__warning" }, shown ? el("details", { class: "fold" }, el("summary", null, title), el("p", null, text)) : [el("p", { class: "mymeds__do" }, title), el("p", null, text)], box.caution && el("p", null, box.caution))
  ];
}

/* What product information tells, each text once; of what cramps can be a sign. Beside a figure of our own page, the texts are folded. */
function textPart(at, entry, box) {
  const rows = (entry.text.rows || []).map((row) => el("p", null, rowOf(at, row))), unread = at.data.order[at.data.unread] === entry.text.grade;
  const texts = rows.length ? rows : [el("p", null, at.data.grades[entry.text.grade][1])];
  return [
    box ? el("details", { class: "fold mymeds__texts" }, el("summary", null, at.words.how_sure), el("p", null, at.data.grades[box.grade][1]), unread ? null : [el("p", null, el("em", null, at.words.text)), texts]) : texts,
    (entry.text.signs || []).map((key) => el("p", { class: "mymeds__sign" }, filled(at.words.sign, { sign: at.data.signs[key][0], do: at.data.signs[key][1] }))),
    entry.text.stopping && el("p", null, entry.text.stopping)
  ];
}

export function rowOf(at, [term, band, inHundred, placebo, source, note]) {
  const figure = inHundred ? filled(placebo ? at.words.figure_both : at.words.figure, { figure: inHundred, placebo }) : "";
  return filled(at.words.row, { term, band: at.data.bands[band], source }) + (figure ? " " + figure : "") + (note ? " " + filled(at.words.row_note, { note }) : "");
}

/* The place that tells more: on its page, or in the list of all. */
function more(at, entry) {
  const page = entry.page ? at.data.pages[entry.page] : null;
  if (page) return link(at, page[1] + (entry.place ? "#" + entry.place : ""), filled(at.words.more, { name: entry.id ? entry.names[0] : page[0] }));
  return at.data.homes.list ? link(at, at.data.homes.list + "#" + entry.id, filled(at.words.more, { name: entryOf(at.data, entry.id).names[0] })) : null;
}
