/* A picked day in words, for 02/11 is another day in another country: "2 November 2026", "2 November 2026, 03:10". Pure. */
export function dayInWords(value, language) {
  const [, year, month, day, , time] = /^(\d{4,})-(\d\d)-(\d\d)(T(\d\d:\d\d))?/.exec(value) || [];
  if (!year) return "";
  const text = new Date(Date.UTC(+year, month - 1, +day)).toLocaleDateString(language || undefined, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return time ? text + ", " + time : text;
}
