/* The search: pure functions on plain values. `prepare` reads the index once, `search` answers a question, `findNames` reads a list of
   medicines. What it knows of English and of cramps is data: docs/search.yml, and `asked:` of the cards in docs/red-flags.yml. */
import { addDanger, bestSet, dangers, hear, withCare } from "./danger.js";
import { bestPassage, bestSection, marks, passagesOf, place } from "./passages.js";
import { addKinds, addMeant, addNames, addTerms, asideIn, canEnd, termsOf, wholeNames } from "./rank.js";
import { correct, correction, nearNames, wholeName } from "./spelling.js";
import { add, idOf } from "./tables.js";
import { stem, tokens } from "./words.js";
export { findNames } from "./names.js";
export { addPart, partsFor, partsOf, prepare } from "./prepare.js";

/* A question as it is read: the words as asked, the same as corrected, and the terms that are looked for. */
function read(made, question, options) {
  var asked = tokens(question, made.lang), typing = options.typing && /\S$/.test(question) && canEnd(made, asked);
  var list = options.exact ? asked : correct(made, asked, typing), whole = options.exact || typing ? null : wholeName(made, asked, list);
  if (whole) list = whole;
  var aside = asideIn(made, list);
  return { asked: asked, list: list, aside: aside, terms: termsOf(made, list.filter(function (token) { return !aside.has(token); }), typing && !aside.has(list[list.length - 1])) };
}

export function search(made, question, options) {
  var said = read(made, question, options), list = said.list, terms = said.terms;
  var changed = list.filter(function (token) { return token.asked; });
  var answer = { danger: dangers(made, withCare(hear(made.signs, said.asked, list))), corrected: changed.length ? correction(list) : null, neighbours: neighbours(made, list) };
  var scores = new Map(), anchors = new Map(), told = medicines(made, list);
  addTerms(made, terms, scores);
  addNames(made, list, said.aside, scores, anchors);
  addKinds(made, list, scores, told.length > 1);
  addDanger(made, answer.danger, scores);
  if (answer.danger.length) addMeant(made, answer.danger[0].card, scores);
  answer.neighbours.forEach(function (one) { add(scores, made.byUrl.get(idOf(one.url)), 2 * made.weights.question); });
  var ranked = Array.from(scores).filter(function (one) { return !options.kinds || options.kinds.includes(made.pages[one[0]].kind); })
    .map(function (one) { return [one[0], one[1] * made.weights.kinds[made.pages[one[0]].kind]]; })
    .sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
  answer.medicines = !options.kinds || options.kinds.includes("drugs") ? told : [];
  answer.total = ranked.length;
  answer.results = ranked.slice(0, options.limit || 10).map(function (one) { return result(made, one[0], one[1], terms, anchors.get(one[0])); });
  answer.nearest = ranked.length ? [] : nearNames(made, question);
  return answer;
}

/* Of pages that a question found: where their passages are, and the best passage of each, once they are there. */
export function passagePaths(urls) { return urls.map(passagesOf); }

export function passages(made, question, options, found) {
  var terms = read(made, question, options).terms;
  return found.filter(function (one) { return made.byUrl.has(idOf(one.url)); }).map(function (one) { return Object.assign({ url: one.url }, bestPassage(made, made.byUrl.get(idOf(one.url)), terms, one.texts)); });
}

function neighbours(made, list) {
  var heard = hear(made.signs, list, list);
  return made.neighbours.filter(function (one) { return bestSet(one.sets, heard); }).map(function (one) {
    var page = made.pages[made.byUrl.get(one.entry.page)];
    return { title: one.entry.title, text: one.entry.text, url: page ? page.url : "" };
  });
}

/* What is said of each medicine that is asked for, and of each kind of them; nothing where a page has that very name. */
function medicines(made, list) {
  var sure = list.filter(function (token) { return !token.asked || token.word.length >= SURE; });
  var found = new Map(wholeNames(made, sure, made.told).map(function (one) { return [one.names.url, one.names]; }));
  return Array.from(found.values()).slice(0, ROWS).map(function (one) {
    return Object.assign({ row: true, kind: "drugs", place: "", passage: one.text, section: null, marks: { title: [], passage: [] } }, one);
  });
}

var ROWS = 4, SURE = 6;  // rows at most; letters of a word that a slip leaves sure

function result(made, number, score, terms, name) {
  var page = made.pages[number], section = name ? { anchor: name.anchor, heading: name.heading } : bestSection(made, number, terms);
  return {
    url: page.url, title: page.title, kind: page.kind, grade: page.grade || "", place: page.place || "", score: score, passage: page.text || "",
    section: section ? place(page, section) : null,
    marks: { title: marks(made, page.title, terms), passage: marks(made, page.text || "", terms) }
  };
}

export function stemOf(made, word) { return stem(word, made.lang); }
