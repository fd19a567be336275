/* Where a list can be kept, and only when its reader asks for it: on this device, for the sheet of this tab, or after the # of an address, which no server gets. */
const KEPT = "cramp-atlas-medicines", HANDED = "cramp-atlas-to-sheet", MARK = "#list=";

/* A browser may refuse to keep anything. */
function tried(action, otherwise) { try { return action(); } catch (error) { return otherwise; } }

export function kept() { return tried(() => localStorage.getItem(KEPT), null); }
export function keep(text) { return tried(() => { localStorage.setItem(KEPT, text); return true; }, false); }
export function forget() { tried(() => localStorage.removeItem(KEPT)); }

/* What stood in the field when its reader left for another page of the site, or loaded this one anew; gone with the tab. */
export function left() { return history.state && typeof history.state.list === "string" ? history.state.list : null; }
export function leave(text) { tried(() => history.replaceState({ list: text }, "")); }

export function hand(names) { return tried(() => { sessionStorage.setItem(HANDED, JSON.stringify(names)); return true; }, false); }

export function linkTo(text) { return location.href.split("#")[0] + MARK + encodeURIComponent(text); }
export function linked() { return location.hash.startsWith(MARK) ? tried(() => decodeURIComponent(location.hash.slice(MARK.length)), null) : null; }
