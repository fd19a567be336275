/* What the build wrote small is read here: front-coded words, numbers as steps, and in which part a stem stands; see search_index.py. */

export function readCoded(text) {
  var before = "";
  return text.split(" ").map(function (coded) { return (before = before.slice(0, +coded[0]) + coded.slice(1)); });
}

var DIGITS = new Map(), HALF = 45;
for (var code = 33; DIGITS.size < 2 * HALF; code++) if (code !== 34 && code !== 92) DIGITS.set(String.fromCharCode(code), DIGITS.size);

export function readSteps(text) {
  var list = [], at = -1, step = 0, unit = 1;
  for (var sign of text) {
    var digit = DIGITS.get(sign);
    step += (digit % HALF) * unit;
    unit *= HALF;
    if (digit < HALF) { at += step + 1; list.push(at); step = 0; unit = 1; }
  }
  return list;
}

export function partOf(stem, count) {
  var number = 0;
  for (var sign of stem) number = (number * 31 + sign.codePointAt(0)) % 65521;
  return number % count;
}
