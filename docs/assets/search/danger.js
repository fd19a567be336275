/* The danger signs in a question: which sets of words of the care cards it meets. What the words are is data: `asked:` in docs/red-flags.yml,
   and `groups`, `signs`, `urgent` and `sum` in docs/search.yml. A phrase is a list of parts (a word, a group, numbers from-to), one beside the other. */

import { stem, stemsOf, tokens } from "./words.js";
import { rarity } from "./rank.js";
import { add, idOf, listOf, push } from "./tables.js";

/* -- the data, made ready */

/* The groups by their names, and (in small letters) the lists that say how a question is read. */
export function readGroups(words, pages, lang) {
  var made = { lang: lang, between: stemsOf(words.signs.between.join(" "), lang), groups: new Map() };
  Object.keys(words.groups).forEach(function (name) { made.groups.set(name, readItems(listOf(words.groups[name]), pages, lang)); });
  Object.keys(words.signs).forEach(function (name) { made.groups.set(name, readItems(words.signs[name], pages, lang)); });
  return made;
}

/* What adds up, made ready: each list as a group. */
export function readSum(sum, pages, lang) {
  return Object.assign({}, sum, { lists: sum.lists.map(function (one) { return { points: one.points, phrases: readItems(listOf(one.words), pages, lang) }; }) });
}

function readItems(texts, pages, lang) { return byStart(texts.flatMap(function (text) { return readItem(text, pages, lang); })); }

/* The phrases of a group by the word that they begin with; "" for those that begin with a group or a number. */
function byStart(phrases) {
  var starts = new Map([["", []]]);
  phrases.forEach(function (phrase) { push(starts, phrase[0].stem || "", phrase); });
  return starts;
}

/* An item of a group: a phrase, or the id of a page that stands for all its names. */
function readItem(text, pages, lang) {
  if (!text.includes("/")) return [readPhrase(text.split(" "), lang)];
  return namesOf(pages.find(function (page) { return idOf(page.url) === text; })).map(function (name) {
    return tokens(name, lang).map(function (token) { return { stem: token.stem }; });
  });
}

function namesOf(page) {
  var names = (page.medicines || []).flatMap(function (row) { return row.slice(1); });
  return names.concat(page.title, page.alias || []);
}

function readPhrase(parts, lang) {
  return parts.map(function (part) {
    var numbers = part.match(/^(\d+)-(\d+)$/);
    if (numbers) return { from: +numbers[1], to: +numbers[2] };
    return part !== part.toLowerCase() ? { group: part } : { stem: stem(part, lang) };
  });
}

/* Sets of words, a phrase of many sets read once: "leg SWELL -both" needs a form of leg, one of the group SWELL, and no both; "cut+off" needs one word beside the other. */
export function readSets(sets, known, lang) {
  return sets.map(function (text) {
    var set = { all: [], none: [], word: "" };
    text.split(" ").forEach(function (part) {
      var bare = part[0] === "-" ? part.slice(1) : part;
      if (!known.has(bare)) known.set(bare, readPhrase(bare.split("+"), lang));
      (part[0] === "-" ? set.none : set.all).push(known.get(bare));
    });
    set.word = set.all.map(function (phrase) { return phrase[0].stem; }).find(Boolean) || "";  // without it the set is not met: most sets are done with at once
    return set;
  });
}

/* -- what a question says */

/* A question as it is heard: each word as typed and as it may be meant, and where each stem stands. */
export function hear(made, asked, meant) {
  var heard = { made: made, between: made.between, words: [], at: new Map(), spans: new Map(), places: new Map(), harmless: [], denied: new Map() };
  var same = meant.length === asked.length;
  asked.forEach(function (token, number) { parted(token, made.lang).forEach(function (one) { addWord(heard, one, same && meant[number]); }); });
  if (!same) meant.forEach(function (token) { addWord(heard, token, token); });
  return heard;
}

/* "20min" is two words; "b12" is one. */
function parted(token, lang) {
  var parts = token.word.match(/^(\d+)(\p{L}+)$/u);
  return parts ? parts.slice(1).map(function (word) { return { word: word, stem: stem(word, lang) }; }) : [token];
}

