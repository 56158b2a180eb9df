// @ts-check
/** Whose phone is in hand: a column on a desk, a strip on a phone. */

import { avatar, byId, fill, h, icon } from "./dom.js";
import { onLanguage, roleName, words } from "./i18n.js";
import { clockTime } from "./time.js";

/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./store.js").Store} Store */

export class People {
  /**
   * @param {Store} store
   * @param {import("./actions.js").Actions} actions
   */
  constructor(store, actions) {
    this.store = store;
    this.place = byId("people");
    this.title = h("h1", null);
    this.lead = h("p", { class: "lead" });
    this.tabs = h("div", { class: "tabs", role: "tablist" });
    this.tabs.addEventListener("keydown", (event) => this.walk(event));
    this.more = h(
      "button",
      { class: "add-person", type: "button", onclick: () => actions.welcome() },
      h("span", { class: "avatar plus", "aria-hidden": "true" }, icon("plus")),
    );
    this.moreName = h("span", null);
    this.more.append(this.moreName);
    const head = h("div", { class: "people-head" }, this.title, this.lead);
    fill(this.place, head, this.tabs, this.more);
    store.on(["state", "chosen", "unread", "people"], () => this.draw());
    store.on(["clock", "block", "message", "delete"], () => this.draw());
    onLanguage(() => this.draw());
  }

  draw() {
    const { store } = this;
    this.title.textContent = store.bot?.name ?? "Touchbase";
    this.lead.textContent = words().peopleLead;
    this.tabs.setAttribute("aria-label", words().people);
    this.moreName.textContent = words().newcomer;
    this.more.title = words().newcomer;
    const existing = new Map(
      [...this.tabs.querySelectorAll("button")].map((tab) => [Number(tab.dataset.id), tab]),
    );
    for (const person of store.persons) {
      const tab = existing.get(person.id) ?? this.tab(person);
      if (!tab.isConnected) this.tabs.append(tab);
      this.dress(tab, person);
      existing.delete(person.id);
    }
    for (const gone of existing.values()) gone.remove();
    const count = store.allUnread;
    const name = store.bot?.name ?? "Touchbase";
    document.title = `${count ? `(${count}) ` : ""}${name}`;
  }

  /** @param {Person} person */
  tab(person) {
    return h(
      "button",
      {
        class: "tab",
        type: "button",
        role: "tab",
        "aria-controls": "messages",
        data: { id: String(person.id) },
        onclick: () => this.store.choose(person.id),
      },
      avatar(person.name, person.id),
      h("span", { class: "tab-name" }, h("span", { class: "given" }), h("span", { class: "family" })),
      h("span", { class: "tab-detail" }),
      h("span", { class: "tab-last" }),
      h("time", { class: "tab-time" }),
      h("span", { class: "badge" }),
    );
  }

  /**
   * Write only what changed: this runs with every event.
   *
   * @param {HTMLElement} tab
   * @param {Person} person
   */
  dress(tab, person) {
    const { store } = this;
    const chosen = person.id === store.chosenId;
    const unread = store.unread(person);
    const time = clockTime(store.now(), person.zone);
    if (chosen && tab.getAttribute("aria-selected") !== "true") {
      tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    tab.classList.toggle("unread", unread > 0);
    const [given, ...family] = person.name.split(" ");
    write(tab, ".given", given);
    write(tab, ".family", family.length ? ` ${family.join(" ")}` : "");
    write(tab, ".tab-detail", `${roleName(person.role)} · ${place(person.zone)}`);
    write(tab, ".tab-last", lastWords(person));
    write(tab, ".tab-time", time);
    write(tab, ".badge", unread > 99 ? "99+" : unread > 0 ? String(unread) : "");
    const label = [person.name, roleName(person.role), time, unread && words().unread(unread)];
    tab.setAttribute("aria-label", label.filter(Boolean).join(", "));
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { persons, chosenId } = this.store;
    const at = persons.findIndex((person) => person.id === chosenId);
    const next = persons[(at + step + persons.length) % persons.length];
    this.store.choose(next.id);
    /** @type {HTMLElement | null} */ (
      this.tabs.querySelector(`[data-id="${next.id}"]`)
    )?.focus();
  }
}

/**
 * @param {Element} parent
 * @param {string} selector
 * @param {string} text
 */
function write(parent, selector, text) {
  const element = parent.querySelector(selector);
  if (element && element.textContent !== text) element.textContent = text;
}

/** @param {Person} person */
function lastWords(person) {
  const last = person.messages.at(-1);
  if (!last) return "";
  const what = last.text || last.contact?.name || last.file?.name || "";
  return what.slice(0, 120).replace(/\s+/gu, " ");
}

/** @type {Record<string, string>} */
const CITIES = {
  "Europe/Moscow": "Москва",
  "Europe/Kaliningrad": "Калининград",
  "Europe/Samara": "Самара",
  "Asia/Yekaterinburg": "Екатеринбург",
  "Asia/Novosibirsk": "Новосибирск",
  "Asia/Vladivostok": "Владивосток",
};

/**
 * The city of a zone, in the page's language.
 *
 * @param {string | null} zone
 */
export function place(zone) {
  if (!zone) return "";
  const russian = CITIES[zone];
  if (russian && words().languageName === "Русский") return russian;
  return zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
}
