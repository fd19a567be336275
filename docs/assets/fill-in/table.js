/* A table of paper, made to be written on: each empty cell gets a field, and a table of lines grows. */
import { el, filled } from "../dom.js";
import { dayInWords } from "./day.js";

/* `block` holds the table and says of it: data-fill, its name; data-kinds, the kind of field for each empty cell in turn, begun anew after the
   last; data-lines, where lines can be added. Fields are named by their row, or by their column and the number of the line. */
export function makeTable(block, words) {
  const rows = Array.from(block.querySelector("tbody").rows), kinds = (block.dataset.kinds || "text").split(" ");
  const lines = "lines" in block.dataset, heads = Array.from(block.querySelectorAll("thead th"), (head) => head.textContent.trim());
  let made = 0;
  const fillRow = (row, number) => emptyCells(row).forEach((cell) => {
    const column = heads[cell.cellIndex] || "", name = lines ? filled(words.cell, { column, number }) : row.cells[0].textContent.trim();
    cell.append(...field(kinds[made++ % kinds.length], name));
    cell.classList.add("fill-in__cell");
  });
  rows.forEach((row, at) => fillRow(row, at + 1));
  return { block, name: block.dataset.fill, lines, addRow: () => addRow(block, fillRow) };
}

function emptyCells(row) { return Array.from(row.cells).filter((cell) => !cell.textContent.trim() && !cell.firstElementChild); }

/* line and number are one line, text grows; date and when are picked in the form of the browser, and said in words beside it. */
function field(kind, name) {
  const types = { line: "text", number: "text", date: "date", when: "datetime-local" }, picked = kind === "date" || kind === "when";
  const made = types[kind] ? el("input", { type: types[kind], inputmode: kind === "number" && "numeric", "aria-label": name, autocomplete: "off", "data-empty": true }) : el("textarea", { rows: 1, "aria-label": name, "data-empty": true });
  made.addEventListener("input", () => mark(made));
  return picked ? [made, el("span", { class: "fill-in__day", "aria-hidden": "true" })] : [made];
}

/* What is empty is printed as a line to write on; a field of several lines is as high as its text. */
function mark(made) {
  made.toggleAttribute("data-empty", !made.value);
  if (made.nextElementSibling) made.nextElementSibling.textContent = dayInWords(made.value, document.documentElement.lang);
  if (made.tagName !== "TEXTAREA") return;
  made.rows = 1;
  if (made.scrollHeight > made.clientHeight) made.rows = Math.min(12, Math.ceil(made.scrollHeight / (made.clientHeight || 1)));
}

function addRow(block, fillRow) {
  const body = block.querySelector("tbody"), row = body.rows[0].cloneNode(true);
  Array.from(row.cells).forEach((cell) => cell.replaceChildren());
  body.append(row);
  fillRow(row, body.rows.length);
  return row;
}

export function fieldsOf(place) { return Array.from(place.querySelectorAll(".fill-in__cell > :is(input, textarea)")); }
export function set(made, value) { made.value = value; mark(made); }
export function isEmpty(row) { return fieldsOf(row).every((one) => !one.value.trim()); }

/* What a table holds: a list of lines, or each answer by its question. */
export function valuesOf(table) {
  if (table.lines) {
    const lines = Array.from(table.block.querySelector("tbody").rows, (row) => fieldsOf(row).map((one) => one.value));
    while (lines.length && lines[lines.length - 1].every((value) => !value)) lines.pop();
    return lines;
  }
  return Object.fromEntries(fieldsOf(table.block).filter((one) => one.value).map((one) => [one.getAttribute("aria-label"), one.value]));
}

export function setValues(table, values) {
  if (!table.lines) { fieldsOf(table.block).forEach((one) => set(one, (values && values[one.getAttribute("aria-label")]) || "")); return; }
  const body = table.block.querySelector("tbody"), lines = Array.isArray(values) ? values : [];
  while (body.rows.length < lines.length) table.addRow();
  Array.from(body.rows).forEach((row, at) => fieldsOf(row).forEach((one, column) => set(one, String((lines[at] || [])[column] || ""))));
}
