// @ts-check
/** First steps for a first visit: a press puts the words into the input. */

import { byId, fill, h, icon } from "./dom.js";
import { onLanguage, words } from "./i18n.js";

const KEY = "touchbase.hint";

export class Hint {
  /**
   * @param {import("./store.js").Store} store
   * @param {(text: string) => void} put
   */
  constructor(store, put) {
    this.store = store;
    this.put = put;
    this.place = byId("hint");
    store.on(["state", "chosen", "block", "message"], () => this.draw());
    onLanguage(() => this.draw());
  }

  draw() {
    const person = this.store.chosen;
    const wanted = person?.started && !person.blocked && !localStorage.getItem(KEY);
    this.place.hidden = !wanted;
    if (!wanted) return;
    const texts = hintsFor(person.role);
    const shown = texts.join("|");
    if (this.place.dataset.shown === shown) return;
    this.place.dataset.shown = shown;
    const hide = h(
      "button",
      { class: "inset", type: "button", "aria-label": words().hintHide, title: words().hintHide },
      icon("close"),
    );
    hide.addEventListener("click", () => {
      localStorage.setItem(KEY, "hidden");
      this.draw();
    });
    const chips = texts.map((text) =>
      h("button", { class: "chip", type: "button", onclick: () => this.put(text) }, text),
    );
    fill(
      this.place,
      h("span", { class: "hint-name" }, icon("bulb"), `${words().hint}:`),
      h("div", { class: "chips" }, chips),
      hide,
    );
  }
}

/**
 * @param {string} role
 * @returns {string[]}
 */
function hintsFor(role) {
  const { hints } = words();
  if (role === "manager") return hints.manager;
  return role === "owner" || role === "head" ? hints.chief : hints.customer;
}
