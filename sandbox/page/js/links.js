// @ts-check
/** Telegram's own links: https://core.telegram.org/api/links#bot-links. */

/**
 * Read a link that opens a chat with the bot, or one that shares such a link: in the box,
 * to share it with somebody is to open it as them.
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
  if (nameInPath(parsed) === "share/url") return deepLink(query.get("url") ?? "", username);
  const name = parsed.protocol === "tg:" ? query.get("domain") : nameInPath(parsed);
  if (!name || name.toLowerCase() !== username.toLowerCase()) return null;
  return query.get("start") ?? "";
}

/** @param {URL} url */
function nameInPath(url) {
  const telegram = ["t.me", "telegram.me", "www.t.me"].includes(url.hostname);
  return telegram ? url.pathname.slice(1).replace(/\/$/u, "") : null;
}
