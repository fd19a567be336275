/* The tools under a list of steps: a count of seconds, and reading aloud. One runs at a time. */
import { letSleep, stayAwake } from "./awake.js";
import { countDown } from "./count.js";
import { panelOf } from "./panel.js";
import { isOn } from "./settings.js";
import { buzz, chime, wake } from "./sound.js";
import { setUpSwitches } from "./switches.js";
import { hush, say, whenThereIsAVoice } from "./voice.js";

const LEAD = 5;  // seconds to take hold with both hands
const OFTEN = 10;  // every so many seconds the voice says how many are left
let running;

const stopAll = (told = "") => {
  if (!running) return;
  const { panel, counting, steps } = running;
  running = undefined;
  if (counting) counting();
  hush();
  letSleep();
  for (const step of steps) step.removeAttribute("aria-current");
  panel.rest(told);
};

const start = (panel, steps) => {
  stopAll();
  wake();
  stayAwake();
  running = { panel, steps };
};

const aloud = (text) => isOn("say") && say(text);

const phase = (panel, text, long, then) => {
  panel.begin(text, long);
  aloud(text);
  running.counting = countDown(long, (at) => {
    panel.show(at);
    if (at && at < long && at % OFTEN === 0) aloud(String(at));
  }, then);
};

const over = (panel) => {
  stopAll(panel.overText);
  if (isOn("chime")) chime();
  if (isOn("buzz")) buzz();
  aloud(panel.overText);
};

const count = (panel) => {
  const hold = () => phase(panel, panel.words.hold, panel.seconds, () => over(panel));
  panel.counts(true);
  if (isOn("lead")) phase(panel, panel.words.ready, LEAD, hold);
  else hold();
};

const spoken = (step) => {
  const copy = step.cloneNode(true);
  copy.querySelectorAll("sup").forEach((one) => one.remove());
  return copy.textContent.trim();
};

const readOut = async (panel) => {
  const mine = running;
  panel.reads(true);
  for (const step of mine.steps) {
    for (const one of mine.steps) one.removeAttribute("aria-current");
    step.setAttribute("aria-current", "step");
    await say(spoken(step));
    if (running !== mine) return;
  }
  panel.reads(false);
  if (isOn("lead")) count(panel);
  else stopAll();
};

export const holdTools = (place, template) => {
  const tools = template.content.firstElementChild.cloneNode(true);
  const panel = panelOf(tools, Number(place.dataset.hold));
  const steps = [...place.parentElement.querySelectorAll("ol > li")];
  panel.go.addEventListener("click", () => { start(panel, steps); count(panel); panel.stop.focus(); });
  panel.stop.addEventListener("click", () => { stopAll(); panel.go.focus(); });
  panel.read.addEventListener("click", () => {
    if (running && running.panel === panel) return stopAll();
    start(panel, steps);
    readOut(panel);
  });
  whenThereIsAVoice(() => tools.querySelectorAll("[data-voice]").forEach((one) => { one.hidden = false; }));
  setUpSwitches(tools);
  panel.rest("");
  place.replaceChildren(tools);
};

/* Another muscle, another way or another page: what ran is over. */
addEventListener("hashchange", () => stopAll());
addEventListener("pagehide", () => stopAll());
addEventListener("click", (event) => event.target.closest(".ways") && stopAll());
