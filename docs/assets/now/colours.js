/* The button for light and dark colours: the name of what it leads to is shown. The page has set what was chosen, or dark at night, before it was painted. */
const root = document.documentElement;
const device = matchMedia("(prefers-color-scheme: light)");
const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : !device.matches);

const keep = (scheme) => {
  try {
    localStorage.setItem(root.dataset.key, JSON.stringify({ index: scheme === "dark" ? 2 : 1 }));
  } catch (error) {
    // nothing may be kept: the choice holds for this page
  }
};

export const colourButton = (button) => {
  const [light, dark] = button.children;
  const label = () => {
    light.toggleAttribute("data-on", isDark());
    dark.toggleAttribute("data-on", !isDark());
  };
  button.addEventListener("click", () => {
    root.dataset.scheme = isDark() ? "light" : "dark";
    label();
    keep(root.dataset.scheme);
  });
  device.addEventListener("change", label);
  label();
};
