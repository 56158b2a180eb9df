// @ts-check
/** The talk of the chosen person: days, bubbles, and where the reader is. */

import { byId, fill, h, icon } from "./dom.js";
import { onLanguage, words } from "./i18n.js";
import { renderMessage } from "./render/message.js";
import { dayKey, daySeparator } from "./time.js";

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./store.js").Store} Store */

/** How near to its end (pixels) a chat counts as read to the end. */
const NEAR = 80;
const QUIET_MS = 300;

export class Chat {
  /**
   * @param {Store} store
   * @param {import("./actions.js").Actions} actions
   */
  constructor(store, actions) {
    this.store = store;
    this.list = byId("messages");
    this.button = byId("to-bottom");
    /** @type {Map<number, number>} where each chat was scrolled to; absent: at its end */
    this.places = new Map();
    /** @type {number | null} */
    this.shownId = null;
    /** The height at which the place was last looked at. */
    this.height = 0;
    /** @type {import("./render/message.js").BubbleActions} */
    this.bubbleActions = {
      openLink: (url) => actions.openLink(url),
      copy: (text) => actions.copyOrOpen(text),
      command: (text) => actions.text(text),
      press: (message, button, element) => actions.press(message, button, element),
      jump: (id) => this.jump(id),
    };
    this.listen();
  }

