/* The switches of the tools: each is the same under every list of steps, and what a device cannot do is not offered. */
import { isOn, set } from "./settings.js";
import { buzz, can, chime, wake } from "./sound.js";

const tryOut = { buzz, chime: () => { wake(); chime(); } };

const change = ({ name, checked }) => {
  set(name, checked);
  for (const one of document.querySelectorAll(`.hold input[name="${name}"]`)) one.checked = checked;
  if (checked) tryOut[name]?.();
};

export const setUpSwitches = (tools) => {
  for (const box of tools.querySelectorAll("input")) {
    box.checked = isOn(box.name);
    if (can[box.name] === false) box.closest("label").hidden = true;
    box.addEventListener("change", () => change(box));
  }
};
