/* Keeps a release of the site on a device, so that it opens without a network. The build writes the line before this one: RELEASE,
   with the version and the address of its list, whose files it names by their content (SHA-256).
   A release is fetched whole, each file compared with the list, and only then takes over; one that cannot be had whole changes nothing.
   With a network, pages come from there. What a page asks for comes from the release that the page itself is of, never from another. */
"use strict";
const SCOPE = registration.scope;
const PREFIX = "kept:" + SCOPE + ":"; // other sites may live on the same host
const HERE = PREFIX + RELEASE.version;
const NOTES = PREFIX + "notes"; // what outlives a release: which page is of which, and whether a reader wants all
const PATIENCE = 4000; // ms that a page may take to come from the network, if the device has it
const AT_ONCE = 6;
const LIST = "?list"; // where a cache has the list of its release: no file has such a name
const OTHER = "other"; // the release of a page that is none of ours
const NOT_KEPT = ["content-encoding", "content-length", "vary", "set-cookie"]; // they tell of the way that a file came

/* -- taking a release */

addEventListener("install", (event) => event.waitUntil(take().then(() => skipWaiting())));

async function take() {
  const cache = await caches.open(HERE);
  try {
    if (!(await cache.match(SCOPE + LIST))) await cache.put(SCOPE + LIST, await fetched(RELEASE.list, RELEASE.version));
    const list = await listOf(RELEASE.version);
    const before = await earlier();
    await fill(cache, list.first, before);
    await carry(cache, list, before);
  } catch (error) {
    if (isFull(error)) await caches.delete(HERE); // what came so far is of use to the next try, but not on a full device
    throw error;
  }
}

/* The release that the device has now: its files, and what its list says of them. */
async function earlier() {
  const version = (await notes()).current;
  if (!version || version === RELEASE.version || !(await caches.has(PREFIX + version))) return null;
  const list = await listOf(version);
  return { cache: await caches.open(PREFIX + version), files: Object.assign({}, list.first, list.rest) };
}

/* What a reader has of the earlier release comes along; on a device without room for both, only what everybody gets. */
async function carry(cache, list, before) {
  const all = (await notes()).all;
  const had = before ? (await before.cache.keys()).map((one) => one.url.slice(SCOPE.length)) : [];
  const names = all ? Object.keys(list.rest) : had.filter((name) => name in list.rest);
  try {
    await fill(cache, picked(list.rest, names), before);
  } catch (error) {
    if (!isFull(error)) throw error;
    await Promise.all(names.map((name) => cache.delete(SCOPE + name)));
    await note((kept) => { kept.all = false; });
  }
}

function picked(files, names) { return Object.fromEntries(names.map((name) => [name, files[name]])); }

