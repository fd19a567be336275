/* Spelling: the nearest word or name for one that the site does not know. */
import { keyOf, tokens } from "./words.js";

export function letters(word) {
  var bits = 0;
  for (var i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

function countBits(bits) { var count = 0; for (; bits; bits &= bits - 1) count++; return count; }

/* How many letters were added, left out, changed or swapped with the next; over `most` it does not matter how many. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  var before = [], last = [], row = [], i, j;
  for (j = 0; j <= b.length; j++) last[j] = j;
  for (i = 1; i <= a.length; i++) {
    row = [i];
    var least = i;
    for (j = 1; j <= b.length; j++) {
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

function slips(length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }  // short words are taken as they are

/* The entries nearest to a word, nearest first; those that begin alike and stand in names come before others. */
export function nearest(word, entries, textOf) {
  var most = slips(word.length), bits = letters(word), found = [];
  for (var entry of entries) {
    if (countBits(bits ^ entry.letters) > 2 * most) continue;
    var text = textOf(entry), far = distance(word, text, most);
    if (far <= most && far > 0 && (alike(word, text) || word.length > 6)) found.push({ entry: entry, far: far, rank: (text[0] === word[0] ? 1 : 0) + (entry.rank || 0) });
  }
  found.sort(function (a, b) { return a.far - b.far || b.rank - a.rank; });
  return found.filter(function (one) { return one.far === found[0].far; }).map(function (one) { return one.entry; });
}

/* A slip is seldom in the first letter; "suffer" is no "puffer". */
function alike(a, b) { return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]); }

function wordOf(entry) { return entry.word; }
export function textOf(entry) { return entry.text; }

function isKnown(made, token) {
  return made.vocabulary.has(token.word) || made.fields.has(token.stem) || made.known.has(token.stem) || made.lang.stop.has(token.word) || /\d/.test(token.word);
}

/* A question in words that the site knows. A word that it does not know becomes the nearest one; the last is left alone while it may be half a word. */
export function correct(made, list, typing) {
  return list.map(function (token, number) {
    if (isKnown(made, token) || (typing && number === list.length - 1)) return token;
    var near = nearest(token.word, made.vocabulary.values(), wordOf);
    if (!near.length) return token;
    return { word: near[0].word, stem: near[0].stem, asked: token.word, others: near.slice(1, 4).map(function (entry) { return entry.stem; }) };
  });
}

/* A question that is nearly the name of something, as a whole: then that name was meant. */
export function wholeName(made, asked, list) {
  var text = asked.map(function (token) { return token.word; }).join(" ");
  if (made.names.has(keyOf(list, made.lang)) || list.length > 6) return null;
  var near = nearest(text, made.spelled, textOf)[0], known = asked.every(function (token) { return isKnown(made, token); });
  return near && (!known || distance(text, near.text, 1) < 2) ? tokens(near.text, made.lang).map(function (token) { return Object.assign(token, { asked: token.word }); }) : null;
}

export function correction(list) { return list.map(function (token) { return token.word; }).join(" "); }

export function nearNames(made, question) {
  var start = tokens(question, made.lang).map(function (token) { return token.word; }).join(" ").slice(0, 3), seen = new Set();
  return made.spelled.filter(function (one) { return start && one.text.startsWith(start); }).sort(function (a, b) { return distance(question, a.text, 9) - distance(question, b.text, 9); })
    .map(function (one) { var name = made.names.get(one.key)[0]; return { title: name.text, url: made.pages[name.page].url + (name.anchor ? "#" + name.anchor : "") }; })
    .filter(function (one) { return !seen.has(one.title) && seen.add(one.title); }).slice(0, 5);
}
