/* The page for a cramp right now is whole without a script. The colours are at hand at once, the tools once it has loaded. */
import { colourButton } from "./colours.js";

colourButton(document.querySelector("[data-scheme-switch]"));
if (document.readyState === "complete") import("./tools.js");
else addEventListener("load", () => import("./tools.js"), { once: true });
