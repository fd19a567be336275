/* A list of names as people write it, as of medicines: which it has, where each stands, and what may be meant by the others. */
import { letters, nearest, textOf } from "./spelling.js";
import { tokens } from "./words.js";

var PARTED = /[,;\n\u2022|]+/g, CHUNK = /[\p{L}\p{N}\p{M}'\u2018\u2019\u02bc\u2032`\u00b4]+/gu;

/* Each part of a list with the medicines of that name, or else the names that may be meant; what has neither is not known here. */
export function findNames(made, text) {
  return readNames(made, text).flatMap(function (part) {
    return part.hits.concat(part.unknown).sort(function (a, b) { return a.from - b.from; }).map(function (one) {
      var meant = one.names ? [] : suggest(made, one.asked).slice(0, 3).map(function (key) { return row(made)(made.medicines.get(key)[0]); });
      return { asked: one.asked, found: one.names ? rowsFirst(one.names).map(row(made)) : [], suggestions: meant };
    });
  });
}

/* The parts of a list, parted by commas, signs or lines: what each has of names that are known, and its words that are none. Doses, forms and "and" are no names. */
export function readNames(made, text) {
  var parts = [], from = 0;
  Array.from(text.matchAll(PARTED)).concat({ index: text.length, 0: "" }).forEach(function (sign) {
    parts.push(Object.assign({ from: from, to: sign.index }, readPart(made, placed(made, text.slice(from, sign.index), from))));
    from = sign.index + sign[0].length;
  });
  return parts;
}

/* The words of a text, each with where it stands. */
export function placed(made, text, start) {
  return Array.from(text.matchAll(CHUNK)).flatMap(function (match) {
    var from = start + match.index, to = from + match[0].length;
    return tokens(match[0], made.lang).map(function (token) { return Object.assign({ from: from, to: to }, token); });
  });
}

/* "Water tablets" is a name, so a part is read as it stands before its doses and forms are left out. */
function readPart(made, list) {
  var hits = [], unknown = [];
  for (var at = 0; at < list.length;) {
    var hit = longestAt(made, list, at) || (says(made, list[at]) && longestAt(made, telling(made, list.slice(at)), 0));
    if (hit) hits.push({ from: hit.span[0].from, to: last(hit.span).to, asked: asText(hit.span), names: hit.names });
    else if (says(made, list[at]) && !made.parts.has(list[at].word)) unknown.push({ from: list[at].from, to: list[at].to, asked: list[at].word });
    at = hit ? list.indexOf(last(hit.span)) + 1 : at + 1;
  }
  return { hits: hits, unknown: unknown };
}

function says(made, token) { return !/^\d/.test(token.word) && !made.dropped.has(token.word); }
function telling(made, list) { return list.filter(function (token) { return says(made, token); }); }
function last(list) { return list[list.length - 1]; }

/* The medicines of a name; only where there is none, the page that has it. */
function rowsFirst(names) {
  var rows = names.filter(function (name) { return name.kind === "medicine"; });
  return rows.length ? rows : names;
}

function longestAt(made, list, start) {
  for (var length = Math.min(made.longest, list.length - start); length > 0; length--) {
    var span = list.slice(start, start + length), names = made.medicines.get(span.map(function (token) { return token.stem; }).join(" "));
    if (names) return { span: span, names: names };
  }
  return null;
}

/* The keys of names that words may mean: those that begin so, those that are spelled nearly so, or those that sound so; the nearest first. */
export function suggest(made, text) {
  var names = namesOf(made), near = text.length > 3 ? names.filter(function (one) { return one.text.startsWith(text); }) : [];
  if (near.length) return keysOf(near);
  near = nearly(made, text);
  return near.length || text.length < 4 ? near : keysOf(sounding(text, names.filter(ofLetters(text))));
}

/* The keys of names that are spelled nearly so; "vitamin d" is not "vitamin e". */
export function nearly(made, text) {
  return keysOf(nearest(text, namesOf(made), textOf).filter(ofLetters(text)));
}

function namesOf(made) { return made.spelled.filter(function (one) { return made.medicines.has(one.key); }); }
function keysOf(names) { return Array.from(new Set(names.map(function (one) { return one.key; }))); }
function ofLetters(text) { return function (one) { return letterWords(one.text) === letterWords(text); }; }
function letterWords(text) { return text.split(" ").filter(function (word) { return word.length < 2; }).join(" "); }

/* "Zanax" for "Xanax", "fenitoin" for "phenytoin": letters that sound alike are one, and vowels between do not count. */
function sounding(text, names) {
  var said = soundOf(text), near = names.filter(function (one) { return soundOfName(one).text === said; });
  if (near.length || said.length < 5) return near;
  return nearest(said, names.map(soundOfName), textOf);
}

/* Made once for each name. */
function soundOfName(one) {
  if (!one.sound) { var sound = soundOf(one.text); one.sound = { text: sound, key: one.key, letters: letters(sound) }; }
  return one.sound;
}

var SOUNDS = [[/ph/g, "f"], [/^x|z|c(?=[eiy])/g, "s"], [/ck|[cq]/g, "k"], [/th/g, "t"], [/h/g, ""], [/[aeiouyw]+/g, "a"], [/(.)\1+/g, "$1"]];

export function soundOf(text) { return SOUNDS.reduce(function (said, sound) { return said.replace(sound[0], sound[1]); }, text.replace(/ /g, "")); }

function asText(span) { return span.map(function (token) { return token.word; }).join(" "); }
function row(made) {
  return function (name) { return { name: name.text, medicine: name.anchor, url: made.pages[name.page].url + (name.anchor ? "#" + name.anchor : ""), title: made.pages[name.page].title, heading: name.heading, meaning: name.meaning }; };
}
