/* A drawing is asked for when its place comes into view, and stands in the page itself, so that it takes on its colours. */
const sized = (element, { box }) => {
  const [, , width, height] = box.split(" ");
  return Object.assign(element, { width, height });
};
const picture = (place) => Object.assign(sized(new Image(), place.dataset), { alt: place.dataset.told, src: place.dataset.file });

/* XMLHttpRequest makes the document by itself, so that no text has to be trusted. */
const draw = (place) => {
  place.replaceChildren(sized(document.createElement("canvas"), place.dataset));  // keeps the room free
  const request = new XMLHttpRequest();
  request.responseType = "document";
  request.overrideMimeType("image/svg+xml");
  request.onload = () => {
    const drawn = request.status < 400 && request.responseXML && request.responseXML.querySelector("svg");
    place.replaceChildren(drawn ? document.importNode(drawn, true) : picture(place));
  };
  request.onerror = () => place.replaceChildren(picture(place));
  request.open("GET", place.dataset.file);
  request.send();
};

export const drawAsSeen = (places) => {
  const watch = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue;
      watch.unobserve(target);
      draw(target);
    }
  }, { rootMargin: "200px" });
  for (const place of places) watch.observe(place);
};
