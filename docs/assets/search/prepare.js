/* The index, made ready: the names, words and places of all pages, as maps from a stem or a key. */
import { partOf, readCoded, readSteps } from "./coded.js";
import { readGroups, readSets, readSum } from "./danger.js";
import { canEnd } from "./rank.js";
import { letters } from "./spelling.js";
import { idOf, listOf, mapOf, push } from "./tables.js";
import { keyOf, stem, stemmed, stemsIn, stemsOf, telling, tokens } from "./words.js";

export function prepare(index) {
  var words = index.words, parts = new Map(), lang = {
    stems: new Map(), forms: new Map(Object.entries(words.forms)), spellings: words.spellings, endings: words.endings, stop: new Set(words.stop.split(" "))
  };
  var made = {
    lang: lang, listed: index.listed, weights: words.weights, pages: index.pages, names: new Map(), medicines: new Map(), spelled: [], vocabulary: new Map(), fields: new Map(),
    common: stemsOf(words.common, lang), paths: index.parts || { text: [], pages: [] }, had: new Set(), sections: [], places: new Map(), known: new Set(), told: new Map(), longest: 1, plain: new Set()
  };
  index.pages.forEach(function (page, number) { addPage(made, page, number); });
  made.byUrl = new Map(index.pages.map(function (page, number) { return [idOf(page.url), number]; }));
  addTopics(made, words.topics);
  addGlossary(made, index);
  addText(made, index.text);
  made.cards = index.cards.map(function (card) {
    return { card: card, sets: readSets(listOf(card.asked), parts, lang), sum: card.sum && readSum(card.sum, index.pages, lang) };
  });
  made.neighbours = words.neighbours.map(function (entry) { return { entry: entry, sets: readSets(entry.when, parts, lang) }; });
  made.questions = words.questions.map(function (entry) {
    return { says: entry.says.map(function (phrase) { return " " + stemmed(phrase, lang) + " "; }), lift: Object.entries(entry.lift) };
  });
  made.several = Object.entries(words.several || {});
  made.signs = readGroups(words, index.pages, lang);
  addAsked(made, index);
  made.parts = new Set(words.lists.parts);
  made.dropped = new Set(words.lists.dropped);
  made.plain = plainOf(index.text);
  made.aside = (words.aside || []).map(function (phrase) { return phrase.split(" ").map(function (word) { return word === "." ? "" : stem(word, lang); }); });
  return made;
}

/* The words of the text that lead to no part of the medicines: what comes later adds nothing to them. */
function plainOf(text) {
  var leading = new Set(readSteps(text.medicines || ""));
  return new Set(itemsIn(text.stems).concat(itemsIn(text.common)).filter(function (_, at) { return !leading.has(at); }));
}

function itemsIn(coded) { return coded ? readCoded(coded) : []; }

function addPage(made, page, number) {
  made.sections.push({ page: number, anchor: "", heading: "" });
  addName(made, page.title, number, "title", "");
  addWords(made, number, "description", page.text || "", 1);
  ["alias", "covers", "ambiguous"].forEach(function (kind) {
    (page[kind] || []).forEach(function (name) { addName(made, name, number, kind, ""); });
  });
  (page.medicines || []).forEach(function (row) {
    row.slice(1).forEach(function (name) { addName(made, name, number, "medicine", row[0], row[1]); });
  });
  for (var i = 0; i < (page.count || 0); i++) made.sections.push({ page: number, anchor: "", heading: "" });
  (page.headings || []).forEach(function (heading) {
    var section = sectionOf(heading);
    made.sections.push(Object.assign({ page: number }, section));
    addWords(made, number, "heading", section.heading, 1);
  });
}

/* A heading with its anchor, which is only sent when it is not made from the words. */
function sectionOf(heading) {
  if (typeof heading !== "string") return { anchor: heading[0], heading: heading[1] };
  return { anchor: heading.replace(/[^\w\s-]/g, "").trim().toLowerCase().replace(/[-\s]+/g, "-"), heading: heading };
}

function addTopics(made, topics) {
  Object.keys(topics).forEach(function (id) { topics[id].forEach(function (topic) { addName(made, topic, made.byUrl.get(id), "topic", ""); }); });
}

function addGlossary(made, index) {
  var page = index.pages.findIndex(function (one) { return one.url === "glossary/"; });
  if (page >= 0) index.glossary.forEach(function (word) { addName(made, word[0], page, "word", word[1], word[0]); });
}

/* A whole name, and its words: one of a long name says less than the only one of a short name. */
function addName(made, text, page, kind, anchor, heading, meaning) {
  var list = tokens(text, made.lang), key = keyOf(list, made.lang), said = { page: page, kind: kind, anchor: anchor, text: text, heading: heading || "", meaning: meaning || "", full: stemsIn(list) };
  if (!key) return;
  push(made.names, key, said);
  if (kind === "medicine" || made.pages[page].kind === "drugs") push(made.medicines, key, said);
  made.longest = Math.max(made.longest, key.split(" ").length);
  var spelled = list.map(function (token) { return token.word; }).join(" ");
  made.spelled.push({ text: spelled, key: key, letters: letters(spelled) });
  addWords(made, page, kind === "title" || kind === "topic" ? kind : "name", text, 1 / Math.sqrt(telling(list, made.lang).length));
}

/* How much a page has to do with a stem: the weights of the fields that hold it, each once. */
function addWords(made, page, field, text, share) {
  var rank = field === "title" || field === "name" ? 2 : 1;
  telling(tokens(text, made.lang), made.lang).forEach(function (token) {
    if (made.plain.has(token.stem)) return;
    know(made, token, rank);
    var pages = mapOf(made.fields, token.stem), fields = pages.get(page) || {};
    fields[field] = Math.max(fields[field] || 0, share);
    pages.set(page, fields);
  });
}

