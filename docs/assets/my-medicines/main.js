/* My medicines: reads the names in the field, and shows the answer under it. All happens on the device; nothing is kept unless its reader asks. */
import { check } from "./check.js";
import { el, filled } from "../dom.js";
import { forget, hand, keep, kept, leave, left, linkTo, linked } from "./keep.js";
import { isOpen } from "./names.js";
import { paperNodes, paperOf, paperText } from "./paper.js";
import { complete, prepare, readList } from "./read.js";
import { answerOf } from "./show.js";

const root = document.querySelector("[data-my-medicines]"), find = (name) => root.querySelector("[data-" + name + "]");
const words = JSON.parse(root.dataset.words), home = new URL(root.dataset.root, location.href);
const field = find("field"), shown = find("answer"), actions = find("actions"), keeping = find("keep"), address = find("address");
const PAUSE = 250, THOUGHT = 1200, PAINTED = 50;  // ms after a key: until the answer, and until a word that nobody knows counts as finished; until a screen shows what was said
const WHOLE = ["insertFromPaste", "insertFromDrop", "insertFromDictation", "insertReplacementText"];
const refused = new Set();  // words with a slip that mean something else
const counted = new Set();  // what was left out, and is to count
const before = [];  // what the field said before each change by a button
let at = null, made = null, list = { items: [], rest: [] }, answer = null, timer = 0, later = 0;

/* -- the answer */

function update(typing) {
  if (!made) return;
  list = readList(made, field.value, refused, counted);
  const last = list.items[list.items.length - 1], half = typing && last && last.meant && !last.meant.length && /[\p{L}\p{N}]$/u.test(field.value);
  const ready = half ? { items: list.items.slice(0, -1), rest: list.rest } : list;
  answer = check(at.data, ready.items);
  redraw(answerOf(at, answer, ready, act));
  actions.hidden = !ready.items.length;
  find("clear").hidden = !field.value;
  find("undo").hidden = !before.length;
  say(ready);
  unlink();
  leave(field.value);
  if (keeping.checked) keep(field.value);
  root.toggleAttribute("data-settled", !half);
}

/* What its reader unfolded stays so. */
function redraw(nodes) {
  const open = new Set(Array.from(shown.querySelectorAll("details[open]"), (one) => one.dataset.of));
  shown.replaceChildren(...nodes);
  shown.querySelectorAll("details").forEach((one) => { one.open = open.has(one.dataset.of); });
}

function say(ready) {
  const open = ready.items.filter(isOpen).length, left = ready.items.filter((item) => item.left).length;
  const counts = { read: answer.medicines.length, linked: answer.groups.linked.length, pairs: answer.pairs.length, signs: answer.signs.length + answer.told.length, open, left };
  const told = words.status.filter((one) => counts[one.of]), status = find("status"), texts = told.map((one) => filled(one.text, { count: counts[one.of] }));
  if (status.textContent !== texts.join(" ")) status.replaceChildren(...told.flatMap((one, number) => [number ? " " : "", to(one, texts[number])]));
}

/* The way to a part of the answer; the address stays as it is. */
function to(one, text) {
  if (!one.part || !document.getElementById("mymeds-" + one.part)) return text;
  const go = (event) => {
    event.preventDefault();
    document.getElementById("mymeds-" + one.part).scrollIntoView();
    document.getElementById("mymeds-" + one.part).focus({ preventScroll: true });
  };
  return el("a", { href: "#mymeds-" + one.part, click: go }, text);
}

function soon() {
  wait();
  timer = setTimeout(update, PAUSE, true);
  later = setTimeout(update, THOUGHT, false);
}

/* What ends with a sign or a line is whole. */
function readAt(event) {
  if (WHOLE.includes(event.inputType)) atOnce();
  else if (/[,;\n]\s*$/.test(field.value)) finish();
  else soon();
}

function finish() {
  wait();
  update(false);
}

/* All is whole once its reader turns to something else; not so fast that what is being pressed is drawn anew. */
function leaveField() {
  if (root.hasAttribute("data-settled")) return;
  wait();
  timer = setTimeout(update, PAUSE, false);
}

function wait() {
  root.removeAttribute("data-settled");
  clearTimeout(timer);
  clearTimeout(later);
}

/* What is pasted or spoken is whole: no word of it is still being typed. It is said that it is being read before it is. */
function atOnce() {
  wait();
  find("status").textContent = words.reading;
  timer = setTimeout(update, PAINTED, false);
}

/* -- what buttons change */

function change(text) {
  before.push(field.value);
  field.value = text;
  grow();
  update(false);
  shown.focus();
}

