// @ts-check
/** Calls of the control API; addresses and shapes are described in `sandbox/shapes.py`. */

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Message} Message */
/** @typedef {import("./types.js").Pressed} Pressed */
/** @typedef {import("./types.js").Contact} Contact */

/** What the server refused, in its own words; `status` 0 means that nobody answered. */
export class Refusal extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.name = "Refusal";
    this.status = status;
  }
}

/**
 * @param {string} path
 * @param {RequestInit} [init]
 * @returns {Promise<any>}
 */
async function call(path, init) {
  let response;
  try {
    response = await fetch(`/sandbox/${path}`, { cache: "no-store", ...init });
  } catch {
    throw new Refusal("", 0);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(body.error ?? response.statusText, response.status);
  return body;
}

/**
 * @param {string} path
 * @param {object} body
 */
const post = (path, body) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

/** @returns {Promise<State>} */
export const fetchState = () => call("state");

/** @returns {Promise<Contact[]>} */
export const fetchPhonebook = async () => (await call("phonebook")).entries;

/**
 * Move the clock; answers when everything that became due has been dealt with.
 *
 * @param {string} step `1h`, `next_morning`, `1w`, `5mo` …
 */
export const moveClock = (step) => post("clock", { advance: step });

/** @type {(name: string, language: string) => Promise<import("./types.js").Person>} */
export const addPerson = (name, language) => post("persons", { name, language });

/** @type {(person: number, text: string) => Promise<Message>} */
export const sendText = async (person, text) =>
  (await post(`persons/${person}/text`, { text })).message;

/** @type {(person: number, id: number, text: string) => Promise<Message>} */
export const editText = async (person, id, text) =>
  (await post(`persons/${person}/edit`, { message_id: id, text })).message;

/** @type {(person: number, contact: Contact | {own: true}) => Promise<Message>} */
export const sendContact = async (person, contact) =>
  (await post(`persons/${person}/contact`, contact)).message;

/** @type {(person: number, id: number, data: string) => Promise<Pressed>} */
export const press = (person, id, data) =>
  post(`persons/${person}/press`, { message_id: id, data });

/** @type {(person: number, blocked: boolean) => Promise<import("./types.js").Person>} */
export const setBlocked = (person, blocked) => post(`persons/${person}/block`, { blocked });

/**
 * Send a file, or the made-up sample of its kind when there is none.
 *
 * @param {number} person
 * @param {"photo" | "document" | "voice"} kind
 * @param {File} [file]
 * @returns {Promise<Message>}
 */
export async function sendFile(person, kind, file) {
  const body = new FormData();
  if (file) body.append("file", file, file.name);
  const init = { method: "POST", body: file ? body : undefined };
  return (await call(`persons/${person}/${kind}`, init)).message;
}
