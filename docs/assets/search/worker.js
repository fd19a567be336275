/* The search, beside the page: loads the index once and answers messages, so that typing never waits.
   {type: "load", address}                                    -> {type: "ready"} or {type: "failed"}
   {type: "search", id, question, typing, kinds, limit}       -> {type: "answer", id, question, answer}
   {type: "names", id, text}                                  -> {type: "names", id, rows}
   A question that comes before the index is answered when it is there. */
importScripts("engine.js");

(function () {
  "use strict";
  var prepared = null, waiting = [];

  function load(address) {
    fetch(address).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    }).then(function (index) {
      prepared = CrampSearch.prepare(index);
      postMessage({ type: "ready" });
      waiting.splice(0).forEach(answer);
    }).catch(function () { postMessage({ type: "failed" }); });
  }

  function answer(message) {
    if (message.type === "names") postMessage({ type: "names", id: message.id, rows: CrampSearch.findNames(prepared, message.text) });
    else postMessage({ type: "answer", id: message.id, question: message.question, answer: CrampSearch.search(prepared, message.question, message) });
  }

  addEventListener("message", function (event) {
    if (event.data.type === "load") load(event.data.address);
    else if (prepared) answer(event.data);
    else waiting.push(event.data);
  });
})();
