/* What an answer of the search looks like: elements made from its values; fetched with the first answer. What comes from data is only ever
   set as text. */
atlasSearch.elements = function (box, because) {
  "use strict";

  function make(tag, name, text) {
    var element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function address(url) { return new URL(url, atlasSearch.root).href; }

  function link(name, url) {
    var made = make("a", name);
    made.href = address(url);
    return made;
  }

  function danger(one) {
    var made = link("found found--danger", one.url);
    made.dataset.level = one.level;
    made.append(make("strong", "found__title", one.short), " ", make("span", "found__text", one.act), " ", make("span", "found__because", because(one.words.join(", "))));
    return made;
  }

  function neighbour(one) {
    var made = link("found found--neighbour", one.url);
    made.append(make("strong", "found__title", one.title), " ", make("span", "found__text", one.text));
    return made;
  }

  function result(one) {
    var made = make("div", "found__one"), page = link("found", one.url), head = make("span", "found__head");
    if (!("whole" in box.dataset)) made.setAttribute("role", "presentation");
    if (one.row) made.dataset.row = "";
    var shape = make("span", "shape shape--" + one.kind), name = box.querySelector('[data-of="' + one.kind + '"]');
    shape.setAttribute("aria-hidden", "true");
    head.append(shape, marked("found__title", one.count ? ofKind(one) : one.title, one.marks.title));
    if (name) head.append(" ", make("span", "found__kind", name.textContent.trim()));
    if (one.grade) head.append(" ", grade(one));
    page.append(head, " ", marked("found__text", one.passage, one.marks.passage));
    made.append(page);
    if (one.section && one.section.title) made.append(place(one.section));
    return made;
  }

  /* "9 medicines: blood thinner" */
  function ofKind(one) { return box.dataset.sayKind.replace("[count]", one.count).replace("[words]", one.title); }

  /* A grade with its line of evidence, as _evidence.html draws it: right of the upright stroke what speaks for it, left what speaks against it. */
  function grade(one) {
    var made = make("span", "found__grade"), at = 19 + 7 * one.place;
    if (one.place) {
      var line = drawn("svg", { "class": "found__line", viewBox: "0 0 46 16", "aria-hidden": "true" }), nil = one.place === "0";
      line.append(drawn("path", { d: "M3 8h40" + (nil ? "" : "M19 1v14"), "stroke-width": 1.5, opacity: 0.6 }));
      if (!nil) line.append(drawn("path", { d: "M19 8H" + at, "stroke-width": 4.6 }));
      line.append(one.place === "-2" ? drawn("path", { d: "M1.5 4.5l7 7M8.5 4.5l-7 7", "stroke-width": 2.6 }) : drawn("circle", { cx: at, cy: 8, r: 5.2, "stroke-width": nil ? 2.2 : 0, fill: nil ? "none" : "currentColor" }));
      made.append(line);
    }
    made.append(one.grade);
    return made;
  }

  /* A piece of a drawing, of the same kind as those that the page has. */
  function drawn(tag, given) {
    var made = document.createElementNS(document.querySelector("svg").namespaceURI, tag);
    Object.keys(given).forEach(function (name) { made.setAttribute(name, given[name]); });
    return made;
  }

  function place(section) {
    var made = link("found__place", section.url);
    made.textContent = section.title;
    return made;
  }

  function marked(name, text, places) {
    var made = make("span", name), at = 0;
    places.forEach(function (one) {
      made.append(text.slice(at, one[0]), make("mark", "", text.slice(one[0], one[1])));
      at = one[1];
    });
    made.append(text.slice(at));
    return made;
  }

  function name(one) {
    var item = make("li"), to = link("", one.url);
    to.textContent = one.title;
    item.append(to);
    return item;
  }

  /* In the place of what a page is about comes what it says to the question. */
  function tell(row, passage) {
    var place = row.querySelector(".found__place");
    row.querySelector(".found__text").replaceWith(marked("found__text", passage.text, passage.marks));
    if (!place || !passage.section) return;
    place.href = address(passage.section.url);
    place.textContent = passage.section.title;
  }

  return { danger: danger, neighbour: neighbour, result: result, name: name, tell: tell };
};
