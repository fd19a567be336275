/* What a reader wrote, as medicines: with the engine of the search, and the names of this tool's own file. */
import { nearly, placed, readNames, soundOf, suggest } from "../search/names.js";
import { distance, letters } from "../search/spelling.js";
import { keyOf, stemsIn, tokens } from "../search/words.js";
import { bare } from "./check.js";
import { deny, headOver, leaveOut, leaveUnder, leftWords, marksIn, tellsOfLast } from "./left.js";

/* The file of the tool with all that it leaves out: the id of a medicine, its grade, its kin: by which ids pairs know it, and which part tells of it. */
export function complete(sent) {
  const medicines = sent.medicines.map((entry) => ({ id: slug(entry.names[0]), ...entry })), byId = new Map(medicines.map((entry) => [entry.id, entry]));
  const own = (entry) => (entry ? [entry.id, entry.place, entry.page].filter(Boolean) : []);
  medicines.forEach((entry) => {
    if (entry.box) entry.place = entry.id;
    else entry.text = { grade: sent.order[entry.rank], ...entry.text };
    entry.of = !entry.box && byId.has(entry.place) ? entry.place : "";
    entry.kin = [...own(entry), ...(entry.parts || []).flatMap((id) => own(byId.get(id)))];
  });
  medicines.forEach((entry) => tellByPart(entry, byId, sent));
  return { ...sent, medicines: [...medicines, ...sent.kinds.map((entry) => ({ ...entry, kin: [entry.page] }))], unread: sent.order.length - 1 };
}

/* A combined tablet that nobody looked up is told of by what is in it: by the part with the strongest link. */
function tellByPart(entry, byId, sent) {
  const parts = (entry.parts || []).map((id) => byId.get(id)).filter((part) => part && part.rank < sent.linked).sort((a, b) => a.rank - b.rank);
  if (entry.rank === sent.order.length - 1 && parts.length) Object.assign(entry, { part: parts[0].id, rank: parts[0].rank });
}

function slug(name) { return name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""); }

/* The same, made ready to read names with. */
export function prepare(data) {
  const language = data.language, lang = {
    stems: new Map(), forms: new Map(Object.entries(language.forms)), spellings: language.spellings, endings: language.endings, stop: new Set(language.stop.split(" "))
  };
  const made = { lang, medicines: new Map(), spelled: [], longest: 1, parts: new Set(data.lists.parts), dropped: new Set([...data.lists.dropped, ...lang.stop]), purposes: new Set(data.lists.purposes), left: leftWords(data.lists.left) };
  data.medicines.forEach((entry) => namesOf(entry).forEach((name) => addName(made, name, entry)));
  return made;
}

function namesOf(entry) { return entry.names.flatMap((name) => (name.includes(" (") ? [name, bare(name)] : [name])); }

/* "Antibiotics" may be another name of the page of some: it tells what they are for, and no name. */
function addName(made, name, entry) {
  const list = tokens(name, made.lang);
  if (!entry.id && list.length === 1 && made.purposes.has(list[0].word)) return;
  const spelled = list.map((token) => token.word).join(" ");
  new Set([stemsIn(list), keyOf(list, made.lang)]).forEach((key) => {
    if (!key) return;
    const known = made.medicines.get(key) || [];
    if (!known.some((one) => one.entry === entry)) made.medicines.set(key, [...known, { entry, name }]);
    made.longest = Math.max(made.longest, key.split(" ").length);
  });
  made.spelled.push({ text: spelled, key: stemsIn(list), letters: letters(spelled) });
}

/* The items of a list in their order, each with the words that it was written in, so that the items together are the list.
   {said, asked, choices: [{entry, name}]}: known, as one medicine or as one of several, by a `slip` where a letter is wrong;
   {said, asked, meant: [name]}: not known, with `vague` where it tells only what it is for, as "blood pressure tablets";
   {…, left, quote}: its reader takes it no more, or never did, and the words that say so.
   `rest`: words beside a known name that may be no medicine.
   `refused` are words with a slip whose reader meant something else, `counted` what was left out and is to count. */
