// @ts-check
/** The page's memory: who is there, whose phone is in hand, what is unread. */

/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Person} Person */
/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").SandboxEvent} SandboxEvent */

/**
 * What listeners hear of:
 * `state` everything is new · `chosen` another phone · `message`, `edit`, `delete`
 * {person, message} · `toast`, `action` {person, …} · `keyboard`, `commands`, `block` {person}
 * · `people` somebody new · `clock` · `unread`.
 *
 * @typedef {"state" | "chosen" | "message" | "edit" | "delete" | "toast" | "action" | "keyboard"
 *   | "commands" | "block" | "people" | "clock" | "unread"} Topic
 */

const CHOSEN = "touchbase.chosen";

export class Store {
  constructor() {
    /** @type {State | null} */
    this.state = null;
    /** @type {number | null} */
    this.chosenId = null;
    /** @type {Map<number, number>} newest message that was looked at, by person */
    this.seen = new Map();
    /** @type {Map<Topic, ((detail: any) => void)[]>} */
    this.listeners = new Map();
    /** Milliseconds from this machine's clock to the sandbox's. */
    this.clockShift = 0;
  }

  /**
   * @param {Topic | Topic[]} topics
   * @param {(detail: any) => void} listener
   */
  on(topics, listener) {
    for (const topic of [topics].flat()) {
      this.listeners.set(topic, [...(this.listeners.get(topic) ?? []), listener]);
    }
  }

  /**
   * @param {Topic} topic
   * @param {object} [detail]
   */
  emit(topic, detail = {}) {
    for (const listener of this.listeners.get(topic) ?? []) listener(detail);
  }

  get persons() {
    return this.state?.persons ?? [];
  }

  get bot() {
    return this.state?.bot;
  }

  /** @returns {Person | undefined} */
  get chosen() {
    return this.person(this.chosenId);
  }

  /** @param {number | null} id */
  person(id) {
    return this.persons.find((person) => person.id === id);
  }

  /** The sandbox's present moment. */
  now() {
    return new Date(Date.now() + this.clockShift);
  }

  /**
   * Take over a fresh state; what had been read stays read.
   *
   * @param {State} state
   */
  load(state) {
    const first = this.state === null;
    this.state = state;
    this.setClock(state.clock);
    for (const person of state.persons) {
      const newest = lastId(person);
      const seen = this.seen.get(person.id);
      // A smaller number than before means that the world was made anew.
      if (first || seen === undefined || seen > newest) this.seen.set(person.id, newest);
    }
    if (!this.chosen) this.chosenId = this.firstChoice();
    this.emit("state");
    this.emit("clock");
    this.emit("unread");
  }

  /** Whom to begin with: the one of the last time, or the first manager. */
  firstChoice() {
    const remembered = Number(sessionStorage.getItem(CHOSEN));
    const manager = this.persons.find((person) => person.role === "manager");
    return (this.person(remembered) ?? manager ?? this.persons[0])?.id ?? null;
  }

  /** @param {number} id */
  choose(id) {
    if (id === this.chosenId || !this.person(id)) return;
    this.chosenId = id;
    sessionStorage.setItem(CHOSEN, String(id));
    this.emit("chosen");
  }

  /**
   * How many of the bot's messages a person has not seen.
   *
   * @param {Person} person
   */
  unread(person) {
    const seen = this.seen.get(person.id) ?? 0;
    return person.messages.filter((message) => !message.mine && message.message_id > seen).length;
  }

  get allUnread() {
    return this.persons.reduce((sum, person) => sum + this.unread(person), 0);
  }

  /** Everything in the open chat has been looked at. */
  markSeen() {
    const person = this.chosen;
    if (!person || this.seen.get(person.id) === lastId(person)) return;
    this.seen.set(person.id, lastId(person));
    this.emit("unread");
  }

  /** @param {import("./types.js").Clock} clock */
  setClock(clock) {
    if (this.state) this.state.clock = clock;
    this.clockShift = Date.parse(clock.now) - Date.now();
  }

  /**
   * Put in a message that a request answered with, unless its event was quicker.
   *
   * @param {number} personId
   * @param {Message} message
   */
  add(personId, message) {
    const person = this.person(personId);
    if (!person || position(person, message.message_id) >= 0) return;
    person.messages.push(message);
    person.messages.sort((one, other) => one.message_id - other.message_id);
    person.started = true;
    this.emit("message", { person, message });
    this.emit("unread");
  }

  /** @param {SandboxEvent} event */
  apply(event) {
    if (event.type === "clock") {
      this.setClock(event.payload);
      this.emit("clock");
      return;
    }
    if (event.type === "person") {
      this.welcome(event.payload);
      return;
    }
    const person = this.person(event.person);
    if (person) this.applyTo(person, event);
  }

  /**
   * Let somebody new in, unless their event was quicker than the answer.
   *
   * @param {Person} person
   */
  welcome(person) {
    if (!this.state || this.person(person.id)) return;
    this.state.persons.push(person);
    this.seen.set(person.id, lastId(person));
    this.emit("people");
  }

  /**
   * @param {Person} person
   * @param {SandboxEvent} event
   */
  applyTo(person, { type, payload }) {
    switch (type) {
      case "message":
        this.add(person.id, payload);
        break;
      case "edit":
        this.replace(person, payload);
        break;
      case "delete":
        this.remove(person, payload.message_id);
        break;
      case "toast":
      case "action":
        this.emit(type, { person, ...payload });
        break;
      case "keyboard":
      case "commands":
      case "block":
        Object.assign(person, payload);
        this.emit(type, { person });
        break;
    }
  }

  /**
   * @param {Person} person
   * @param {Message} message
   */
  replace(person, message) {
    const index = position(person, message.message_id);
    if (index < 0) return;
    person.messages[index] = message;
    this.emit("edit", { person, message });
  }

  /**
   * @param {Person} person
   * @param {number} id
   */
  remove(person, id) {
    const index = position(person, id);
    if (index < 0) return;
    const [message] = person.messages.splice(index, 1);
    this.emit("delete", { person, message });
    this.emit("unread");
  }
}

/** @param {Person} person */
const lastId = (person) => person.messages.at(-1)?.message_id ?? 0;

/**
 * @param {Person} person
 * @param {number} id
 */
const position = (person, id) => person.messages.findIndex((one) => one.message_id === id);
