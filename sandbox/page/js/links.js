// @ts-check
/** Telegram's own links: https://core.telegram.org/api/links#bot-links. */

/**
 * Read a link that opens a chat with the bot.
 *
 * @param {string} url
 * @param {string} username the bot's, without @
 * @returns {string | null} the start parameter (may be empty), null for any other link
 */
export function deepLink(url, username) {
  let parsed;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  const query = parsed.searchParams;
  const name = parsed.protocol === "tg:" ? query.get("domain") : nameInPath(parsed);
  if (!name || name.toLowerCase() !== username.toLowerCase()) return null;
  return query.get("start") ?? "";
}

/**
 * Read a link that passes another one on, with words: https://core.telegram.org/api/links#share-links.
 *
 * @param {string} url
 * @returns {{url: string, text: string} | null} null for any other link
 */
export function sharedLink(url) {
  if (!URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (nameInPath(parsed) !== "share/url") return null;
  const query = parsed.searchParams;
  return { url: query.get("url") ?? "", text: query.get("text") ?? "" };
}

/** @param {URL} url */
function nameInPath(url) {
  const telegram = ["t.me", "telegram.me", "www.t.me"].includes(url.hostname);
  return telegram ? url.pathname.slice(1).replace(/\/$/u, "") : null;
}
