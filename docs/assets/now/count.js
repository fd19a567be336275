/* Counts down by the clock, so that a browser that slows a hidden page is not late. Returns what stops it. */
export const countDown = (seconds, tick, over) => {
  const end = Date.now() + seconds * 1000;
  let left = seconds;
  const timer = setInterval(() => {
    const now = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    if (now === left) return;
    left = now;
    tick(left);
    if (left) return;
    clearInterval(timer);
    over();
  }, 250);
  tick(left);
  return () => clearInterval(timer);
};
