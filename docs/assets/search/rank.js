/* Ranking: what each page gets for the words, the names and the kind of a question. The weights are data, docs/search.yml. */
import { add } from "./tables.js";
import { keyOf, stemsIn, telling } from "./words.js";

export function rarity(made, stem) {
  var pages = made.fields.get(stem), count = pages ? pages.size : 0;
  return Math.log(1 + (made.pages.length - count + 0.5) / (count + 0.5)) * (made.common.has(stem) ? made.weights.common : 1);
}

/* What is asked for: each telling word with the stems that may be meant, and how sure that is. */
export function termsOf(made, list, typing) {
  var seen = new Set();
  return telling(list, made.lang).filter(function (token) { return !seen.has(token.stem) && seen.add(token.stem); }).map(function (token) {
    var guess = made.weights.guess, sure = token.asked ? guess : 1;
    var stems = new Map([[token.stem, sure]].concat((token.others || []).map(function (other) { return [other, guess * guess]; })));
    if (typing && token === list[list.length - 1]) finish(made, token.word).forEach(function (other) { if (!stems.has(other)) stems.set(other, guess); });
    return stems;
  });
}

/* The words of a question that are said aside, in phrases that are not what is asked for; none where nothing else is asked. A phrase with "" at its end stands at that of the question. */
export function asideIn(made, list) {
  var found = new Set();
  list.forEach(function (_, at) {
    made.aside.forEach(function (phrase) {
      if (phrase.every(function (stem, i) { return stem ? list[at + i] && list[at + i].stem === stem : at + i === list.length; })) list.slice(at, at + phrase.length).forEach(function (token) { found.add(token); });
    });
  });
  return list.some(function (token) { return !found.has(token) && !made.lang.stop.has(token.word); }) ? found : new Set();
}

/* Whether the last word may be half a word; one like which none begins has a slip in it, typed or not. */
export function canEnd(made, asked) { return asked.length > 0 && finish(made, asked[asked.length - 1].word).length > 0; }

var ENDS = 12;  // ways to finish a word

function finish(made, start) {
  var found = [];
  made.vocabulary.forEach(function (entry) { if (entry.word.startsWith(start) && entry.word !== start) found.push(entry); });
  made.places.forEach(function (_, stem) { if (stem.startsWith(start)) found.push({ word: stem, stem: stem, rank: 0 }); });
  found.sort(function (a, b) { return b.rank - a.rank || a.word.length - b.word.length; });
  return found.slice(0, ENDS).map(function (entry) { return entry.stem; });
}

export function addTerms(made, terms, scores) {
  terms.forEach(function (stems) {
    var best = new Map();
    stems.forEach(function (sure, stem) {
      var rare = rarity(made, stem) * sure;
      (made.fields.get(stem) || []).forEach(function (fields, page) { best.set(page, Math.max(best.get(page) || 0, rare * share(made, fields))); });
    });
    best.forEach(function (value, page) { add(scores, page, value); });
  });
}

/* BM25F with one page as long as the other: the fields together, each further one adding less. */
function share(made, fields) {
  var sum = 0;
  for (var field in fields) sum += made.weights.fields[field] * fields[field];
  return sum / (sum + 1) * 2;
}

/* The whole names in a question, longest first; no word counts for two. Shape: the telling words of it, then all; a small word alone is no name. */
function namesIn(lists, names, longest) {
  var found = [], used = [];
  for (var length = longest; length > 0; length--) lists.forEach(function (list) {
    for (var start = 0; start + length <= list.length; start++) {
      var span = list.slice(start, start + length), same = names.get(stemsIn(span)), small = length === 1 && list !== lists[0];
      if (same && !small && !span.some(function (token) { return used.includes(token); })) {
        used = used.concat(span);
        found.push({ span: span, names: same });
      }
    }
  });
  return found;
}

/* The whole names in a question: of all that it asks, or else of its parts. */
export function wholeNames(made, list, names) {
  var some = telling(list, made.lang), whole = names.get(keyOf(list, made.lang));
  return whole ? [{ span: some, names: whole }] : namesIn([some, list], names, made.longest);
}

/* Of the pages that have a name, the list of all medicines only where there is no other. */
function ownOf(made, names) {
  var own = names.filter(function (name) { return !made.listed || name.page !== made.listed.page; });
  return own.length ? own : names;
}

export function addNames(made, list, aside, scores, anchors) {
  var whole = made.names.has(keyOf(list, made.lang)), full = stemsIn(list);
  wholeNames(made, list, made.names).filter(function (found) { return found.span.filter(function (token) { return aside.has(token); }).length !== 1; }).forEach(function (found) {
    var rare = found.span.reduce(function (sum, token) { return sum + rarity(made, token.stem) * (token.asked ? made.weights.guess : 1); }, 0);
    var best = new Map();
    ownOf(made, found.names).forEach(function (name) {
      var value = made.weights.names[name.kind] * (rare * made.weights.whole_name + (whole ? made.weights.only_name : 0) + (name.full === full ? 1 : 0));
      if (value > (best.get(name.page) || 0)) { best.set(name.page, value); if (name.anchor) anchors.set(name.page, name); }
    });
    best.forEach(function (value, page) { add(scores, page, value); });
  });
}

/* What kind of question it is moves the right kind of page up; a page that has nothing to do with it comes in only when named itself. */
export function addKinds(made, list, scores, several) {
  var said = " " + list.map(function (token) { return token.stem; }).join(" ") + " ", lift = new Map();
  var asked = made.questions.filter(function (one) { return one.says.some(function (phrase) { return said.includes(phrase); }); });
  asked.concat(several ? { lift: made.several } : []).forEach(function (one) {
    one.lift.forEach(function (to) { lift.set(to[0], (lift.get(to[0]) || 0) + to[1]); });
  });
  lift.forEach(function (value, to) {
    var page = made.byUrl.get(to.replace(/\/index$/, ""));
    if (page !== undefined && (to.includes("/") || made.pages[page].kind === "pages")) add(scores, page, value * made.weights.question);
    else scores.forEach(function (score, one) { if (made.pages[one].kind === to) scores.set(one, score + value * made.weights.question * Math.min(1, score / 6)); });
  });
}

/* What the signs of a card may be is what a question with these signs is about, whatever else it tells of. */
export function addMeant(made, id, scores) {
  var pages = made.cards.find(function (one) { return one.card.id === id; }).card.meant;
  pages.forEach(function (page) { add(scores, page, made.weights.meant / Math.sqrt(pages.length)); });
}
