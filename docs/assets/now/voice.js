/* Reading aloud with a voice of the device that speaks the language of the page. */
const speech = window.speechSynthesis;
const language = document.documentElement.lang.slice(0, 2);
const voice = () => speech.getVoices().find((one) => one.lang.slice(0, 2) === language);

/* Calls back once there is a voice: some browsers find theirs only after the page has loaded. */
export const whenThereIsAVoice = (then) => {
  if (!speech) return;
  if (voice()) return then();
  speech.addEventListener?.("voiceschanged", () => voice() && then(), { once: true });
};

export const hush = () => speech && speech.cancel();

export const say = (text) => new Promise((done) => {
  const words = new SpeechSynthesisUtterance(text);
  words.voice = voice();
  words.rate = 0.9;
  words.onend = done;
  words.onerror = done;
  speech.speak(words);
});
