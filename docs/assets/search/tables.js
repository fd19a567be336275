/* Small steps: on maps of lists, of maps and of sums; the id of a page from its address; a list from its text. */

export function idOf(url) { return url.replace(/\/$/, "") || "index"; }
export function push(map, key, value) { if (map.has(key)) map.get(key).push(value); else map.set(key, [value]); }
export function mapOf(map, key) { if (!map.has(key)) map.set(key, new Map()); return map.get(key); }
export function add(scores, page, value) { scores.set(page, (scores.get(page) || 0) + value); }
export function listOf(text) { return text ? text.split(",") : []; }
