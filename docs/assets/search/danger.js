/* The danger signs in a question: which sets of words of the care cards it meets. The cards are data, docs/red-flags.yml. */

import { stem } from "./words.js";
import { add, idOf } from "./tables.js";

/* Sets of words: "leg SWELL -both" needs a form of leg, one of the group SWELL, and no both. */
export function readSets(sets, groups, lang) {
  return sets.map(function (text) {
    var set = { all: [], none: [] };
    text.split(" ").forEach(function (word) {
      var bare = word.replace("-", "");
      (word[0] === "-" ? set.none : set.all).push(groups[bare] || new Set([stem(bare, lang)]));
    });
    return set;
  });
}

/* The words that meet a set, each for one of its parts; none when it is not met. */
function met(set, list) {
  var none = set.none.some(function (group) { return list.some(function (token) { return group.has(token.stem); }); });
  var used = [];
  return !none && set.all.every(function (group) {
    var token = list.find(function (one) { return group.has(one.stem) && !used.includes(one); });
    if (token) used.push(token);
    return token;
  }) ? used : null;
}

export function bestSet(sets, list) {
  return sets.reduce(function (best, set) { var used = met(set, list); return used && (!best || used.length > best.length) ? used : best; }, null);
}

var LEVELS = ["emergency", "same day", "soon"];

/* The care cards that a question sets off, the most urgent first, and of these the one that knows most of its words. */
export function dangers(made, list) {
  return made.cards.map(function (one) { return { card: one.card, used: bestSet(one.sets, list) }; })
    .filter(function (one) { return one.used; })
    .sort(function (a, b) { return LEVELS.indexOf(a.card.level) - LEVELS.indexOf(b.card.level) || b.used.length - a.used.length; })
    .map(function (one) {
      var card = one.card;
      return { card: card.id, level: card.level, short: card.short, act: card.act, url: card.url, words: one.used.map(function (token) { return token.asked || token.word; }) };
    });
}

/* The page that shows all danger signs, and the pages that show the first card in full. */
export function addDanger(made, found, scores) {
  if (!found.length) return;
  add(scores, made.byUrl.get(idOf(found[0].url.split("#")[0])), made.weights.danger);
  made.cards.find(function (one) { return one.card.id === found[0].card; }).card.pages.forEach(function (page, _, pages) {
    if (scores.has(page)) add(scores, page, made.weights.danger / Math.sqrt(pages.length));
  });
}