async function fill(cache, files, before, tell) {
  const names = Object.keys(files);
  let failed = false;
  const work = async () => {
    while (names.length && !failed) {
      const name = names.shift();
      await keep(cache, name, files[name][0], before).catch((error) => { failed = true; throw error; });
      if (tell) tell(name);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function keep(cache, name, hash, before) {
  if (await cache.match(SCOPE + name)) return;
  const same = before && name in before.files && before.files[name][0] === hash && (await before.cache.match(SCOPE + name));
  await cache.put(SCOPE + name, same || (await fetched(name, hash)));
}

/* A file as the list has it; a host may still send that of an earlier release, so it is asked twice, the second time past its memory. */
async function fetched(name, hash) {
  for (const [query, cache] of [["", "no-cache"], ["?release=" + RELEASE.version, "reload"]]) {
    const answer = await fetch(SCOPE + name + query, { cache, credentials: "same-origin" });
    const bytes = await answer.arrayBuffer();
    if (answer.ok && (await digest(bytes)) === hash) return new Response(bytes, { headers: lasting(answer.headers) });
  }
  throw new Error(name + " is not as in release " + RELEASE.version);
}

async function digest(bytes) {
  const all = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(all.slice(0, 16), (one) => one.toString(16).padStart(2, "0")).join("");
}

function lasting(headers) { return Array.from(headers).filter(([name]) => !NOT_KEPT.includes(name.toLowerCase())); }

function isFull(error) { return Boolean(error) && error.name === "QuotaExceededError"; }

/* -- taking over, and leaving nothing behind */

addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  noted = null; // the worker before this one wrote some since
  await note((kept) => { kept.current = RELEASE.version; });
  if (registration.navigationPreload) await registration.navigationPreload.enable();
  await clients.claim();
  await tidy();
}

/* Old releases go once no open page is of them; not while a newer one is being fetched. */
async function tidy() {
  if (registration.installing || registration.waiting) return;
  const open = new Set((await clients.matchAll({ includeUncontrolled: true, type: "all" })).map((one) => one.id));
  await note((kept) => {
    for (const [id, page] of Object.entries(kept.pages)) {
      if (!open.has(id) && page.since < Date.now() - 60000) delete kept.pages[id]; // one that opens now is not in the list yet
    }
  });
  const used = new Set(Object.values((await notes()).pages).map((page) => PREFIX + page.release));
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== HERE && name !== NOTES && !used.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/* -- what is noted: in memory, and in a cache for the next time that the worker starts */

let noted = null;
let writing = Promise.resolve();

function notes() {
  noted = noted || read(NOTES, "notes").then((kept) => kept || { pages: {} }, () => ({ pages: {} }));
  return noted;
}

async function note(change) {
  const kept = await notes();
  change(kept);
  writing = writing.then(() => caches.open(NOTES)).then((cache) => cache.put(SCOPE + "notes", new Response(JSON.stringify(kept)))).catch(() => {});
  return writing; // a device without room forgets them, no more
}

async function read(cache, name) {
  const answer = (await caches.has(cache)) && (await (await caches.open(cache)).match(SCOPE + name));
  return answer ? answer.json() : null;
}

const lists = new Map();

async function listOf(version) {
  if (!lists.has(version)) lists.set(version, await read(PREFIX + version, LIST));
  return lists.get(version) || { first: {}, rest: {} };
}

/* What a list says of a file: the beginning of its SHA-256, and how many bytes come over the network. */
function hashOf(list, name) { return (list.first[name] || list.rest[name] || [])[0]; }

/* -- answering */

addEventListener("fetch", (event) => {
  const request = event.request;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  event.respondWith(request.mode === "navigate" ? page(event) : part(event));
});

function nameOf(address) {
  const url = new URL(address);
  return decodeURI(url.origin + url.pathname).slice(decodeURI(SCOPE).length).replace(/(^|\/)index\.html$/, "$1");
}

/* A page comes from the network; where that fails or takes long, as the device has it. */
async function page(event) {
  const name = nameOf(event.request.url);
  const live = fromNetwork(event);
  event.waitUntil(live.catch(() => {}));
  const soon = await Promise.race([live, after(PATIENCE)]).catch(() => null);
  const own = soon ? null : await ownPage(event, name);
  if (own) return own;
  try {
    const answer = soon || (await live);
    event.waitUntil(bind(event, name, answer.clone()).then(tidy));
    return answer;
  } catch (error) {
    return missing(event, name);
  }
}

async function fromNetwork(event) {
  const answer = (await event.preloadResponse) || (await fetch(event.request));
  if (answer.status >= 500) throw new Error("the host is ill");
  return answer;
}

function after(wait) { return new Promise((done) => setTimeout(done, wait, null)); }

async function ownPage(event, name) {
  const list = await listOf(RELEASE.version);
  const files = Object.assign({}, list.first, list.rest);
  if (!(name in files) && name + "/" in files) return Response.redirect(SCOPE + name + "/" + new URL(event.request.url).search);
  const answer = await (await caches.open(HERE)).match(SCOPE + name);
  if (answer) (await notes()).pages[event.resultingClientId] = { release: RELEASE.version, since: Date.now() };
  if (answer) event.waitUntil(note(() => {}));
  return answer;
}

async function missing(event, name) {
  if (!(await (await caches.open(HERE)).match(SCOPE + RELEASE.lost))) return Response.error();
  return Response.redirect(SCOPE + RELEASE.lost + "?page=" + encodeURIComponent(name + new URL(event.request.url).search));
}

/* A page from the network is of our release if it is the same to the byte; then it is kept too. */
async function bind(event, name, answer) {
  if (answer.type === "opaqueredirect" || !event.resultingClientId) return;
  const list = await listOf(RELEASE.version);
  const hash = hashOf(list, name);
  const bytes = hash && answer.ok ? await answer.arrayBuffer() : null;
  const same = bytes && (await digest(bytes)) === hash;
  await note((kept) => { kept.pages[event.resultingClientId] = { release: same ? RELEASE.version : OTHER, since: Date.now() }; });
  if (!same) return;
  const cache = await caches.open(HERE);
  if (!(await cache.match(SCOPE + name))) await cache.put(SCOPE + name, new Response(bytes, { headers: lasting(answer.headers) })).catch(() => {});
}

/* What a page asks for: of a page that we know, from its own release; else from the network, and without one as we have it. */
async function part(event) {
  const name = nameOf(event.request.url);
  const { pages } = await notes();
  const release = (pages[event.clientId] || {}).release;
  if (event.request.destination === "worker" && release && event.resultingClientId) pages[event.resultingClientId] = { release, since: Date.now() };
  if (!release || release === OTHER) return fetch(event.request).catch((error) => (release ? Response.error() : fromHere(name, error)));
  const own = await (await caches.open(PREFIX + release)).match(SCOPE + name);
  return own || sameRelease(await fetch(event.request), release, name);
}

async function fromHere(name, error) {
  const own = await (await caches.open(HERE)).match(SCOPE + name);
  if (own) return own;
  throw error;
}

async function sameRelease(answer, release, name) {
  const list = await listOf(release);
  const hash = hashOf(list, name);
  if (!hash || (await digest(await answer.clone().arrayBuffer())) === hash) return answer;
  return Response.error();
}

/* -- what the page "Take it along" asks: {ask: "state" | "all" | "least"}, with a port that hears {kept, all, missing, whole, wanted, failed}: pages, bytes to fetch */

addEventListener("message", (event) => {
  const act = ACTS[(event.data || {}).ask];
  const port = event.ports[0];
  if (act && port) event.waitUntil(act(port).then(state).then((found) => port.postMessage(found), (error) => port.postMessage({ failed: String(error) })));
});

const ACTS = { state: async () => ({}), all: keepAll, least: keepLeast };

async function state(more) {
  const list = await listOf(RELEASE.version);
  const files = Object.assign({}, list.first, list.rest);
  const there = new Set((await (await caches.open(HERE)).keys()).map((one) => one.url.slice(SCOPE.length)));
  const pages = Object.keys(files).filter((name) => !name || name.endsWith("/"));
  const missing = Object.keys(files).filter((name) => !there.has(name)).reduce((sum, name) => sum + files[name][1], 0);
  const kept = pages.filter((name) => there.has(name)).length;
  return Object.assign({ done: true, kept, all: pages.length, missing, whole: !missing, wanted: Boolean((await notes()).all) }, more);
}

let filling = null;

/* Two tabs that ask at once are served by one download. */
async function keepAll(port) {
  await note((kept) => { kept.all = true; });
  const list = await listOf(RELEASE.version);
  const all = Object.keys(list.rest).length;
  let at = 0;
  filling = filling || fill(await caches.open(HERE), list.rest, null, () => port.postMessage({ at: (at += 1), of: all }));
  try {
    await filling;
    return {};
  } catch (error) {
    if (isFull(error)) await note((kept) => { kept.all = false; });
    return { failed: isFull(error) ? "room" : "network" };
  } finally {
    filling = null;
  }
}

async function keepLeast() {
  await note((kept) => { kept.all = false; });
  const list = await listOf(RELEASE.version);
  const cache = await caches.open(HERE);
  await Promise.all(Object.keys(list.rest).map((name) => cache.delete(SCOPE + name)));
  return {};
}