/* A word that can be meant by one that is misspelled; those of names come before others. */
function know(made, token, rank) {
  var known = made.vocabulary.get(token.word);
  if (!known) made.vocabulary.set(token.word, { word: token.word, stem: token.stem, rank: rank, letters: letters(token.word) });
  else known.rank = Math.max(known.rank, rank);
}

/* The text: which stem stands in which section. Stems are front-coded, places are steps; see search_index.py. */
function addText(made, text) {
  var places = text.places.split(" ");
  itemsIn(text.common).forEach(function (stem) { made.known.add(stem); });
  itemsIn(text.stems).forEach(function (stem, number) {
    var list = readSteps(places[number]), pages = mapOf(made.fields, stem);
    made.places.set(stem, list);
    list.forEach(function (section) {
      var page = made.sections[section].page, fields = pages.get(page) || {};
      fields.text = Math.min(3, (fields.text || 0) + 1);
      pages.set(page, fields);
    });
  });
}

var GROUP_NAME = /\b[A-Z]+\b/g;

/* The words of danger signs, neighbours and kinds of question: known, though no page may have them. */
function addAsked(made, index) {
  stemsOf(Object.values(index.words.signs).join(" "), made.lang).forEach(function (stem) { made.known.add(stem); });
  var words = index.words, texts = [Object.values(words.groups)].concat(words.questions.map(function (one) { return one.says; }));
  texts.concat(index.cards.map(asked), words.neighbours.map(function (one) { return one.when; })).forEach(function (text) {
    tokens(text.join(" ").replace(GROUP_NAME, ""), made.lang).forEach(function (token) { know(made, token, 0); });
  });
}

/* All that sets off a card. */
function asked(card) { return [card.asked].concat(card.sum ? card.sum.lists.map(function (one) { return one.words; }) : []); }

/* -- an index in parts: which files a question needs, which files its results need, and how one is added */

export function partsFor(made, question, typing) {
  var asked = telling(tokens(question, made.lang), made.lang), half = typing && canEnd(made, asked) ? asked[asked.length - 1] : null;
  var leading = asked.filter(function (token) { return token !== half && token.stem.length > 1 && !/^\d+$/.test(token.stem) && !made.plain.has(token.stem); });
  return wanted(made, asked.map(function (token) { return made.paths.text[partOf(token.stem, made.paths.text.length)]; }).concat(leading.map(function (token) { return medicinesOf(made, token.stem); })));
}

/* The part of the medicines that a word leads to, if there is one. */
function medicinesOf(made, stem) {
  var letter = /^[a-z]/.test(stem) ? stem[0] : "0";
  return made.listed && made.listed.letters.includes(letter) ? "search/medicines/" + letter + ".json" : undefined;
}

export function partsOf(made, answer) {
  return wanted(made, answer.results.map(function (one) { return made.paths.pages[Math.floor(made.byUrl.get(idOf(one.url)) / TOGETHER)]; }));
}

var TOGETHER = 25;  // pages of a part; as search_index.py has it

function wanted(made, paths) { return Array.from(new Set(paths)).filter(function (path) { return path && !made.had.has(path); }); }

/* Medicines come by the first letter of the words that lead to them: what is said of each, in groups (what is said of all, what that means, then each medicine), and their kinds. */
function addListed(made, file) {
  file.told.forEach(function (group) {
    group.slice(2).forEach(function (row) { addTold(made, row, group[0], group[1]); });
  });
  file.kinds.forEach(function (row) { addKind(made, row); });
}

/* A medicine: where it is told, its page if it has one, its names; + stands before a name that only the list of all medicines has. */
function addTold(made, row, label, meaning) {
  var list = made.pages[made.listed.page].url, page = row[1] ? made.byUrl.get(idOf(row[1])) : undefined, title = row[2].replace("+", "");
  row.slice(2).forEach(function (text) {
    var name = text.replace("+", ""), key = keyOf(tokens(name, made.lang), made.lang), same = made.names.get(key) || [];
    if (name !== text && !same.some(function (one) { return one.text === name; })) addName(made, name, made.listed.page, "medicine", row[0], title + ": " + label, meaning);
    if (page !== undefined && !same.some(function (one) { return one.page === page; })) addName(made, name, page, "covers", "");
    if (same.some(function (one) { return one.kind === "title" || one.kind === "alias"; })) return;  // a page of that very name says more
    made.told.set(key, { url: row[0].includes("#") ? row[0] : list + "#" + row[0], title: name === title ? name : title + " (" + name + ")", grade: label, text: meaning });
  });
}

/* A kind of medicines by what it is called, if no page is called so. */
function addKind(made, row) {
  row.slice(3).forEach(function (name) {
    var key = keyOf(tokens(name, made.lang), made.lang);
    if (made.names.has(key)) return;
    addName(made, name, made.listed.page, "topic", "");
    made.told.set(key, { url: row[2], title: row[3], count: row[0], text: row[1] });
  });
}

export function addPart(made, path, part) {
  made.had.add(path);
  if (part.told) return addListed(made, part);
  if (!part.pages) return addText(made, part);
  part.pages.forEach(function (shown, at) {
    var number = part.from + at, first = made.sections.findIndex(function (section) { return section.page === number; });
    made.pages[number].text = shown.text;
    (shown.headings || []).forEach(function (heading, i) { Object.assign(made.sections[first + 1 + i], sectionOf(heading)); });
  });
}
