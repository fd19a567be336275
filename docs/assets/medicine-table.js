/* Search as you type, filter and sort the medicine table. Without this script the whole table stands there to read. */
(function () {
  "use strict";
  var root = document.querySelector("[data-medicine-table]");
  if (!root) return;
  var form = root.querySelector("[data-filter]"), body = root.querySelector("tbody"), none = root.querySelector("[data-none]");
  var shown = root.querySelector("[data-shown]"), timer = 0;
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var more = form.querySelector("[data-more]"), wide = matchMedia("(min-width: 45em)"), count = shown.textContent, no = Array.from(none.childNodes), help = none.querySelector("[data-help]");
  var rows = Array.from(body.rows).map(function (row, index) {
    var name = row.cells[0].querySelector("a").textContent;
    return { row: row, index: index, name: plain(name), "class": plain(row.cells[1].textContent), strength: +row.dataset.order,
      names: plain(row.dataset.names), used: plain(row.dataset.used) };
  });
  var elsewhere = root.querySelector("[data-elsewhere]");
  var pages = Array.from(elsewhere ? elsewhere.querySelectorAll("li") : []).map(function (item) {
    return { row: item, text: plain(item.textContent) };
  });
  var noise = /^(\d[\d.,/%]*(mg|mcg|g|ml|iu)?|mg|mcg|micrograms?|g|ml|iu|tablets?|tabs?|capsules?|caps?)$/;

  /* What is typed: one medicine or several, parted by signs, lines or "and". Doses and forms say nothing about the
     medicine, but "water tablet" is a name: a part is tried as it stands before they are left out. */
  function parts(text) {
    return text.split(/[,;\n+&/]+|\s+(?:and|with)\s+/i).map(read).filter(function (part) { return part.words.length; });
  }

  function read(part) {
    var whole = plain(part).split(/\s+/).filter(Boolean);
    return { said: part.trim(), whole: whole, words: whole.filter(function (word) { return !noise.test(word); }) };
  }

  /* "lipitor furosemide": what finds nothing as it stands may be several medicines with only a space between. */
  function singles(part) {
    var words = part.words.map(read);
    return !matches(part).length && words.some(function (word) { return matches(word).length; }) ? words : [part];
  }

  function has(items, words, field) {
    return items.filter(function (item) { return words.every(function (word) { return item[field].indexOf(word) > -1; }); });
  }

  /* What a part finds: rows by name and brand; if there is none, pages that tell of it without a row; if there is none
     either, rows by what they are for and their kind. */
  function matches(part) {
    /* "water tablet": the form is a part of the kind's name */
    var kin = part.whole.length > part.words.length ? has(rows, part.whole, "used") : [];
    var found = has(rows, part.words, "names").concat(kin);
    if (!found.length) found = has(pages, part.words, "text");
    return found.length ? found : has(rows, part.words, "used");
  }

  function anchor(href, text) {
    var link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    return link;
  }

  /* What a reader is told of words that have no row: the pages that tell of them, or where else to ask. */
  function tell(missing, told) {
    none.replaceChildren(...(missing.length || told.length ? [] : no.map(function (node) { return node.cloneNode(true); })));
    told.forEach(function (item, index) {
      var link = item.row.querySelector("a");
      none.append(index ? ", " : "No row of its own. Read: ", anchor(link.href, link.textContent));
    });
    if (told.length) none.append(". ");
    if (!missing.length) return;
    var words = missing.join(", ");
    none.append("We have not looked at " + words + ". That does not mean that it cannot cause cramps. Ask a pharmacist before you stop a prescribed medicine. ");
    if (help) none.append("With a danger sign, get help now: ", anchor(help.href, help.textContent), ". ");
    none.append(anchor("?q=" + encodeURIComponent(words), "Search the whole site for " + words));
  }

  function filter() {
    var asked = parts(form.elements.text.value).flatMap(singles), found = [], missing = [], fit = 0;
    asked.forEach(function (part) {
      var mine = matches(part);
      if (mine.length) found = found.concat(mine); else missing.push(part.said);
    });
    var kind = form.elements["class"].value, strength = form.elements.strength.value, timing = form.elements.timing.value;
    rows.forEach(function (item) {
      var data = item.row.dataset;
      var fits = (!asked.length || found.indexOf(item) > -1) && (!kind || data["class"] === kind) &&
        (!strength || data.strength === strength) && (!timing || (" " + data.timing + " ").indexOf(" " + timing + " ") > -1);
      item.row.hidden = !fits;
      if (fits) fit++;
    });
    var told = pages.filter(function (item) { return found.indexOf(item) > -1; });
    if (elsewhere) elsewhere.hidden = asked.length > 0;
    none.hidden = fit > 0 && !missing.length && !told.length;
    body.parentNode.hidden = !fit;
    clearTimeout(timer);
    timer = setTimeout(function () {
      tell(missing, told);
      shown.textContent = fit === rows.length ? count : fit + " of " + count;
    }, 250);
  }

  function sort(head, key) {
    var down = head.getAttribute("aria-sort") === "ascending";
    root.querySelectorAll("[aria-sort]").forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.slice().sort(function (a, b) {
      var order = a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.index - b.index;
      return down && a[key] !== b[key] ? -order : order;
    }).forEach(function (item) { body.append(item.row); });
  }

  root.querySelectorAll("th[data-sort]").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", function () { sort(head, head.dataset.sort); });
  });
  function fold() { more.open = wide.matches; }
  fold();
  wide.addEventListener("change", fold);
  form.hidden = false;
  form.addEventListener("input", filter);
  /* A field of one line would glue pasted lines together. */
  form.elements.text.addEventListener("paste", function (event) {
    var text = event.clipboardData ? event.clipboardData.getData("text") : "";
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    this.setRangeText(text.trim().split(/\s*[\r\n]+\s*/).join(", "), this.selectionStart, this.selectionEnd, "end");
    filter();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
})();
