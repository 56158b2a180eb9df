// @ts-check
/**
 * The shapes that the server speaks: the page's reading of `sandbox/shapes.py`.
 *
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string}} Entity
 * @typedef {{text: string, data?: string, url?: string, copy?: string}} Button
 * @typedef {{text: string, request_contact: boolean}} Key
 * @typedef {{rows: Key[][], resize: boolean, one_time: boolean, placeholder: string | null}} ReplyKeyboard
 * @typedef {"document" | "photo" | "voice" | "audio" | "video"} FileKind
 * @typedef {{kind: FileKind, url: string, name: string, mime: string, size: number,
 *   duration: number | null}} FileCard
 * @typedef {{name: string, phone: string}} Contact
 *
 * @typedef {object} Message
 * @property {number} message_id
 * @property {boolean} mine
 * @property {string} author
 * @property {string} date ISO 8601, UTC
 * @property {string | null} edited ISO 8601, UTC
 * @property {string} text
 * @property {Entity[]} entities
 * @property {Button[][]} buttons
 * @property {FileCard | null} file
 * @property {Contact | null} contact
 * @property {{message_id: number, text: string} | null} reply_to
 * @property {string | null} forward_from
 * @property {boolean} protected
 * @property {string | null} reaction
 *
 * @typedef {{command: string, description: string}} Command
 *
 * @typedef {object} Person
 * @property {number} id
 * @property {string} name
 * @property {string | null} username
 * @property {string} role
 * @property {string | null} language
 * @property {string | null} phone
 * @property {string | null} zone
 * @property {boolean} started
 * @property {boolean} blocked
 * @property {Message[]} messages
 * @property {ReplyKeyboard | null} reply_keyboard
 * @property {Command[]} commands
 *
 * @typedef {{now: string, zone: string, ahead_seconds: number}} Clock
 * @typedef {{id: number, name: string, username: string, description: string,
 *   short_description: string}} Bot
 * @typedef {{clock: Clock, bot: Bot, persons: Person[], last_event_id: number}} State
 * @typedef {{toast: string | null, alert: boolean, url: string | null}} Pressed
 *
 * @typedef {object} SandboxEvent
 * @property {string} type
 * @property {number | null} person
 * @property {any} payload
 */

export {};
