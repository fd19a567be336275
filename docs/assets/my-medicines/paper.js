/* What goes on paper for a pharmacist, as blocks: {head}, {text}, {item}, {line}: a line to write on. The same blocks are printed, and copied as text. */
import { boxOf, called } from "./check.js";
import { el, filled } from "../dom.js";
import { rowOf, signText } from "./medicines.js";
import { isOpen } from "./names.js";
import { twiceText } from "./show.js";

export function paperOf(at, answer, list, when) {
  const words = at.words.paper, open = list.items.filter(isOpen), left = list.items.filter((item) => item.left);
  return [
    { text: filled(words.from, { date: when, address: at.home }) }, { text: words.name, line: true },
    { head: words.list }, ...answer.medicines.map((one) => ({ item: medicineLine(at, one) })),
    ...block(words.left, left.map((item) => item.quote || item.said)),
    ...block(words.unknown, open.map((item) => item.said)),
    ...block(at.words.twice, answer.twice.map((one) => twiceText(at, one))),
    ...block(at.words.pairs, answer.pairs.map(({ pair, sides }) => filled(at.words.pair, { one: names(sides[0]), other: names(sides[1]) }) + ": " + pair.happens + " " + pair.do)),
    ...block(at.words.signs, [...answer.signs.map((sign) => at.data.cards[sign.id].slice(1, 3).join(": ") + because(sign)), ...answer.told.map((one) => signText(at, one.key) + because(one))]),
    ...block(words.warnings, warnings(at, answer.medicines)),
    { head: words.questions }, ...words.ask.map((item) => ({ item, line: true })), { text: words.own, line: true }
  ];
}

function block(head, items) { return items.length ? [{ head }, ...items.map((item) => ({ item }))] : []; }
function because(sign) { return " (" + sign.names.join(", ") + ")"; }

/* What to do about the medicines, each once, and what is told of one of them alone. */
function warnings(at, medicines) {
  const found = new Map(), boxed = medicines.map((one) => ({ one, box: boxOf(at.data, one.entry) })).filter(({ box }) => box);
  boxed.forEach(({ one, box }) => found.set(box.warning, [...(found.get(box.warning) || []), called(one)]));
  const shared = Array.from(found, ([key, some]) => some.join(", ") + ": " + at.data.warnings[key].join(". "));
  const own = boxed.filter(({ box }) => box.caution).map(({ one, box }) => called(one) + ": " + box.caution);
  const stopping = medicines.filter((one) => (one.entry.text || {}).stopping).map((one) => called(one) + ": " + one.entry.text.stopping);
  return [...shared, ...own, ...stopping];
}

function names(side) { return side.map(called).join(", "); }

/* "Lipitor 20 mg (atorvastatin): Moderate link. 6 in 100 …" */
function medicineLine(at, medicine) {
  const { entry } = medicine, box = boxOf(at.data, entry), grade = (box || entry.text || {}).grade, own = entry.names[0];
  const said = medicine.said.join("; "), name = said.toLowerCase().includes(own.toLowerCase()) || !entry.id ? said : said + " (" + own + ")";
  const figure = box ? box.often : ((entry.text || {}).rows || []).map((row) => rowOf(at, row)).join(" ");
  return name + (grade ? ": " + at.data.grades[grade][0] + "." : "") + (figure ? " " + figure : "");
}

export function paperText(title, blocks) {
  return [title, ...blocks.map((one) => (one.head ? "\n" + one.head : one.item ? "- " + one.item : one.text))].join("\n") + "\n";
}

export function paperNodes(title, blocks) {
  const nodes = [el("h2", { class: "mymeds__title" }, title)];
  blocks.forEach((one) => {
    const line = one.line && el("span", { class: "mymeds__line" });
    if (one.head) nodes.push(el("h3", null, one.head));
    else if (one.text) nodes.push(el("p", null, one.text, line));
    else if (nodes[nodes.length - 1].tagName === "UL") nodes[nodes.length - 1].append(el("li", null, one.item, line));
    else nodes.push(el("ul", null, el("li", null, one.item, line)));
  });
  return nodes;
}
