/* The switches of the page "Take it along": what this device keeps of the site. The worker does the work and tells how far it is. */
(() => {
  "use strict";
  var box = document.querySelector("[data-keep]"), offline = window.atlasOffline;
  if (!box) return;
  var state = box.querySelector("[data-state]"), bar = box.querySelector("[data-bar]"), acts = Array.from(box.querySelectorAll("[data-act]"));

  function say(name, values) { state.textContent = fill(box.dataset["say" + name[0].toUpperCase() + name.slice(1)], values || {}); }
  function fill(text, values) { return text.replace(/\[(\w+)\]/g, (whole, name) => name in values ? values[name] : whole); }
  function size(bytes) { return bytes < 1e6 ? Math.ceil(bytes / 1e4) * 10 + " kB" : (bytes / 1e6).toFixed(1) + " MB"; }
  function offer(names) { acts.forEach(one => { one.hidden = !names.includes(one.dataset.act); }); }

  var SILENCE = 45000;  // ms after which a worker that says nothing is taken to have been stopped by the browser

  /* A question to the worker; `heard` gets what it says on the way, the promise its last word. */
  function ask(what, heard) {
    return navigator.serviceWorker.ready.then(registration => {
      return new Promise(done => {
        var channel = new MessageChannel(), timer = 0;
        function wait() { clearTimeout(timer); timer = setTimeout(done, SILENCE, { failed: "network" }); }
        channel.port1.onmessage = event => {
          if (event.data.done || event.data.failed) { clearTimeout(timer); done(event.data); return; }
          wait();
          if (heard) heard(event.data);
        };
        wait();
        registration.active.postMessage({ ask: what }, [channel.port2]);
      });
    });
  }

  function show(found) {
    bar.hidden = true;
    if (found.failed) say(found.failed === "room" ? "room" : "network"); else say(found.whole ? "whole" : "some", found);
    acts[0].textContent = fill(box.dataset.sayKeep, { size: size(found.missing || 0) });
    offer(found.whole ? ["least", "stop"] : ["all", "stop"]);
  }

  function showNothing(how) {
    bar.hidden = true;
    say(how);
    offer(["start"]);
  }

  var doing = {
    all: () => {
      offer([]);
      bar.hidden = false;
      bar.removeAttribute("value");
      var last = -1;
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(() => {});
      ask("all", step => {
        bar.max = step.of;
        bar.value = step.at;
        var percent = Math.floor(10 * step.at / step.of) * 10;
        if (percent !== last) say("working", { percent });  // said aloud ten times at most
        last = percent;
      }).then(found => { refocus(show, found); });
    },
    least: () => { offer([]); ask("least").then(found => { refocus(show, found); }); },
    stop: () => {
      offline.choose("nothing");
      offer([]);
      offline.stop().then(() => { refocus(showNothing, "stopped"); }, () => { refocus(showNothing, "cannot"); });
    },
    start: () => {
      offline.choose("yes");
      offer([]);
      say("waiting");
      begin().then(() => { refocus(() => {}); });
    },
  };

  /* The button that was pressed is gone: the focus goes to the first one that stands there now. */
  function refocus(then, value) {
    then(value);
    var next = acts.find(one => !one.hidden);
    if (next && (document.activeElement === document.body || !document.activeElement)) next.focus();
  }

  function begin() {
    return offline.start().then(() => ask("state")).then(show, () => { say("cannot"); offer([]); });
  }

  acts.forEach(one => { one.addEventListener("click", () => { doing[one.dataset.act](); }); });
  if (!offline || !offline.can) { say("cannot"); return; }
  if (offline.choice() === "nothing" || (navigator.connection && navigator.connection.saveData && !offline.choice())) showNothing("none");
  else begin().then(() => ask("state")).then(found => { if (found.wanted && !found.whole && navigator.onLine) doing.all(); });
})();
