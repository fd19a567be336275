/* What is written of a medicine that its reader takes no more, or never did: "no aspirin", "stopped atorvastatin last week". Words are data. */
import { placed } from "../search/names.js";

/* Each phrase with what it does: before, after, until, harmless. */
export function leftWords(lists) {
  const phrases = new Map();
  Object.entries(lists || {}).forEach(([what, some]) => some.forEach((phrase) => phrases.set(phrase, [...(phrases.get(phrase) || []), what])));
  return { phrases, longest: Math.max(0, ...Array.from(phrases.keys(), (phrase) => phrase.split(" ").length)) };
}

/* The phrases of a part, each where it stands, the longest that fits. */
export function marksIn(made, part, text) {
  const words = placed(made, text.slice(part.from, part.to), part.from), marks = [];
  for (let at = 0; at < words.length;) {
    const mark = markAt(made.left, words, at);
    if (mark) marks.push(mark);
    at += mark ? mark.length : 1;
  }
  return marks;
}

function markAt({ phrases, longest }, words, at) {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const span = words.slice(at, at + length), does = phrases.get(span.map((token) => token.word).join(" "));
    if (does) return { from: span[0].from, to: span[length - 1].to, length, does };
  }
  return null;
}

export function known(item) { return Boolean(item.choices && item.choices.length === 1); }

/* Marks the items of a part that are left out. "Stopped" speaks of the name after it, or else of the one in front of it. */
export function leaveOut(items, marks) {
  let open = false, last = null;
  const named = items.filter(known);
  [...marks, ...named].sort((a, b) => a.from - b.from).forEach((one) => {
    if (!one.does) { last = one; if (open) one.left = true; return; }
    const more = named.some((item) => item.from > one.from);
    if (one.does.includes("until")) open = false;
    else if (one.does.includes("before") && (more || !one.does.includes("after"))) open = true;
    else if (one.does.includes("after") && last) last.left = true;
  });
}

/* "Stopped in May" after a comma is said of the name before it, whatever else it tells. */
export function tellsOfLast(part, marks, text) {
  return !part.hits.length && marks.length > 0 && !/:\s*$/.test(text.slice(part.from, part.to)) && marks[0].does.includes("after") && !/[\p{L}\p{N}]/u.test(text.slice(part.from, marks[0].from));
}

/* "Stopped:" alone on a line speaks of the lines under it, until an empty line or another head; before names, of the rest of its line. {text, line} or null. */
export function headOver(over, part, marks, text, between) {
  const said = text.slice(part.from, part.to), head = /^\s*([^:\d]+:)(.*)$/s.exec(said);
  if (head) return marks.some((mark) => mark.from < part.from + head[0].length - head[2].length && ["before", "after"].some((one) => mark.does.includes(one))) ? { text: head[1], line: Boolean(head[2].trim()) } : null;
  return !said.trim() || /\n\s*\n/.test(between) || (over && over.line && between.includes("\n")) ? null : over;
}
