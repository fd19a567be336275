/* What the tools under a list of steps show: at rest, while they count, while they read. */
const filled = (words, seconds) => words.replace("[seconds]", seconds);

export const panelOf = (tools, seconds) => {
  const part = (name) => tools.querySelector(`[data-part="${name}"]`);
  const [go, read, run, left, now, bar, stop, status] = ["go", "read", "run", "left", "now", "bar", "stop", "status"].map(part);
  const words = tools.dataset;
  const reads = (on) => { read.textContent = on ? words.hush : words.read; };
  const counts = (on) => { run.hidden = !on; go.hidden = on; };
  return {
    go, read, stop, seconds, words, reads, counts,
    overText: filled(words.over, seconds),
    rest(told) {
      counts(false);
      reads(false);
      go.textContent = filled(told ? words.again : words.go, seconds);
      status.textContent = told;
    },
    begin(text, long) {
      now.textContent = text;
      status.textContent = text;
      bar.max = long;
    },
    show(at) {
      left.textContent = at;
      bar.value = bar.max - at;
    },
  };
};
