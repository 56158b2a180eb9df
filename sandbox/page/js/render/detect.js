// @ts-check
/** What Telegram finds in a text by itself: addresses, mail addresses, telephone numbers. */

/** @typedef {import("../types.js").Entity} Entity */

/** @type {[string, RegExp][]} the first that matches a stretch has it */
const KINDS = [
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu],
  ["url", /\b(?:https?:\/\/|t\.me\/)[^\s<>"«»]*[^\s<>"«».,:;!?)\]]/giu],
  ["phone_number", /(?<![\d+\w])(?:\+\d{1,3}|8)[\s-]?\(?\d{3,4}\)?(?:[\s-]?\d{2,3}){2,3}(?!\d)/gu],
];

/**
 * Add what the server left to the app; nothing inside an entity that stands there already,
 * unless that only changes the looks.
 *
 * @param {string} text
 * @param {Entity[]} entities
 * @returns {Entity[]}
 */
export function withDetected(text, entities) {
  /** @type {Entity[]} */
  const found = [];
  const taken = entities.filter((entity) => !LOOKS.has(entity.type));
  for (const [type, pattern] of KINDS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const crosses = (/** @type {Entity} */ other) => overlap(entity, other);
      const cut = entities.some((other) => crosses(other) && !holds(other, entity));
      if (!cut && ![...taken, ...found].some(crosses)) found.push(entity);
    }
  }
  return [...entities, ...found];
}

const LOOKS = new Set([
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "blockquote",
  "expandable_blockquote",
]);

/** @type {(one: Entity, other: Entity) => boolean} */
const overlap = (one, other) =>
  one.offset < other.offset + other.length && other.offset < one.offset + one.length;

/** @type {(outer: Entity, inner: Entity) => boolean} */
const holds = (outer, inner) =>
  outer.offset <= inner.offset && outer.offset + outer.length >= inner.offset + inner.length;