export function readList(made, text, refused = new Set(), counted = new Set()) {
  const items = [], rest = [];
  let over = null, end = 0;
  readNames(made, kindsParted(made, sentencesParted(made, text))).forEach((part) => {
    const marks = marksIn(made, part, text), between = text.slice(end, part.from), under = headOver(made, over, part, marks, text, between);
    const mine = under && under !== over && !under.line ? null : readPart(made, unmarked(made, part, marks), text, rest, refused);  // or the head itself
    over = mine && under ? leaveUnder(under, mine, marks) : under;
    end = part.to;
    if (!mine) return;
    if (!under) leaveOut(made, part, mine, marks, text);
    if (items.length && tellsOfLast(made, part, marks, text, between)) deny(items[items.length - 1]);  // "amlodipine, stopped in May"
    addSaid(items, mine, part, text, made, between);
  });
  return { items: items.map((item) => (counted.has(item.said.toLowerCase()) ? { ...item, left: false } : item)), rest };
}

/* A full stop parts two names as a sign does; that of "St. John" parts nothing. The text keeps its length. */
function sentencesParted(made, text) {
  return text.replace(/(\p{L}*)([.!?])(?=\s|$)/gu, (all, word) => (word && word.length < 4 && !made.dropped.has(word.toLowerCase()) && !made.medicines.has(word.toLowerCase()) ? all : word + ";"));
}

/* "Amlodipine and a blood thinner" is a name and a kind: the word that joins them parts them. "For blood pressure and cholesterol" tells of one.
   The text keeps its length. */
function kindsParted(made, text) {
  const cuts = [...text.matchAll(/[^,;\n\u2022|]+/g)].flatMap((part) => {
    const joins = joinsIn(made, part), starts = [part.index, ...joins.map((one) => one.to)], ends = [...joins.map((one) => one.from), part.index + part[0].length];
    const kinds = starts.map((from, number) => kindsIn(made, text.slice(from, ends[number])));
    let alone = true;
    return joins.filter((_, number) => {
      const [mine, next] = kinds.slice(number, number + 2), cut = (mine === "kind" && alone) || (next === "kind" && mine !== "told");
      alone = cut;
      return cut;
    });
  });
  return cuts.reduce((said, { from, sign }) => said.slice(0, sign ? from : from - 1) + ";" + said.slice(sign ? from + 1 : from), text);
}

function joinsIn(made, part) {
  const signs = [...part[0].matchAll(/[&+]/g)].map((sign) => ({ from: part.index + sign.index, to: part.index + sign.index + 1, sign: true }));
  return [...placed(made, part[0], part.index).filter((token) => made.parts.has(token.word) && token.from > part.index), ...signs].sort((a, b) => a.from - b.from);
}

/* What a piece has: a "kind" and no name; a name, of which it tells what it is for: "told"; or neither. */
function kindsIn(made, text) {
  const [{ hits, unknown }] = readNames(made, text), kinds = unknown.filter((word) => isPurpose(made, word.asked)).length;
  if (hits.length) return kinds ? "told" : "";
  return kinds === unknown.length && placed(made, text, 0).some((token) => isPurpose(made, token.word)) ? "kind" : "";
}

/* A word that tells what a medicine is for, with one wrong letter too. */
function isPurpose(made, word) { return made.purposes.has(word) || (word.length > 4 && [...made.purposes].some((one) => one.length > 4 && distance(word, one, 1) === 1)); }

/* "Stopped" and "any more" are no names that nobody knows. */
function unmarked(made, part, marks) { return { ...part, unknown: part.unknown.filter((word) => !made.left.joins.has(word.asked) && !marks.some((mark) => mark.from <= word.from && word.from < mark.to)) }; }

function readPart(made, part, text, rest, refused) {
  const vague = purpose(made, part, text);
  if (vague) return vague.asked.endsWith(":") ? [] : [vague];  // "My tablets:"
  return itemsOf(made, part, text, rest, refused);
}

/* Each item with the words that it was written in; those of a part that names none, as "20 mg" after a comma, are the last one's. */
function addSaid(items, mine, part, text, made, between) {
  const whole = text.slice(part.from, part.to).trim(), starts = mine.map((item) => (item.mark && item.mark.from >= part.from && item.mark.from < item.from ? item.mark.from : item.from));
  const ahead = (at) => starts.indexOf(starts[at]) < at || mine.findIndex((item) => item.mark === mine[at].mark) < at || mine[at].mark.from < part.from;
  if (!mine.length && whole && !whole.endsWith(":") && items.length) items[items.length - 1].said += (/[;\n]/.test(between) ? "; " : ", ") + whole;
  mine.forEach((item, at) => {
    const joined = Boolean(item.mark) && ahead(at), start = at ? (joined ? item.from : starts[at]) : part.from;
    const next = at + 1 < mine.length ? (mine[at + 1].mark && ahead(at + 1) ? mine[at + 1].from : starts[at + 1]) : part.to;
    const cut = trimmed(text.slice(start, next), made), own = cut.includes(item.asked) ? cut : text.slice(start, Math.min(next, item.from + item.asked.length)).trim();  // "Coversyl Plus" keeps its end
    const mark = joined ? text.slice(item.mark.from, item.mark.to) : "";
    items.push({ ...item, said: joined ? mark + " " + own : own, quote: joined ? mark + " … " + own : "" });
  });
}