  listen() {
    const { store } = this;
    store.on(["state", "chosen"], () => this.show());
    store.on("message", (detail) => this.mine(detail) && this.append(detail.message));
    store.on("edit", (detail) => this.mine(detail) && this.redraw(detail.message));
    store.on("delete", (detail) => this.mine(detail) && this.remove(detail.message));
    store.on("clock", () => this.nameDays());
    this.list.addEventListener("scroll", () => this.scrolled(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(this.list);
    // A photo takes its height when it is there; "load" does not bubble, so it is caught going down.
    this.list.addEventListener("load", () => requestAnimationFrame(() => this.grown()), true);
    document.addEventListener("visibilitychange", () => this.scrolled());
    this.button.addEventListener("click", () => this.toEnd("smooth"));
    onLanguage(() => this.show());
  }

  /** @param {{person: Person}} detail */
  mine({ person }) {
    return person.id === this.store.chosenId;
  }

  /** Draw the chosen person's whole chat. */
  show() {
    const person = this.store.chosen;
    if (!person) return;
    // A screen reader should hear new messages, not the whole of another chat.
    this.list.setAttribute("aria-live", "off");
    setTimeout(() => this.list.setAttribute("aria-live", "polite"), QUIET_MS);
    this.list.lang = person.language ?? "";
    this.list.setAttribute("aria-label", words().messages);
    this.shownId = person.id;
    fill(this.list, person.messages.length ? this.days(person) : this.nothing());
    this.button.setAttribute("aria-label", words().toBottom);
    const place = this.places.get(person.id);
    if (place === undefined) this.toEnd();
    else this.list.scrollTop = place;
    this.scrolled();
  }

  /** @param {Person} person */
  days(person) {
    /** @type {HTMLElement[]} */
    const days = [];
    for (const message of person.messages) {
      const key = dayKey(new Date(message.date), person.zone);
      if (days.at(-1)?.dataset.day !== key) days.push(this.day(key, message));
      days.at(-1)?.append(this.bubble(message));
    }
    return days;
  }

  /**
   * @param {string} key
   * @param {Message} first
   */
  day(key, first) {
    const section = h("section", { class: "day", data: { day: key, moment: first.date } });
    section.append(h("h2", { class: "day-name" }, this.dayName(first.date)));
    return section;
  }

  /** @param {string} date */
  dayName(date) {
    const zone = this.store.chosen?.zone ?? null;
    return daySeparator(new Date(date), this.store.now(), zone, words());
  }

  /** Today has become yesterday. */
  nameDays() {
    for (const day of this.list.querySelectorAll("section.day")) {
      const { moment } = /** @type {HTMLElement} */ (day).dataset;
      const name = this.dayName(moment ?? "");
      const title = day.querySelector(".day-name");
      if (title && title.textContent !== name) title.textContent = name;
    }
  }

  /** @param {Message} message */
  bubble(message) {
    return renderMessage(message, this.store.chosen?.zone ?? null, this.bubbleActions);
  }

  nothing() {
    const { bot } = this.store;
    return h(
      "div",
      { class: "nothing" },
      h("strong", null, bot?.name),
      h("p", null, this.store.chosen?.started ? words().empty : bot?.description || words().emptyLead),
    );
  }

  /** @param {Message} message */
  append(message) {
    const follow = this.following || message.mine;
    const zone = this.store.chosen?.zone ?? null;
    const key = dayKey(new Date(message.date), zone);
    this.list.querySelector(".nothing")?.remove();
    let last = /** @type {HTMLElement | null} */ (this.list.lastElementChild);
    if (last?.dataset.day !== key) {
      last = this.day(key, message);
      this.list.append(last);
    }
    const bubble = this.bubble(message);
    bubble.classList.add("new");
    const later = [...last.querySelectorAll("article")].find(
      (other) => Number(other.dataset.id) > message.message_id,
    );
    last.insertBefore(bubble, later ?? null);
    if (follow) this.toEnd();
    this.scrolled();
  }

  /** @param {Message} message */
  redraw(message) {
    const old = this.find(message.message_id);
    if (!old) return;
    const follow = this.following;
    const focused = focusedKey(old);
    const bubble = this.bubble(message);
    old.replaceWith(bubble);
    if (focused >= 0) {
      const keys = bubble.querySelectorAll(".key");
      /** @type {HTMLElement} */ (keys[focused] ?? keys[0] ?? this.list).focus({
        preventScroll: true,
      });
    }
    if (follow) this.toEnd();
  }

  /** @param {Message} message */
  remove(message) {
    const bubble = this.find(message.message_id);
    const day = bubble?.closest("section.day");
    bubble?.remove();
    if (day && !day.querySelector("article")) day.remove();
  }

  /**
   * @param {number} id
   * @returns {HTMLElement | null}
   */
  find(id) {
    return this.list.querySelector(`article[data-id="${id}"]`);
  }

  /** @param {number} id */
  jump(id) {
    const bubble = this.find(id);
    if (!bubble) return;
    bubble.scrollIntoView({ block: "center", behavior: "smooth" });
    bubble.classList.remove("flash");
    requestAnimationFrame(() => bubble.classList.add("flash"));
  }

  get following() {
    return !this.places.has(this.store.chosenId ?? 0);
  }

  /** @param {ScrollBehavior} [behavior] */
  toEnd(behavior = "instant") {
    this.list.scrollTo({ top: this.list.scrollHeight, behavior });
    if (this.shownId !== null) this.places.delete(this.shownId);
  }

  /** The bot's keyboard, the phone's own one, or a turned screen: who was at the end stays there. */
  resized() {
    this.height = this.list.clientHeight;
    if (this.following) this.toEnd();
    this.scrolled();
  }

  /** Something in the chat became higher: who was at the end stays there. */
  grown() {
    if (this.following) this.toEnd();
  }

  /** Remember the place; at the end of a visible chat everything counts as read. */
  scrolled() {
    const { store, list } = this;
    const person = store.chosen;
    if (!person || person.id !== this.shownId || list.clientHeight !== this.height) return;
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
    if (atEnd) this.places.delete(person.id);
    else this.places.set(person.id, list.scrollTop);
    if (atEnd && !document.hidden) store.markSeen();
    this.button.hidden = atEnd;
    const unread = store.unread(person);
    fill(this.button, icon("down"), unread > 0 && h("span", { class: "badge" }, unread));
  }
}

/**
 * Which inline button of a bubble has the focus; -1 for none.
 *
 * @param {HTMLElement} bubble
 */
const focusedKey = (bubble) =>
  [...bubble.querySelectorAll(".key")].indexOf(/** @type {Element} */ (document.activeElement));
