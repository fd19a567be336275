/* A pasted list of names, as of medicines: which it has, and what may be meant by the others. */
import { nearest, textOf } from "./spelling.js";
import { tokens } from "./words.js";

/* Each part of a list with the medicines of that name, or else the names that may be meant; what has neither is not known here. */
export function findNames(made, text) {
  return text.split(/[,;\n\u2022|]+/).flatMap(function (part) { return findInPart(made, part); });
}

function findInPart(made, part) {
  var list = tokens(part, made.lang).filter(function (token) { return !/^\d/.test(token.word) && !made.dropped.has(token.word); }), rest = [], found = [];
  for (var start = 0; start < list.length;) {
    var hit = longestAt(made, list, start);
    if (hit) found.push({ at: start, asked: asText(hit.span), found: rowsFirst(hit.names).map(row(made)), suggestions: [] });
    else if (!made.parts.has(list[start].word)) rest.push({ at: start, token: list[start] });
    start += hit ? hit.span.length : 1;
  }
  rest.forEach(function (one) { found.push(Object.assign({ at: one.at }, unknown(made, one.token))); });
  return found.sort(function (a, b) { return a.at - b.at; }).map(function (one) { return { asked: one.asked, found: one.found, suggestions: one.suggestions }; });
}

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

function unknown(made, token) {
  var near = nearest(token.word, made.spelled.filter(function (one) { return made.medicines.has(one.key); }), textOf);
  return { asked: token.word, found: [], suggestions: near.slice(0, 3).map(function (one) { return row(made)(made.medicines.get(one.key)[0]); }) };
}

function asText(span) { return span.map(function (token) { return token.word; }).join(" "); }
function row(made) {
  return function (name) { return { name: name.text, medicine: name.anchor, url: made.pages[name.page].url + (name.anchor ? "#" + name.anchor : ""), title: made.pages[name.page].title, heading: name.heading, meaning: name.meaning }; };
}
