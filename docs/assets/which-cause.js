/* Which cause fits me? One question a screen; the answers stand in the address, so that Back, a bookmark and a reload work. Which rows
   fit is decided as in content/finder.py. Without this script the danger signs and the tables stand there to read. */
const root = document.querySelector("[data-which]"), form = root.querySelector("[data-which-form]"), end = root.querySelector("[data-step-end]");
const words = JSON.parse(root.dataset.words), SHOWN = 5, END = "end", UNKNOWN = "unknown", NONE = "none";
const part = name => root.querySelector(`[data-${name}]`);
const steps = Array.from(form.querySelectorAll("[data-step]")), names = steps.map(step => step.dataset.step);
const fields = new Map(steps.map(step => [step.dataset.step, Array.from(step.querySelectorAll("input"))]));
const rows = Array.from(part("rows").children, item => ({
  item, href: item.querySelector("a").href, when: Object.entries(JSON.parse(item.dataset.when)).sort((a, b) => names.indexOf(a[0]) - names.indexOf(b[0])), unless: Object.entries(JSON.parse(item.dataset.unless || "{}")),
}));
const first = names[0];

const filled = (text, values) => text.replace(/\[(\w+)\]/g, (hole, name) => name in values ? values[name] : hole);
const counted = (name, count, more = {}) => filled(count === 1 ? words[`${name}_one`] : words[name], { count, ...more });

/* -- the answers, as the address has them: #who=older&signs=numb,flat&at=known */

function read() {
  const said = new URLSearchParams(location.hash.slice(1)), answers = {};
  for (const [name, inputs] of fields) {
    const given = (said.get(name) || "").split(","), known = inputs.map(input => input.value).filter(value => given.includes(value));
    if (known.length) answers[name] = inputs[0].type === "radio" ? known.slice(0, 1) : known;
  }
  const at = said.get("at");
  return { answers, at: at === END || names.includes(at) ? at : first };
}

function address(answers, at) {
  const said = names.filter(name => answers[name]).map(name => `${name}=${answers[name].join(",")}`);
  return `#${[...said, `at=${at}`].join("&")}`;
}

function ticked() {
  const answers = {};
  for (const [name, inputs] of fields) {
    const given = inputs.filter(input => input.checked).map(input => input.value);
    if (given.length) answers[name] = given;
  }
  return answers;
}

/* -- which rows fit, and which still can */

const meets = (answers, [name, some]) => (answers[name] || []).some(answer => some.includes(answer));
const open = (answers, condition) => condition[0] !== first && !answers[condition[0]] || meets(answers, condition);
const fits = (answers, row, met = meets) => row.when.every(one => met(answers, one)) && !row.unless.some(one => meets(answers, one));

function found(answers) {
  const pages = new Map();
  for (const row of rows) if (fits(answers, row) && !pages.has(row.href)) pages.set(row.href, row);
  return Array.from(pages.values());
}

const possible = answers => new Set(rows.filter(row => fits(answers, row, open)).map(row => row.href)).size;
const whole = possible({});

function reason(answers, row) {
  const said = row.when.flatMap(([name, some]) => fields.get(name).filter(input => some.includes(input.value) && (answers[name] || []).includes(input.value)).map(input => input.dataset.because));
  const parts = Array.from(new Set(said.filter(Boolean))), last = parts.pop();
  return last ? `${words.because} ${parts.length ? `${parts.join(", ")} ${words.and} ` : ""}${last}.` : "";
}

/* -- what a reader sees */

const after = (answers, at) => names.find((name, place) => place > names.indexOf(at) && !answers[name]) || END;

function tellCount(answers) {
  part("still").textContent = counted("can", possible(answers), { all: Math.max(whole, possible(answers)) });  // a danger sign has pages of its own
}

function showStep(answers, at) {
  for (const [name, inputs] of fields) for (const input of inputs) input.checked = (answers[name] || []).includes(input.value);
  for (const step of steps) step.hidden = step.dataset.step !== at;
  part("next").textContent = after(answers, at) === END ? words.end : words.next;
  part("back").hidden = at === first;
  part("end").hidden = at === first || after(answers, at) === END;
  tellCount(answers);
}

/* The place for the reason, under the name of the page. */
function because(item) {
  if (!item.querySelector("[data-because]")) {
    item.querySelector("h3").after(document.createElement("p"));
    Object.assign(item.querySelector("p"), { className: "which__because" }).dataset.because = "";
  }
  return item.querySelector("[data-because]");
}

