/* At an old address: on to where its words are now. A place in it (#at-night) may be on another page by now, and has a
   link of its own then; any other goes along to the page that has the whole. Without scripts the links are there to read. */
const name = location.hash.slice(1);
const link = name ? document.getElementById(name) : null;
const whole = document.querySelector("[data-moved-to]");
if (link && link.matches("[data-moved]")) location.replace(link.href);
else if (whole) location.replace(whole.href + location.search + location.hash);
