// @ts-check
/** The top of the phone: with whom one talks, what they are doing, the small menu. */

import { menuFor } from "./dialogs.js";
import { byId, fill, h, icon } from "./dom.js";
import { onLanguage, roleName, switchLanguage, words } from "./i18n.js";
import { clockTime } from "./time.js";

/** How long "typing…" stays, as https://core.telegram.org/bots/api#sendchataction says. */
const ACTION_MS = 5000;

export class ChatHead {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./actions.js").Actions} actions
   */
  constructor(store, actions) {
    this.store = store;
    /** @type {Map<number, {action: string, timer: number}>} */
    this.busy = new Map();
    this.face = h("span", { class: "avatar bot-face", "aria-hidden": "true" });
    this.name = h("strong", null);
    this.status = h("small", null);
    /** Where the clock's small button goes. */
    this.chipPlace = h("div", { class: "chip-place" });
    this.more = h("button", { class: "round", type: "button" }, icon("more"));
    const menu = menuFor(this.more, () => this.items(actions));
    fill(
      byId("chat-head"),
      this.face,
      h("div", { class: "chat-title" }, this.name, this.status),
      this.chipPlace,
      this.more,
      menu,
    );
    store.on("action", ({ person, action }) => this.begin(person.id, action));
    store.on("message", ({ person, message }) => !message.mine && this.end(person.id));
    store.on(["state", "chosen", "block", "clock"], () => this.draw());
    onLanguage(() => this.draw());
  }

  /** @param {import("./actions.js").Actions} actions */
  items(actions) {
    const blocked = this.store.chosen?.blocked ?? false;
    return [
      {
        name: blocked ? words().unblock : words().block,
        icon: "block",
        action: () => actions.block(!blocked),
      },
      null,
      { name: words().switchLanguage, icon: "globe", action: switchLanguage },
    ];
  }

  /**
   * @param {number} personId
   * @param {string} action
   */
  begin(personId, action) {
    this.end(personId);
    const timer = setTimeout(() => this.end(personId), ACTION_MS);
    this.busy.set(personId, { action, timer });
    this.draw();
  }

  /** @param {number} personId */
  end(personId) {
    clearTimeout(this.busy.get(personId)?.timer);
    if (this.busy.delete(personId)) this.draw();
  }

  draw() {
    const { store } = this;
    const person = store.chosen;
    if (!person || !store.bot) return;
    this.more.setAttribute("aria-label", words().more);
    this.face.textContent = Array.from(store.bot.name)[0] ?? "";
    this.name.textContent = store.bot.name;
    const busy = this.busy.get(person.id);
    const time = clockTime(store.now(), person.zone);
    if (busy) {
      const what = busy.action === "typing" ? words().typing : words().uploading;
      fill(this.status, what, h("span", { class: "dots" }, h("i"), h("i"), h("i")));
    } else if (person.blocked) {
      this.status.textContent = words().blocked;
    } else {
      // On a phone this line says who the chosen one is; a desk shows that in the column.
      const whose = `${roleName(person.role)} · ${time}`;
      fill(
        this.status,
        h("span", { class: "wide-only" }, words().bot),
        h("span", { class: "narrow-only" }, whose),
      );
    }
    this.status.classList.toggle("busy", Boolean(busy));
    byId("phone").setAttribute("aria-label", words().chatWith(person.name));
  }
}
