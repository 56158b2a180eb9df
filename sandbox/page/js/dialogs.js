// @ts-check
/** Everything that asks for attention in front of the page. */

import { avatar, byId, h, icon } from "./dom.js";
import { words } from "./i18n.js";

/**
 * Open a modal; Escape and a press beside it close it, and then it is gone.
 *
 * @param {string} kind a class
 * @param {string} label
 * @param {...import("./dom.js").Child} children
 */
function open(kind, label, ...children) {
  const dialog = h("dialog", { class: `dialog ${kind}`, "aria-label": label }, children);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * The box with OK that `show_alert` brings: https://core.telegram.org/bots/api#answercallbackquery.
 *
 * @param {string} title
 * @param {string} text
 */
export function showAlert(title, text) {
  const ok = h("button", { class: "primary", type: "button", autofocus: true }, words().ok);
  const dialog = open(
    "alert",
    title,
    h("h2", null, title),
    h("p", null, text),
    h("div", { class: "dialog-buttons" }, ok),
  );
  ok.addEventListener("click", () => dialog.close());
}

/**
 * A photo in full.
 *
 * @param {string} url
 * @param {string} name
 */
export function showPhoto(url, name) {
  const close = h("button", { class: "light-close", type: "button", "aria-label": words().close });
  close.append(icon("close"));
  const dialog = open("light", name, h("img", { src: url, alt: name }), close);
  dialog.addEventListener("click", () => dialog.close());
}

/**
 * Choose one line of a list; `undefined` when it was closed without a choice.
 *
 * @template T
 * @param {{title: string, lead?: string, extra?: {label: string, action: () => void}}} about
 * @param {{value: T, name: string, detail: string, seed?: number, icon?: string}[]} lines
 * @param {T} [preferred] whose line has the focus
 * @returns {Promise<T | undefined>}
 */
export function choose(about, lines, preferred) {
  return new Promise((resolve) => {
    /** @type {T | undefined} */
    let choice;
    const list = lines.map((line) =>
      h(
        "button",
        {
          class: "line",
          type: "button",
          autofocus: line.value === preferred,
          onclick: () => {
            choice = line.value;
            dialog.close();
          },
        },
        line.icon
          ? h("span", { class: "avatar plus", "aria-hidden": "true" }, icon(line.icon))
          : avatar(line.name, line.seed ?? 0),
        h(
          "span",
          { class: "line-text" },
          h("strong", null, line.name),
          h("small", null, line.detail),
        ),
      ),
    );
    const { extra } = about;
    const dialog = open(
      "list",
      about.title,
      h("h2", null, about.title),
      about.lead && h("p", { class: "lead" }, about.lead),
      h("div", { class: "lines" }, list),
      h(
        "div",
        { class: "dialog-buttons" },
        extra && h("button", { type: "button", onclick: extra.action }, extra.label),
        h("button", { type: "button", onclick: () => dialog.close() }, words().cancel),
      ),
    );
    dialog.addEventListener("close", () => resolve(choice));
  });
}

/**
 * Ask yes or no.
 *
 * @param {string} text
 * @param {string} yes
 * @returns {Promise<boolean>}
 */
export function confirm(text, yes) {
  return new Promise((resolve) => {
    let agreed = false;
    const dialog = open(
      "alert",
      text,
      h("p", null, text),
      h(
        "div",
        { class: "dialog-buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, words().cancel),
        h(
          "button",
          {
            class: "primary",
            type: "button",
            autofocus: true,
            onclick: () => {
              agreed = true;
              dialog.close();
            },
          },
          yes,
        ),
      ),
    );
    dialog.addEventListener("close", () => resolve(agreed));
  });
}

/**
 * Ask for a line of text; empty when it was closed without one.
 *
 * @param {{title: string, lead: string, yes: string}} about
 * @param {string} label
 * @param {string} idea what stands there already
 * @returns {Promise<string>}
 */
export function askLine(about, label, idea) {
  return new Promise((resolve) => {
    let answer = "";
    const input = h("input", {
      class: "line-input",
      type: "text",
      maxlength: 64,
      autofocus: true,
      autocomplete: "off",
      enterkeyhint: "done",
      "aria-label": label,
      placeholder: label,
      value: idea,
    });
    const done = () => {
      answer = input.value.trim();
      dialog.close();
    };
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      // The focus goes back to the button behind, which must not take this Enter as well.
      event.preventDefault();
      done();
    });
    const dialog = open(
      "ask",
      about.title,
      h("h2", null, about.title),
      h("p", { class: "lead" }, about.lead),
      input,
      h(
        "div",
        { class: "dialog-buttons" },
        h("button", { type: "button", onclick: () => dialog.close() }, words().cancel),
        h("button", { class: "primary", type: "button", onclick: done }, about.yes),
      ),
    );
    input.select();
    dialog.addEventListener("close", () => resolve(answer));
  });
}

