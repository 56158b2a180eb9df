// @ts-check
/** Keeps the store in step with the server, and comes back by itself when that was gone. */

import { fetchState } from "./api.js";

/** @typedef {import("./store.js").Store} Store */

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 4000;
/** A line that comes back within this many milliseconds was never gone for the visitor. */
const GRACE = 700;

export class Connection {
  /**
   * @param {Store} store
   * @param {(online: boolean) => void} changed called when the server goes or comes back
   */
  constructor(store, changed) {
    this.store = store;
    this.changed = changed;
    this.pause = FIRST_PAUSE;
    /** @type {EventSource | null} */
    this.source = null;
    /** @type {number | undefined} */
    this.alarm = undefined;
  }

  /** Fetch the state and follow the events after it; try again until it works. */
  async start() {
    try {
      const state = await fetchState();
      this.store.load(state);
      this.follow(state.last_event_id);
      this.pause = FIRST_PAUSE;
    } catch {
      this.changed(false);
      setTimeout(() => this.start(), this.pause);
      this.pause = Math.min(this.pause * 1.6, LONGEST_PAUSE);
    }
  }

  /** @param {number} after */
  follow(after) {
    const source = new EventSource(`/sandbox/events?after=${after}`);
    this.source = source;
    source.onopen = () => this.settled();
    source.onmessage = (message) => this.take(JSON.parse(message.data));
    source.onerror = () => {
      // The browser resumes by Last-Event-ID, but only a fresh state survives a restart
      // of the server, whose numbers begin again.
      source.close();
      this.restart();
    };
  }

  settled() {
    clearTimeout(this.alarm);
    this.changed(true);
  }

  restart() {
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.changed(false), GRACE);
    setTimeout(() => this.start(), FIRST_PAUSE / 2);
  }

  /** @param {import("./types.js").SandboxEvent} event */
  take(event) {
    if (event.type === "reset") {
      this.source?.close();
      this.start();
    } else {
      this.store.apply(event);
    }
  }
}
