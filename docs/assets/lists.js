/* Lists and the list of what works: find by typing, sort, show one grade or group. What was chosen stands in the address. Without this
   script the whole list stands there, by its groups. */
const root = document.querySelector("[data-list]"), form = root && root.querySelector("[data-list-form]");
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const flat = root && root.hasAttribute("data-flat"), together = root && root.querySelector("[data-list-all]");
const groups = Array.from(root ? root.querySelectorAll("[data-list-group]") : []), open = groups.map(group => group.open);
const items = Array.from(root ? root.querySelectorAll("[data-list-item]") : [], (item, index) => ({ item, index, home: item.parentNode, text: plain(`${item.textContent} ${item.dataset.names || ""}`) }));
let timer = 0, read = null, meant = "";  // meant: what a misspelled question is read as

/* What an item has to be sorted by: a number if there is one, and nothing comes last. */
function value(entry, key) {
  const number = entry.item.dataset[`${key}Order`];
  return number === undefined ? plain(entry.item.dataset[key]) : number === "" ? Infinity : +number;
}

function compare(key) {
  return (a, b) => {
    const one = value(a, key), two = value(b, key);
    return one < two ? -1 : one > two ? 1 : a.index - b.index;
  };
}

const wordsIn = text => plain(text || "").split(/\s+/).filter(Boolean);

/* What is for all groups is for the one that was chosen too. */
function fits(entry, chosen) {
  return wordsIn(meant || chosen.find).every(word => entry.text.includes(word)) && ["grade", "group"].every(name => !chosen[name] || [chosen[name], "rest"].includes(entry.item.dataset[name]));
}

function sort(key) {
  const mixed = flat && !!key, ordered = key ? items.slice().sort(compare(key)) : items;
  for (const entry of ordered) (mixed ? together : entry.home).append(entry.item);
  if (together) together.hidden = !mixed;
  return mixed;
}

function show() {
  const chosen = Object.fromEntries(new FormData(form)), asked = chosen.find || chosen.grade || chosen.group, mixed = sort(chosen.sort);
  for (const entry of items) entry.item.hidden = !fits(entry, chosen);
  const count = items.filter(entry => !entry.item.hidden).length;
  groups.forEach((group, index) => {
    group.hidden = mixed || !group.querySelector("[data-list-item]:not([hidden])");
    if ("open" in group) group.open = !!asked || open[index];
  });
  root.querySelector("[data-list-jump]")?.toggleAttribute("hidden", mixed || !!asked);
  root.querySelector("[data-list-none]").hidden = count > 0;
  form.querySelector("a").href = atlasSearch.page(chosen.find);
  root.querySelector("[data-list-clear]").hidden = !asked && !chosen.sort;
  clearTimeout(timer);
  timer = setTimeout(() => { tell(count); if (!count && chosen.find && !meant) respell(chosen.find); }, 150);
}

function tell(count) {
  const said = form.dataset.shown.replace("[count]", count).replace("[all]", items.length);
  root.querySelector("[data-list-count]").textContent = said + (count && meant ? form.dataset.meant.replace("[words]", meant) : "") + figured(count);
}

/* How many of what is shown have what they are sorted by, if not all: where none has, the order is as it was. */
function figured(count) {
  const key = form.elements.sort?.value, some = key ? items.filter(entry => !entry.item.hidden && value(entry, key) !== Infinity).length : count;
  return some === count ? "" : some ? form.dataset.figured.replace("[count]", some) : form.dataset.unfigured;
}

/* Words that no entry has are read as the nearest that one has; where the spelling cannot be had, nothing fits. */
async function respell(asked) {
  const near = await import("./near-words.js").catch(() => null);
  if (!near || asked !== form.elements.find.value) return;
  read ||= near.reader(items.map(entry => entry.text), (text, word) => text.includes(word));
  meant = read(wordsIn(asked)).join(" ");
  show();
}

/* -- the address: ?find=salt&sort=title */

function keep() {
  const said = new URLSearchParams([...new FormData(form)].filter(([, text]) => text)), query = said.toString();
  history.replaceState(history.state, "", location.pathname + (query ? `?${query}` : "") + location.hash);
}

function again() {
  meant = "";
  keep();
  show();
}

function restore() {
  const said = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name || !said.has(field.name)) continue;
    field.value = said.get(field.name);
    if (field.options && field.selectedIndex < 0) field.value = "";
  }
}

if (form) {
  restore();
  show();
  form.addEventListener("input", again);
  form.addEventListener("submit", event => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(again));
}
