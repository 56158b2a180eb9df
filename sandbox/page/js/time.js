// @ts-check
/** Moments as people read them, in a person's zone. */

import { language } from "./i18n.js";

/** @type {Map<string, Intl.DateTimeFormat>} formats are slow to make */
const formats = new Map();

/**
 * @param {Date} moment
 * @param {string | null} zone
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(moment, zone, options) {
  const key = `${language()}|${zone}|${JSON.stringify(options)}`;
  let made = formats.get(key);
  if (!made) {
    const locale = language() === "ru" ? "ru-RU" : "en-GB";
    made = new Intl.DateTimeFormat(locale, { timeZone: zone ?? undefined, ...options });
    formats.set(key, made);
  }
  return made.format(moment);
}

/** @type {(moment: Date, zone: string | null) => string} `14:05` */
export const clockTime = (moment, zone) =>
  format(moment, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** @type {(moment: Date, zone: string | null) => string} the day as a key, `2026-11-22` */
export const dayKey = (moment, zone) => {
  const made = new Intl.DateTimeFormat("sv-SE", { timeZone: zone ?? undefined });
  return made.format(moment);
};

/** @type {(moment: Date, zone: string | null) => string} `22 ноября` */
export const shortDay = (moment, zone) => format(moment, zone, { day: "numeric", month: "short" });

/** @type {(moment: Date, zone: string | null) => string} `понедельник` */
export const weekday = (moment, zone) => format(moment, zone, { weekday: "long" });

/** @type {(moment: Date, zone: string | null) => string} `22 ноября 2026`, without "г." */
export const fullDay = (moment, zone) =>
  `${format(moment, zone, { day: "numeric", month: "long" })} ${dayKey(moment, zone).slice(0, 4)}`;

/** @type {(moment: Date, zone: string | null) => string} date and time for a title */
export const exact = (moment, zone) =>
  format(moment, zone, {
    weekday: "short",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });

/**
 * The words of a date separator, seen from the sandbox's present.
 *
 * @param {Date} moment
 * @param {Date} now
 * @param {string | null} zone
 * @param {{today: string, yesterday: string}} words
 */
export function daySeparator(moment, now, zone, words) {
  const day = dayKey(moment, zone);
  if (day === dayKey(now, zone)) return words.today;
  if (day === dayKey(new Date(now.getTime() - 86_400_000), zone)) return words.yesterday;
  const sameYear = day.slice(0, 4) === dayKey(now, zone).slice(0, 4);
  return format(moment, zone, {
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
  });
}

/**
 * `0:07` for seven seconds.
 *
 * @param {number} seconds
 */
export function duration(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
