// @ts-check
/** What a visitor does in a chat, told to the server; failures become toasts. */

import * as api from "./api.js";
import {
  askLine,
  choose,
  clearToasts,
  confirm,
  showAlert,
  showRefusal,
  showToast,
} from "./dialogs.js";
import { language, roleName, words } from "./i18n.js";
import { deepLink, sharedLink } from "./links.js";

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Person} Person */

/** The line of a list that lets somebody new in. */
const NEWCOMER = null;

export class Actions {
  /** @param {Store} store */
  constructor(store) {
    this.store = store;
    store.on("chosen", clearToasts);
    /** Toasts are for the phone in hand. */
    store.on("toast", ({ person, text, alert }) => {
      if (person.id !== store.chosenId) return;
      if (alert) showAlert(store.bot?.name ?? "", text);
      else showToast(text);
    });
  }

  /**
   * Do something as the chosen person and show the message that came of it.
   *
   * @param {(personId: number) => Promise<Message>} action
   * @returns {Promise<boolean>} whether it worked
   */
  async send(action) {
    const person = this.store.chosen;
    if (!person) return false;
    try {
      this.store.add(person.id, await action(person.id));
      return true;
    } catch (error) {
      showRefusal(error);
      return false;
    }
  }

  /** @param {string} text */
  text(text) {
    return this.send((person) => api.sendText(person, text));
  }

  /**
   * @param {number} id
   * @param {string} text
   */
  edit(id, text) {
    return this.send((person) => api.editText(person, id, text));
  }

  /**
   * @param {"photo" | "document" | "voice"} kind
   * @param {File} [file]
   */
  file(kind, file) {
    return this.send((person) => api.sendFile(person, kind, file));
  }

  /** Show the phone book and share who is picked. */
  async contact() {
    try {
      const entries = await api.fetchPhonebook();
      const lines = entries.map((entry, seed) => ({
        value: entry,
        name: entry.name,
        detail: entry.phone,
        seed,
      }));
      const entry = await choose({ title: words().phonebook }, lines, entries[0]);
      if (entry) await this.send((person) => api.sendContact(person, entry));
    } catch (error) {
      showRefusal(error);
    }
  }

  /** Share the person's own number, after they agreed, as Telegram asks. */
  async ownContact() {
    const phone = this.store.chosen?.phone ?? "";
    if (await confirm(words().ownNumberAsked(phone), words().share)) {
      await this.send((person) => api.sendContact(person, { own: true }));
    }
  }

  /** @param {boolean} blocked */
  async block(blocked) {
    const person = this.store.chosen;
    if (!person) return;
    try {
      await api.setBlocked(person.id, blocked);
    } catch (error) {
      showRefusal(error);
    }
  }

  /**
   * Press an inline button; it spins until the bot has answered.
   *
   * @param {Message} message
   * @param {import("./types.js").Button} button
   * @param {HTMLButtonElement} element
   */
  async press(message, button, element) {
    const person = this.store.chosen;
    if (!person || element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    try {
      const answer = await api.press(person.id, message.message_id, button.data ?? "");
      if (answer.url && !this.openLink(answer.url)) open(answer.url, "_blank", "noopener");
    } catch (error) {
      showRefusal(error);
    } finally {
      element.removeAttribute("aria-busy");
    }
  }

  /**
   * Follow a link inside the page: one to the bot, or one that passes a link on.
   *
   * @param {string} url
   * @returns {boolean} whether it was one
   */
  openLink(url) {
    const shared = sharedLink(url);
    const target = shared ? shared.url : url;
    const code = deepLink(target, this.store.bot?.username ?? "");
    if (code !== null) this.openAs(target, code, shared?.text);
    else if (shared) showAlert(words().shareLink, `${shared.text}\n${shared.url}`.trim());
    return code !== null || shared !== null;
  }

  /**
   * Follow a link to the bot with the phone of somebody, as if they had scanned its QR picture.
   *
   * @param {string} url
   * @param {string} code
   * @param {string} [text] the words that the link is passed on with
   */
  async openAs(url, code, text) {
    const { store } = this;
    const customers = store.persons.filter((person) => person.role === "customer");
    const others = store.persons.filter((person) => person.role !== "customer");
    const lines = [
      ...customers.map((person) => this.line(person)),
      { value: NEWCOMER, name: words().newcomer, detail: words().newcomerDetail, icon: "plus" },
      ...others.map((person) => this.line(person)),
    ];
    const extra = { label: words().copyLink, action: () => this.copy(url) };
    const about = text
      ? { title: words().shareLink, lead: `«${text}»`, extra }
      : { title: words().openAs, lead: words().openAsLead, extra };
    const another = customers.find((person) => person.id !== store.chosenId);
    const choice = await choose(about, lines, another ?? customers[0]);
    if (choice === undefined) return;
    const id = choice === NEWCOMER ? await this.welcome() : choice.id;
    if (id === undefined) return;
    store.choose(id);
    await this.text(`/start ${code}`.trimEnd());
  }

  /** @param {Person} person */
  line(person) {
    const mark = markOf(person, this.store.chosenId);
    const detail = [roleName(person.role), mark].filter(Boolean).join(" · ");
    return { value: person, name: person.name, detail, seed: person.id };
  }

  /**
   * Think up another customer, and take their phone.
   *
   * @returns {Promise<number | undefined>} their id
   */
  async welcome() {
    const taken = this.store.persons.map((person) => person.name);
    const idea = words().newcomerNames.find((name) => !taken.includes(name)) ?? "";
    const about = { title: words().newcomer, lead: words().newcomerLead, yes: words().add };
    const name = await askLine(about, words().newcomerName, idea);
    if (!name) return undefined;
    try {
      const person = await api.addPerson(name, language());
      this.store.welcome(person);
      this.store.choose(person.id);
      return person.id;
    } catch (error) {
      showRefusal(error);
      return undefined;
    }
  }

  /**
   * Copy; a link to the bot can be opened as well.
   *
   * @param {string} text
   */
  async copyOrOpen(text) {
    await this.copy(text);
    this.openLink(text);
  }

  /** @param {string} text */
  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      copyTheOldWay(text);
    }
    showToast(`${words().copied}: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`);
  }
}

/**
 * @param {Person} person
 * @param {number | null} chosenId
 */
function markOf(person, chosenId) {
  if (person.id === chosenId) return words().now;
  return person.started ? "" : words().notStarted;
}

/**
 * For a browser that refuses the clipboard to a page without https.
 *
 * @param {string} text
 */
function copyTheOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