function without(gone) { return list.items.filter((item, number) => !gone(item, number)).map((item) => item.said).join("\n"); }

const act = {
  remove: (number) => change(without((item, at) => at === number)),
  count: (item) => { counted.add(item.said.toLowerCase()); change(field.value); },
  refuse: (item) => { refused.add(item.asked.toLowerCase()); change(field.value); },
  drop: (medicine) => change(without((item) => item.choices && item.choices.length === 1 && item.choices[0].entry === medicine.entry)),
  replace: (number, name) => change(list.items.map((item, at) => (at === number ? swapped(item, name) : item.said)).join("\n"))
};

/* "furosimide 40 mg" with the name that was meant; a name in several words takes the place of all. */
function swapped(item, name) {
  const at = item.said.indexOf(item.asked);
  return at < 0 ? name : item.said.slice(0, at) + name + item.said.slice(at + item.asked.length);
}

function undo() {
  field.value = before.pop();
  refused.clear();
  counted.clear();
  grow();
  update(false);
  field.focus();
}

function grow() { field.rows = Math.min(12, Math.max(3, field.value.split("\n").length + 1)); }

/* -- paper, link, keeping */

function paper() {
  const when = new Date().toLocaleDateString(document.documentElement.lang || undefined, { day: "numeric", month: "long", year: "numeric" });
  return paperOf(at, answer, list, when);
}

function layPaper() {
  if (!root.hasAttribute("data-settled")) finish();
  find("paper").replaceChildren(...(answer && list.items.length ? paperNodes(words.paper.title, paper()) : []));
}

/* What cannot be copied by itself is laid out to be copied by hand. */
function copy(text, note) {
  const by_hand = () => { address.hidden = false; address.value = text; address.rows = Math.min(10, text.split("\n").length); address.focus(); address.select(); note.textContent = words.copy_by_hand; };
  if (!navigator.clipboard) { by_hand(); return; }
  navigator.clipboard.writeText(text).then(() => { note.textContent = words.copied; }, by_hand);
}

function makeLink() {
  const link = linkTo(without(() => false));
  history.replaceState(history.state, "", link);
  find("note").textContent = words.link_made;
  address.hidden = false;
  address.rows = 2;
  address.value = link;
  address.focus();
  address.select();
}

/* A link tells of the list as it was; once it changes, neither the page's address nor the field for it does. */
function unlink() {
  if (linked() !== null && linked() !== without(() => false)) history.replaceState(history.state, "", location.href.split("#")[0]);
  address.hidden = true;
  find("note").textContent = "";
}

function keepOrNot() {
  if (!keeping.checked) { forget(); leave(""); find("note").textContent = words.deleted; } else if (!keep(field.value)) { keeping.checked = false; find("note").textContent = words.keeps_nothing; } else find("note").textContent = words.kept;
}

function toSheet() { if (hand(list.items.filter((item) => !item.left).map((item) => item.said))) location.href = root.dataset.sheet; else find("note").textContent = words.keeps_nothing; }

/* -- the start */

function listen() {
  field.addEventListener("input", (event) => { grow(); readAt(event); });
  field.addEventListener("change", leaveField);
  find("clear").addEventListener("click", () => { change(""); field.focus(); });
  find("undo").addEventListener("click", undo);
  find("copy").addEventListener("click", () => copy(paperText(words.paper.title, paper()), find("note")));
  find("link").addEventListener("click", makeLink);
  if (find("sheet")) find("sheet").addEventListener("click", toSheet);
  keeping.addEventListener("change", keepOrNot);
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeprint", layPaper);
  addEventListener("hashchange", () => { if (linked() !== null && linked() !== without(() => false)) { field.value = linked(); grow(); update(false); } });
}

function begin(sent) {
  const data = complete(sent);
  const icons = Object.fromEntries(Array.from(root.querySelectorAll("template[data-icon]"), (one) => [one.dataset.icon, one]));
  at = { data, words, icons, home: home.href, address: (to) => new URL(to, home).href };
  made = prepare(data);
  find("status").textContent = "";
  update(false);
}

/* A list in the address comes before the one that is kept, which stays as it is. */
function restore() {
  const sent = linked(), mine = kept(), texts = [sent, left(), mine, field.value];
  keeping.checked = sent === null && mine !== null;
  field.value = texts.find((text) => text !== null);
  grow();
}

restore();
listen();
find("status").textContent = field.value ? words.loading : "";
fetch(root.dataset.url).then((reply) => {
  if (!reply.ok) throw new Error(reply.status);
  return reply.json();
}).then(begin).catch(() => { find("failed").hidden = false; find("status").textContent = ""; });
