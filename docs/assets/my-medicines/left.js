/* What is written of a medicine that its reader takes no more, or never did: "no aspirin", "stopped atorvastatin last week". Words are data.
   What is not surely denied is counted: a word of denial speaks of one name, and of those that "or" joins straight to it. */
import { placed } from "../search/names.js";

/* Each phrase with what it does: before, after, until, again, head, harmless; and the words that join a name to one that is denied. */
export function leftWords(lists) {
  const { joins, ...kinds } = { joins: [], ...lists }, phrases = new Map();
  Object.entries(kinds).forEach(([what, some]) => some.forEach((phrase) => phrases.set(phrase, [...(phrases.get(phrase) || []), what])));
  return { phrases, joins: new Set(joins), longest: Math.max(0, ...Array.from(phrases.keys(), (phrase) => phrase.split(" ").length)) };
}

/* The phrases of a part, each where it stands, the longest that fits. */
export function marksIn(made, part, text) {
  const words = placed(made, text.slice(part.from, part.to), part.from), marks = [];
  for (let at = 0; at < words.length;) {
    const mark = markAt(made.left, words, at);
    if (mark) marks.push(mark);
    at += mark ? mark.length : 1;
  }
  return marks.some((mark) => mark.does.includes("again")) ? marks.map((mark) => ({ ...mark, does: ["harmless"] })) : withoutDoubles(marks, text);  // "stopped it, but back on it"
}

function markAt({ phrases, longest }, words, at) {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const span = words.slice(at, at + length), does = phrases.get(span.map((token) => token.word).join(" "));
    if (does) return { from: span[0].from, to: span[length - 1].to, length, does };
  }
  return null;
}

/* "Has not been stopped": two words of denial side by side deny nothing. */
function withoutDoubles(marks, text) {
  const beside = (one, other) => one && other && denies(one) && denies(other) && !/[,;:.()]/.test(text.slice(one.to, other.from)) && text.slice(one.to, other.from).trim().split(/\s+/).length < 2;
  return marks.map((mark, at) => (beside(marks[at - 1], mark) || beside(mark, marks[at + 1]) ? { ...mark, does: ["harmless"] } : mark));
}

function denies(mark) { return mark.does.includes("before"); }

/* One medicine, or a kind that is told by its use: what nobody knows is asked about all the same. */
export function deny(item, mark) { if (item.vague || (item.choices && item.choices.length === 1)) Object.assign(item, mark ? { left: true, mark } : { left: true }); }

/* What a part has, in its order: items, marks, words that join, and words that end what a denial reaches. Doses and small words are nothing. */
function eventsOf(made, part, items, marks, text) {
  const inside = (word) => [...items, ...marks].some((one) => one.from <= word.from && word.from < (one.to || one.from + one.asked.length));
  const words = placed(made, text.slice(part.from, part.to), part.from).filter((word) => !inside(word)).map((word) => ({ from: word.from, kind: kindOf(made, word) }));
  return [...words.filter((word) => word.kind), ...items.map((item) => ({ from: item.from, kind: "name", item })), ...marks.map((mark) => ({ from: mark.from, kind: "mark", mark }))].sort((a, b) => a.from - b.from);
}

function kindOf(made, { word }) {
  if (made.left.joins.has(word)) return "join";
  if (made.parts.has(word)) return "and";
  return made.dropped.has(word) || /^\d/.test(word) ? "" : made.purposes.has(word) ? "use" : "other";
}

/* Marks the items of a part that are left out: `left`, and the `mark` that says so where it stands before. */
export function leaveOut(made, part, items, marks, text) {
  const events = eventsOf(made, part, items, marks, text), last = (at) => events[at - 1] && events[at - 1].item;
  events.forEach(({ mark }, at) => {
    if (!mark) return;
    const next = nextOf(events, at);
    if (denies(mark) && events[next] && events[next].item) denyFrom(events, next, mark);
    else if (tellsOf(events, at) && last(at)) deny(last(at));
  });
}

/* What follows a denial, over "any more". */
function nextOf(events, at) {
  const only = (event) => event && event.mark && event.mark.does.every((what) => what === "after");
  return only(events[at + 1]) ? at + 2 : at + 1;
}

function denyFrom(events, at, mark) {
  deny(events[at].item, mark);
  if (events[at + 1] && events[at + 1].kind === "join" && events[at + 2] && events[at + 2].item) denyFrom(events, at + 2, mark);
}

/* "Stopped in May" tells of a name; "stopped smoking" of another thing. */
function tellsOf(events, at) { return events[at].mark.does.includes("after") && !(events[at + 1] && ["other", "use"].includes(events[at + 1].kind)); }

/* "Stopped in May" after a comma is said of the name before it, where the part names nothing itself. */
export function tellsOfLast(made, part, marks, text, between) {
  const events = part.hits.length ? [] : eventsOf(made, part, [], marks, text);
  return /^\s*,\s*$/.test(between) && events.length > 0 && Boolean(events[0].mark) && tellsOf(events, 0) && !/:\s*$/.test(text.slice(part.from, part.to));
}

/* "Stopped:" speaks of the names of its line, or, alone on a line, of the lines under it; until an empty line, another head, a full stop or a word of taking. {mark, line} or null. */
export function headOver(made, over, part, marks, text, between) {
  const said = text.slice(part.from, part.to), head = /^\s*([^:\d]+:)(.*)$/s.exec(said);
  if (head) return headOf(made, part, marks.filter((mark) => mark.from < part.to - head[2].length), text, head);
  if (!over || !said.trim() || /\n\s*\n/.test(between) || (over.line && /[\n;.!?]/.test(between))) return null;
  return /[;.!?]/.test(between) && !between.includes("\n") ? null : over;
}

/* A head has a denial, and no word of anything else than what a medicine is. */
function headOf(made, part, marks, text, head) {
  const to = part.to - head[2].length, some = eventsOf(made, { from: part.from, to }, [], marks, text).filter((event) => event.kind !== "join");
  const telling = (mark) => ["before", "after", "head"].some((what) => mark.does.includes(what));
  const plain = some.every(({ mark, kind }) => (mark ? telling(mark) : kind !== "other"));
  return plain && marks.some(telling) ? { mark: { from: to - head[1].length, to }, line: Boolean(head[2].trim()), until: to } : null;
}

/* The items of a part under a head: all as far as a word of taking. */
export function leaveUnder(head, items, marks) {
  const end = marks.find((mark) => mark.does.includes("until") && mark.from >= (head.until || 0));
  items.filter((item) => !end || item.from < end.from).forEach((item) => deny(item, head.mark));
  return end ? null : head;
}
