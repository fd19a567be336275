/* A short chime of two notes, and a buzz. A browser lets a page sound only after a tap: `wake` is called in one. */
const Context = window.AudioContext || window.webkitAudioContext;
let context;

export const can = { chime: Boolean(Context), buzz: typeof navigator.vibrate === "function" };

export const wake = () => {
  if (!can.chime) return;
  context = context || new Context();
  context.resume();
};

const note = (pitch, from, long) => {
  const tone = context.createOscillator();
  const loud = context.createGain();
  tone.frequency.value = pitch;
  loud.gain.setValueAtTime(0.0001, from);
  loud.gain.exponentialRampToValueAtTime(0.3, from + 0.03);
  loud.gain.exponentialRampToValueAtTime(0.0001, from + long);
  tone.connect(loud).connect(context.destination);
  tone.start(from);
  tone.stop(from + long);
};

export const chime = () => {
  if (!context) return;
  note(660, context.currentTime, 0.6);
  note(880, context.currentTime + 0.35, 1);
};

export const buzz = () => can.buzz && navigator.vibrate([300, 150, 300]);
