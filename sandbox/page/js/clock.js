// @ts-check
/** The sandbox's clock: a panel on a desk, a sheet behind a small button on a phone. */

import { moveClock } from "./api.js";
import { showRefusal, showToast } from "./dialogs.js";
import { byId, fill, h, icon } from "./dom.js";
import { onLanguage, words } from "./i18n.js";
import { clockTime, fullDay, shortDay, weekday } from "./time.js";

/** @typedef {import("./store.js").Store} Store */

const ZONE = "Europe/Moscow";
const NARROW = "(max-width: 859px)";
const TICK_MS = 1000;
/** The events of what became due may come a little after the answer itself. */
const ARRIVAL_MS = 250;

/** @type {[keyof ReturnType<typeof words>["steps"], string][]} */
const STEPS = [
  ["1h", "hour"],
  ["next_morning", "sunrise"],
  ["1w", "week"],
  ["5mo", "months"],
];

export class ClockPanel {
  /**
   * @param {Store} store
   * @param {HTMLElement} chipPlace where a phone shows the small button
   */
  constructor(store, chipPlace) {
    this.store = store;
    this.panel = byId("clock");
    this.moving = false;
    this.title = h("h2", null);
    this.time = h("span", { class: "clock-time" });
    this.city = h("span", { class: "clock-city" });
    this.day = h("div", { class: "clock-day" });
    this.ahead = h("small", { class: "clock-ahead" });
    this.lead = h("p", { class: "lead" });
    this.steps = h("div", { class: "steps" });
    this.progress = h("progress", { class: "clock-progress" });
    this.news = h("p", { class: "clock-news", role: "status" });
    this.chip = h("button", { class: "clock-chip", type: "button" });
    this.chip.addEventListener("click", () => this.panel.togglePopover());
    this.narrow = matchMedia(NARROW);
    this.build(chipPlace);
  }

  /** @param {HTMLElement} chipPlace */
  build(chipPlace) {
    fill(
      this.panel,
      h("header", null, icon("clock"), this.title),
      h("div", { class: "clock-face" }, this.time, this.city, this.day, this.ahead),
      this.lead,
      this.steps,
      this.progress,
      this.news,
    );
    chipPlace.append(this.chip);
    const adapt = () => {
      if (this.narrow.matches) this.panel.setAttribute("popover", "auto");
      else this.panel.removeAttribute("popover");
    };
    adapt();
    this.narrow.addEventListener("change", adapt);
    this.store.on(["state", "clock"], () => this.tick());
    onLanguage(() => this.label());
    this.label();
    setInterval(() => this.tick(), TICK_MS);
  }

  label() {
    this.title.textContent = words().clock;
    this.lead.textContent = words().clockLead;
    this.city.textContent = words().moscow;
    this.chip.setAttribute("aria-label", words().clock);
    this.progress.setAttribute("aria-label", words().moving);
    const buttons = STEPS.map(([step, name]) =>
      h(
        "button",
        { class: "step", type: "button", data: { step }, onclick: () => this.move(step) },
        icon(name),
        words().steps[step],
      ),
    );
    fill(this.steps, buttons);
    this.dress();
    this.tick();
  }

  dress() {
    this.panel.classList.toggle("moving", this.moving);
    this.panel.setAttribute("aria-busy", String(this.moving));
    this.chip.classList.toggle("moving", this.moving);
    for (const button of this.steps.querySelectorAll("button")) {
      // Not `disabled`: the focus should stay where it is.
      button.setAttribute("aria-disabled", String(this.moving));
    }
  }

  /** @param {string} step */
  async move(step) {
    if (this.moving) return;
    this.moving = true;
    this.news.textContent = words().moving;
    this.dress();
    const before = counts(this.store);
    try {
      this.store.setClock(await moveClock(step));
      this.store.emit("clock");
      await new Promise((resolve) => setTimeout(resolve, ARRIVAL_MS));
      this.tell(before);
    } catch (error) {
      this.news.textContent = "";
      showRefusal(error);
    } finally {
      this.moving = false;
      this.dress();
    }
  }

  /**
   * Say whom the passing of time brought something.
   *
   * @param {Map<number, number>} before
   */
  tell(before) {
    const after = counts(this.store);
    const news = this.store.persons
      .map((person) => ({
        name: person.name.split(" ")[0],
        count: (after.get(person.id) ?? 0) - (before.get(person.id) ?? 0),
      }))
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${name} +${count}`);
    const text = news.length ? words().came(news.join(", ")) : words().nothingCame;
    this.news.textContent = text;
    if (this.narrow.matches) {
      this.panel.hidePopover();
      showToast(text);
    }
  }

  tick() {
    if (!this.store.state) return;
    const now = this.store.now();
    const time = clockTime(now, ZONE);
    const day = fullDay(now, ZONE);
    const ahead = this.aheadWords(this.store.state.clock.ahead_seconds);
    const key = `${time}|${day}|${ahead}`;
    if (this.panel.dataset.shown === key) return;
    this.panel.dataset.shown = key;
    this.time.textContent = time;
    this.day.textContent = `${weekday(now, ZONE)}, ${day}`;
    this.ahead.textContent = ahead;
    fill(this.chip, icon("clock"), h("span", null, h("b", null, time), shortDay(now, ZONE)));
    this.store.emit("clock");
  }

  /** @param {number} seconds */
  aheadWords(seconds) {
    const hours = Math.round(seconds / 3600);
    if (hours < 1) return words().onTime;
    const span = hours < 48 ? words().hours(hours) : words().days(Math.round(hours / 24));
    return words().ahead(span);
  }
}

/** @param {Store} store */
const counts = (store) =>
  new Map(
    store.persons.map((person) => [
      person.id,
      person.messages.filter((message) => !message.mine).length,
    ]),
  );
