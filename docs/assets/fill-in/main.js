/* A form of paper that can be filled in on the page too. What is written stays in this tab; it is kept on the device only if its reader asks. */
import { el } from "../dom.js";
import { fieldsOf, isEmpty, makeTable, setValues, valuesOf } from "./table.js";

const FEW = 2;
const KEPT = "cramp-atlas-sheet", HANDED = "cramp-atlas-to-sheet";
const tools = document.querySelector("[data-fill-tools]"), words = JSON.parse(tools.dataset.words);
const keeping = tools.querySelector("[data-keep]"), note = tools.querySelector("[data-note]"), undo = tools.querySelector("[data-undo]");
const tables = Array.from(document.querySelectorAll("[data-fill]"), (block) => makeTable(block, words));
let gone = null;  // what was deleted last, to bring it back

/* A browser may refuse to keep anything. */
function tried(action, otherwise) { try { return action(); } catch (error) { return otherwise; } }

function all() { return Object.fromEntries(tables.map((table) => [table.name, valuesOf(table)])); }
function setAll(values) { tables.forEach((table) => { setValues(table, values[table.name]); table.shown = 0; showLines(table); }); }
/* What stood here when this page is loaded anew or come back to; gone with the tab. */
function left() { return (history.state && history.state.sheet) || null; }
function leave(values) { tried(() => history.replaceState({ ...history.state, sheet: values }, "")); }

function kept() { return tried(() => JSON.parse(localStorage.getItem(KEPT)), null); }

function save() {
  leave(all());
  if (keeping.checked && !tried(() => { localStorage.setItem(KEPT, JSON.stringify(all())); return true; }, false)) {
    keeping.checked = false;
    note.textContent = words.keeps_nothing;
  }
}

function keepOrNot() {
  note.textContent = keeping.checked ? words.kept : words.not_kept;
  save();
  if (!keeping.checked) { tried(() => localStorage.removeItem(KEPT)); leave(null); }
}

function deleteAll() {
  gone = all();
  setAll({});
  leave(null);
  tried(() => localStorage.removeItem(KEPT));
  keeping.checked = false;
  note.textContent = words.deleted;
  undo.hidden = false;
}

function bringBack() {
  setAll(gone);
  leave(gone);
  undo.hidden = true;
  note.textContent = words.back;
  keeping.focus();
}

/* -- lines: those that hold something, one more, and a few at first are shown; paper has all of them */

function showLines(table) {
  if (!table.lines) return;
  const rows = Array.from(table.block.querySelector("tbody").rows), filled = rows.reduce((found, row, at) => (isEmpty(row) ? found : at + 1), 0);
  table.shown = Math.min(rows.length, Math.max(table.shown || 0, filled + 1, FEW));
  rows.forEach((row, at) => row.classList.toggle("fill-in__spare", at >= table.shown));
}

function addLines(table) {
  const add = () => {
    table.shown++;
    if (table.shown > table.block.querySelector("tbody").rows.length) table.addRow();
    showLines(table);
    fieldsOf(table.block.querySelector("tbody").rows[table.shown - 1])[0].focus();
  };
  table.block.append(el("button", { type: "button", class: "button fill-in__add", click: add }, words.add));
  showLines(table);
}

/* -- what comes from other pages of this tab */

/* "Calmazine 5 mg at night" is a name and what the packet says of it; "omega 3" is a name. */
function parted(text) {
  const found = text.match(/^(.*?\p{L}.*?)\s+(\d[\d.,/]*\s*\p{L}.*)$/u);
  return found ? found.slice(1) : [text];
}

function takeHanded() {
  const names = tried(() => JSON.parse(sessionStorage.getItem(HANDED)), null), table = tables.find((one) => "take" in one.block.dataset);
  if (!Array.isArray(names) || !table) return;
  tried(() => sessionStorage.removeItem(HANDED));
  const lines = valuesOf(table), have = new Set(lines.map((line) => line[0].toLowerCase())), fresh = names.map(String).filter((name) => !have.has(parted(name)[0].toLowerCase()));
  setValues(table, [...lines.filter((line) => line.some(Boolean)), ...fresh.map(parted)]);
  showLines(table);
  save();
  note.textContent = words.taken;
  table.block.scrollIntoView({ block: "center" });
}

tables.filter((table) => table.lines).forEach(addLines);
document.body.classList.add("has-fields");
const before = kept();
keeping.checked = Boolean(before);
if (before || left()) setAll(before || left());
takeHanded();
tables.forEach((table) => table.block.addEventListener("input", () => { undo.hidden = true; note.textContent = ""; save(); }));
keeping.addEventListener("change", keepOrNot);
tools.querySelector("[data-delete]").addEventListener("click", deleteAll);
undo.addEventListener("click", bringBack);
