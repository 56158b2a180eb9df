// @ts-check
/** Where a person writes: input, commands, reply keyboard, editing, START. */

import { attachButton } from "./attach.js";
import { CommandMenu } from "./commands.js";
import { byId, fill, h, icon } from "./dom.js";
import { onLanguage, words } from "./i18n.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Key} Key */
/** @typedef {import("./store.js").Store} Store */

export class Composer {
  /**
   * @param {Store} store
   * @param {import("./actions.js").Actions} actions
   */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.place = byId("composer");
    /** @type {Map<number, string>} what was typed and not sent, by person */
    this.drafts = new Map();
    /** @type {number | null} */
    this.personId = null;
    /** @type {Message | null} the own message that is being changed */
    this.editing = null;
    /** Whether the visitor put the reply keyboard away. */
    this.keyboardHidden = false;

    this.input = h("textarea", { rows: 1, enterkeyhint: "send", autocomplete: "off", id: "input" });
    this.menu = new CommandMenu(this.input, {
      run: (text) => this.sendCommand(text),
      insert: (text) => this.put(text),
    });
    this.slash = h("button", { class: "inset", type: "button" }, icon("slash"));
    this.toggle = h("button", { class: "inset", type: "button" }, icon("keyboard"));
    this.send = h("button", { class: "round send", type: "button", id: "send" }, icon("send"));
    this.bar = h("div", { class: "edit-bar", hidden: true });
    this.keys = h("div", { class: "reply-keys", hidden: true });
    this.row = h(
      "div",
      { class: "row" },
      attachButton(store, actions),
      h("div", { class: "field" }, this.input, this.slash, this.toggle),
      this.send,
    );
    this.big = h("button", { class: "big", type: "button" });
    fill(this.place, this.menu.list, this.bar, this.keys, this.row, this.big);
    this.listen();
    this.label();
  }

  listen() {
    const { store, input } = this;
    store.on(["state", "chosen"], () => this.change());
    store.on(["block", "message"], () => this.dress());
    store.on("keyboard", ({ person }) => {
      if (person.id !== store.chosenId) return;
      this.keyboardHidden = false;
      this.dress();
    });
    store.on("commands", () => this.menu.open && this.suggest());
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.menu.close());
    this.send.addEventListener("mousedown", (event) => event.preventDefault());
    this.send.addEventListener("click", () => this.submit());
    this.slash.addEventListener("mousedown", (event) => event.preventDefault());
    this.slash.addEventListener("click", () => this.put(this.menu.open ? "" : "/"));
    this.toggle.addEventListener("click", () => {
      this.keyboardHidden = !this.keyboardHidden;
      this.dress();
    });
    this.big.addEventListener("click", () => this.begin());
    onLanguage(() => this.label());
  }

  label() {
    const named = /** @type {[HTMLElement, string][]} */ ([
      [this.slash, words().commands],
      [this.toggle, words().keyboard],
      [this.send, words().send],
    ]);
    for (const [button, name] of named) {
      button.setAttribute("aria-label", name);
      button.title = name;
    }
    this.input.setAttribute("aria-label", words().placeholder);
    this.dress();
  }

  /** Another phone, or the same one seen anew. */
  change() {
    const { store, input } = this;
    if (this.personId !== store.chosenId) {
      if (this.personId !== null) this.drafts.set(this.personId, this.editing ? "" : input.value);
      this.personId = store.chosenId;
      this.keyboardHidden = false;
      this.stopEditing();
      input.value = this.drafts.get(this.personId ?? 0) ?? "";
      this.typed();
      this.menu.close();
    }
    this.dress();
  }

  /** Show what fits the person's state. */
  dress() {
    const person = this.store.chosen;
    if (!person) return;
    const open = person.started && !person.blocked;
    const keyboard = open ? person.reply_keyboard : null;
    this.row.hidden = !open;
    this.big.hidden = open;
    this.big.textContent = person.blocked ? words().restart : words().start;
    this.input.placeholder = keyboard?.placeholder ?? words().placeholder;
    this.toggle.hidden = !keyboard;
    this.toggle.setAttribute("aria-pressed", String(!this.keyboardHidden));
    this.keys.hidden = !keyboard || this.keyboardHidden;
    const shown = JSON.stringify(keyboard?.rows ?? []);
    if (this.keys.dataset.shown === shown) return;
    this.keys.dataset.shown = shown;
    const rows = keyboard?.rows.map((row) =>
      h(
        "div",
        { class: "keys" },
        row.map((key) => this.replyKey(key)),
      ),
    );
    fill(this.keys, rows ?? []);
  }

  /** @param {Key} key */
  replyKey(key) {
    const press = () =>
      key.request_contact ? this.actions.ownContact() : this.actions.text(key.text);
    return h(
      "button",
      { class: "reply-key", type: "button", onclick: press },
      key.text,
    );
  }

  /** START or the end of a block. */
  async begin() {
    const person = this.store.chosen;
    if (person?.blocked) await this.actions.block(false);
    else await this.actions.text("/start");
    this.input.focus();
  }

  typed() {
    this.grow();
    this.suggest();
    this.place.classList.toggle("has-text", this.input.value.trim() !== "");
  }

  suggest() {
    this.menu.update(this.editing ? [] : (this.store.chosen?.commands ?? []));
  }

  /** For browsers without `field-sizing: content`. */
  grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  /**
   * Put a text into the input, ready to be sent or finished.
   *
   * @param {string} text
   */
  put(text) {
    this.input.value = text;
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
    this.typed();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.isComposing || this.menu.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "ArrowUp" && this.input.value === "") {
      event.preventDefault();
      this.editLast();
    } else if (event.key === "Escape" && this.editing) {
      this.stopEditing();
      this.put("");
    }
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { editing } = this;
    this.stopEditing();
    this.put("");
    this.menu.close();
    if (editing?.text === text) return;
    const sent = editing
      ? await this.actions.edit(editing.message_id, text)
      : await this.actions.text(text);
    // Nothing typed is lost, unless something else is being typed already.
    if (!sent && this.input.value === "") this.put(text);
  }

  /** @param {string} text */
  sendCommand(text) {
    this.put("");
    this.actions.text(text);
  }

  editLast() {
    const own = this.store.chosen?.messages.filter((one) => one.mine && one.text && !one.file);
    const last = own?.at(-1);
    if (!last) return;
    this.editing = last;
    const close = h(
      "button",
      { type: "button", class: "inset", "aria-label": words().cancel },
      icon("close"),
    );
    close.addEventListener("click", () => {
      this.stopEditing();
      this.put("");
    });
    fill(
      this.bar,
      icon("edit"),
      h("span", null, h("b", null, words().editing), h("small", null, last.text)),
      close,
    );
    this.bar.hidden = false;
    this.put(last.text);
  }

  stopEditing() {
    this.editing = null;
    this.bar.hidden = true;
  }
}
