/* What a muscle that was picked can do besides being read: its ways one at a time, its drawings, a count and a voice. */
import { drawAsSeen } from "./drawings.js";
import { holdTools } from "./hold.js";
import { pickWays } from "./ways.js";
import "../own.js";
import "../offline.js";

const { ways } = document.querySelector("[data-ways]").dataset;
for (const muscle of document.querySelectorAll(".muscle")) pickWays(muscle, ways);
for (const place of document.querySelectorAll("[data-hold]")) holdTools(place, document.getElementById("hold-tools"));
drawAsSeen(document.querySelectorAll("[data-file]"));
