/* The search, beside the page: loads the index once and answers messages, so that typing never waits.
   {type: "load", address, index}  (absolute, as fetch wants it; the bytes of the index) -> nothing, or {type: "failed"}
   {type: "search", id, question, typing, exact, kinds, limit} -> {type: "answer", id, question, answer}; exact: as typed, nothing corrected
   {type: "passages", id, question, typing, exact, urls}      -> {type: "passages", id, passages}: of these pages what fits best, as far as it can be had
   {type: "names", id, text}                                  -> {type: "names", id, rows}
   A question that comes before the index is answered when it is there. */
import * as engine from "./engine.js";

var prepared = null, ready = false, waiting = [], address = "", root = "", had = new Map(), gone = new Set(), renewing = null, GONE = 404;

function load(message) {
  address = message.address;
  root = new URL("../", address);  // the index stands in a folder of the site
  take(new TextDecoder().decode(message.index));
  ready = true;
  waiting.splice(0).forEach(answer);
}

function take(text) {
  prepared = engine.prepare(JSON.parse(text));
  had.clear();
}

/* A browser may still hold the index of an earlier site, whose parts are gone. Then it is asked for past what the browser holds, once for each part. */
function renew() {
  renewing = renewing || fetch(address, { cache: "reload" }).then(read).then(take).then(function () { return true; }, function () { return false; }).finally(function () { renewing = null; });
  return renewing;
}

function answer(message) {
  if (message.type === "names") names(message);
  else if (message.type === "passages") showPassages(message);
  else ask(message, 2);
}

function names(message) {
  Promise.all(engine.partsFor(prepared, message.text).map(part)).then(function () {
    postMessage({ type: "names", id: message.id, rows: engine.findNames(prepared, message.text) });
  });
}

/* Of a large index a question needs some parts, and then its results do; a part that cannot be had is gone without. */
function ask(message, rounds) {
  var missing = engine.partsFor(prepared, message.question, message.typing && /\S$/.test(message.question)), found = null;
  if (!missing.length || !rounds) {
    found = engine.search(prepared, message.question, message);
    missing = engine.partsOf(prepared, found);
  }
  if (missing.length && rounds) Promise.all(missing.map(part)).then(function (renewed) { ask(message, renewed.some(Boolean) ? 2 : rounds - 1); });
  else postMessage({ type: "answer", id: message.id, question: message.question, answer: found });
}

/* True if a new index stands in the place of one whose part is gone. */
function part(path) {
  var made = prepared;
  return get(path).then(function (value) { engine.addPart(made, path, value); }, function (error) {
    if (error !== GONE || gone.has(path)) return false;
    gone.add(path);
    return renew();
  });
}

function get(path) { return fetch(new URL(path, root)).then(read).then(JSON.parse); }

function read(answer) {
  if (!answer.ok) throw answer.status;
  return answer.text();
}

/* Each page's passages are fetched once; a page whose passages cannot be had keeps its description. */
function showPassages(message) {
  var paths = engine.passagePaths(message.urls);
  Promise.all(paths.map(textsAt)).then(function (texts) {
    var found = message.urls.map(function (url, at) { return { url: url, texts: texts[at] }; }).filter(function (one) { return one.texts; });
    postMessage({ type: "passages", id: message.id, passages: engine.passages(prepared, message.question, message, found) });
  });
}

function textsAt(path) {
  if (!had.has(path)) had.set(path, get(path).catch(function () { had.delete(path); }));
  return had.get(path);
}

addEventListener("message", function (event) {
  if (event.data.type === "load") load(event.data);
  else if (ready) answer(event.data);
  else waiting.push(event.data);
});