function addWord(heard, token, meant) {
  var stems = meant && meant.asked ? [token.stem, meant.stem] : [token.stem], place = heard.words.length;
  heard.words.push({ word: token.word, stems: stems, number: /^\d+$/.test(token.word) ? +token.word : NaN });
  stems.forEach(function (one) { push(heard.at, one, place); });
}

/* Danger signs alone are read with care: what is harmless does not count, nor what is said not to be. */
export function withCare(heard) {
  groupSpans("harmless", wordByWord(heard)).forEach(function (to, from) { heard.harmless.push({ from: from, to: to }); });
  groupSpans("denies", heard).forEach(function (to, from) {
    for (var at = to, more = true; more;) {
      while (isBetween(heard, at)) at++;
      heard.denied.set(at, from);
      more = groupSpans("or", heard).has(at + 1);
      at += 2;
    }
  });
  return heard;
}

/* As it is heard when nothing may stand between two parts of a phrase. */
function wordByWord(heard) { return Object.assign({}, heard, { spans: new Map(), between: new Set() }); }

function isBetween(heard, at) { return at < heard.words.length && heard.between.has(heard.words[at].stems[0]); }

/* Where the phrases of a group stand: from which word to which, the longest from each. */
function groupSpans(name, heard) {
  var known = heard.spans.get(name);
  if (!known) {
    heard.spans.set(name, known = new Map());
    phrasesIn(heard.made.groups.get(name), heard).forEach(function (phrase) {
      spansOf(phrase, heard).forEach(function (span) { known.set(span.from, Math.max(span.to, known.get(span.from) || 0)); });
    });
  }
  return known;
}

/* The phrases of a group that may stand in a question. */
function phrasesIn(group, heard) {
  var found = group.get("");
  heard.at.forEach(function (_, stem) { if (group.has(stem)) found = found.concat(group.get(stem)); });
  return found;
}

/* Where a part of a set stands; asked by many sets. */
function placesOf(phrase, heard) {
  var known = heard.places.get(phrase);
  if (!known) heard.places.set(phrase, known = spansOf(phrase, heard).filter(function (span) { return !isHarmless(span, heard); }));
  return known;
}

function spansOf(phrase, heard) {
  return starts(phrase[0], heard).map(function (from) { return { from: from, to: follow(phrase, from, heard) }; }).filter(function (span) { return span.to; });
}

function starts(part, heard) {
  if (part.stem) return heard.at.get(part.stem) || [];
  if (part.group) return Array.from(groupSpans(part.group, heard).keys());
  return heard.words.map(function (_, at) { return at; });
}

var GAP = 3;  // words of `between` that may stand between two parts of a phrase

/* Where a phrase ends that begins at a word; 0 when it does not stand there. */
function follow(phrase, from, heard) {
  return phrase.reduce(function (at, part, number) {
    if (!at && number) return 0;
    for (var gap = 0, end = 0; !(end = step(part, at + gap, heard)) && number && gap < GAP && isBetween(heard, at + gap);) gap++;
    return end;
  }, from);
}

function step(part, at, heard) {
  var word = heard.words[at];
  if (!word) return 0;
  if (part.group) return groupSpans(part.group, heard).get(at) || 0;
  return (part.stem ? word.stems.includes(part.stem) : word.number >= part.from && word.number <= part.to) ? at + 1 : 0;
}

/* -- which sets are met */

/* The words that meet a set, each for one of its parts; none when it is not met. */
function met(set, heard) {
  if (set.word && !heard.at.has(set.word)) return null;
  if (!set.all.every(function (phrase) { return placesOf(phrase, heard).length; })) return null;
  return set.none.some(function (phrase) { return spansOf(phrase, heard).length; }) ? null : choose(set.all, heard, []);
}

/* A place for each part, none of them taken twice. */
function choose(parts, heard, used) {
  if (used.length === parts.length) return used.every(function (span) { return isSo(span, used, heard); }) ? used : null;
  for (var span of placesOf(parts[used.length], heard)) {
    var found = !overlaps(span, used) && choose(parts, heard, used.concat(span));
    if (found) return found;
  }
  return null;
}

