/* What a result shows of its page: the section and the passage that hold most of what is asked for, and where its words stand in a text. */
import { rarity } from "./rank.js";
import { add, idOf } from "./tables.js";
import { stemsOf, tokens } from "./words.js";

/* Where the passages of a page are to be had: a list of lists, for each of its sections what it says. */
export function passagesOf(url) { return "search/passages/" + idOf(url) + ".json"; }

/* The section that holds most of what is asked for, its heading counting double; none when the page as a whole does. */
export function bestSection(made, page, terms) {
  var sums = new Map();
  terms.forEach(function (stems) {
    stems.forEach(function (sure, stem) {
      var rare = rarity(made, stem) * sure;
      (made.places.get(stem) || []).forEach(function (number) { if (made.sections[number].page === page) add(sums, number, rare); });
    });
  });
  var best = null, most = 0;
  sums.forEach(function (sum, number) {
    var section = made.sections[number];
    sum += 2 * weigh(made, section.heading, terms);
    if (sum > most) { most = sum; best = section; }
  });
  return best && best.anchor ? best : null;
}

/* How much of what is asked for a text holds. */
function weigh(made, text, terms) {
  var held = stemsOf(text, made.lang), sum = 0;
  terms.forEach(function (stems) {
    var best = 0;
    stems.forEach(function (sure, stem) { if (held.has(stem)) best = Math.max(best, rarity(made, stem) * sure); });
    sum += best;
  });
  return sum;
}

/* The passage that holds most, with its section; the description when none holds more. One of the section that is shown comes before another.
   Passages of a page that has other sections than the index knows are of another day. */
export function bestPassage(made, number, terms, texts) {
  var page = made.pages[number], first = made.sections.findIndex(function (section) { return section.page === number; });
  var shown = bestSection(made, number, terms), best = { text: page.text || "", section: null }, most = weigh(made, best.text, terms);
  if (made.sections.filter(function (section) { return section.page === number; }).length === texts.length) texts.forEach(function (passages, at) {
    var section = made.sections[first + at], nearer = section === shown ? 1.1 : 1;
    passages.forEach(function (text) {
      var held = weigh(made, text, terms) * nearer;
      if (held > most) { most = held; best = { text: text, section: section }; }
    });
  });
  return { text: best.text, marks: marks(made, best.text, terms), section: best.section && best.section.anchor ? place(page, best.section) : null };
}

export function place(page, section) { return { url: page.url + "#" + section.anchor, title: section.heading }; }

/* Where the words asked for stand in a text: [[from, to], …]. */
export function marks(made, text, terms) {
  var found = [], match, word = /[\p{L}\p{N}'\u2019]+/gu;
  while ((match = word.exec(text))) {
    var list = tokens(match[0], made.lang);
    if (list.length && terms.some(function (stems) { return stems.has(list[0].stem); })) found.push([match.index, match.index + match[0].length]);
  }
  return found;
}
