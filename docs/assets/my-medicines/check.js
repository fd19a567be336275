/* From medicines to an answer: what is linked with cramps, what does harm together, what is there twice, which danger signs belong to it. Pure. */

/* `data` is the file of the tool, `items` what was read; an item that could be several medicines is left for the reader to settle. */
export function check(data, items) {
  const medicines = gather(items), pairs = pairsIn(data, medicines);
  return { medicines, pairs, twice: twiceIn(data, medicines), groups: grouped(data, medicines), signs: signsOf(data, medicines, pairs), told: toldOf(data, medicines) };
}

/* Each medicine once, with all that it was called. */
function gather(items) {
  const found = new Map();
  items.filter((item) => item.choices && item.choices.length === 1 && !item.left).forEach((item) => {
    const { entry, name } = item.choices[0];
    if (!found.has(entry)) found.set(entry, { entry, names: [], said: [] });
    const one = found.get(entry);
    one.said.push(item.said);
    if (!one.names.some((other) => same(other, name))) one.names.push(name);
  });
  return Array.from(found.values());
}

function same(a, b) { return a.toLowerCase() === b.toLowerCase(); }

/* What a reader calls it, and the medicine's own name where that is another: "Lipitor (atorvastatin)", "Disprin (aspirin, low dose)". */
export function called(medicine) {
  const own = medicine.entry.names[0], others = medicine.names.filter((name) => !same(name, own) && !same(name, bare(own)));
  if (!medicine.entry.id) return medicine.names[0];
  return others.length ? others.join(", ") + " (" + own.replace(/ \((.*?)\)/g, ", $1") + ")" : own;
}

/* What its reader calls it, where many names stand in a line. */
export function shortly(medicine) {
  const own = medicine.entry.names[0], others = medicine.names.filter((name) => !same(name, own) && !same(name, bare(own)));
  return others.length ? others.join(", ") : called(medicine);
}

/* "Aspirin (low dose)" is aspirin too. */
export function bare(name) { return name.replace(/ \(.*?\)/g, ""); }

/* Two different medicines, one on each side. */
function pairsIn(data, medicines) {
  return data.pairs.map((pair) => {
    const [one, other] = pair.sides.map((side) => medicines.filter((medicine) => medicine.entry.kin.some((id) => side.indexOf(id, 1) > 0)));
    const met = (mine, theirs) => mine.filter((medicine) => theirs.some((another) => another !== medicine));
    return { pair, sides: parted(met(one, other), met(other, one)) };
  }).filter((found) => found.sides.every((side) => side.length));
}

/* Each medicine on one side, where both sides may hold it. */
function parted(one, other) {
  const rest = other.filter((medicine) => !one.includes(medicine));
  return rest.length || !one.length ? [one, rest] : [one.slice(0, 1), one.slice(1)];
}

/* The same medicine under two names, the same in two tablets, or two of one kind: {kind, names, what}. */
function twiceIn(data, medicines) {
  const found = medicines.filter((one) => one.entry.id && !one.entry.group && one.names.length > 1)
    .map((one) => ({ kind: "same", names: one.names, what: one.entry.names[0] }));
  sharing(medicines, (one) => contents(one.entry)).forEach((some, id) => found.push({ kind: "part", names: some.map(called), what: nameOf(data, id) }));
  sharing(medicines, (one) => kindOf(data, one.entry)).forEach((some, id) => {
    if (!found.some((other) => other.kind === "part" && some.every((one) => other.names.includes(called(one))))) found.push({ kind: "kind", names: some.flatMap((one) => one.names), what: nameOf(data, id) });
  });
  return found;
}

/* Whatever two or more medicines, or two names of one, have in common. */
function sharing(medicines, idsOf) {
  const owners = new Map();
  medicines.forEach((one) => new Set(idsOf(one)).forEach((id) => owners.set(id, [...(owners.get(id) || []), one])));
  owners.forEach((some, id) => { if (some.length < 2 && !(some[0].entry.group && some[0].entry.id === id && some[0].names.length > 1)) owners.delete(id); });
  return owners;
}

