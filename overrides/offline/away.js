/* Published where the site keeps nothing on devices: takes the place of a worker that an earlier release left there, removes all that
   one kept, and then itself. */
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const mine = (await caches.keys()).filter((name) => name.startsWith("kept:" + registration.scope + ":"));
  await Promise.all(mine.map((name) => caches.delete(name)));
  await registration.unregister();
}
