/* Search as you type, filter and sort the medicine table. What finds no row as it stands may be misspelt, or stand among other words: the
   search of the site is asked for it. Without this script the whole table stands there to read. */
(() => {
  "use strict";
  var root = document.querySelector("[data-medicine-table]");
  if (!root) return;
  var form = root.querySelector("[data-filter]"), body = root.querySelector("tbody"), none = root.querySelector("[data-none]");
  var words = JSON.parse(root.dataset.words), shown = root.querySelector("[data-shown]"), timer = 0;
  var plain = text => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  var more = form.querySelector("[data-more]"), all = root.querySelector("[data-rows]"), wide = matchMedia("(min-width: 45em)"), count = shown.textContent, no = Array.from(none.childNodes), help = none.querySelector("[data-help]");
  var rows = Array.from(body.rows).map((row, index) => {
    var name = row.cells[0].querySelector("a").textContent;
    return { row: row, index: index, href: row.cells[0].querySelector("a").href, name: plain(name), "class": plain(row.cells[1].textContent), strength: +row.dataset.order,
      names: plain(row.dataset.names), used: plain(row.dataset.used) };
  });
  var elsewhere = root.querySelector("[data-elsewhere]");
  var pages = Array.from(elsewhere ? elsewhere.querySelectorAll("li") : []).map(item => {
    return { row: item, href: item.querySelector("a").href, title: item.querySelector("a").textContent, text: plain(item.textContent) };
  });
  var noise = /^(\d[\d.,/%]*(mg|mcg|g|ml|iu)?|mg|mcg|micrograms?|g|ml|iu|tablets?|tabs?|capsules?|caps?)$/;

  /* What is typed: one medicine or several, parted by signs, lines or "and". Doses and forms say nothing about the
     medicine, but "water tablet" is a name: a part is tried as it stands before they are left out. */
  function parts(text) {
    return text.split(/[,;\n+&/]+|\s+(?:and|with)\s+/i).map(read).filter(part => part.words.length);
  }

  function read(part) {
    var whole = plain(part).split(/\s+/).filter(Boolean);
    return { said: part.trim(), whole: whole, words: whole.filter(word => !noise.test(word)) };
  }

  /* "lipitor furosemide": what finds nothing as it stands may be several medicines with only a space between. */
  function singles(part) {
    var words = part.words.map(read);
    return !matches(part).length && words.some(word => matches(word).length) ? words : [part];
  }

  function has(items, words, field) {
    return items.filter(item => words.every(word => item[field].indexOf(word) > -1));
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

  /* "We have not looked at [words]." with what was typed. */
  function filled(text, values) {
    return text.replace(/\[(\w+)\]/g, (hole, name) => name in values ? values[name] : hole);
  }

  function anchor(href, text) {
    var link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    return link;
  }

  /* What the search knows of words that find nothing here: rows and pages that have them as a name, names that may be meant, and
     what is not known there either. Without the search nothing of it is known. */
  function known(missing) {
    return Promise.all(missing.map(said => {
      return atlasSearch.ask({ type: "names", text: said }).then(message => sorted(said, message.rows));
    })).then(all => {
      return { found: all.flatMap(one => one.found), meant: all.flatMap(one => one.meant), missing: all.flatMap(one => one.missing) };
    }).catch(() => ({ found: [], meant: [], missing: missing }));
  }

  function sorted(said, names) {
    var found = names.flatMap(one => one.found.map(place)), meant = names.filter(one => one.suggestions.length);
    var missing = names.filter(one => !one.found.length).map(one => one.asked);
    return { found: found, meant: meant, missing: found.length ? missing : [said] };
  }

  /* A name as the row that it has here, or else as its page. */
  function place(name) {
    var href = new URL(name.url, atlasSearch.root).href;
    return rows.concat(pages).find(item => item.href === href) || { href: href, title: name.heading || name.title, meaning: name.meaning };
  }

  /* "Did you mean furosemide?" The name takes the place of what was typed. */
  function ask(one) {
    var line = document.createElement("span");
    line.append(words.meant + " ");
    one.suggestions.forEach((name, index) => {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "filter__meant";
      button.textContent = name.name;
      button.addEventListener("click", () => { take(one.asked, name.name); });
      line.append(index ? ", " : "", button);
    });
    line.append("? ");
    return line;
  }

  function take(asked, name) {
    var field = form.elements.text, at = plain(field.value).indexOf(asked);
    field.value = at < 0 ? name : field.value.slice(0, at) + name + field.value.slice(at + asked.length);
    field.focus();
    filter();
  }

  /* What a reader is told of words that have no row: the pages that tell of them, or where else to ask. */
  function tell(missing, told, meant) {
    none.replaceChildren(...(missing.length || told.length ? [] : no.map(node => node.cloneNode(true))));
    var read = told.filter(item => !item.meaning);
    read.forEach((item, index) => {
      none.append(index ? ", " : words.elsewhere + " ", anchor(item.href, item.title));
    });
    if (read.length) none.append(". ");
    told.forEach(item => { if (item.meaning) none.append(anchor(item.href, item.title), ". " + item.meaning + " "); });
    none.append.apply(none, meant.map(ask));
    if (!missing.length) return;
    var all = missing.join(", ");
    none.append(filled(words.unknown, { words: all }) + " " + words.caution + " ");
    if (help) none.append(words.help + " ", anchor(help.href, help.textContent), ". ");
    none.append(anchor(atlasSearch.page(all), filled(words.search, { words: all })));
  }

  function filter() {
    var text = form.elements.text.value, asked = parts(text).flatMap(singles), found = [], missing = [];
    asked.forEach(part => {
      var mine = matches(part);
      if (mine.length) found = found.concat(mine); else missing.push(part.said);
    });
    show(asked.length > 0, found, missing);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!missing.length) say(asked.length > 0, found, missing, []);
      else known(missing).then(more => {
        if (form.elements.text.value === text) say(true, found.concat(more.found), more.missing, more.meant);
      });
    }, 250);
  }

  function toldOf(found) { return found.filter((item, index) => rows.indexOf(item) < 0 && found.indexOf(item) === index); }

  /* Shows the rows that fit, and returns how many. */
  function show(asked, found, missing) {
    var fit = 0, kind = form.elements["class"].value, strength = form.elements.strength.value, timing = form.elements.timing.value;
    rows.forEach(item => {
      var data = item.row.dataset;
      var fits = (!asked || found.indexOf(item) > -1) && (!kind || data["class"] === kind) &&
        (!strength || data.strength === strength) && (!timing || (" " + data.timing + " ").indexOf(" " + timing + " ") > -1);
      item.row.hidden = !fits;
      if (fits) fit++;
    });
    if (elsewhere) elsewhere.hidden = asked;
    none.hidden = fit > 0 && !missing.length && !toldOf(found).length;
    all.hidden = !fit;
    if (fit < rows.length) all.open = true;
    return fit;
  }

  function say(asked, found, missing, meant) {
    var fit = show(asked, found, missing);
    tell(missing, toldOf(found), meant);
    shown.textContent = fit === rows.length ? count : filled(words.shown, { count: fit, all: count });
  }

  function sort(head, key) {
    var down = head.getAttribute("aria-sort") === "ascending";
    root.querySelectorAll("[aria-sort]").forEach(other => { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    rows.slice().sort((a, b) => {
      var order = a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : a.index - b.index;
      return down && a[key] !== b[key] ? -order : order;
    }).forEach(item => { body.append(item.row); });
  }

  root.querySelectorAll("th[data-sort]").forEach(head => {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.textContent = "";
    head.append(button);
    button.addEventListener("click", () => { sort(head, head.dataset.sort); });
  });
  function fold() { more.open = all.open = wide.matches; }

  /* All rows at once would keep a slow device busy: they come one screen after the other, unless somebody asks for some. */
  function unroll(from) {
    if (timer) return;
    rows.forEach((item, index) => { item.row.hidden = index >= from; });
    if (from < rows.length) requestAnimationFrame(() => unroll(from + 12));
  }

  fold();
  if (wide.matches) unroll(12);
  wide.addEventListener("change", fold);
  form.addEventListener("input", filter);
  form.addEventListener("focusin", () => { atlasSearch.load(); });
  /* A field of one line would glue pasted lines together. */
  form.elements.text.addEventListener("paste", event => {
    var text = event.clipboardData ? event.clipboardData.getData("text") : "";
    if (!/[\r\n]/.test(text.trim())) return;
    event.preventDefault();
    const field = event.target;
    field.setRangeText(text.trim().split(/\s*[\r\n]+\s*/).join(", "), field.selectionStart, field.selectionEnd, "end");
    filter();
  });
  form.addEventListener("submit", event => { event.preventDefault(); });
  form.addEventListener("reset", () => { setTimeout(filter, 0); });
})();
