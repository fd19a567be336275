/* The search: pure functions on plain values. `prepare` reads the index once, `search` answers a question, `findNames` reads a list of
   medicines. What it knows of English and of cramps is data: docs/search.yml, and `asked:` of the cards in docs/red-flags.yml. */
(function (home) {
  "use strict";

  /* -- words: cut as scripts/atlas/site/search_index.py cuts them */

  var APOSTROPHE = /['\u2018\u2019\u02bc\u2032`\u00b4]/g, ACCENT = /[\u0300-\u036f]/g, WORD = /[\p{L}\p{N}]+/gu;

  /* "Parkinson’s cramps" becomes [{word: "parkinsons", stem: "parkinson"}, {word: "cramps", stem: "cramp"}]. */
  function tokens(text, lang) {
    var plain = text.toLowerCase().replace(APOSTROPHE, "").normalize("NFKD").replace(ACCENT, "");
    return (plain.match(WORD) || []).map(function (word) { return { word: word, stem: stem(word, lang) }; });
  }

  function stem(word, lang) {
    var known = lang.stems.get(word);
    if (known === undefined) {
      var form = lang.forms.get(word);
      known = form === word ? word : cut(form || word, lang);
      lang.stems.set(word, known);
    }
    return known;
  }

  function cut(word, lang) {
    lang.spellings.forEach(function (pair) { word = word.split(pair[0]).join(pair[1]); });
    lang.endings.forEach(function (step) {
      var fit = step.find(function (ending) { return word.endsWith(ending[0]) && word.length - ending[0].length >= ending[2]; });
      if (fit) word = word.slice(0, word.length - fit[0].length) + fit[1];
    });
    return word;
  }

  function telling(list, lang) {
    var some = list.filter(function (token) { return !lang.stop.has(token.word); });
    return some.length ? some : list;  // "now" alone is asked for
  }

  /* What a name is found by. "The runs" keeps its small word, for one word alone would be another. */
  function keyOf(list, lang) {
    var some = telling(list, lang);
    return stemsIn(some.length > 1 ? some : list);
  }

  function stemsIn(list) { return list.map(function (token) { return token.stem; }).join(" "); }

  /* -- the index, made ready */

  function prepare(index) {
    var words = index.words, lang = {
      stems: new Map(), forms: new Map(Object.entries(words.forms)), spellings: words.spellings, endings: words.endings, stop: new Set(words.stop.split(" "))
    };
    var made = {
      lang: lang, weights: words.weights, pages: index.pages, names: new Map(), medicines: new Map(), spelled: [], vocabulary: new Map(), fields: new Map(),
      common: stemsOf(words.common, lang), paths: index.parts || { text: [], pages: [] }, had: new Set(), sections: [], places: new Map(), known: new Set(), longest: 1
    };
    var groups = {};
    Object.keys(words.groups).forEach(function (name) { groups[name] = stemsOf(words.groups[name].join(" "), lang); });
    index.pages.forEach(function (page, number) { addPage(made, page, number); });
    made.byUrl = new Map(index.pages.map(function (page, number) { return [idOf(page.url), number]; }));
    addTopics(made, words.topics);
    addGlossary(made, index);
    addText(made, index.text);
    made.cards = index.cards.map(function (card) {
      card.pages.forEach(function (page) { addWords(made, page, "sign", card.signs, 1); });
      return { card: card, sets: readSets(card.asked, groups, lang) };
    });
    made.neighbours = words.neighbours.map(function (entry) { return { entry: entry, sets: readSets(entry.when, groups, lang) }; });
    made.questions = words.questions.map(function (entry) {
      return { says: entry.says.map(function (phrase) { return " " + stemmed(phrase, lang) + " "; }), lift: Object.entries(entry.lift) };
    });
    addAsked(made, index);
    made.parts = new Set(words.lists.parts);
    made.dropped = new Set(words.lists.dropped);
    return made;
  }

  function idOf(url) { return url.replace(/\/$/, "") || "index"; }
  function stemmed(text, lang) { return tokens(text, lang).map(function (token) { return token.stem; }).join(" "); }
  function stemsOf(text, lang) { return new Set(tokens(text, lang).map(function (token) { return token.stem; })); }

  function addPage(made, page, number) {
    made.sections.push({ page: number, anchor: "", heading: "" });
    addName(made, page.title, number, "title", "");
    addWords(made, number, "description", page.text || "", 1);
    ["alias", "covers", "ambiguous"].forEach(function (kind) {
      (page[kind] || []).forEach(function (name) { addName(made, name, number, kind, ""); });
    });
    (page.medicines || []).forEach(function (row) {
      row.slice(1).forEach(function (name) { addName(made, name, number, "medicine", row[0], row[1]); });
    });
    (page.listed || []).forEach(function (group) {
      group.slice(2).forEach(function (row) {
        row.slice(1).forEach(function (name) { addName(made, name, number, "medicine", row[0], row[1] + ": " + group[0], group[1]); });
      });
    });
    for (var i = 0; i < (page.count || 0); i++) made.sections.push({ page: number, anchor: "", heading: "" });
    (page.headings || []).forEach(function (heading) {
      made.sections.push({ page: number, anchor: heading[0], heading: heading[1] });
      addWords(made, number, "heading", heading[1], 1);
    });
  }

  function addTopics(made, topics) {
    Object.keys(topics).forEach(function (id) { topics[id].forEach(function (topic) { addName(made, topic, made.byUrl.get(id), "topic", ""); }); });
  }

  function addGlossary(made, index) {
    var page = index.pages.findIndex(function (one) { return one.url === "glossary/"; });
    if (page >= 0) index.glossary.forEach(function (word) { addName(made, word[0], page, "word", word[1], word[0]); });
  }

  /* A whole name, and its words: one of a long name says less than the only one of a short name. */
  function addName(made, text, page, kind, anchor, heading, meaning) {
    var list = tokens(text, made.lang), key = keyOf(list, made.lang), said = { page: page, kind: kind, anchor: anchor, text: text, heading: heading || "", meaning: meaning || "", full: stemsIn(list) };
    if (!key) return;
    push(made.names, key, said);
    if (kind === "medicine" || made.pages[page].kind === "drugs") push(made.medicines, key, said);
    made.longest = Math.max(made.longest, key.split(" ").length);
    var spelled = list.map(function (token) { return token.word; }).join(" ");
    made.spelled.push({ text: spelled, key: key, letters: letters(spelled) });
    addWords(made, page, kind === "title" || kind === "topic" ? kind : "name", text, 1 / Math.sqrt(telling(list, made.lang).length));
  }

  function push(map, key, value) { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); }

  /* How much a page has to do with a stem: the weights of the fields that hold it, each once. */
  function addWords(made, page, field, text, share) {
    var rank = field === "title" || field === "name" ? 2 : 1;
    telling(tokens(text, made.lang), made.lang).forEach(function (token) {
      know(made, token, rank);
      var pages = mapOf(made.fields, token.stem), fields = pages.get(page) || {};
      fields[field] = Math.max(fields[field] || 0, share);
      pages.set(page, fields);
    });
  }

  /* A word that can be meant by one that is misspelled; those of names come before others. */
  function know(made, token, rank) {
    var known = made.vocabulary.get(token.word);
    if (!known) made.vocabulary.set(token.word, { word: token.word, stem: token.stem, rank: rank, letters: letters(token.word) });
    else known.rank = Math.max(known.rank, rank);
  }

  function mapOf(map, key) { if (!map.has(key)) map.set(key, new Map()); return map.get(key); }

  /* The text: which stem stands in which section. Stems are front-coded, places are steps; see search_index.py. */
  function addText(made, text) {
    var places = text.places.split(" ");
    readCoded(text.common || "").forEach(function (stem) { made.known.add(stem); });
    if (text.stems) readCoded(text.stems).forEach(function (stem, number) {
      var list = readSteps(places[number]), pages = mapOf(made.fields, stem);
      made.places.set(stem, list);
      list.forEach(function (section) {
        var page = made.sections[section].page, fields = pages.get(page) || {};
        fields.text = Math.min(3, (fields.text || 0) + 1);
        pages.set(page, fields);
      });
    });
  }

  /* -- an index in parts: which files a question needs, which files its results need, and how one is added */

  function partsFor(made, question) {
    return wanted(made, telling(tokens(question, made.lang), made.lang).map(function (token) { return made.paths.text[partOf(token.stem, made.paths.text.length)]; }));
  }

  function partsOf(made, answer) {
    return wanted(made, answer.results.map(function (one) { return made.paths.pages[Math.floor(made.byUrl.get(idOf(one.url)) / TOGETHER)]; }));
  }

  var TOGETHER = 25;  // pages of a part; as search_index.py has it

  function wanted(made, paths) { return Array.from(new Set(paths)).filter(function (path) { return path && !made.had.has(path); }); }

  function partOf(stem, count) {
    var number = 0;
    for (var sign of stem) number = (number * 31 + sign.codePointAt(0)) % 65521;
    return number % count;
  }

  function addPart(made, path, part) {
    made.had.add(path);
    if (!part.pages) return addText(made, part);
    part.pages.forEach(function (shown, at) {
      var number = part.from + at, first = made.sections.findIndex(function (section) { return section.page === number; });
      made.pages[number].text = shown.text;
      (shown.headings || []).forEach(function (heading, i) { Object.assign(made.sections[first + 1 + i], { anchor: heading[0], heading: heading[1] }); });
    });
  }

  function readCoded(text) {
    var before = "";
    return text.split(" ").map(function (coded) { return (before = before.slice(0, +coded[0]) + coded.slice(1)); });
  }

  var DIGITS = new Map(), HALF = 45;
  for (var code = 33; DIGITS.size < 2 * HALF; code++) if (code !== 34 && code !== 92) DIGITS.set(String.fromCharCode(code), DIGITS.size);

  function readSteps(text) {
    var list = [], at = -1, step = 0, unit = 1;
    for (var sign of text) {
      var digit = DIGITS.get(sign);
      step += (digit % HALF) * unit;
      unit *= HALF;
      if (digit < HALF) { at += step + 1; list.push(at); step = 0; unit = 1; }
    }
    return list;
  }

  /* -- sets of words: "leg SWELL -both" needs a form of leg, one of the group SWELL, and no both */

  function readSets(sets, groups, lang) {
    return sets.map(function (text) {
      var set = { all: [], none: [] };
      text.split(" ").forEach(function (word) {
        var bare = word.replace("-", "");
        (word[0] === "-" ? set.none : set.all).push(groups[bare] || new Set([stem(bare, lang)]));
      });
      return set;
    });
  }

  /* The words that meet a set, each for one of its parts; none when it is not met. */
  function met(set, list) {
    var none = set.none.some(function (group) { return list.some(function (token) { return group.has(token.stem); }); });
    var used = [];
    return !none && set.all.every(function (group) {
      var token = list.find(function (one) { return group.has(one.stem) && !used.includes(one); });
      if (token) used.push(token);
      return token;
    }) ? used : null;
  }

  function bestSet(sets, list) {
    return sets.reduce(function (best, set) { var used = met(set, list); return used && (!best || used.length > best.length) ? used : best; }, null);
  }

  var LEVELS = ["emergency", "same day", "soon"];

  /* The care cards that a question sets off, the most urgent first, and of these the one that knows most of its words. */
  function dangers(made, list) {
    return made.cards.map(function (one) { return { card: one.card, used: bestSet(one.sets, list) }; })
      .filter(function (one) { return one.used; })
      .sort(function (a, b) { return LEVELS.indexOf(a.card.level) - LEVELS.indexOf(b.card.level) || b.used.length - a.used.length; })
      .map(function (one) {
        var card = one.card;
        return { card: card.id, level: card.level, short: card.short, act: card.act, url: card.url, words: one.used.map(function (token) { return token.asked || token.word; }) };
      });
  }

  function neighbours(made, list) {
    return made.neighbours.filter(function (one) { return bestSet(one.sets, list); }).map(function (one) {
      var page = made.pages[made.byUrl.get(one.entry.page)];
      return { title: one.entry.title, text: one.entry.text, url: page ? page.url : "" };
    });
  }

  /* -- spelling */

  function letters(word) {
    var bits = 0;
    for (var i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }

  function countBits(bits) { var count = 0; for (; bits; bits &= bits - 1) count++; return count; }

  /* How many letters were added, left out, changed or swapped with the next; over `most` it does not matter how many. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [], last = [], row = [], i, j;
    for (j = 0; j <= b.length; j++) last[j] = j;
    for (i = 1; i <= a.length; i++) {
      row = [i];
      var least = i;
      for (j = 1; j <= b.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  function slips(length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }  // short words are taken as they are

  /* The entries nearest to a word, nearest first; those that begin alike and stand in names come before others. */
  function nearest(word, entries, textOf) {
    var most = slips(word.length), bits = letters(word), found = [];
    for (var entry of entries) {
      if (countBits(bits ^ entry.letters) > 2 * most) continue;
      var text = textOf(entry), far = distance(word, text, most);
      if (far <= most && far > 0 && (alike(word, text) || word.length > 6)) found.push({ entry: entry, far: far, rank: (text[0] === word[0] ? 1 : 0) + (entry.rank || 0) });
    }
    found.sort(function (a, b) { return a.far - b.far || b.rank - a.rank; });
    return found.filter(function (one) { return one.far === found[0].far; }).map(function (one) { return one.entry; });
  }

  /* A slip is seldom in the first letter; "suffer" is no "puffer". */
  function alike(a, b) { return a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]); }

  function wordOf(entry) { return entry.word; }
  function textOf(entry) { return entry.text; }

  function isKnown(made, token) {
    return made.vocabulary.has(token.word) || made.fields.has(token.stem) || made.known.has(token.stem) || made.lang.stop.has(token.word) || /\d/.test(token.word);
  }

  /* The words of danger signs, neighbours and kinds of question: known, though no page may have them. */
  function addAsked(made, index) {
    var words = index.words, texts = Object.values(words.groups).concat(words.questions.map(function (one) { return one.says; }));
    texts.concat(index.cards.map(function (card) { return card.asked; }), words.neighbours.map(function (one) { return one.when; })).forEach(function (text) {
      tokens(text.join(" "), made.lang).forEach(function (token) { know(made, token, 0); });
    });
  }

  /* A question in words that the site knows. A word that it does not know becomes the nearest one; the last is left alone while it may be half a word. */
  function correct(made, list, typing) {
    return list.map(function (token, number) {
      if (isKnown(made, token) || (typing && number === list.length - 1)) return token;
      var near = nearest(token.word, made.vocabulary.values(), wordOf);
      if (!near.length) return token;
      return { word: near[0].word, stem: near[0].stem, asked: token.word, others: near.slice(1, 4).map(function (entry) { return entry.stem; }) };
    });
  }

  /* -- ranking */

  function rarity(made, stem) {
    var pages = made.fields.get(stem), count = pages ? pages.size : 0;
    return Math.log(1 + (made.pages.length - count + 0.5) / (count + 0.5)) * (made.common.has(stem) ? made.weights.common : 1);
  }

  /* What is asked for: each telling word with the stems that may be meant, and how sure that is. */
  function termsOf(made, list, typing) {
    var seen = new Set();
    return telling(list, made.lang).filter(function (token) { return !seen.has(token.stem) && seen.add(token.stem); }).map(function (token) {
      var guess = made.weights.guess, sure = token.asked ? guess : 1;
      var stems = new Map([[token.stem, sure]].concat((token.others || []).map(function (other) { return [other, guess * guess]; })));
      if (typing && token === list[list.length - 1]) finish(made, token.word).forEach(function (other) { if (!stems.has(other)) stems.set(other, guess); });
      return stems;
    });
  }

  /* Whether the last word may be half a word; one like which none begins has a slip in it, typed or not. */
  function canEnd(made, asked) { return asked.length > 0 && finish(made, asked[asked.length - 1].word).length > 0; }

  var ENDS = 12;  // ways to finish a word

  function finish(made, start) {
    var found = [];
    made.vocabulary.forEach(function (entry) { if (entry.word.startsWith(start) && entry.word !== start) found.push(entry); });
    made.places.forEach(function (_, stem) { if (stem.startsWith(start)) found.push({ word: stem, stem: stem, rank: 0 }); });
    found.sort(function (a, b) { return b.rank - a.rank || a.word.length - b.word.length; });
    return found.slice(0, ENDS).map(function (entry) { return entry.stem; });
  }

  function addTerms(made, terms, scores) {
    terms.forEach(function (stems) {
      var best = new Map();
      stems.forEach(function (sure, stem) {
        var rare = rarity(made, stem) * sure;
        (made.fields.get(stem) || []).forEach(function (fields, page) { best.set(page, Math.max(best.get(page) || 0, rare * share(made, fields))); });
      });
      best.forEach(function (value, page) { add(scores, page, value); });
    });
  }

  /* BM25F with one page as long as the other: the fields together, each further one adding less. */
  function share(made, fields) {
    var sum = 0;
    for (var field in fields) sum += made.weights.fields[field] * fields[field];
    return sum / (sum + 1) * 2;
  }

  function add(scores, page, value) { scores.set(page, (scores.get(page) || 0) + value); }

  /* The whole names in a question, longest first; no word counts for two. Shape: the telling words of it, then all; a small word alone is no name. */
  function namesIn(lists, names, longest) {
    var found = [], used = [];
    for (var length = longest; length > 0; length--) lists.forEach(function (list) {
      for (var start = 0; start + length <= list.length; start++) {
        var span = list.slice(start, start + length), same = names.get(stemsIn(span)), small = length === 1 && list !== lists[0];
        if (same && !small && !span.some(function (token) { return used.includes(token); })) {
          used = used.concat(span);
          found.push({ span: span, names: same });
        }
      }
    });
    return found;
  }

  function addNames(made, list, scores, anchors) {
    var some = telling(list, made.lang);
    var whole = made.names.get(keyOf(list, made.lang)), full = stemsIn(list);
    (whole ? [{ span: some, names: whole }] : namesIn([some, list], made.names, made.longest)).forEach(function (found) {
      var rare = found.span.reduce(function (sum, token) { return sum + rarity(made, token.stem) * (token.asked ? made.weights.guess : 1); }, 0);
      var best = new Map();
      found.names.forEach(function (name) {
        var value = made.weights.names[name.kind] * (rare * made.weights.whole_name + (whole ? made.weights.only_name : 0) + (name.full === full ? 1 : 0));
        if (value > (best.get(name.page) || 0)) { best.set(name.page, value); if (name.anchor) anchors.set(name.page, name); }
      });
      best.forEach(function (value, page) { add(scores, page, value); });
    });
  }

  /* What kind of question it is moves the right kind of page up; a page that has nothing to do with it comes in only when named itself. */
  function addKinds(made, list, scores) {
    var said = " " + list.map(function (token) { return token.stem; }).join(" ") + " ", lift = new Map();
    made.questions.forEach(function (one) {
      if (one.says.some(function (phrase) { return said.includes(phrase); })) one.lift.forEach(function (to) { lift.set(to[0], (lift.get(to[0]) || 0) + to[1]); });
    });
    lift.forEach(function (value, to) {
      var page = made.byUrl.get(to.replace(/\/index$/, ""));
      if (page !== undefined && (to.includes("/") || made.pages[page].kind === "pages")) add(scores, page, value * made.weights.question);
      else scores.forEach(function (score, one) { if (made.pages[one].kind === to) scores.set(one, score + value * made.weights.question * Math.min(1, score / 6)); });
    });
  }

  /* The page that shows all danger signs, and the pages that show the first card in full. */
  function addDanger(made, found, scores) {
    if (!found.length) return;
    add(scores, made.byUrl.get(idOf(found[0].url.split("#")[0])), made.weights.danger);
    made.cards.find(function (one) { return one.card.id === found[0].card; }).card.pages.forEach(function (page, _, pages) {
      if (scores.has(page)) add(scores, page, made.weights.danger / Math.sqrt(pages.length));
    });
  }

  /* -- the answer */

  function search(made, question, options) {
    var asked = tokens(question, made.lang), typing = options.typing && /\S$/.test(question) && canEnd(made, asked);
    var list = options.exact ? asked : correct(made, asked, typing), whole = options.exact || typing ? null : wholeName(made, asked, list);
    if (whole) list = whole;
    var changed = list.some(function (token) { return token.asked; });
    var answer = { danger: dangers(made, asked.concat(list.filter(function (token) { return token.asked; }))), corrected: changed ? correction(list) : null, neighbours: neighbours(made, list) };
    var scores = new Map(), anchors = new Map(), terms = termsOf(made, list, typing);
    addTerms(made, terms, scores);
    addNames(made, list, scores, anchors);
    addKinds(made, list, scores);
    addDanger(made, answer.danger, scores);
    answer.neighbours.forEach(function (one) { add(scores, made.byUrl.get(idOf(one.url)), 2 * made.weights.question); });
    var ranked = Array.from(scores).filter(function (one) { return !options.kinds || options.kinds.includes(made.pages[one[0]].kind); })
      .map(function (one) { return [one[0], one[1] * made.weights.kinds[made.pages[one[0]].kind]]; })
      .sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
    answer.total = ranked.length;
    answer.results = ranked.slice(0, options.limit || 10).map(function (one) { return result(made, one[0], one[1], terms, anchors.get(one[0])); });
    answer.nearest = ranked.length ? [] : nearNames(made, question);
    return answer;
  }

  /* A question that is nearly the name of something, as a whole: then that name was meant. */
  function wholeName(made, asked, list) {
    var text = asked.map(function (token) { return token.word; }).join(" ");
    if (made.names.has(keyOf(list, made.lang)) || list.length > 6) return null;
    var near = nearest(text, made.spelled, textOf)[0], known = asked.every(function (token) { return isKnown(made, token); });
    return near && (!known || distance(text, near.text, 1) < 2) ? tokens(near.text, made.lang).map(function (token) { return Object.assign(token, { asked: token.word }); }) : null;
  }

  function correction(list) { return list.map(function (token) { return token.word; }).join(" "); }

  function nearNames(made, question) {
    var start = tokens(question, made.lang).map(function (token) { return token.word; }).join(" ").slice(0, 3), seen = new Set();
    return made.spelled.filter(function (one) { return start && one.text.startsWith(start); }).sort(function (a, b) { return distance(question, a.text, 9) - distance(question, b.text, 9); })
      .map(function (one) { var name = made.names.get(one.key)[0]; return { title: name.text, url: made.pages[name.page].url + (name.anchor ? "#" + name.anchor : "") }; })
      .filter(function (one) { return !seen.has(one.title) && seen.add(one.title); }).slice(0, 5);
  }

  function result(made, number, score, terms, name) {
    var page = made.pages[number], section = name ? { anchor: name.anchor, heading: name.heading } : bestSection(made, number, terms);
    return {
      url: page.url, title: page.title, kind: page.kind, grade: page.grade || "", score: score, passage: page.text || "",
      section: section ? { url: page.url + "#" + section.anchor, title: section.heading } : null,
      marks: { title: marks(made, page.title, terms), passage: marks(made, page.text || "", terms) }
    };
  }

  /* The section that holds most of what is asked for, its heading counting double; none when the page as a whole does. */
  function bestSection(made, page, terms) {
    var sums = new Map();
    terms.forEach(function (stems) {
      stems.forEach(function (sure, stem) {
        var rare = rarity(made, stem) * sure;
        (made.places.get(stem) || []).forEach(function (number) { if (made.sections[number].page === page) add(sums, number, rare); });
      });
    });
    var best = null, most = 0;
    sums.forEach(function (sum, number) {
      var section = made.sections[number], heading = stemsOf(section.heading, made.lang);
      terms.forEach(function (stems) { stems.forEach(function (sure, stem) { if (heading.has(stem)) sum += 2 * rarity(made, stem) * sure; }); });
      if (sum > most) { most = sum; best = section; }
    });
    return best && best.anchor ? best : null;
  }

  /* Where the words asked for stand in a text: [[from, to], …]. */
  function marks(made, text, terms) {
    var found = [], match, word = /[\p{L}\p{N}'\u2019]+/gu;
    while ((match = word.exec(text))) {
      var list = tokens(match[0], made.lang);
      if (list.length && terms.some(function (stems) { return stems.has(list[0].stem); })) found.push([match.index, match.index + match[0].length]);
    }
    return found;
  }

  /* -- a pasted list of medicines */

  /* Each part of a list with the medicines of that name, or else the names that may be meant; what has neither is not known here. */
  function findNames(made, text) {
    return text.split(/[,;\n\u2022|]+/).flatMap(function (part) { return findInPart(made, part); });
  }

  function findInPart(made, part) {
    var list = tokens(part, made.lang).filter(function (token) { return !/^\d/.test(token.word) && !made.dropped.has(token.word); }), rest = [], found = [];
    for (var start = 0; start < list.length;) {
      var hit = longestAt(made, list, start);
      if (hit) found.push({ at: start, asked: asText(hit.span), found: rowsFirst(hit.names).map(row(made)), suggestions: [] });
      else if (!made.parts.has(list[start].word)) rest.push({ at: start, token: list[start] });
      start += hit ? hit.span.length : 1;
    }
    rest.forEach(function (one) { found.push(Object.assign({ at: one.at }, unknown(made, one.token))); });
    return found.sort(function (a, b) { return a.at - b.at; }).map(function (one) { return { asked: one.asked, found: one.found, suggestions: one.suggestions }; });
  }

  /* The medicines of a name; only where there is none, the page that has it. */
  function rowsFirst(names) {
    var rows = names.filter(function (name) { return name.kind === "medicine"; });
    return rows.length ? rows : names;
  }

  function longestAt(made, list, start) {
    for (var length = Math.min(made.longest, list.length - start); length > 0; length--) {
      var span = list.slice(start, start + length), names = made.medicines.get(span.map(function (token) { return token.stem; }).join(" "));
      if (names) return { span: span, names: names };
    }
    return null;
  }

  function unknown(made, token) {
    var near = nearest(token.word, made.spelled.filter(function (one) { return made.medicines.has(one.key); }), textOf);
    return { asked: token.word, found: [], suggestions: near.slice(0, 3).map(function (one) { return row(made)(made.medicines.get(one.key)[0]); }) };
  }

  function asText(span) { return span.map(function (token) { return token.word; }).join(" "); }
  function row(made) {
    return function (name) { return { name: name.text, medicine: name.anchor, url: made.pages[name.page].url + (name.anchor ? "#" + name.anchor : ""), title: made.pages[name.page].title, heading: name.heading, meaning: name.meaning }; };
  }

  var engine = { prepare: prepare, search: search, findNames: findNames, partsFor: partsFor, partsOf: partsOf, addPart: addPart, stemOf: function (made, word) { return stem(word, made.lang); } };
  if (typeof module === "object") module.exports = engine;
  else home.CrampSearch = engine;
})(typeof self === "object" ? self : this);
