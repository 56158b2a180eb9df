// @ts-check
/** The language of the page around the chats. */

import { en } from "./words/en.js";
import { ru } from "./words/ru.js";

const KEY = "touchbase.language";

/** @typedef {"ru" | "en"} Language */

/** @type {Language} */
let current = initial();

/** @type {(() => void)[]} */
const listeners = [];

/** @returns {Language} */
function initial() {
  const wanted = localStorage.getItem(KEY) ?? navigator.language;
  return wanted.toLowerCase().startsWith("ru") ? "ru" : "en";
}

/** The present language. */
export const language = () => current;

/** The present words. */
export const words = () => (current === "ru" ? ru : en);

/** @param {() => void} listener called after every switch */
export function onLanguage(listener) {
  listeners.push(listener);
}

/** Change to the other language and remember it. */
export function switchLanguage() {
  current = current === "ru" ? "en" : "ru";
  localStorage.setItem(KEY, current);
  document.documentElement.lang = current;
  for (const listener of listeners) listener();
}

/**
 * A role's label as people say it; one that the page does not know stays as it is.
 *
 * @param {string} role
 */
export function roleName(role) {
  /** @type {Record<string, string>} */
  const names = words().roles;
  return names[role] ?? role;
}
