/* The word of a list that a misspelled one may mean, by the spelling of the search. A script fetches this when a word finds nothing. */
import { letters, nearest, textOf } from "./search/spelling.js";

/* The words of some texts, each once, ready to be compared. */
export function wordsOf(texts) {
  const words = new Set(texts.flatMap(text => text.match(/[a-z]{4,}/g) || []));
  return Array.from(words, text => ({ text, letters: letters(text) }));
}

/* The nearest word, of those as near the shortest; the word itself when it is too short to tell, or nothing is like it. */
export function near(asked, words) {
  const found = nearest(asked, words, textOf).map(textOf);
  return found.sort((a, b) => a.length - b.length)[0] || asked;
}