function contents(entry) { return entry.parts || (entry.id && !entry.group ? [entry.id] : []); }

/* The group of several medicines that tells of it. */
function kindOf(data, entry) { return [entry.of || (entry.group ? entry.id : "")].filter((id) => id && entryOf(data, id).group); }

export function entryOf(data, id) { return data.medicines.find((entry) => entry.id === id) || { names: [id], kin: [] }; }
export function nameOf(data, id) { return entryOf(data, id).names[0]; }

/* Linked, strongest first; looked up without a link; not looked up; and names that stand for a kind. */
function grouped(data, medicines) {
  const ranked = medicines.filter((one) => one.entry.id).sort((a, b) => a.entry.rank - b.entry.rank), unread = (one) => one.entry.rank === data.unread;
  return {
    linked: ranked.filter((one) => one.entry.rank < data.linked),
    unshown: ranked.filter((one) => one.entry.rank >= data.linked && !unread(one)),
    unread: ranked.filter(unread),
    kinds: medicines.filter((one) => !one.entry.id)
  };
}

/* The box that tells of a medicine: its own, that of its group, or that of a part. */
export function boxOf(data, entry) { return entry.box || (entry.of ? entryOf(data, entry.of).box : entry.part ? boxOf(data, entryOf(data, entry.part)) : null); }

/* The boxes that tell of a medicine, or else of all that is in it. */
export function boxesOf(data, entry) {
  const box = boxOf(data, entry);
  return box ? [box] : (entry.parts || []).flatMap((id) => boxesOf(data, entryOf(data, id)));
}

/* The danger signs of pairs first, then by urgency, each with the medicines that bring it here. */
function signsOf(data, medicines, pairs) {
  const found = new Map(), levels = Object.keys(data.levels);
  const add = (id, names) => { if (data.cards[id]) found.set(id, new Set([...(found.get(id) || []), ...names])); };
  pairs.forEach(({ pair, sides }) => add(pair.card, spokenOf(data.cards[pair.card], sides.flat()).map(shortly)));
  medicines.forEach((one) => cardsOf(data, one.entry).forEach((id) => add(id, [shortly(one)])));
  return Array.from(found, ([id, names]) => ({ id, names: Array.from(names), level: data.cards[id][0] })).sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/* What leaflets say that cramps can be a sign of, where no card tells of it: {key, names}. */
function toldOf(data, medicines) {
  const found = new Map();
  medicines.forEach((one) => leafletSigns(data, one.entry).filter((key) => !tellsOf(data, data.signs[key][2], one.entry)).forEach((key) => found.set(key, [...(found.get(key) || []), called(one)])));
  return Array.from(found, ([key, names]) => ({ key, names }));
}

/* Those of its own leaflet, and of those of its parts. */
function leafletSigns(data, entry) { return [...new Set([...((entry.text || {}).signs || []), ...(entry.parts || []).flatMap((id) => leafletSigns(data, entryOf(data, id)))])]; }

/* "On metformin and very ill: stop it" is told of metformin, and of no insulin on the same page. A kind may be any of its page. */
function speaksOf(card, entry) { return !card || !card[3] || !entry.id || entry.kin.some((id) => card[3].includes(id)); }

function tellsOf(data, id, entry) { return Boolean(data.cards[id]) && speaksOf(data.cards[id], entry); }

/* "On a statin" is said of the statin of a pair, and not of what it is taken with. */
function spokenOf(card, medicines) {
  const some = medicines.filter((one) => speaksOf(card, one.entry));
  return some.length ? some : medicines;
}

function cardsOf(data, entry) {
  const told = ((entry.text || {}).signs || []).map((key) => data.signs[key][2]).filter((id) => tellsOf(data, id, entry));
  const page = entry.page && (entry.box || entry.of || !entry.id || entry.rank < data.linked || entry.rank === data.unread) ? data.pages[entry.page][2] : [];
  const parts = (entry.parts || []).map((id) => entryOf(data, id)).filter((part) => part.id);
  return [...told, ...page.filter((id) => speaksOf(data.cards[id], entry)), ...parts.flatMap((part) => cardsOf(data, part))];
}
