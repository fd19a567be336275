/* Words, cut as scripts/atlas/site/search_index.py cuts them. */

var APOSTROPHE = /['\u2018\u2019\u02bc\u2032`\u00b4]/g, ACCENT = /[\u0300-\u036f]/g, WORD = /[\p{L}\p{N}]+/gu;

/* "Parkinson’s cramps" becomes [{word: "parkinsons", stem: "parkinson"}, {word: "cramps", stem: "cramp"}]. */
export function tokens(text, lang) {
  var plain = text.toLowerCase().replace(APOSTROPHE, "").normalize("NFKD").replace(ACCENT, "");
  return (plain.match(WORD) || []).map(function (word) { return { word: word, stem: stem(word, lang) }; });
}

export function stem(word, lang) {
  var known = lang.stems.get(word);
  if (known === undefined) {
    var form = lang.forms.get(word);
    known = form === word ? word : cut(form || word, lang);
    lang.stems.set(word, known);
  }
  return known;
}

function cut(word, lang) {
  lang.spellings.forEach(function (pair) { word = word.split(pair[0]).join(pair[1]); });
  lang.endings.forEach(function (step) {
    var fit = step.find(function (ending) { return word.endsWith(ending[0]) && word.length - ending[0].length >= ending[2]; });
    if (fit) word = word.slice(0, word.length - fit[0].length) + fit[1];
  });
  return word;
}

export function telling(list, lang) {
  var some = list.filter(function (token) { return !lang.stop.has(token.word); });
  return some.length ? some : list;  // "now" alone is asked for
}

/* What a name is found by. "The runs" keeps its small word, for one word alone would be another. */
export function keyOf(list, lang) {
  var some = telling(list, lang);
  return stemsIn(some.length > 1 ? some : list);
}

export function stemsIn(list) { return list.map(function (token) { return token.stem; }).join(" "); }

export function stemmed(text, lang) { return tokens(text, lang).map(function (token) { return token.stem; }).join(" "); }
export function stemsOf(text, lang) { return new Set(tokens(text, lang).map(function (token) { return token.stem; })); }
