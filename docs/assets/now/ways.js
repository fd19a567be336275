/* The ways of one muscle, lying or sitting or standing: one at a time, by a row of buttons that carry their headings. */
const button = (heading, chosen) => {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = heading.firstChild.textContent;
  made.setAttribute("aria-pressed", String(chosen));
  return made;
};

export const pickWays = (muscle, label) => {
  const ways = [...muscle.querySelectorAll(".way")];
  if (ways.length < 2) return;
  const row = document.createElement("div");
  row.className = "ways";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", label);
  const buttons = ways.map((way, at) => button(way.querySelector("h4"), at === 0));
  const show = (chosen) => {
    ways.forEach((way, at) => { way.hidden = at !== chosen; });
    buttons.forEach((one, at) => one.setAttribute("aria-pressed", String(at === chosen)));
  };
  buttons.forEach((one, at) => one.addEventListener("click", () => show(at)));
  row.append(...buttons);
  ways[0].before(row);
  const meant = ways.findIndex((way) => location.hash && way.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`));
  show(Math.max(meant, 0));
};