function place(row, answers, list) {
  row.item.hidden = false;
  because(row.item).textContent = reason(answers, row);
  list.append(row.item);
}

function showEnd(answers) {
  const fit = found(answers), rest = fit.slice(SHOWN);
  for (const row of rows) row.item.hidden = true;
  fit.slice(0, SHOWN).forEach(row => place(row, answers, part("rows")));
  rest.forEach(row => place(row, answers, part("rest")));
  part("title").textContent = fit.length ? counted("fits", fit.length) : words.nothing;
  part("nothing").hidden = fit.length > 0;
  part("otherwise").hidden = fit.length > 1;
  part("more").hidden = !rest.length;
  part("more-title").textContent = counted("more", rest.length);
  const signs = (answers[first] || []).filter(id => id !== NONE);
  showCards(signs);
  showLines(fit.slice(0, SHOWN).flatMap(row => (row.item.dataset.cards || "").split(" ")).filter(id => !signs.includes(id)));
  showSaid(answers);
}

function showCards(ids) {
  part("first").hidden = !ids.length;
  part("cards").replaceChildren(...ids.map(id => {
    const copy = root.querySelector(`[data-card="${id}"]`).cloneNode(true);
    copy.querySelectorAll("[id]").forEach(one => one.removeAttribute("id"));
    return copy;
  }));
}

function showLines(ids) {
  const lines = Array.from(end.querySelectorAll("[data-line]"));
  for (const line of lines) line.hidden = !ids.includes(line.dataset.line);
  part("help").hidden = lines.every(line => line.hidden);
}

function element(name, text, more = {}) {
  return Object.assign(document.createElement(name), { textContent: text }, more);
}

function showSaid(answers) {
  part("said").replaceChildren(...steps.flatMap(step => {
    const name = step.dataset.step, title = step.querySelector("h2").textContent;
    const given = fields.get(name).filter(input => (answers[name] || []).includes(input.value)).map(input => input.parentNode.textContent.trim());
    const change = element("a", words.change, { href: address(answers, name) }), value = element("dd", given.join("; ") || words[name === first ? NONE : UNKNOWN]);
    change.append(element("span", `: ${title}`, { className: "visually-hidden" }));
    value.append(" ", change);
    return [element("dt", title), value];
  }));
}

/* `moved`: the reader came here by a step, so the heading is read out. */
function show(moved) {
  if (kept) history.replaceState(history.state, "", address(kept, read().at));
  kept = null;
  const { answers, at } = read(), last = at === END;
  here = at;
  form.hidden = last;
  end.hidden = !last;
  if (last) showEnd(answers); else showStep(answers, at);
  if (!moved) return;
  const title = (last ? end : steps[names.indexOf(at)]).querySelector("h2");
  title.focus({ preventScroll: true });
  (last ? end : form).scrollIntoView();
}

/* Each step is one of the browser's own. The button Back goes back among them where it can, and takes along what was answered since. */
let here = first, kept = null;

function go(answers, at) {
  history.pushState({ from: here }, "", address(answers, at));
  show(true);
}

function back() {
  const answers = ticked(), before = names[names.indexOf(here) - 1];
  if (history.state?.from !== before) return go(answers, before);
  kept = answers;
  history.back();
}

/* "None of these" and "I don't know" stand alone. */
function alone(input) {
  const empty = value => value === NONE || value === UNKNOWN;
  if (input.type !== "checkbox" || !input.checked) return;
  for (const other of fields.get(input.name)) if (other !== input && (empty(input.value) || empty(other.value))) other.checked = false;
}

form.addEventListener("change", event => {
  alone(event.target);
  const answers = ticked();
  history.replaceState(history.state, "", address(answers, here));
  part("next").textContent = after(answers, here) === END ? words.end : words.next;
  tellCount(answers);
  const act = event.target.checked && event.target.closest("li").querySelector(".which__act");
  if (act) part("still").textContent = act.textContent;
});
form.addEventListener("submit", event => {
  event.preventDefault();
  const answers = ticked();
  if (here !== first && !answers[here]) answers[here] = [UNKNOWN];
  go(answers, after(answers, here));
});
part("back").addEventListener("click", back);
part("end").addEventListener("click", () => go(ticked(), END));
part("again").addEventListener("click", event => { event.preventDefault(); go({}, first); });
/* An address of another place on the page leaves the questions as they are. */
addEventListener("popstate", () => { if (!location.hash || location.hash.includes("at=")) show(true); });
show(location.hash.includes("at="));
