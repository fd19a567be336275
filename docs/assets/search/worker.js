/* The search, beside the page: loads the index once and answers messages, so that typing never waits.
   {type: "load", address}  (absolute, as fetch wants it)     -> {type: "ready"} or {type: "failed"}
   {type: "search", id, question, typing, exact, kinds, limit} -> {type: "answer", id, question, answer}; exact: as typed, nothing corrected
   {type: "names", id, text}                                  -> {type: "names", id, rows}
   A question that comes before the index is answered when it is there. */
import * as engine from "./engine.js";

var prepared = null, waiting = [], root = "";

function load(address) {
  root = new URL("../", address);  // the index stands in a folder of the site
  fetch(address).then(function (answer) {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then(function (index) {
    prepared = engine.prepare(index);
    postMessage({ type: "ready" });
    waiting.splice(0).forEach(answer);
  }).catch(function () { postMessage({ type: "failed" }); });
}

function answer(message) {
  if (message.type === "names") postMessage({ type: "names", id: message.id, rows: engine.findNames(prepared, message.text) });
  else ask(message, 2);
}

/* Of a large index a question needs some parts, and then its results do; a part that cannot be had is gone without. */
function ask(message, rounds) {
  var missing = engine.partsFor(prepared, message.question), found = null;
  if (!missing.length || !rounds) {
    found = engine.search(prepared, message.question, message);
    missing = engine.partsOf(prepared, found);
  }
  if (missing.length && rounds) Promise.all(missing.map(part)).then(function () { ask(message, rounds - 1); });
  else postMessage({ type: "answer", id: message.id, question: message.question, answer: found });
}

function part(path) {
  return fetch(new URL(path, root)).then(function (answer) { return answer.json(); }).then(function (value) { engine.addPart(prepared, path, value); }).catch(function () {});
}

addEventListener("message", function (event) {
  if (event.data.type === "load") load(event.data.address);
  else if (prepared) answer(event.data);
  else waiting.push(event.data);
});
