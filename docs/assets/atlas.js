/* Comfort only; every page works without it. Opens the search, closes the menu. */
(function () {
  "use strict";
  var field = document.querySelector(".md-search__input");
  var toggle = document.querySelector("[data-md-toggle=search]");
  var search = document.querySelector(".md-search");
  var opener = null;

  /* On a phone the closed field is hidden, so that it is no tab stop; let it in for the moment in which it takes the focus. */
  function admit() {
    search.setAttribute("data-opening", "");
    setTimeout(function () { search.removeAttribute("data-opening"); }, 100);
  }

  function openSearch(text, from) {
    opener = from;
    if (typeof text === "string") field.value = text;
    admit();
    field.focus();
    field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "End" }));
  }

  if (field && toggle) {
    document.querySelectorAll("button[data-open-search]").forEach(function (button) { button.hidden = false; });
    document.querySelectorAll("[data-search-label]").forEach(function (label) { label.textContent = "Search: a muscle, a medicine, a question"; });
    document.addEventListener("click", function (event) {
      var link = event.target.closest("[data-open-search], [data-search]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      openSearch(link.dataset.search || "", link);
    });
    document.addEventListener("keydown", function (event) {
      if (/^[fs/]$/.test(event.key) && !event.ctrlKey && !event.metaKey) admit();
    }, true);
    /* After Escape the reader is back where the search was opened. */
    toggle.addEventListener("change", function () {
      if (!toggle.checked && opener) { opener.focus({ preventScroll: true }); opener = null; }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && opener) setTimeout(function () {
        if (!toggle.checked && opener) { opener.focus({ preventScroll: true }); opener = null; }
      }, 0);
    });
  }

  /* Tab goes on to the results, and closes the search only when it leaves them; the theme would close it at once. */
  if (search && toggle) {
    document.addEventListener("keydown", function (event) {
      if (!toggle.checked || !/^(Tab|Shift)$/.test(event.key)) return;
      event.stopPropagation();
      search.querySelectorAll(".md-search-result__list [tabindex]").forEach(function (link) { link.removeAttribute("tabindex"); });
    }, true);
    search.addEventListener("focusout", function (event) {
      if (toggle.checked && event.relatedTarget && !search.contains(event.relatedTarget)) toggle.click();
    });
  }

  /* A question in whole sentences. The theme joins the words by OR, so the small words would bring every page: from 3 words on
     they are left out, and the words that stand on every page here weigh less. Only what goes to the index is changed (what the
     theme sends to its worker), never the field, the suggestion or the marks. Boosts are whole numbers; a boosted word gets no *. */
  var STOP = words("a about after again all also am an and any anybody anyone are as at be because been before being bit both but by can come could day days did do doc doctor does doing dont else ever every feel feels for from get gets getting give go got had has have having he hell her hers hey hi him his how i if in indepth information into is isnt it its ive just keep keeps know like look looks lot make makes may me mean means might more most much my need no not nothing of off on one or our out over please put really reveal sign so some someone something stop such suffer suffered suffering suffers take than that the their them then there these they thing things this those to too tried up use very want was way we well were what when where whether which while who whole why will wife with without worked works would wow you your");
  var KEEP = words("ms b12 als d3 k2 b6 b1 q10 pe hot");
  var COMMON = words("ache aches aching bad badly cause caused causes causing cramp cramped cramping cramps help helps leg legs muscle muscles pain painful pains prevent severe spasm spasms symptom symptoms terrible");

  var FORMS = { calves: "calf", calfs: "calf", feet: "foot", meds: "medicine", med: "medicine", drugs: "medicine", children: "child", teeth: "tooth" };

  function words(text) { return new Set(text.split(" ")); }

  function ask(text) {
    var typed = text.replace(/\*(?=\s|$)/g, "").toLowerCase().replace(/[\u2018\u2019']/g, "").split(/[^a-z0-9\u00c0-\u024f]+/).filter(Boolean);
    if (typed.length < 3 || /["^~]|(^|\s)\+|\w:\w/.test(text)) return text;
    var some = typed.filter(function (word, index) {
      return !STOP.has(word) && (word.length > 2 || KEEP.has(word) || index === typed.length - 1);
    });
    var own = some.filter(function (word) { return !COMMON.has(word); });
    if (!own.length) return some.length ? some.join("* ") + "*" : text;
    return some.map(function (word) {
      /* The index keeps the words as they are, so a plural is asked for without its ending. */
      if (COMMON.has(word)) return word + "^1";
      word = FORMS[word] || word.replace(/(...)(?:ies|[^sui]s)$/, function (all, head) { return /ies$/.test(all) ? head : all.slice(0, -1); });
      return word + "^10 " + word + "*^10";
    }).join(" ");
  }

  if (window.Worker) {
    var post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (message) {
      if (message && message.type === 2 && typeof message.data === "string") arguments[0] = { type: 2, data: ask(message.data) };
      return post.apply(this, arguments);
    };
  }

  /* Nothing found: say where else to look. */
  var meta = document.querySelector(".md-search-result__meta");
  if (meta) {
    var settings = JSON.parse(document.getElementById("__config").textContent), other = null;
    new MutationObserver(function () {
      var none = meta.textContent === settings.translations["search.result.none"];
      if (none && !other) {
        other = document.createElement("div");
        other.className = "md-search-result__else";
        other.append("Try a shorter word, or one of these:");
        var list = document.createElement("ul");
        [["now/", "I have a cramp right now"], ["help/", "When to get help"], ["a-z/", "A\u2013Z of all names"], ["drugs/", "Medicines that can cause cramps"]].forEach(function (to) {
          var item = document.createElement("li"), link = document.createElement("a");
          link.href = settings.base.replace(/\/?$/, "/") + to[0];
          link.textContent = to[1];
          item.append(link);
          list.append(item);
        });
        other.append(list);
        meta.after(other);
      }
      if (other) other.hidden = !none;
    }).observe(meta, { childList: true, characterData: true, subtree: true });
  }

  var menu = document.querySelector(".menu");
  if (menu) {
    document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener("focusout", function (event) { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
  }
})();
