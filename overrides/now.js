// The button for light and dark colours, and a count of seconds under each list of steps that has something to hold.
(() => {
  "use strict";
  const root = document.documentElement;
  const make = (tag, name) => Object.assign(document.createElement(tag), { className: name });

  const isDark = () =>
    root.dataset.scheme ? root.dataset.scheme === "dark" : !matchMedia("(prefers-color-scheme: light)").matches;

  const addSwitch = () => {
    const button = Object.assign(make("button", ""), { type: "button" });
    const label = () => { button.textContent = `${isDark() ? "Light" : "Dark"} colours`; };
    button.onclick = () => {
      root.dataset.scheme = isDark() ? "light" : "dark";
      label();
      try {
        localStorage.setItem(root.dataset.key, JSON.stringify({ index: isDark() ? 2 : 1 }));
      } catch (error) {
        // nothing may be kept: the choice holds for this page
      }
    };
    label();
    document.querySelector("header .wrap").append(button);
  };

  const addCount = (steps) => {
    const seconds = (/(\d+) sec/.exec(steps.textContent) || [0, 30])[1]; // "for 30 seconds"
    const button = Object.assign(make("button", "count"), { type: "button" });
    const status = make("span", "visually-hidden");
    status.setAttribute("role", "status");
    let timer = 0;
    let left = 0;
    const show = () => { button.innerHTML = `<b>${left}</b>Stop`; };
    const stop = (said) => {
      clearInterval(timer);
      timer = 0;
      button.removeAttribute("data-on");
      button.textContent = said ? "Done. Count again" : `Count ${seconds} seconds`;
      status.textContent = said;
    };
    const tick = () => {
      left -= 1;
      if (left < 1) stop(`${seconds} seconds are over`);
      else show();
    };
    button.onclick = () => {
      if (timer) return stop("");
      left = seconds;
      button.dataset.on = "1";
      status.textContent = `Counting ${seconds} seconds`;
      show();
      timer = setInterval(tick, 1000);
    };
    stop("");
    steps.after(button, status);
  };

  addSwitch();
  document.querySelectorAll("article > ol").forEach((steps) => {
    if (/hold (until|for)/i.test(steps.textContent)) addCount(steps);
  });
})();