/* A part that tells what a medicine is for or what it looks like, and no name; `kind` are the words that tell it. */
function purpose(made, part, text) {
  const words = placed(made, text.slice(part.from, part.to), part.from), told = words.filter((word) => isPurpose(made, word.word)), from = (part.unknown[0] || told[0] || part).from;
  if (part.hits.length || !told.length || !part.unknown.every((word) => isPurpose(made, word.asked)) || words.some(({ word }) => /^\d/.test(word))) return null;
  return { from, to: part.to, asked: trimmed(text.slice(part.from, part.to), made), kind: text.slice(from, part.to).trim(), meant: [], vague: true };
}

/* The items of one part. A word beside a known name is one only if it is nearly a name; else the part may tell of anything. */
function itemsOf(made, part, text, rest, refused) {
  const hits = part.hits.map((hit) => ({ from: hit.from, asked: text.slice(hit.from, hit.to), choices: hit.names.map((one) => asWritten(one, hit.asked)) })), words = part.unknown;
  const together = hits.length || words.length < 2 ? [] : meantBy(made, words.map((word) => word.asked).join(" "), suggest);
  if (together.length) return [slipped(made, whole(text, words, together), refused)];  // "ferous sulfate"
  const asked = words.map((word) => whole(text, [word], meantBy(made, word.asked, hits.length ? nearly : suggest))), guessed = asked.map((word) => slipped(made, word, refused));
  const read = guessed.every((word) => word.slip || word.meant.length) ? guessed : asked;  // "Calcichew Forte" is no Forteo
  const near = read.filter((word) => word.choices || word.meant.length), far = read.filter((word) => !word.choices && !word.meant.length);
  if (!hits.length && !near.length) return words.length ? [whole(text, words, [])] : [];
  rest.push(...far.map((word) => word.asked));
  return [...hits, ...near].sort((a, b) => a.from - b.from);
}

/* "Water tablets" and "water pills" are read as one name; the one that was written is told back. */
function asWritten({ entry, name }, asked) { return { entry, name: entry.names.find((other) => other.toLowerCase() === asked) || name }; }

/* Words that nobody knows, as they were written. */
function whole(text, words, meant) { return { from: words[0].from, asked: text.slice(words[0].from, words[words.length - 1].to), meant }; }

function meantBy(made, asked, find) { return choicesBy(made, asked, find).map((one) => one.name).filter((name) => nearEnough(asked.toLowerCase(), name.toLowerCase())).slice(0, 4); }

/* "Alcohol" is far from "Adcal": one letter may differ, two in a long name, three where both sound alike; measured with slips made at random. */
function nearEnough(asked, name) {
  if (name.startsWith(asked)) return true;
  const far = distance(asked, name, 3), shorter = Math.min(asked.length, name.length);
  return far < 2 || (far === 2 && shorter > (asked[0] === name[0] ? 6 : 7)) || (far < 4 && shorter > 5 && soundOf(asked) === soundOf(name));
}

function choicesBy(made, asked, find) {
  const seen = new Set();
  return find(made, asked).map((key) => made.medicines.get(key)[0]).filter((one) => !seen.has(one.entry) && seen.add(one.entry));
}

/* One letter wrong in a word of five or more, and one medicine only that can be meant: it is read as that, and its reader is told. */
function slipped(made, item, refused) {
  const asked = item.asked.toLowerCase(), close = asked.length < 5 || refused.has(asked) ? [] : choicesBy(made, asked, nearly);
  return close.length === 1 && distance(asked, close[0].name.toLowerCase(), 1) === 1 ? { from: item.from, asked: item.asked, choices: close, slip: true } : item;
}

/* Without the signs and the "and" or "or" that part it from the next. */
function trimmed(text, made) {
  const words = text.replace(/^[\s&+/,;.-]+|[\s&+/,;-]+$/g, "").split(/\s+/), parts = (word) => made.parts.has(word.toLowerCase()) || made.left.joins.has(word.toLowerCase());
  while (words.length > 1 && parts(words[words.length - 1])) words.pop();
  while (words.length > 1 && parts(words[0])) words.shift();
  return words.join(" ").replace(/[\s&+/,;-]+$/, "");
}