/* Part of a longer phrase that is harmless. */
function isHarmless(span, heard) {
  return heard.harmless.some(function (one) { return one.from <= span.from && span.to <= one.to && one.to - one.from > span.to - span.from; });
}

function overlaps(span, others) { return others.some(function (one) { return span.from < one.to && one.from < span.to; }); }

/* Not denied; or the set asks for the very word that denies it, as "no pulse" does. */
function isSo(span, used, heard) {
  var by = heard.denied.get(span.from);
  return by === undefined || used.some(function (one) { return one.from <= by && by < one.to; });
}

/* What adds up to a danger sign: each list of which something is asked gives its points, no word for two of them, and so does a long question.
   What takes points away is no sign. */
function addedUp(sum, heard) {
  if (!sum) return null;
  var used = [], total = 0;
  sum.long.forEach(function (one) { if (heard.words.length >= one.words) total += one.points; });
  sum.lists.forEach(function (one) {
    var span = firstOf(one.phrases, heard, one.points > 0 ? used : []);
    if (span) total += one.points;
    if (span && one.points > 0) used.push(span);
  });
  return total >= sum.least && used.length ? used.sort(function (a, b) { return a.from - b.from; }) : null;
}

/* Where the first of these phrases stands that is not denied, nor taken. */
function firstOf(phrases, heard, taken) {
  for (var phrase of phrasesIn(phrases, heard)) {
    var span = placesOf(phrase, heard).find(function (one) { return !heard.denied.has(one.from) && !overlaps(one, taken); });
    if (span) return span;
  }
  return null;
}

export function bestSet(sets, heard) {
  return sets.reduce(function (best, set) { var used = met(set, heard); return used && (!best || used.length > best.length) ? used : best; }, null);
}

var LEVELS = ["emergency", "same day", "soon"];

/* The cards of which a set is met; where there is none, what adds up. */
function metBy(made, heard) {
  var of = function (find) { return made.cards.map(function (one) { return { card: one.card, used: find(one) }; }).filter(function (one) { return one.used; }); };
  var found = of(function (one) { return bestSet(one.sets, heard); });
  return found.length ? found : of(function (one) { return addedUp(one.sum, heard); });
}

/* The care cards that a question sets off, the most urgent first, and of these the one whose words tell most; what is for all signs comes last. */
export function dangers(made, heard) {
  return metBy(made, heard).map(function (one) { return Object.assign(one, { telling: telling(made, one.used, heard) }); })
    .sort(function (a, b) { return LEVELS.indexOf(a.card.level) - LEVELS.indexOf(b.card.level) || !!a.card.general - !!b.card.general || b.telling - a.telling; })
    .map(function (one) {
      var card = one.card;
      return { card: card.id, level: card.level, short: card.short, act: card.act, url: card.url, words: one.used.map(function (span) { return said(span, heard); }) };
    });
}

var SMALL = 0.1;  // what a word that says nothing by itself tells

/* How much the words tell that set off a card: of each part its rarest. */
function telling(made, used, heard) {
  return used.reduce(function (sum, span) {
    return sum + Math.max.apply(null, heard.words.slice(span.from, span.to).map(function (one) { return made.lang.stop.has(one.word) ? SMALL : rarity(made, one.stems[0]); }));
  }, 0);
}

function said(span, heard) { return heard.words.slice(span.from, span.to).map(function (one) { return one.word; }).join(" "); }

/* The page that shows all danger signs, and the pages that show the first card in full. */
export function addDanger(made, found, scores) {
  if (!found.length) return;
  add(scores, made.byUrl.get(idOf(found[0].url.split("#")[0])), made.weights.danger);
  made.cards.find(function (one) { return one.card.id === found[0].card; }).card.pages.forEach(function (page, _, pages) {
    if (scores.has(page)) add(scores, page, made.weights.danger / Math.sqrt(pages.length));
  });
}
