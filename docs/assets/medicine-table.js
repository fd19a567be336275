/* Search as you type, filter and sort the medicine table. Without this script the whole table stands there to read. */
(function () {
  "use strict";
  var root = document.querySelector("[data-medicine-table]");
  if (!root) return;
  var form = root.querySelector("[data-filter]"), body = root.querySelector("tbody"), none = root.querySelector("[data-none]");
  var shown = root.querySelector("[data-shown]"), said = 0;
  var plain = function (text) { return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); };
  var rows = Array.from(body.rows).map(function (row, index) {
    var name = row.cells[0].querySelector("a").textContent;
    return { row: row, index: index, name: plain(name), "class": plain(row.cells[1].textContent), strength: +row.dataset.order,
      text: plain(row.cells[0].textContent + " " + row.cells[1].textContent + " " + row.dataset["class"]) };
  });

  function filter() {
    var words = plain(form.elements.text.value).split(/\s+/).filter(Boolean), count = 0;
    var kind = form.elements["class"].value, strength = form.elements.strength.value, timing = form.elements.timing.value;
    rows.forEach(function (item) {
      var data = item.row.dataset;
      var fits = words.every(function (word) { return item.text.indexOf(word) > -1; }) && (!kind || data["class"] === kind) &&
        (!strength || data.strength === strength) && (!timing || (" " + data.timing + " ").indexOf(" " + timing + " ") > -1);
      item.row.hidden = !fits;
      if (fits) count++;
    });
    none.hidden = count > 0;
    body.parentNode.hidden = !count;
    clearTimeout(said);
    said = setTimeout(function () {
      shown.textContent = count === rows.length ? rows.length + " medicines" : count + " of " + rows.length + " medicines";
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
  form.hidden = false;
  form.addEventListener("input", filter);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () { setTimeout(filter, 0); });
})();