const TOAST_MS = 3500;

/**
 * A line at the top of the chat that fades by itself.
 *
 * @param {string} text
 */
export function showToast(text) {
  const toast = h("div", { class: "toast" }, text);
  const place = byId("toasts");
  while (place.children.length > 2) place.firstElementChild?.remove();
  place.append(toast);
  setTimeout(() => toast.classList.add("leaving"), TOAST_MS);
  setTimeout(() => toast.remove(), TOAST_MS + 300);
}

/** Take the lines away: they are of a phone that was put down. */
export const clearToasts = () => byId("toasts").replaceChildren();

/**
 * A failed request in words.
 *
 * @param {unknown} error
 */
export function showRefusal(error) {
  const status = /** @type {{status?: number}} */ (error).status;
  if (status === undefined) throw error;
  if (status === 504) showToast(words().noAnswer);
  else if (status === 0) showToast(words().offline);
  else showToast(words().refused(/** @type {Error} */ (error).message));
}

/** @param {boolean} shown */
export function showBanner(shown) {
  const banner = byId("banner");
  if (banner.hidden === !shown) return;
  banner.hidden = !shown;
  // Drawn by style sheets alone: an icon would have to come from the server that is gone.
  const spinner = h("span", { class: "spinner", "aria-hidden": "true" });
  banner.replaceChildren(spinner, shown ? words().offline : "");
}

/**
 * A small menu beside its button; it closes by itself (popover="auto").
 *
 * @param {HTMLElement} button
 * @param {() => ({name: string, icon: string, action: () => void} | null)[]} items read anew
 *   at every opening; null draws a line
 * @returns {HTMLElement}
 */
export function menuFor(button, items) {
  const menu = h("div", { class: "menu", popover: "auto", role: "menu" });
  const refresh = () =>
    menu.replaceChildren(
      ...items().map((item) =>
        item === null
          ? h("hr", null)
          : h(
              "button",
              {
                type: "button",
                role: "menuitem",
                onclick: () => {
                  menu.hidePopover();
                  item.action();
                },
              },
              icon(item.icon),
              item.name,
            ),
      ),
    );
  menu.addEventListener("beforetoggle", (event) => {
    const opening = /** @type {ToggleEvent} */ (event).newState === "open";
    button.setAttribute("aria-expanded", String(opening));
    if (opening) refresh();
  });
  menu.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    beside(menu, button);
    menu.querySelector("button")?.focus();
  });
  menu.addEventListener("keydown", (event) => walk(menu, event));
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => menu.togglePopover());
  return menu;
}

/**
 * @param {HTMLElement} menu
 * @param {HTMLElement} button
 */
function beside(menu, button) {
  const edge = 8;
  const at = button.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - menu.offsetWidth - edge);
  const above = at.top > innerHeight / 2;
  menu.style.left = `${Math.max(edge, left)}px`;
  menu.style.top = `${above ? at.top - menu.offsetHeight - edge : at.bottom + edge}px`;
}

/**
 * @param {HTMLElement} menu
 * @param {KeyboardEvent} event
 */
function walk(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
  buttons[(at + step + buttons.length) % buttons.length].focus();
}
