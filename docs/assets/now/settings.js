/* What a reader switched on, kept for this visit alone. */
const key = (name) => `now.${name}`;
const held = new Map();

export const isOn = (name) => {
  try {
    return sessionStorage.getItem(key(name)) === "1";
  } catch (error) {
    return held.get(name) === true;
  }
};

export const set = (name, on) => {
  held.set(name, on);
  try {
    sessionStorage.setItem(key(name), on ? "1" : "0");
  } catch (error) {
    // nothing may be kept: the choice holds for this page
  }
};
