/* What misspelled words may mean in a list, by the spelling of the search. A script fetches this when words find nothing. */
import { letters, nearest, textOf } from "./search/spelling.js";

/* A function that reads words: one that no text has, by `has(text, word)`, as the nearest that one has. */
export function reader(texts, has) {
  const vocabulary = wordsOf(texts);
  return words => words.map(word => texts.some(text => has(text, word)) ? word : near(word, vocabulary));
}

/* The words of some texts, each once, ready to be compared. */
function wordsOf(texts) {
  const words = new Set(texts.flatMap(text => text.match(/[a-z]{4,}/g) || []));
  return Array.from(words, text => ({ text, letters: letters(text) }));
}

/* The nearest word, of those as near the shortest; the word itself when it is too short to tell, or nothing is like it. */
function near(asked, words) {
  const found = nearest(asked, words, textOf).map(textOf);
  return found.sort((a, b) => a.length - b.length)[0] || asked;
}
