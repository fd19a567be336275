/* Keeps the screen on while something runs. A browser lets go when the page is hidden, so it is asked again when it is back. */
let wanted = false;
let lock;

const ask = async () => {
  try {
    lock = await navigator.wakeLock.request("screen");
    if (!wanted) letSleep();
  } catch (error) {
    // a low battery, or a browser that cannot: the screen goes off as usual
  }
};

export const stayAwake = () => {
  wanted = true;
  if (navigator.wakeLock) ask();
};

export const letSleep = () => {
  wanted = false;
  lock?.release();
  lock = undefined;
};

document.addEventListener("visibilitychange", () => {
  if (wanted && document.visibilityState === "visible") stayAwake();
});
