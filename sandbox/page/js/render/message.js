// @ts-check
/** One bubble. */

import { h, icon } from "../dom.js";
import { words } from "../i18n.js";
import { clockTime, exact } from "../time.js";
import { link, renderText } from "./entities.js";
import { renderContact, renderFile } from "./media.js";

/** @typedef {import("../types.js").Message} Message */
/** @typedef {import("../types.js").Button} Button */

/**
 * What a bubble can ask for.
 *
 * @typedef {import("./entities.js").TextActions & {
 *   press: (message: Message, button: Button, element: HTMLButtonElement) => void,
 *   jump: (messageId: number) => void,
 * }} BubbleActions
 */

/**
 * @param {Message} message
 * @param {string | null} zone whose wall clock stamps it
 * @param {BubbleActions} actions
 * @returns {HTMLElement}
 */
export function renderMessage(message, zone, actions) {
  const kinds = [
    "message",
    message.mine ? "mine" : "theirs",
    message.buttons.length ? "with-buttons" : "",
    message.file?.kind === "photo" ? "with-photo" : "",
    message.protected ? "protected" : "",
  ];
  return h(
    "article",
    { class: kinds.filter(Boolean).join(" "), data: { id: String(message.message_id) } },
    h(
      "div",
      { class: "bubble" },
      h("span", { class: "visually-hidden" }, `${message.author}: `),
      message.forward_from && forwarded(message.forward_from),
      message.reply_to && reply(message.reply_to, actions),
      message.file && renderFile(message.file),
      message.contact && renderContact(message.contact, actions.copy),
      message.text && h("div", { class: "text", dir: "auto" }, textOf(message, actions)),
      meta(message, zone),
      message.reaction && h("span", { class: "reaction" }, message.reaction),
    ),
    message.buttons.length > 0 && keyboard(message, actions),
  );
}

/**
 * @param {Message} message
 * @param {BubbleActions} actions
 */
const textOf = (message, actions) => renderText(message.text, message.entities, actions);

/** @param {string} name */
const forwarded = (name) => h("div", { class: "forwarded" }, words().forwarded(name));

/**
 * @param {{message_id: number, text: string}} origin
 * @param {BubbleActions} actions
 */
const reply = (origin, actions) =>
  h(
    "button",
    { class: "reply", type: "button", onclick: () => actions.jump(origin.message_id) },
    origin.text || words().attachment,
  );

/**
 * @param {Message} message
 * @param {string | null} zone
 */
function meta(message, zone) {
  const moment = new Date(message.date);
  const lock = h("span", { class: "lock", title: words().protected }, icon("lock"));
  lock.append(h("span", { class: "visually-hidden" }, words().protected));
  return h(
    "span",
    { class: "meta" },
    message.protected && lock,
    message.edited &&
      h("span", { title: exact(new Date(message.edited), zone) }, words().edited),
    h("time", { datetime: message.date, title: exact(moment, zone) }, clockTime(moment, zone)),
    message.mine && icon("check"),
  );
}

/**
 * @param {Message} message
 * @param {BubbleActions} actions
 */
function keyboard(message, actions) {
  const rows = message.buttons.map((row) =>
    h(
      "div",
      { class: "keys" },
      row.map((button) => key(message, button, actions)),
    ),
  );
  return h("div", { class: "keyboard" }, rows);
}

/**
 * @param {Message} message
 * @param {Button} button
 * @param {BubbleActions} actions
 */
function key(message, button, actions) {
  const label = h("span", { class: "key-label" }, button.text);
  if (button.url) {
    const anchor = link(button.url, [label, icon("out", "key-mark")], actions);
    anchor.classList.add("key");
    anchor.title = button.url;
    return anchor;
  }
  const element = h(
    "button",
    { class: "key", type: "button", title: button.text },
    label,
    button.copy !== undefined && icon("copy", "key-mark"),
  );
  element.addEventListener("click", () => {
    if (button.copy !== undefined) actions.copy(button.copy);
    else if (button.data !== undefined) actions.press(message, button, element);
  });
  return element;
}
