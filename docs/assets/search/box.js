/* The search box: a question typed, pasted or spoken is answered as it grows. In the header the answers are a list below the field, on the
   page of the search they are the page. What comes from data is only ever set as text. Without this script the box does not show. */
(() => {
  "use strict";
  var box = document.querySelector("[data-search-box]");
  if (!box) return;
  var whole = "whole" in box.dataset, narrow = matchMedia("(max-width: 59.984em)");
  var form = box.querySelector("form"), field = form.elements.q, panel = part("panel"), urgent = part("danger"), found = part("found"), status = part("status"), count = part("total"), clear = form.querySelector("[type=reset]");
  var start = count.textContent, kind = "", exact = false, typing = false, limit = 10;  // how the question is asked
  var busy = false, next = false, shown = null, active = null, opener = null, timer = 0, rest = 0;

  var made = null;  // what makes the elements of an answer, once it is there

  function part(name) { return box.querySelector("[data-" + name + "]"); }

  function said(name) { return box.getAttribute("data-say-" + name); }
  function fill(sentence, words) { return sentence.replace(/\[\w+\]/, () => words); }
  function question() { return field.value.trim(); }

  /* -- open and closed. On a phone the open box covers the page, so that Back closes it. */

  function isKept() { return !!history.state && "search" in history.state; }
  function isOpen() { return !panel.hidden; }

  function open(text, from) {
    opener = from || opener;
    if (typeof text === "string") field.value = text;
    if (!isOpen() && !whole) {
      panel.hidden = false;
      box.dataset.open = "";
      field.setAttribute("aria-expanded", "true");
      if (narrow.matches && !isKept()) history.pushState({ search: question(), over: true }, "");
    }
    field.focus({ preventScroll: true });
    atlasSearch.load();
    atlasSearch.drawing().catch(() => {});  // asked for again with the first answer
    ask(false);
  }

  function close(goBack) {
    if (whole || !isOpen()) return;
    panel.hidden = true;
    delete box.dataset.open;
    field.setAttribute("aria-expanded", "false");
    choose(null);
    if (opener) opener.focus({ preventScroll: true });
    opener = null;
    if (!isKept()) return;
    if (goBack && history.state.over) history.back(); else history.replaceState(null, "");
  }

  /* What Back brings again: the question, and with it the answers. */
  function remember() { if (!whole) history.replaceState(Object.assign({}, history.state, { search: question() }), ""); }

  function restore() {
    var asked = new URLSearchParams(location.search).get("q"), kept = history.state && history.state.search;
    if (typeof kept === "string" ? kept : asked) open(typeof kept === "string" ? kept : asked);
  }

  /* -- asking: one question at a time; of those that come meanwhile only the last is asked */

  function ask(isTyped) {
    typing = isTyped;
    clear.hidden = !field.value;
    clearTimeout(timer);
    showRecent();
    if (!question()) { empty(); return; }
    timer = setTimeout(() => { if (!shown) count.textContent = status.textContent = said("loading"); }, 450);
    if (whole) history.replaceState(history.state, "", atlasSearch.page(question()));
    if (busy) next = true; else send();
  }

  function send() {
    var asked = { type: "search", question: field.value, typing, exact, kinds: kind ? [kind] : null, limit };
    busy = true;
    next = false;
    Promise.all([atlasSearch.ask(asked), atlasSearch.drawing()]).then(both => { take(both[0].answer, asked); }, failed);
  }

  function take(answer, asked) {
    busy = false;
    if (next) { send(); return; }
    if (asked.question !== field.value || !question()) return;
    if (asked.typing && !answer.total) { typing = false; send(); return; }  // no word begins like this: it is a slip, or unknown
    show(answer, asked);
  }

  function failed() {
    busy = next = false;
    empty();
    count.textContent = "";
    status.textContent = part("failed").textContent;
    part("failed").hidden = false;
  }

  function empty() {
    shown = null;
    delete box.dataset.answered;
    [urgent, found].forEach(list => { list.replaceChildren(); list.hidden = true; });
    count.textContent = start;
    status.textContent = "";
    choose(null);
    ["correction", "else", "kinds", "failed", "all", "more"].forEach(name => { if (part(name)) part(name).hidden = true; });
  }
  
  /* -- the answer */

  function show(answer, asked) {
    made = made || atlasSearch.elements(box, words => fill(said("because"), words));
    shown = answer;
    choose(null);
    put(urgent, answer.danger.slice(0, 2).map(made.danger));
    put(found, answer.neighbours.slice(0, 1).map(made.neighbour).concat(answer.medicines.concat(answer.results).map(made.result)));
    panel.querySelectorAll(".found, .found__place").forEach(asOption);
    count.textContent = answer.total > 1 ? fill(said("many"), answer.total) : answer.total ? said("one") : fill(said("none"), question());
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = count.textContent; }, 450);  // said aloud, once, when the reader rests
    part("failed").hidden = true;
    part("kinds").hidden = !answer.total && !kind;
    showCorrection(answer.corrected);
    showElse(answer);
    showMore(answer);
    box.dataset.answered = asked.question;
    tellPassages(answer, asked);
  }

  /* What each page says to the question comes after the answer, when the reader rests; until then stands what the page is about. */
  function tellPassages(answer, asked) {
    clearTimeout(rest);
    rest = setTimeout(() => {
      var rows = found.querySelectorAll(".found__one:not([data-row])"), urls = answer.results.map(one => one.url);
      atlasSearch.ask(Object.assign({}, asked, { type: "passages", urls })).then(message => {
        if (shown === answer) message.passages.forEach(passage => { made.tell(rows[urls.indexOf(passage.url)], passage); });
      }, () => {});
    }, 150);
  }

  function put(list, answers) {
    list.replaceChildren.apply(list, answers);
    list.hidden = !answers.length;
  }

  /* In the header a result is an option of the field's list; on the page of the search it is a link like any other. */
  function asOption(link, number) {
    if (whole) return;
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
    link.id = "search-found-" + number;
  }

  function showCorrection(words) {
    var line = part("correction");
    line.hidden = !words;
    line.querySelector("span").textContent = words ? fill(said("meant"), words) : "";
    line.querySelector("button").textContent = words ? fill(said("typed"), question()) : "";
  }

  function showElse(answer) {
    part("else").hidden = answer.total > 0;
    part("near").hidden = !answer.nearest.length;
    part("names").replaceChildren.apply(part("names"), answer.nearest.map(made.name));
  }

  function showMore(answer) {
    var more = part(whole ? "more" : "all");
    more.hidden = answer.total <= answer.results.length;
    if (!whole) more.href = atlasSearch.page(question());
  }

  /* -- the arrows choose among the answers; the focus stays in the field */

  function options() { return Array.from(panel.querySelectorAll(".found, .found__place")).filter(one => one.offsetParent); }

  function choose(option) {
    if (active) active.setAttribute("aria-selected", "false");
    active = option || null;
    if (!active) { field.removeAttribute("aria-activedescendant"); return; }
    active.setAttribute("aria-selected", "true");
    active.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", active.id);
  }

  function move(step) {
    var all = options(), at = all.indexOf(active) + step;
    if (!active && step < 0) at = all.length - 1;
    choose(all[at]);
  }

  /* -- recent questions: on this device alone, and only if the reader lets them be kept */

  function kept() {
    try { return JSON.parse(localStorage.getItem("questions") || "[]"); } catch (error) { return false; }
  }

  function keep(list) {
    try { localStorage.setItem("questions", JSON.stringify(list)); } catch (error) { /* a browser may keep nothing */ }
    showRecent();
  }

  /* A question with a danger sign in it is nobody's business, not even that of the next one at this device. */
  function note() {
    var list = kept(), text = question();
    if (!list || !text || (shown && shown.danger.length)) return;
    keep([text].concat(list.filter(one => one !== text)).slice(0, 5));
  }

  function showRecent() {
    var list = kept(), place = part("recent");
    place.hidden = !!question() || (Array.isArray(list) && !list.length);
    place.querySelector("ul").replaceChildren.apply(place.querySelector("ul"), (list || []).map(text => {
      var item = document.createElement("li"), again = document.createElement("button");
      again.type = "button";
      again.className = "search__link";
      again.textContent = text;
      again.addEventListener("click", () => { open(text); });
      item.append(again);
      return item;
    }));
    part("forget").hidden = !list;
    part("keeping").textContent = list ? said("stop") : said("keep");
  }

  part("forget").addEventListener("click", () => { keep([]); field.focus(); });
  part("keeping").addEventListener("click", () => { keep(kept() ? false : []); });

  /* -- what the reader does */

  function begin(isTyped) {
    exact = false;
    limit = 10;
    if (!isOpen()) open(); else ask(isTyped);
  }

  field.addEventListener("input", event => { if (!event.isComposing) begin(event.inputType === "insertText" || event.inputType === "deleteContentBackward"); });
  field.addEventListener("compositionend", () => { begin(false); });
  field.addEventListener("click", () => { if (!isOpen()) open(); });
  field.addEventListener("focus", atlasSearch.load);
  box.addEventListener("pointerenter", atlasSearch.load);

  field.addEventListener("keydown", event => {
    if (event.isComposing || whole) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (isOpen()) move(event.key === "ArrowDown" ? 1 : -1); else open();
    }
  });

  form.addEventListener("submit", event => {
    if (active) {
      event.preventDefault();
      active.click();
      return;
    }
    if (whole || !question()) event.preventDefault();
    note();
    if (!whole) remember(); else ask(false);
  });

  form.addEventListener("reset", () => {
    setTimeout(() => { begin(false); field.focus(); }, 0);
  });

  panel.addEventListener("click", event => {
    var link = event.target.closest("a");
    if (!link) return;
    note();
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.href.split("#")[0] === location.href.split("#")[0]) { opener = null; close(false); }
    remember();
  });

  part("kinds").addEventListener("click", event => {
    var button = event.target.closest("button");
    if (!button) return;
    kind = button.dataset.of;
    part("kinds").querySelectorAll("button").forEach(one => { one.setAttribute("aria-pressed", String(one === button)); });
    limit = 10;
    ask(false);
  });

  part("correction").querySelector("button").addEventListener("click", () => {
    exact = true;
    ask(false);
    field.focus();
  });

  if (part("more")) part("more").addEventListener("click", () => { limit += 20; ask(false); });
  if (part("close")) part("close").addEventListener("click", () => { close(true); });

  document.addEventListener("keydown", event => {
    var target = event.target, writes = target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
    var slash = event.key === "/" && !writes && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey)) {
      event.preventDefault();
      open(undefined, writes || target === document.body ? null : target);
      field.select();
    } else if (event.key === "Escape" && isOpen() && !whole && !event.isComposing) {
      event.preventDefault();
      close(true);
    }
  });

  /* Tab goes on to what stands in the list, and closes it only when it leaves. */
  box.addEventListener("focusout", event => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) { opener = null; close(false); }
  });
  document.addEventListener("pointerdown", event => {
    if (!box.contains(event.target)) { opener = null; close(false); }
  });

  document.querySelectorAll("[data-open-search], [data-search]").forEach(one => { one.addEventListener("pointerenter", atlasSearch.load); });
  document.addEventListener("click", event => {
    var from = event.target.closest("[data-open-search], [data-search]");
    if (!from || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(from.dataset.search || "", from);
  });

  addEventListener("popstate", () => {
    if (history.state && "search" in history.state) open(history.state.search);
    else close(false);
  });
  if (whole) showRecent();
  restore();
})();
