// @ts-check
/** A text with its formatting as DOM nodes: https://core.telegram.org/bots/api#messageentity. */

import { h, icon } from "../dom.js";
import { words } from "../i18n.js";
import { withDetected } from "./detect.js";

/** @typedef {import("../types.js").Entity} Entity */

/**
 * What a rendered text can ask for.
 *
 * @typedef {object} TextActions
 * @property {(url: string) => boolean} openLink true when the page dealt with the link itself
 * @property {(text: string) => void} copy
 * @property {(command: string) => void} command
 */

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const PLAIN = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
};

/**
 * @param {string} text
 * @param {Entity[]} entities may be nested; one that crosses another's end is cut there
 * @param {TextActions} actions
 * @returns {Node[]}
 */
export function renderText(text, entities, actions) {
  const sorted = withDetected(text, entities).sort(
    (one, other) => one.offset - other.offset || other.length - one.length,
  );
  return stretch(text, sorted, 0, text.length, actions);
}

/**
 * @param {string} text
 * @param {Entity[]} entities sorted: outer ones first
 * @param {number} start
 * @param {number} end
 * @param {TextActions} actions
 * @returns {Node[]}
 */
function stretch(text, entities, start, end, actions) {
  /** @type {Node[]} */
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    let next = index + 1;
    if (from < to) {
      while (next < entities.length && entities[next].offset < to) next += 1;
      if (from > at) nodes.push(document.createTextNode(text.slice(at, from)));
      const inner = stretch(text, entities.slice(index + 1, next), from, to, actions);
      nodes.push(wrap(entity, inner, text.slice(from, to), actions));
      at = to;
    }
    index = next;
  }
  if (at < end) nodes.push(document.createTextNode(text.slice(at, end)));
  return nodes;
}

/**
 * @param {Entity} entity
 * @param {Node[]} inner
 * @param {string} text what the entity covers
 * @param {TextActions} actions
 * @returns {Node}
 */
function wrap(entity, inner, text, actions) {
  const tag = PLAIN[entity.type];
  if (tag === "code") return copyable(h("code", null, inner), text, actions);
  if (tag) return h(tag, null, inner);
  switch (entity.type) {
    case "pre":
      return pre(inner, text, entity.language, actions);
    case "spoiler":
      return spoiler(inner);
    case "blockquote":
      return h("blockquote", null, inner);
    case "expandable_blockquote":
      return expandable(inner);
    case "text_link":
      return link(entity.url ?? "", inner, actions);
    case "url":
      return link(/^[a-z]+:/iu.test(text) ? text : `https://${text}`, inner, actions);
    case "email":
      return link(`mailto:${text}`, inner, actions);
    case "phone_number":
      return copyable(h("span", { class: "as-link" }, inner), text, actions);
    case "bot_command":
      return command(inner, text, actions);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return h("span", { class: "tag" }, inner);
    default:
      return h("span", null, inner);
  }
}

/**
 * A link; only harmless schemes become one.
 *
 * @param {string} url
 * @param {Node[]} inner
 * @param {TextActions} actions
 */
export function link(url, inner, actions) {
  if (!/^(https?|tg|mailto|tel):/iu.test(url)) return h("span", null, inner);
  return h(
    "a",
    {
      href: url,
      target: "_blank",
      rel: "noopener noreferrer",
      onclick: (/** @type {Event} */ event) => {
        if (actions.openLink(url)) event.preventDefault();
      },
    },
    inner,
  );
}

/**
 * @param {HTMLElement} element
 * @param {string} text
 * @param {TextActions} actions
 */
function copyable(element, text, actions) {
  return asButton(element, words().copy, () => actions.copy(text));
}

/**
 * @param {Node[]} inner
 * @param {string} text
 * @param {TextActions} actions
 */
function command(inner, text, actions) {
  return asButton(h("span", { class: "as-link" }, inner), text, () => actions.command(text));
}

/**
 * @param {Node[]} inner
 * @param {string} text
 * @param {string | undefined} language
 * @param {TextActions} actions
 */
function pre(inner, text, language, actions) {
  const copy = h(
    "button",
    { class: "pre-copy", type: "button", title: words().copy, "aria-label": words().copy },
    icon("copy"),
  );
  copy.addEventListener("click", () => actions.copy(text));
  const code = h("pre", { tabindex: 0 }, h("code", null, inner));
  return h("div", { class: "pre", "data-language": language }, copy, code);
}

/** @param {Node[]} inner */
function spoiler(inner) {
  const covered = h("span", { class: "spoiler-text", "aria-hidden": "true" }, inner);
  const element = h("span", { class: "spoiler" }, covered);
  return asButton(element, words().reveal, () => {
    element.classList.add("open");
    covered.removeAttribute("aria-hidden");
    for (const name of ["role", "tabindex", "title", "aria-label"]) element.removeAttribute(name);
  });
}

/** @param {Node[]} inner */
function expandable(inner) {
  const toggle = h("button", { class: "quote-toggle", type: "button", "aria-expanded": "false" });
  toggle.textContent = words().expand;
  const quote = h("blockquote", { class: "expandable" }, h("div", null, inner), toggle);
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? words().collapse : words().expand;
  });
  return quote;
}

/**
 * Inline text that can be pressed; a real `button` would not flow with its line.
 *
 * @param {HTMLElement} element
 * @param {string} title
 * @param {() => void} action
 */
function asButton(element, title, action) {
  element.setAttribute("role", "button");
  element.tabIndex = 0;
  element.title = title;
  element.addEventListener("click", action);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    action();
  });
  return element;
}
