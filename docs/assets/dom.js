/* Elements from plain values: texts become text, never markup. */

/* el("a", { href, class: "x" }, "text", other): an element with attributes, or with listeners for functions; what is false or null is left out. */
export function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes || {}).forEach(([name, value]) => {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value || value === "" || value === 0) made.setAttribute(name, value === true ? "" : value);
  });
  made.append(...children.flat(9).filter(Boolean));
  return made;
}

/* "Did you mean [words]?" with its values; one may be an element, so that a list of pieces comes back. */
export function pieces(text, values) {
  return text.split(/\[(\w+)\]/).map((piece, at) => (at % 2 ? (piece in values ? values[piece] : "[" + piece + "]") : piece)).filter((piece) => piece !== "");
}

export function filled(text, values) { return pieces(text, values).join(""); }
