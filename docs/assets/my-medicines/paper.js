/* What goes on paper for a pharmacist, as blocks: {head}, {text}, {item}, {line}: a line to write on. The same blocks are printed, and copied as text. */
import { boxesOf, boxOf, called } from "./check.js";
import { el, filled } from "../dom.js";
import { rowOf, signText } from "./medicines.js";
import { isOpen } from "./names.js";
import { grouped } from "./parts.js";
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
    ...(answer.medicines.length ? [{ text: at.words.not_checked }] : []),
    ...block(at.words.signs, [...answer.signs.map((sign) => at.data.cards[sign.id].slice(1, 3).join(": ") + because(sign)), ...answer.told.map((one) => signText(at, one.key) + because(one))]),
    ...block(words.warnings, warnings(at, answer.medicines)),
    { head: words.questions }, ...words.ask.map((item) => ({ item, line: true })), { text: words.own, line: true }
  ];
}

function block(head, items) { return items.length ? [{ head }, ...items.map((item) => ({ item }))] : []; }
function because(sign) { return " (" + sign.names.join(", ") + ")"; }

/* What to do about the medicines, each in one line: together those of which the same is told and no more. */
function warnings(at, medicines) {
  const told = medicines.map((one) => toDo(at, one)).filter(({ keys, own }) => keys.length || own.length);
  return grouped(told, ({ keys }) => keys.join()).flatMap((some) => {
    const plain = some.filter(({ own }) => !own.length), rest = some.filter(({ own }) => own.length), titles = some[0].keys.map((key) => at.data.warnings[key][0] + ".");
    const whole = some[0].keys.map((key) => at.data.warnings[key].join(". "));
    const lines = plain.length ? [plain.map(({ name }) => name).join(", ") + ": " + whole.join(" ")] : [];
    return [...lines, ...rest.map(({ name, own }, place) => name + ": " + [...(plain.length || place ? titles : whole), ...own].join(" "))];
  });
}

/* The warnings of a medicine, or of what is in it; and what is told of it alone. */
function toDo(at, one) {
  const boxes = boxesOf(at.data, one.entry), unique = (texts) => [...new Set(texts.filter(Boolean))];
  return { name: called(one), keys: unique(boxes.map((box) => box.warning)), own: unique([...boxes.map((box) => box.caution), (one.entry.text || {}).stopping]) };
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
