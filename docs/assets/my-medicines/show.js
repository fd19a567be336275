/* The answer as elements, in the order in which it is to be read: pairs, what is there twice, what is not sure of the names, danger signs, medicines. */
import { shortly } from "./check.js";
import { el, filled, pieces } from "../dom.js";
import { signText, warned } from "./medicines.js";
import { leftPart, namesPart } from "./names.js";
import { grouped, icon, link, part } from "./parts.js";

/* `at` holds the data, the words, the address of a page from the site's root, and the icons; `act` what buttons do. */
export function answerOf(at, answer, list, act) {
  const told = new Set();  // the warnings that stand there in full
  return [
    part(at, "pairs", pairsOf(at, answer.pairs), at.words.pairs_lead),
    answer.medicines.length ? el("p", { class: "mymeds__note" }, at.words.not_checked) : null,
    part(at, "twice", answer.twice.map((one) => el("li", { class: "mymeds__note" }, twiceText(at, one)))),
    namesPart(at, list, act),
    part(at, "signs", signsOf(at, answer), at.words.signs_lead, "mymeds__signs"),
    leftPart(at, list, act),
    ["linked", "unshown", "unread", "kinds"].map((group) => part(at, group, warned(at, answer.groups[group], told, act), at.words[group + "_lead"]))
  ].flat().filter(Boolean);
}

export function twiceText(at, one) { return filled(at.words["twice_" + one.kind], { names: one.names.join(", "), what: one.what }); }

/* Pairs under how urgent they are. */
function pairsOf(at, pairs) {
  return grouped(pairs, ({ pair }) => pair.level).map((some) => el("li", { class: "mymeds__pairs", "data-level": some[0].pair.level },
    el("p", { class: "mymeds__level" }, icon(at, some[0].pair.level), at.data.levels[some[0].pair.level]),
    el("ul", { class: "mymeds__rows" }, some.map((found) => pairOf(at, found)))));
}

function pairOf(at, { pair, sides }) {
  const names = sides.map((side) => el("strong", null, side.map(shortly).join(", ")));
  return el("li", { class: "mymeds__pair" },
    el("h3", null, pieces(at.words.pair, { one: names[0], other: names[1] })),
    el("p", null, pair.happens, " ", el("span", { class: "mymeds__do" }, pair.do), " ", link(at, at.data.homes.pairs + "#" + pair.id, at.words.pair_more)));
}

/* Signs under what is to be done about them, the most urgent first; then those of leaflets that tell both in one. */
function signsOf(at, { signs, told }) {
  const groups = grouped(signs, (sign) => at.data.cards[sign.id].slice(0, 3).filter((_, place) => place !== 1).join(" "));
  return [
    groups.map((some) => [actOf(at, some[0]), el("ul", null, some.map((sign) => signOf(at, sign)))]),
    told.length ? el("ul", null, told.map((one) => el("li", null, signText(at, one.key), " ", because(one)))) : []
  ].flat();
}

function actOf(at, { id, level }) { return el("h3", { class: "mymeds__act", "data-level": level }, icon(at, level), el("span", null, at.data.cards[id][2])); }

function signOf(at, sign) { return el("li", null, link(at, at.data.homes.signs + "#" + sign.id.toLowerCase(), at.data.cards[sign.id][1]), " ", because(sign)); }

function because({ names }) { return el("span", { class: "mymeds__because" }, names.join(", ")); }
